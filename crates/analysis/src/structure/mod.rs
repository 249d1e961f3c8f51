//! The skeleton of a market: its turning points, once they are certain.
//!
//! - [`pivots`]: turning points and fractals. - [`zigzag`]: turning points that alternate, by percent, ATR or fractal.
//!
//! What is not confirmed has another type ([`Leg`]) than what is ([`Pivot`]); a pivot, once said, never changes.

pub mod pivots;
pub mod zigzag;

pub use pivots::{Fractals, Pivot, PivotKind};
pub use zigzag::{Leg, Reversal, ReversalError, ZigZag};
