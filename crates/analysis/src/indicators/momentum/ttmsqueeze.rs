//! TTM squeeze.

use crate::indicators::regression::Regression;
use crate::indicators::trend::sma::Sma;
use crate::indicators::true_range::TrueRange;
use crate::indicators::variance::Variance;
use crate::indicators::window::{Highest, Lowest, Ties};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{period, real};
use crate::registry::{Group, Place, Spec, histogram, integer};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ttmsqueeze",
    title: "TTM squeeze",
    group: Group::Momentum,
    doc: "squeeze = 1 where the Bollinger bands lie inside the Keltner channel, which have one middle: bbdeviations * standard \
          deviation (population) of the close < kcranges * SMA(true range); else 0. momentum = where the line of least \
          squares through the last n of close - ((highest high + lowest low) / 2 + SMA(close)) / 2 ends. All over n = \
          `timeperiod` bars. Unit of momentum: the price's. Source: John Carter, Mastering the Trade (2005); LazyBear, Squeeze \
          Momentum Indicator, tradingview.com (2014).",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(20, 2),
        real("bbdeviations", 2.0, 0.0, 100.0, "the width of the Bollinger bands, in standard deviations"),
        real("kcranges", 1.5, 0.0, 100.0, "the width of the Keltner channel, in average true ranges"),
    ],
    outputs: &[histogram("momentum"), integer("squeeze")],
    place: Place::Pane,
    warmup: |settings| 2 * (settings.period() - 1),
    build: |settings| {
        let widths = Widths { deviations: settings.real("bbdeviations"), ranges: settings.real("kcranges") };
        over_bars(TtmSqueeze::new(settings.period(), widths))
    },
};

columns! {
    /// What it says.
    pub struct TtmSqueezeOutput {
        /// Where the price goes.
        momentum: f64,
        /// Whether swings are small: 1 or 0.
        squeeze: f64,
    }
}

/// The widths of the bands and of the channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Widths {
    /// Of the Bollinger bands, in standard deviations.
    pub deviations: f64,
    /// Of the Keltner channel, in average true ranges.
    pub ranges: f64,
}

/// Small swings and the momentum under them. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct TtmSqueeze {
    widths: Widths,
    variance: Variance,
    range: TrueRange,
    mean_range: Sma,
    mean: Sma,
    highest: Highest,
    lowest: Lowest,
    line: Regression,
}

impl TtmSqueeze {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is below 2.
    #[must_use]
    pub fn new(period: usize, widths: Widths) -> Self {
        Self {
            widths,
            variance: Variance::new(period),
            range: TrueRange::default(),
            mean_range: Sma::new(period),
            mean: Sma::new(period),
            highest: Highest::new(period, Ties::Newest),
            lowest: Lowest::new(period, Ties::Newest),
            line: Regression::new(period),
        }
    }

    /// Whether the bands lie inside the channel.
    #[inline]
    fn is_squeezed(&mut self, bar: HighLowClose) -> Option<bool> {
        let variance = self.variance.update(bar.close);
        let range = self.range.update(bar).and_then(|range| self.mean_range.update(range));
        Some(self.widths.deviations * variance?.max(0.0).sqrt() < self.widths.ranges * range?)
    }

    /// The end of the line through the last distances from the middle.
    #[inline]
    fn momentum(&mut self, bar: HighLowClose) -> Option<f64> {
        let (highest, lowest) = (self.highest.update(bar.high), self.lowest.update(bar.low));
        let mean = self.mean.update(bar.close);
        let ((_, highest), (_, lowest)) = (highest?, lowest?);
        let middle = f64::midpoint(f64::midpoint(highest, lowest), mean?);
        let line = self.line.update(bar.close - middle)?;
        Some(line.at(self.line.period() - 1))
    }
}

impl Streaming for TtmSqueeze {
    type Input = HighLowClose;
    type Output = TtmSqueezeOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<TtmSqueezeOutput> {
        let (is_squeezed, momentum) = (self.is_squeezed(bar), self.momentum(bar));
        Some(TtmSqueezeOutput { momentum: momentum?, squeeze: if is_squeezed? { 1.0 } else { 0.0 } })
    }
}
