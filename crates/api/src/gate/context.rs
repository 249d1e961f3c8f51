//! The outermost layer: a request's id and duration, the headers of every answer, the bodies of failures, 304.

use crate::{
    app::App,
    error::{ApiError, Code},
    settings::Transport,
};
use axum::{
    body::Body,
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use platform::Origin;
use std::net::SocketAddr;
use uuid::Uuid;

/// The header that bears a request's id, in the log and in failures too.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// What is known of a request before anybody looks at it.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// Its id.
    pub id: Uuid,
    /// Its path.
    pub path: String,
    /// The address it comes from.
    pub ip: String,
    /// Whether it comes from this machine, through no proxy.
    pub is_local: bool,
    /// The browser or program.
    pub user_agent: Option<String>,
}

impl RequestContext {
    /// Where it comes from, for the audit log.
    pub fn origin(&self) -> Origin {
        Origin { ip: Some(self.ip.clone()), user_agent: self.user_agent.clone(), request: Some(self.id) }
    }
}

/// The layer.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let begun_at = app.platform.now();
    let context = context_of(&app, &request);
    let method = request.method().clone();
    let known_tag = request.headers().get(header::IF_NONE_MATCH).cloned();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    request.extensions_mut().insert(context.clone());
    let mut response = next.run(request).await;
    if let Some(error) = response.extensions_mut().remove::<ApiError>() {
        let headers = std::mem::take(response.headers_mut());
        response = error.write(&context, app.platform.now());
        for (name, value) in &headers {
            if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
                response.headers_mut().append(name, value.clone());
            }
        }
    }
    if (method == Method::GET || method == Method::HEAD) && is_known(known_tag.as_ref(), &response) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    dress(&app, response.headers_mut(), &context);
    let span = app.platform.now().since(begun_at);
    let status = response.status().as_u16();
    let route = route.unwrap_or_else(|| "other".to_owned());
    app.metrics.request(&method, &route, status, span);
    tracing::debug!(request = %context.id, %method, path = context.path, status, ms = span.nanos() / 1_000_000, "request");
    response
}

/// The answer to what nothing answers.
pub async fn not_found() -> ApiError {
    ApiError::new(Code::NotFound, "there is nothing here")
}

/// The answer to a method that a path does not have.
pub async fn method_not_allowed() -> ApiError {
    ApiError::new(Code::MethodNotAllowed, "the path is right, the method is not")
}

fn context_of(app: &App, request: &Request) -> RequestContext {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let headers = request.headers();
    let forwarded = match app.settings.transport {
        Transport::Loopback => None,
        // The last name in the list is the one that our own proxy has added.
        Transport::BehindTls => text(headers, &HeaderName::from_static("x-forwarded-for"))
            .and_then(|list| list.rsplit(',').next().map(|ip| ip.trim().to_owned())),
    };
    let is_direct = !headers.contains_key("x-forwarded-for") && !headers.contains_key("forwarded");
    RequestContext {
        id: app.platform.uuid(),
        path: request.uri().path().to_owned(),
        is_local: is_direct && peer.is_some_and(|ip| ip.is_loopback()),
        ip: forwarded.or_else(|| peer.map(|ip| ip.to_string())).unwrap_or_else(|| "unknown".to_owned()),
        user_agent: text(headers, &header::USER_AGENT).map(|agent| agent.chars().take(256).collect()),
    }
}

fn is_known(known: Option<&HeaderValue>, response: &Response) -> bool {
    if response.status() != StatusCode::OK {
        return false;
    }
    let (Some(known), Some(tag)) = (known, response.headers().get(header::ETAG)) else { return false };
    let (Ok(known), Ok(tag)) = (known.to_str(), tag.to_str()) else { return false };
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag))
}

fn dress(app: &App, headers: &mut HeaderMap, context: &RequestContext) {
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    );
    if app.settings.transport == Transport::BehindTls {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    if let Ok(id) = HeaderValue::from_str(&context.id.to_string()) {
        headers.insert(REQUEST_ID, id);
    }
}

/// A header as text.
pub fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}
