//! How far the last values lie from their mean, on average.

use super::ranked::Ranked;
use super::total::sum_by;
use super::window::Ring;
use crate::streaming::{Streaming, columns};

columns! {
    /// Mean and mean deviation.
    pub struct Spread {
        /// The mean of the values.
        mean: f64,
        /// The mean of their distances from it.
        deviation: f64,
    }
}

/// The spread of the last values. A short window is quicker summed anew than kept in order. Logarithmic time; memory: the
/// window.
#[derive(Clone, Debug)]
pub struct Spreads {
    window: Window,
}

#[derive(Clone, Debug)]
enum Window {
    Short(Ring),
    Long(Ranked),
}

/// The longest window that is summed anew.
const SHORT_MAX: usize = 256;

impl Spreads {
    /// Of the last `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let window = if period > SHORT_MAX {
            Window::Long(Ranked::new(period))
        } else {
            Window::Short(Ring::new(period))
        };
        Self { window }
    }
}

impl Streaming for Spreads {
    type Input = f64;
    type Output = Spread;

    #[inline]
    fn update(&mut self, value: f64) -> Option<Spread> {
        match &mut self.window {
            Window::Short(ring) => {
                ring.push(value);
                ring.is_full().then(|| {
                    let (values, count) = (ring.places(), ring.capacity() as f64);
                    let mean = sum_by(values, |value| value) / count;
                    let deviation = sum_by(values, |value| (value - mean).abs()) / count;
                    Spread { mean, deviation }
                })
            }
            Window::Long(ranked) => {
                ranked.push(value);
                ranked.is_full().then(|| {
                    let all = ranked.all();
                    let mean = all.sum / all.count as f64;
                    // The deviations above the mean are as large as those below it.
                    let above = ranked.above(mean);
                    let excess = above.sum - above.count as f64 * mean;
                    Spread { mean, deviation: 2.0 * excess.max(0.0) / all.count as f64 }
                })
            }
        }
    }
}
