//! The direction in which a value that does not come out even is rounded.

/// A rounding direction. Estimates round against us: costs, fees and holds up, proceeds and quantities down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Toward minus infinity.
    Floor,
    /// Toward plus infinity.
    Ceil,
}
