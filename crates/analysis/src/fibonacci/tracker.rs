//! The swings of a series at several sizes, bar by bar, and the zones in which their levels meet.

use super::confluence::{WeightedSwing, Zone, confluence};
use super::swing::Swing;
use crate::Bar;
use crate::structure::range::{AverageRange, RANGE_PERIOD};
use crate::structure::{Pivot, Reversal, ReversalError, ZigZag};
use std::collections::VecDeque;

/// How many average true ranges a turn of each size comes back, how much a swing of it counts, and its name.
pub const SWING_SIZES: [(f64, f64, &str); 3] =
    [(3.0, 1.0, "small"), (6.0, 1.5, "middle"), (12.0, 2.0, "large")];
/// How many of the latest swings of each size are kept.
pub const SWINGS_MAX: usize = 6;
/// How wide a zone may be, in average true ranges.
pub const ZONE_RANGES: f64 = 0.5;

/// Follows the swings of a series. Constant time a bar and bounded memory; zones are reckoned when they are asked for.
#[derive(Clone, Debug)]
pub struct FibonacciTracker {
    range: AverageRange,
    average: f64,
    sizes: Vec<Size>,
}

#[derive(Clone, Debug)]
struct Size {
    zigzag: ZigZag,
    weight: f64,
    name: &'static str,
    last: Option<Pivot>,
    swings: VecDeque<Swing>,
}

impl FibonacciTracker {
    /// With swings of [`SWING_SIZES`].
    ///
    /// # Errors
    /// None with these sizes; the type is the zigzag's.
    pub fn new() -> Result<Self, ReversalError> {
        let sizes = SWING_SIZES
            .into_iter()
            .map(|(factor, weight, name)| {
                let zigzag = ZigZag::new(Reversal::Atr { period: RANGE_PERIOD, factor })?;
                Ok(Size { zigzag, weight, name, last: None, swings: VecDeque::new() })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { range: AverageRange::new(), average: 0.0, sizes })
    }

    /// Takes the next bar: the swings that it made certain, with the name of their size.
    pub fn update(&mut self, bar: &Bar) -> Vec<(&'static str, Swing)> {
        self.average = self.range.update(bar);
        self.sizes.iter_mut().filter_map(|size| Some((size.name, size.update(bar)?))).collect()
    }

    /// The swings kept, by size and oldest first.
    pub fn swings(&self) -> impl Iterator<Item = WeightedSwing<'static>> {
        self.sizes.iter().flat_map(|size| {
            size.swings.iter().map(|swing| WeightedSwing {
                swing: *swing,
                weight: size.weight,
                source: size.name,
            })
        })
    }

    /// The zones of the swings kept, joined by `others` (of other time frames, say), strongest first.
    #[must_use]
    pub fn zones(&self, others: &[WeightedSwing<'_>]) -> Vec<Zone> {
        let mut swings: Vec<WeightedSwing<'_>> = self.swings().collect();
        swings.extend_from_slice(others);
        confluence(&swings, self.average * ZONE_RANGES)
    }
}

impl Size {
    fn update(&mut self, bar: &Bar) -> Option<Swing> {
        let pivot = self.zigzag.update(bar)?;
        let swing = self.last.replace(pivot).and_then(|last| Swing::new(last, pivot))?;
        if self.swings.len() == SWINGS_MAX {
            self.swings.pop_front();
        }
        self.swings.push_back(swing);
        Some(swing)
    }
}
