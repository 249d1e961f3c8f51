//! Signing in and out.

use crate::{
    answer::{Answer, Result},
    app::App,
    auth::cookies,
    error::{ApiError, Code},
    fields::BodyFields,
    gate::{
        context::RequestContext,
        credentials::{CSRF_HEADER, SignedIn, csrf_failed},
    },
    wire::{
        Envelope,
        auth::{GuestRequest, LoginRequest, Nothing, RefreshRequest, Tokens, User},
    },
};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, header},
};
use platform::identity::sign_in::RefreshFrom;

const TAG: &str = "auth";

/// Sign in without a password
///
/// In the demo as the demo's user, who owns the sample bots; elsewhere, where guests are welcome, as a new paper user.
/// Sets the session cookies and answers the same tokens.
#[utoipa::path(
    post, path = "/auth/guest", tag = TAG, operation_id = "auth_guest", request_body = GuestRequest, security(()),
    responses((status = 200, description = "Signed in", body = Envelope<Tokens>)),
)]
pub async fn guest(
    State(app): State<App>,
    Extension(context): Extension<RequestContext>,
    BodyFields(mut fields): BodyFields,
) -> Result<Tokens> {
    // The demo's link carries a code so that it can be told apart; whoever reaches the demo may use it without.
    let _code = fields.text_if("code");
    fields.finish()?;
    let tokens = app.platform.guest(&context.origin()).await?;
    Ok(signed_in(&app, tokens))
}

/// Sign in by name and password
///
/// Sets the session cookies and answers the same tokens. At most five tries per name and minute.
#[utoipa::path(
    post, path = "/auth/login", tag = TAG, operation_id = "auth_login", request_body = LoginRequest, security(()),
    responses((status = 200, description = "Signed in", body = Envelope<Tokens>)),
)]
pub async fn login(
    State(app): State<App>,
    Extension(context): Extension<RequestContext>,
    BodyFields(mut fields): BodyFields,
) -> Result<Tokens> {
    let username = fields.text("username");
    let password = fields.text("password");
    if username.chars().count() > 64 {
        fields.fault("username", "length", "a name has at most 64 characters");
    }
    if password.chars().count() > 256 {
        fields.fault("password", "length", "a password has at most 256 characters");
    }
    fields.finish()?;
    let tokens = app.platform.login(&username, password, &context.origin()).await?;
    Ok(signed_in(&app, tokens))
}

/// Get new tokens
///
/// The refresh token, from the body or the cookie, works once. Used again, its whole sign-in is revoked.
#[utoipa::path(
    post, path = "/auth/refresh", tag = TAG, operation_id = "auth_refresh", request_body = RefreshRequest,
    security(()),
    responses((status = 200, description = "New tokens", body = Envelope<Tokens>)),
)]
pub async fn refresh(
    State(app): State<App>,
    Extension(context): Extension<RequestContext>,
    headers: HeaderMap,
    BodyFields(mut fields): BodyFields,
) -> Result<Tokens> {
    let given = fields.text_if("refresh_token");
    fields.finish()?;
    let origin = context.origin();
    let tokens = match given {
        Some(token) => app.platform.refresh(RefreshFrom::Body(&token), &origin).await?,
        None => {
            let Some(token) = cookies::refresh(&app, &headers) else {
                return Err(ApiError::new(Code::Unauthenticated, "there is no refresh token"));
            };
            let shown = headers.get(CSRF_HEADER).and_then(|shown| shown.to_str().ok());
            if shown.is_none() || shown != cookies::csrf(&app, &headers).as_deref() {
                return Err(csrf_failed("the X-CSRF-Token header does not match"));
            }
            let access = cookies::access(&app, &headers);
            let from = RefreshFrom::Cookie { refresh: &token, access: access.as_deref() };
            app.platform.refresh(from, &origin).await?
        }
    };
    Ok(signed_in(&app, tokens))
}

/// Sign out
///
/// Ends this sign-in: its tokens prove nothing any more. The cookies are taken back.
#[utoipa::path(
    post, path = "/auth/logout", tag = TAG, operation_id = "auth_logout",
    responses((status = 200, description = "Signed out", body = Envelope<Nothing>)),
)]
pub async fn logout(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    BodyFields(fields): BodyFields,
) -> Result<Nothing> {
    fields.finish()?;
    app.platform.logout(&caller).await?;
    app.hub.sign_in_ended(caller.family);
    let mut answer = app.answer(Nothing {});
    for cookie in cookies::clear(&app) {
        answer = answer.header(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

fn signed_in(app: &App, tokens: platform::Tokens) -> Answer<Tokens> {
    let set = cookies::set(app, &tokens);
    let body = Tokens {
        access_token: tokens.access,
        refresh_token: tokens.refresh,
        expires_in: tokens.expires_in,
        user: User::from_view(tokens.user, app.demo()),
    };
    let mut answer = app.answer(body).no_store();
    for cookie in set {
        answer = answer.header(header::SET_COOKIE, cookie);
    }
    answer
}
