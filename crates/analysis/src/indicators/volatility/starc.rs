//! STARC bands.

use crate::indicators::trend::bands::BandsOutput;
use crate::indicators::trend::sma::Sma;
use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, period, real, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "starc",
    title: "STARC bands",
    group: Group::Volatility,
    doc: "Stoller's average range channel: middle = SMA of the close over `timeperiod`; upper and lower = middle ± multiplier * \
          ATR (Wilder's) over `atrperiod`. Unit: the price's. Source: Manning Stoller, as in R. W. Colby, The Encyclopedia of \
          Technical Market Indicators (2nd edition, 2003); compared with Stock.Indicators.",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(6, 1),
        whole("atrperiod", 15, 1, PERIOD_MAX, "the window of the average true range, in bars"),
        real("multiplier", 2.0, 0.0, 1e6, "how many average true ranges the bands are away from the middle"),
    ],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| (settings.period() - 1).max(settings.length("atrperiod")),
    build: |settings| {
        let (period, range_period) = (settings.period(), settings.length("atrperiod"));
        over_bars(Starc::new(period, range_period, settings.real("multiplier")))
    },
};

/// A simple average between bands of average true ranges. Constant time; memory: the average's window.
#[derive(Clone, Debug)]
pub struct Starc {
    multiplier: f64,
    middle: Sma,
    range: AverageTrueRange,
}

impl Starc {
    /// With these windows, bands `multiplier` average true ranges away.
    ///
    /// # Panics
    /// If a window is 0.
    #[must_use]
    pub fn new(period: usize, range_period: usize, multiplier: f64) -> Self {
        Self { multiplier, middle: Sma::new(period), range: AverageTrueRange::new(range_period) }
    }
}

impl Streaming for Starc {
    type Input = HighLowClose;
    type Output = BandsOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<BandsOutput> {
        let middle = self.middle.update(bar.close);
        let distance = self.multiplier * self.range.update(bar)?;
        let middle = middle?;
        Some(BandsOutput { upper: middle + distance, middle, lower: middle - distance })
    }
}
