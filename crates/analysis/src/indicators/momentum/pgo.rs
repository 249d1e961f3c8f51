//! Pretty good oscillator.

use crate::indicators::number::finite;
use crate::indicators::trend::ema::Ema;
use crate::indicators::trend::sma::Sma;
use crate::indicators::true_range::TrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "pgo",
    title: "Pretty good oscillator",
    group: Group::Momentum,
    doc: "(close - SMA(close)) / EMA(true range), both over `timeperiod` bars; the EMA is seeded with the mean of the first \
          ranges, of which the first bar has none. Unit: average ranges; ±3 is far. No value where nothing moved. Source: Mark \
          Johnson, Pretty Good Oscillator (MetaStock formula).",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 1)],
    outputs: &[line("pgo")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Pgo::new(settings.period())),
};

/// The distance of the close from its mean, in average ranges. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Pgo {
    mean: Sma,
    range: TrueRange,
    mean_range: Ema,
}

impl Pgo {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { mean: Sma::new(period), range: TrueRange::default(), mean_range: Ema::new(period) }
    }
}

impl Streaming for Pgo {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let (mean, range) = (self.mean.update(bar.close), self.range.update(bar));
        let mean_range = self.mean_range.update(range?);
        finite((bar.close - mean?) / mean_range?)
    }
}
