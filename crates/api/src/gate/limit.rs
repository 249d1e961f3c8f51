//! How much may be asked: token buckets per class, of a user or, without one, of an address.
//!
//! What lowers risk has its own bucket, so that nothing else can use it up. At most 20,000 buckets per class are kept;
//! then those that are full again are forgotten.

use crate::{
    app::App,
    error::{ApiError, Code},
    gate::{context::RequestContext, credentials::Credentials},
    settings::Limits,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::DefaultKeyedStateStore,
};
use model::Span;
use std::num::NonZeroU32;

const BUCKETS_MAX: usize = 20_000;
const WINDOW_S: u32 = 60;

type Bucket = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock, StateInformationMiddleware>;

/// The classes of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Anything by an address that is not signed in.
    Anonymous,
    /// Signing in and refreshing.
    Auth,
    /// Reading.
    Read,
    /// Making and starting things.
    Trading,
    /// Lowering risk.
    Relief,
}

/// The buckets.
pub struct RateLimits {
    anonymous: (u32, Bucket),
    auth: (u32, Bucket),
    read: (u32, Bucket),
    trading: (u32, Bucket),
    relief: (u32, Bucket),
    clock: DefaultClock,
}

impl RateLimits {
    /// Empty buckets of these sizes.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let bucket = |per_minute: u32| {
            let size = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
            (size.get(), RateLimiter::keyed(Quota::per_minute(size)).with_middleware())
        };
        Self {
            anonymous: bucket(limits.anonymous),
            auth: bucket(limits.auth),
            read: bucket(limits.read),
            trading: bucket(limits.trading),
            relief: bucket(limits.relief),
            clock: DefaultClock::default(),
        }
    }

    /// Takes one token: how many are left, or how long to wait.
    fn take(&self, class: Class, key: String) -> (u32, Result<u32, Span>) {
        let (size, bucket) = match class {
            Class::Anonymous => &self.anonymous,
            Class::Auth => &self.auth,
            Class::Read => &self.read,
            Class::Trading => &self.trading,
            Class::Relief => &self.relief,
        };
        if bucket.len() >= BUCKETS_MAX {
            bucket.retain_recent();
        }
        let taken = match bucket.check_key(&key) {
            Ok(state) => Ok(state.remaining_burst_capacity()),
            Err(not_until) => {
                let wait = not_until.wait_time_from(self.clock.now());
                Err(Span::from_millis(i64::try_from(wait.as_millis()).unwrap_or(60_000)))
            }
        };
        (*size, taken)
    }
}

impl std::fmt::Debug for RateLimits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RateLimits")
    }
}

impl Class {
    /// The class of a request to the API.
    #[must_use]
    pub fn of(method: &Method, path: &str, is_signed_in: bool) -> Self {
        let is_change = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
        let last = path.rsplit('/').next().unwrap_or_default();
        match (is_change, last) {
            (true, "guest" | "login" | "refresh") => Self::Auth,
            _ if !is_signed_in => Self::Anonymous,
            (true, "pause" | "stop" | "logout") => Self::Relief,
            (true, "kill-switch") if *method == Method::POST => Self::Relief,
            // A question that is asked by POST changes nothing.
            (true, _) if path.contains("/analysis/") => Self::Read,
            (true, "generate" | "scan") if path.contains("/signals/") => Self::Read,
            (true, _) => Self::Trading,
            (false, _) => Self::Read,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Auth => "auth",
            Self::Read => "read",
            Self::Trading => "trading",
            Self::Relief => "relief",
        }
    }
}

/// The layer.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let context = request.extensions().get::<RequestContext>();
    let ip = context.map_or_else(|| "unknown".to_owned(), |context| context.ip.clone());
    let user = match request.extensions().get::<Credentials>() {
        Some(Credentials::Proven(caller)) => Some(caller.user.to_string()),
        Some(Credentials::None | Credentials::Refused(_)) | None => None,
    };
    let class = Class::of(request.method(), request.uri().path(), user.is_some());
    let key = if class == Class::Auth { ip } else { user.unwrap_or(ip) };
    let (size, taken) = app.limits.take(class, key);
    let mut response = match taken {
        Ok(_) => next.run(request).await,
        Err(wait) => {
            let error = ApiError::new(Code::RateLimited, format!("at most {size} a minute"));
            let wait = Span::from_seconds(wait.seconds().saturating_add(1));
            ApiError { retry_after: Some(wait), ..error }.into_response()
        }
    };
    let left = taken.unwrap_or(0);
    let until_full = (u64::from(size - left.min(size)) * u64::from(WINDOW_S)).div_ceil(u64::from(size));
    let name = class.name();
    set(response.headers_mut(), "ratelimit-policy", &format!("\"{name}\";q={size};w={WINDOW_S}"));
    set(response.headers_mut(), "ratelimit", &format!("\"{name}\";r={left};t={until_full}"));
    response
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lowers_risk_has_a_bucket_of_its_own() {
        for (method, path, expected) in [
            (Method::POST, "/api/v1/bots/1/pause", Class::Relief),
            (Method::POST, "/api/v1/bots/1/stop", Class::Relief),
            (Method::POST, "/api/v1/risk/kill-switch", Class::Relief),
            (Method::DELETE, "/api/v1/risk/kill-switch", Class::Trading),
            (Method::POST, "/api/v1/bots/1/start", Class::Trading),
            (Method::POST, "/api/v1/bots", Class::Trading),
            (Method::POST, "/api/v1/analysis/levels/BTC-USDT", Class::Read),
            (Method::POST, "/api/v1/signals/generate", Class::Read),
            (Method::POST, "/api/v1/signals/scan", Class::Read),
            (Method::PATCH, "/api/v1/signals/1", Class::Trading),
            (Method::GET, "/api/v1/bots", Class::Read),
        ] {
            assert_eq!(Class::of(&method, path, true), expected, "{method} {path}");
        }
        assert_eq!(Class::of(&Method::GET, "/api/v1/bots", false), Class::Anonymous);
        assert_eq!(Class::of(&Method::POST, "/api/v1/auth/login", false), Class::Auth);
    }

    #[test]
    fn a_bucket_empties_and_says_how_long_to_wait() {
        let limits = RateLimits::new(Limits { trading: 2, ..Limits::default() });
        assert_eq!(limits.take(Class::Trading, "a".into()), (2, Ok(1)));
        assert_eq!(limits.take(Class::Trading, "a".into()), (2, Ok(0)));
        let (_, refused) = limits.take(Class::Trading, "a".into());
        let wait = refused.unwrap_err();
        assert!((1..=30).contains(&wait.seconds().max(1)), "{wait:?}");
        assert_eq!(limits.take(Class::Trading, "b".into()), (2, Ok(1)));
        assert!(limits.take(Class::Relief, "a".into()).1.is_ok());
    }
}
