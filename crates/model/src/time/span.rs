//! Lengths of time, and the time frames that candles come in.

use super::Instant;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A length of time in nanoseconds; may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// From nanoseconds.
    #[must_use]
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// From milliseconds, saturating at ±292 years.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000_000))
    }

    /// From seconds, saturating at ±292 years.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000_000))
    }

    /// The length in nanoseconds.
    #[must_use]
    pub const fn nanos(self) -> i64 {
        self.0
    }

    /// The length in whole seconds, rounded toward zero.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0 / 1_000_000_000
    }
}

/// The time frame of a candle: a positive whole number of seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timeframe(Span);

/// Why a text is no time frame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is no time frame; write a whole number and s, m, h, d or w, as 1m, 4h or 1d")]
pub struct TimeframeError {
    /// The text as it was given.
    pub text: String,
}

impl Timeframe {
    /// One minute, the finest time frame that a session trades on.
    pub const MINUTE: Self = Self(Span::from_seconds(60));
    /// One hour.
    pub const HOUR: Self = Self(Span::from_seconds(3_600));

    /// A time frame of so many seconds; `None` unless positive and at most 366 days.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        (1..=366 * 86_400).contains(&seconds).then(|| Self(Span::from_seconds(seconds)))
    }

    /// The length of one candle.
    #[must_use]
    pub const fn span(self) -> Span {
        self.0
    }

    /// The length of one candle in seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.seconds()
    }

    /// The start of the candle that holds `at`, on UTC boundaries. Weeks begin on Thursday as 1970 did, except the
    /// time frame of seven days, which begins on Monday.
    #[must_use]
    pub const fn floor(self, at: Instant) -> Instant {
        let span = self.0.nanos();
        let offset = if span == 604_800_000_000_000 { 4 * 86_400_000_000_000 } else { 0 };
        Instant::from_nanos((at.nanos() - offset).div_euclid(span) * span + offset)
    }
}

impl fmt::Display for Timeframe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.seconds();
        for (unit, length) in [("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60)] {
            if seconds % length == 0 {
                return write!(f, "{}{unit}", seconds / length);
            }
        }
        write!(f, "{seconds}s")
    }
}

impl FromStr for Timeframe {
    type Err = TimeframeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || TimeframeError { text: text.to_owned() };
        let unit = text.chars().last().ok_or_else(error)?;
        let length = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            'w' => 604_800,
            _ => return Err(error()),
        };
        let count: i64 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| error())?;
        count.checked_mul(length).and_then(Self::from_seconds).ok_or_else(error)
    }
}

impl Serialize for Timeframe {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timeframe {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
