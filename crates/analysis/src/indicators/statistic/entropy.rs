//! Entropy of the last returns.

use crate::indicators::returns::{OfReturns, log_return};
use crate::indicators::sorted::Sorted;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "entropy",
    title: "Entropy of returns",
    group: Group::Statistic,
    doc: "-Σ p log₂ p, where p is the share of the last `timeperiod` logarithmic returns in each of `bins` equal bins between \
          the least and the greatest of them: 0 where all are equal, log₂(bins) where all bins are as full. Unit: bits. \
          Source: C. E. Shannon, A Mathematical Theory of Communication (1948).",
    inputs: &["price"],
    parameters: &[
        period(50, 2),
        whole("bins", 8, 2, 256, "into how many bins the returns are sorted"),
        SOURCE,
    ],
    outputs: &[line("entropy")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| {
        let entropy = Entropy::new(settings.period(), settings.length("bins"));
        over_price(OfReturns::new(log_return, entropy), settings.source())
    },
};

/// How evenly the values are spread. Time for each: the bins times the window's logarithm; memory: the window.
#[derive(Clone, Debug)]
pub struct Entropy {
    window: Sorted,
    bins: usize,
    /// What a bin of so many values adds.
    parts: Box<[f64]>,
}

impl Entropy {
    /// Of `period` values in `bins` bins.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, bins: usize) -> Self {
        let part = |count: usize| {
            let share = count as f64 / period as f64;
            if count == 0 { 0.0 } else { -share * libm::log2(share) }
        };
        Self { window: Sorted::new(period), bins, parts: (0..=period).map(part).collect() }
    }
}

impl Streaming for Entropy {
    type Input = f64;
    type Output = f64;

    fn update(&mut self, value: f64) -> Option<f64> {
        self.window.push(value);
        if !self.window.is_full() {
            return None;
        }
        let count = self.window.len();
        let least = self.window.nth(0)?;
        let width = (self.window.nth(count - 1)? - least) / self.bins as f64;
        let mut before = 0;
        let mut entropy = 0.0;
        for bin in 1..=self.bins {
            let up_to =
                if bin == self.bins { count } else { self.window.count_below(least + width * bin as f64) };
            entropy += self.parts[up_to - before];
            before = up_to;
        }
        Some(entropy)
    }
}
