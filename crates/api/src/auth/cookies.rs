//! The cookies of a browser: access and refresh tokens that no script can read, and the token that our page repeats.
//!
//! On this machine (plain HTTP) their names are bare; behind TLS they are `__Host-` ones, `Secure`, which no other
//! host can set. The access cookie outlives its token, so that the second of two windows that refresh at once can still
//! say whose sign-in it is.

use crate::{app::App, settings::Transport};
use axum::http::{HeaderMap, HeaderValue, header};
use platform::Tokens;
use store::FamilyKey;

const ACCESS: &str = "tw_access";
const REFRESH: &str = "tw_refresh";
const CSRF: &str = "tw_csrf";

/// The cookies of a new sign-in, or of fresh tokens.
pub fn set(app: &App, tokens: &Tokens) -> Vec<HeaderValue> {
    let age = app.platform.settings().refresh_idle.seconds();
    let csrf = app.platform.csrf_of(FamilyKey(tokens.family));
    let mut cookies = vec![cookie(app, ACCESS, &tokens.access, age), cookie(app, CSRF, &csrf, age)];
    if let Some(refresh) = &tokens.refresh {
        cookies.push(cookie(app, REFRESH, refresh, age));
    }
    cookies.into_iter().filter_map(|text| HeaderValue::from_str(&text).ok()).collect()
}

/// Cookies that end the ones there are.
pub fn clear(app: &App) -> Vec<HeaderValue> {
    let ended = [ACCESS, REFRESH, CSRF].map(|name| cookie(app, name, "", 0));
    ended.into_iter().filter_map(|text| HeaderValue::from_str(&text).ok()).collect()
}

/// The access token of a request's cookie.
pub fn access(app: &App, headers: &HeaderMap) -> Option<String> {
    read(app, headers, ACCESS)
}

/// The refresh token of a request's cookie.
pub fn refresh(app: &App, headers: &HeaderMap) -> Option<String> {
    read(app, headers, REFRESH)
}

/// The page's token of a request's cookie.
pub fn csrf(app: &App, headers: &HeaderMap) -> Option<String> {
    read(app, headers, CSRF)
}

fn full_name(app: &App, name: &str) -> String {
    match app.settings.transport {
        Transport::Loopback => name.to_owned(),
        Transport::BehindTls => format!("__Host-{name}"),
    }
}

fn cookie(app: &App, name: &str, value: &str, age_s: i64) -> String {
    let http_only = if name == CSRF { "" } else { "; HttpOnly" };
    let secure = if app.settings.transport == Transport::BehindTls { "; Secure" } else { "" };
    let name = full_name(app, name);
    format!("{name}={value}; Path=/; SameSite=Strict; Max-Age={age_s}{http_only}{secure}")
}

fn read(app: &App, headers: &HeaderMap, name: &str) -> Option<String> {
    let name = full_name(app, name);
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned())
}
