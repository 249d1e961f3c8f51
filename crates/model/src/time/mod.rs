//! Time as data: instants in nanoseconds UTC, spans between them, and the time frames of candles.
//!
//! - [`instant`]: a point in time, its text forms.
//! - [`span`]: lengths of time and the time frames of candles.

pub mod instant;
pub mod span;

pub use instant::{Instant, InstantError};
pub use span::{Span, Timeframe, TimeframeError};
