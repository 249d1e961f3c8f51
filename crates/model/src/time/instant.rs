//! A point in time: nanoseconds since 1970 UTC in an `i64` (years 1678 to 2262).

use super::Span;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A point in time, nanoseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

/// Why a text is no instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{text}\" is no time; write RFC 3339 as 2024-01-31T00:00:00Z, a date as 2024-01-31, or milliseconds since 1970"
)]
pub struct InstantError {
    /// The text as it was given.
    pub text: String,
}

impl Instant {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// From nanoseconds since 1970.
    #[must_use]
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// From milliseconds since 1970; `None` outside the years 1678 to 2262.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Option<Self> {
        match millis.checked_mul(1_000_000) {
            Some(nanos) => Some(Self(nanos)),
            None => None,
        }
    }

    /// Nanoseconds since 1970.
    #[must_use]
    pub const fn nanos(self) -> i64 {
        self.0
    }

    /// Whole microseconds since 1970, rounded down (the store's unit).
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// Whole milliseconds since 1970, rounded down (the unit on the wire).
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// This instant and a span later; `None` past the year 2262.
    #[must_use]
    pub const fn checked_add(self, span: Span) -> Option<Self> {
        match self.0.checked_add(span.nanos()) {
            Some(nanos) => Some(Self(nanos)),
            None => None,
        }
    }

    /// The span from `earlier` to this instant (negative if `earlier` is later); saturates at ±292 years.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Span {
        Span::from_nanos(self.0.saturating_sub(earlier.0))
    }

    /// Days since 1970 in UTC: the trading day that daily limits count by.
    #[must_use]
    pub const fn utc_day(self) -> i64 {
        self.0.div_euclid(86_400_000_000_000)
    }

    /// RFC 3339 in UTC, with as many decimals as needed (`2024-01-31T00:00:00Z`).
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        jiff::Timestamp::from_nanosecond(i128::from(self.0))
            .map_or_else(|_| self.0.to_string(), |timestamp| timestamp.to_string())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_rfc3339())
    }
}

impl FromStr for Instant {
    type Err = InstantError;

    /// Reads RFC 3339, a plain date (midnight UTC) or milliseconds since 1970.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || InstantError { text: text.to_owned() };
        if let Ok(millis) = text.parse::<i64>() {
            return Self::from_millis(millis).ok_or_else(error);
        }
        let full = if text.len() == 10 { format!("{text}T00:00:00Z") } else { text.to_owned() };
        let timestamp: jiff::Timestamp = full.parse().map_err(|_| error())?;
        i64::try_from(timestamp.as_nanosecond()).map(Self).map_err(|_| error())
    }
}
