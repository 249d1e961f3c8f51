//! Numbers and times as text, and the macro for words of the wire.

use model::{Amount, Instant, Price, Quantity, Ratio};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

/// A plain decimal number: no exponent, trailing zeros trimmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(value_type = String, format = "decimal", pattern = r"^-?\d+(\.\d+)?$", examples("64012.5"))]
#[serde(transparent)]
pub struct Decimal(String);

/// Percent points as a plain decimal number of at most four decimals: "2.5" is 2.5 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(value_type = String, format = "decimal", pattern = r"^-?\d+(\.\d+)?$", examples("2.5"))]
#[serde(transparent)]
pub struct Percent(String);

/// A time, RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToSchema)]
#[schema(value_type = String, format = "date-time", examples("2026-01-31T12:00:00Z"))]
pub struct Time(pub Instant);

impl Decimal {
    /// A volume: the one float of the market data. What is no number becomes zero.
    pub fn from_volume(volume: f64) -> Self {
        Self(if volume.is_finite() && volume > 0.0 { volume.to_string() } else { "0".to_owned() })
    }

    /// A share as a plain number ("1.5" for a profit factor of one and a half).
    pub fn from_ratio(ratio: Ratio) -> Self {
        Self(ratio.to_string())
    }
}

impl From<Amount> for Decimal {
    fn from(value: Amount) -> Self {
        Self(value.to_string())
    }
}

impl From<Price> for Decimal {
    fn from(value: Price) -> Self {
        Self(value.to_string())
    }
}

impl From<Quantity> for Decimal {
    fn from(value: Quantity) -> Self {
        Self(value.to_string())
    }
}

impl Percent {
    /// A share that analysis reckoned, to the nearest ten-thousandth of a percent point; `None` where it is no number.
    pub fn from_share(share: f64) -> Option<Self> {
        let percent = 100.0 * share;
        let text = percent.is_finite().then(|| format!("{percent:.4}"))?;
        let trimmed = text.trim_end_matches('0').trim_end_matches('.');
        Some(Self(if trimmed == "-0" { "0" } else { trimmed }.to_owned()))
    }
}

impl From<Ratio> for Percent {
    /// Rounds to the nearest ten-thousandth of a percent point: these are for reading, not for booking.
    fn from(ratio: Ratio) -> Self {
        const STEP: i128 = 1_000_000_000_000;
        let nearest = |atoms: i128| (atoms + STEP / 2).div_euclid(STEP) * STEP;
        let atoms = nearest(ratio.atoms()).checked_mul(100).unwrap_or_else(|| ratio.atoms());
        Self(model::money::text::format_atoms(atoms))
    }
}

impl From<Instant> for Time {
    fn from(at: Instant) -> Self {
        Self(at)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole microseconds, as everything that is stored has.
        serializer.serialize_str(&Instant::from_nanos(self.0.micros().saturating_mul(1_000)).to_rfc3339())
    }
}

/// Makes an enum of the wire and its translation from the platform's; a new variant there fails to compile here.
macro_rules! wire_enum {
    ($(#[$doc:meta])* $name:ident from $source:ty { $($(#[$variant_doc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl From<$source> for $name {
            fn from(value: $source) -> Self {
                type Source = $source;
                match value { $(Source::$variant => Self::$variant),* }
            }
        }
    };
}
pub(crate) use wire_enum;
