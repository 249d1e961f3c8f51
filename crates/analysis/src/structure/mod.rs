//! The skeleton of a market: its turning points, once they are certain.
//!
//! - [`pivots`]: turning points and fractals. - [`zigzag`]: turning points that alternate, by percent, ATR or fractal.
//! - [`levels`]: support and resistance. - [`trend_lines`]: trend lines and channels. - [`regime`]: what kind of market it
//!   is. - [`drawing`]: what findings are drawn and argued with.
//!
//! What is not confirmed has another type ([`Leg`]) than what is ([`Pivot`]); a pivot, once said, never changes.

pub mod drawing;
pub mod levels;
pub mod pivots;
pub(crate) mod range;
pub mod regime;
pub mod trend_lines;
pub mod zigzag;

pub use drawing::{DrawingPoint, Reason};
pub use levels::{Level, Levels};
pub use pivots::{Fractals, Pivot, PivotKind};
pub use regime::Regime;
pub use trend_lines::{TrendLine, TrendLines};
pub use zigzag::{Leg, Reversal, ReversalError, ZigZag};

/// What of it the registry lists.
pub const ALL: &[&crate::registry::Spec] = &[&regime::SPEC];
