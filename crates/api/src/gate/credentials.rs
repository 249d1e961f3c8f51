//! Who asks: a bearer token, or the session cookie with proof that our own page sent the request.
//!
//! A cookie goes with every request a browser sends, whoever made it do so. So what changes something must also come
//! from our own origin and repeat the token that only our own page can read.

use crate::{
    app::App,
    auth::cookies,
    error::{ApiError, Code},
    gate::context::RequestContext,
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use platform::{Caller, Origin};

/// The header in which our own page repeats its token.
pub const CSRF_HEADER: &str = "x-csrf-token";

/// The caller, for handlers that want one.
#[derive(Debug)]
pub struct SignedIn(pub Caller);

/// What the credentials of a request came to.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// They prove a caller.
    Proven(Caller),
    /// There are none.
    None,
    /// They prove nothing.
    Refused(ApiError),
}

/// The layer.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_sign_in = path.ends_with("/auth/guest") || path.ends_with("/auth/login");
    let is_refresh = path.ends_with("/auth/refresh");
    if is_unsafe(request.method()) && !is_same_origin(&app, request.headers()) {
        return csrf_failed("it was sent by a page of another site").into_response();
    }
    // Signing in proves who one is by itself; refreshing does it with its own cookie.
    let credentials = if is_sign_in || is_refresh {
        Credentials::None
    } else {
        let origin = request.extensions().get::<RequestContext>().map(RequestContext::origin);
        let (headers, method) = (request.headers().clone(), request.method().clone());
        match credentials_of(&app, &headers, &method, origin.unwrap_or_default()).await {
            Ok(credentials) => credentials,
            Err(error) => return error.into_response(),
        }
    };
    request.extensions_mut().insert(credentials);
    next.run(request).await
}

/// Whether an `Origin`, where there is one, is our own.
pub fn is_same_origin(app: &App, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    if app.settings.origins.iter().any(|ours| ours == origin) {
        return true;
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    name.is_some_and(|name| !host.is_empty() && name.eq_ignore_ascii_case(host))
}

/// The token of an `Authorization` header.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The failure of a request that our own page did not send.
pub fn csrf_failed(why: &str) -> ApiError {
    ApiError::new(Code::CsrfFailed, why)
}

async fn credentials_of(
    app: &App,
    headers: &HeaderMap,
    method: &Method,
    origin: Origin,
) -> Result<Credentials, ApiError> {
    if headers.contains_key(header::AUTHORIZATION) {
        let Some(token) = bearer(headers) else {
            let error = ApiError::new(Code::Unauthenticated, "send \"Authorization: Bearer <token>\"");
            return Ok(Credentials::Refused(error));
        };
        return Ok(proven(app.platform.caller(token, origin).await));
    }
    let Some(token) = cookies::access(app, headers) else { return Ok(Credentials::None) };
    let credentials = proven(app.platform.caller(&token, origin).await);
    if let (Credentials::Proven(caller), true) = (&credentials, is_unsafe(method)) {
        let shown = headers.get(CSRF_HEADER).and_then(|token| token.to_str().ok());
        if shown != Some(app.platform.csrf_of(caller.family).as_str()) {
            return Err(csrf_failed("the X-CSRF-Token header does not match"));
        }
    }
    Ok(credentials)
}

fn proven(caller: platform::Result<Caller>) -> Credentials {
    match caller {
        Ok(caller) => Credentials::Proven(caller),
        Err(fault) => Credentials::Refused(fault.into()),
    }
}

fn is_unsafe(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        match parts.extensions.get::<Credentials>() {
            Some(Credentials::Proven(caller)) => Ok(Self(caller.clone())),
            Some(Credentials::Refused(error)) => Err(error.clone()),
            Some(Credentials::None) | None => Err(ApiError::new(Code::Unauthenticated, "sign in first")),
        }
    }
}
