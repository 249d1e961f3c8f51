//! The web app inside the binary: its files as they were built, one page for every address that is not a file.
//!
//! Files whose names carry a hash may be kept for ever; the page itself is asked for anew each time. A binary that was
//! built without the web app says so.

use crate::error::{ApiError, Code};
use axum::{
    extract::{Path, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// What a binary without the web app shows.
const MISSING: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tradewind</title>\
<h1>Tradewind is running</h1><p>This binary was built without its web app. To have it, run \
<code>npm ci &amp;&amp; npm run build</code> in the folder <code>web</code> and build again, or start \
<code>cargo xtask demo</code>, which does both.</p>\
<p>The API is here: <a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.</p></html>";

/// Answers everything that no route answers.
pub async fn asset(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        return ApiError::new(Code::NotFound, "there is nothing here").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::new(Code::MethodNotAllowed, "files can only be read").into_response();
    }
    if path.split('/').any(|part| part == ".." || part.contains('\\')) {
        return ApiError::new(Code::NotFound, "there is nothing here").into_response();
    }
    if !path.is_empty()
        && let Some(file) = Dist::get(path)
    {
        return serve(path, file, request.headers());
    }
    if path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
        return ApiError::new(Code::NotFound, "there is no such file").into_response();
    }
    match Dist::get("index.html") {
        Some(page) => serve("index.html", page, request.headers()),
        None => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], MISSING).into_response(),
    }
}

/// The page that a problem's `type` leads to.
pub async fn problem_page(Path(code): Path<String>) -> Result<Response, ApiError> {
    let name = code.replace('-', "_").to_uppercase();
    let known = Code::ALL.iter().map(|code| code.parts()).find(|(_, known, _)| *known == name);
    let (status, name, title) =
        known.ok_or_else(|| ApiError::new(Code::NotFound, "there is no such problem"))?;
    let text = format!("{name} (HTTP {status})\n\n{title}.\n");
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

fn serve(path: &str, plain: EmbeddedFile, asked: &HeaderMap) -> Response {
    let takes_brotli = asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| coding.split(';').next().is_some_and(|name| name.trim() == "br"));
    let packed = if takes_brotli { Dist::get(&format!("{path}.br")) } else { None };
    let is_packed = packed.is_some();
    let tag = tag_of(&plain, is_packed);
    let file = packed.unwrap_or(plain);
    let mut response = (StatusCode::OK, file.data.into_owned()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind_of(path)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if is_packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn tag_of(file: &EmbeddedFile, is_packed: bool) -> String {
    let hash = platform::ports::clock::to_hex(&file.metadata.sha256_hash()[..12]);
    format!("\"{hash}{}\"", if is_packed { "-br" } else { "" })
}

/// The media type of a file, by its ending.
fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
