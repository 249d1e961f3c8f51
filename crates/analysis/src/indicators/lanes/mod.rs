//! Four stretches of one series, calculated side by side.
//!
//! What is made of the last result has to wait for it, bar after bar, and the processor waits too. Where a stretch can begin
//! without the one before it, four of them go on together, a step of each at a time. The result has the bits of one step after
//! the other, always.
//!
//! - [`fading`]: averages that forget what they began with. (What is summed over a window begins anew now and then by itself:
//!   [`variance`](super::variance).)

pub mod fading;

use std::ops::{Add, Div, Mul, Sub};

/// How many stretches there are: two pairs, as the narrowest registers hold.
pub const LANES: usize = 4;
/// How many numbers are looked at together.
const BLOCK: usize = 256;

/// A number of one stretch, or of four.
pub trait Number:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// The same number in each stretch.
    fn of(value: f64) -> Self;

    /// The answer of `f` in each stretch.
    fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self;

    /// The answer of `f` in each stretch.
    #[inline(always)]
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        self.zip(self, |value, _| f(value))
    }
}

impl Number for f64 {
    #[inline(always)]
    fn of(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        f(self, other)
    }
}

/// A number of each stretch.
#[derive(Clone, Copy, Debug)]
pub struct Lanes(pub [f64; LANES]);

impl Number for Lanes {
    #[inline(always)]
    fn of(value: f64) -> Self {
        Self([value; LANES])
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut lanes = self.0;
        lanes.iter_mut().zip(other.0).for_each(|(lane, other)| *lane = f(*lane, other));
        Self(lanes)
    }
}

macro_rules! operators {
    ($($operator:ident $name:ident),+) => {$(
        impl $operator for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                self.zip(other, f64::$name)
            }
        }
    )+};
}
operators!(Add add, Sub sub, Mul mul, Div div);

/// A column's part for each stretch, as far as it reaches.
///
/// # Panics
/// If a stretch has no bars.
#[must_use]
pub fn parts(column: &mut [f64], stretch: usize) -> [&mut [f64]; LANES] {
    let mut parts = column.chunks_exact_mut(stretch);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// Whether all of the numbers lie between -`limit` and `limit`.
#[must_use]
pub fn are_within(limit: f64, values: &[f64]) -> bool {
    let is_within = |is_so: bool, value: &f64| is_so & (*value <= limit) & (*value >= -limit);
    values.chunks(BLOCK).all(|block| block.iter().fold(true, is_within))
}
