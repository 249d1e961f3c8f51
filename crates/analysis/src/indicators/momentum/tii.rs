//! Trend intensity index.

use crate::indicators::number::finite;
use crate::indicators::total::SlidingTotal;
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "tii",
    title: "Trend intensity index",
    group: Group::Momentum,
    doc: "100 * above / (above + below): sums over the last `timeperiod` bars of how far each price was above and below its \
          SMA over `averageperiod`. No value where none was. Range: 0 to 100. Source: M. H. Pee, Trend Intensity Index, \
          Technical Analysis of Stocks & Commodities 20:6 (2002).",
    inputs: &["price"],
    parameters: &[
        whole("averageperiod", 60, 2, PERIOD_MAX, "the window of the average, in bars"),
        whole("timeperiod", 30, 1, PERIOD_MAX, "the window of the sums, in bars"),
        SOURCE,
    ],
    outputs: &[line("tii")],
    place: Place::Pane,
    warmup: |settings| settings.length("averageperiod") + settings.period() - 2,
    build: |settings| {
        over_price(Tii::new(settings.length("averageperiod"), settings.period()), settings.source())
    },
};

/// The share of distances from the average that were above it. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Tii {
    mean: Sma,
    above: SlidingTotal,
    below: SlidingTotal,
}

impl Tii {
    /// Sums over `period` of distances from an average over `average` bars.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(average: usize, period: usize) -> Self {
        Self { mean: Sma::new(average), above: SlidingTotal::new(period), below: SlidingTotal::new(period) }
    }
}

impl Streaming for Tii {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let apart = price - self.mean.update(price)?;
        let (above, below) = (self.above.update(apart.max(0.0)), self.below.update((-apart).max(0.0)));
        let (above, below) = (above?, below?);
        finite(100.0 * (above / (above + below)))
    }
}
