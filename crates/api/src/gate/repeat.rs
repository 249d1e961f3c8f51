//! A request that comes twice under one `Idempotency-Key` is carried out once.
//!
//! The answer of a request that went well is kept for 24 hours and given again, marked as a replay. One that failed
//! changed nothing, so its key is free again.

use crate::{
    app::App,
    error::{ApiError, Code},
    fields::{BODY_MAX, sorted},
    gate::credentials::Credentials,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use platform::{
    Caller,
    guard::repeat::{Idempotency, IdempotencyKey, StoredResponse},
};
use sha2::{Digest, Sha256};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
const KEY_MAX: usize = 255;
const ANSWER_MAX: usize = 1024 * 1024;

/// The layer.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let caller = match request.extensions().get::<Credentials>() {
        Some(Credentials::Proven(caller)) if *request.method() == Method::POST => caller.clone(),
        _ => return next.run(request).await,
    };
    let Some(key) = request.headers().get(KEY).and_then(|key| key.to_str().ok()).map(str::to_owned) else {
        if needs_key(request.uri().path()) {
            let detail = "send an Idempotency-Key header, so that a repetition does nothing twice";
            return ApiError::new(Code::Malformed, detail).into_response();
        }
        return next.run(request).await;
    };
    if key.is_empty() || key.len() > KEY_MAX {
        let detail = format!("an Idempotency-Key has 1 to {KEY_MAX} characters");
        return ApiError::new(Code::Malformed, detail).into_response();
    }
    let key = IdempotencyKey { method_path: format!("POST {}", request.uri().path()), key };
    once(&app, &caller, key, request, next).await.unwrap_or_else(IntoResponse::into_response)
}

/// Whether the path makes or starts something, so that a key is required.
fn needs_key(path: &str) -> bool {
    path.ends_with("/bots") || (path.contains("/bots/") && path.ends_with("/start"))
}

async fn once(
    app: &App,
    caller: &Caller,
    key: IdempotencyKey,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_MAX)
        .await
        .map_err(|_| ApiError::new(Code::TooLarge, "a body has at most 64 KiB"))?;
    match app.platform.repeat_begin(caller, &key, &fingerprint(&body)).await? {
        Idempotency::Fresh => {}
        Idempotency::Running => {
            let detail = "the first request under this key is still being carried out";
            return Err(ApiError::new(Code::Conflict, detail));
        }
        Idempotency::Mismatch => {
            let detail = "this Idempotency-Key was used for another body";
            return Err(ApiError::new(Code::IdempotencyMismatch, detail));
        }
        Idempotency::Replay(stored) => return Ok(replay(stored)),
    }
    // A caller who goes away must not stop it half way: the act runs to its end, and its answer is kept.
    let (app, caller) = (app.clone(), caller.clone());
    let done = tokio::spawn(async move {
        let response = next.run(Request::from_parts(parts, Body::from(body))).await;
        keep(&app, &caller, &key, response).await
    });
    done.await.map_err(|error| ApiError::internal(&error.to_string()))?
}

async fn keep(
    app: &App,
    caller: &Caller,
    key: &IdempotencyKey,
    response: Response,
) -> Result<Response, ApiError> {
    if !response.status().is_success() {
        app.platform.repeat_finish(caller, key, None).await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, ANSWER_MAX).await.map_err(|error| ApiError::internal(&error.to_string()))?;
    let stored =
        StoredResponse { status: parts.status.as_u16(), body: String::from_utf8_lossy(&bytes).into_owned() };
    app.platform.repeat_finish(caller, key, Some(&stored)).await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn replay(stored: StoredResponse) -> Response {
    let status = StatusCode::from_u16(stored.status).unwrap_or(StatusCode::OK);
    let mut response = (status, stored.body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

/// SHA-256 of the body in one canonical form: JSON with sorted keys and no spaces.
fn fingerprint(body: &Bytes) -> [u8; 32] {
    let canonical = serde_json::from_slice::<serde_json::Value>(body).map(|value| sorted(value).to_string());
    match canonical {
        Ok(text) => Sha256::digest(text.as_bytes()).into(),
        Err(_) => Sha256::digest(body).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_and_the_spaces_do_not_matter_the_values_do() {
        let print = |text: &'static str| fingerprint(&Bytes::from_static(text.as_bytes()));
        assert_eq!(print(r#"{"a":1,"b":{"c":2,"d":3}}"#), print(r#"{ "b": {"d":3, "c":2}, "a":1 }"#));
        assert_ne!(print(r#"{"a":1}"#), print(r#"{"a":"1"}"#));
        assert_ne!(print("not json"), print("not json either"));
    }

    #[test]
    fn making_and_starting_need_a_key() {
        assert!(needs_key("/api/v1/bots"));
        assert!(needs_key("/api/v1/bots/0198/start"));
        assert!(!needs_key("/api/v1/bots/0198/stop"));
        assert!(!needs_key("/api/v1/risk/kill-switch"));
    }
}
