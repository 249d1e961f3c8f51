//! Standard error bands.

use crate::indicators::regression::Regression;
use crate::indicators::total::SlidingTotal;
use crate::indicators::trend::bands::BandsOutput;
use crate::indicators::variance::Variance;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, period, real, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "standard_error_bands",
    title: "Standard error bands",
    group: Group::Volatility,
    doc: "middle = mean over `smoothperiod` of where the line of least squares through the last n = `timeperiod` prices ends; \
          upper and lower = middle ± multiplier * mean over `smoothperiod` of its standard error, √(Σ distance to the line² / \
          (n - 2)). Each bar has a line of its own. Unit: the price's. Source: Jon Andersen, Standard Error Bands, Technical \
          Analysis of Stocks & Commodities 14:9 (1996).",
    inputs: &["price"],
    parameters: &[
        period(21, 3),
        real("multiplier", 2.0, 0.0, 1e6, "how many standard errors the bands are away from the middle"),
        whole("smoothperiod", 3, 1, PERIOD_MAX, "the window of the means, in bars"),
        SOURCE,
    ],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| settings.period() + settings.length("smoothperiod") - 2,
    build: |settings| {
        let (period, smooth) = (settings.period(), settings.length("smoothperiod"));
        over_price(StandardErrorBands::new(period, smooth, settings.real("multiplier")), settings.source())
    },
};

/// The smoothed end of a line between bands of its error. Amortised constant time; memory: the windows, twice.
#[derive(Clone, Debug)]
pub struct StandardErrorBands {
    multiplier: f64,
    line: Regression,
    variance: Variance,
    /// The variance of the bars' places, which the line explains.
    spread: f64,
    smooth: f64,
    ends: SlidingTotal,
    errors: SlidingTotal,
}

impl StandardErrorBands {
    /// Lines through `period` prices, smoothed over `smooth` of them, bands `multiplier` standard errors away.
    ///
    /// # Panics
    /// If `period` is below 3, since a line goes through two points without error, or `smooth` is 0.
    #[must_use]
    pub fn new(period: usize, smooth: usize, multiplier: f64) -> Self {
        assert!(period > 2, "invariant: a line through two points has no error");
        let count = period as f64;
        Self {
            multiplier,
            line: Regression::new(period),
            variance: Variance::new(period),
            spread: (count * count - 1.0) / 12.0,
            smooth: smooth as f64,
            ends: SlidingTotal::new(smooth),
            errors: SlidingTotal::new(smooth),
        }
    }
}

impl Streaming for StandardErrorBands {
    type Input = f64;
    type Output = BandsOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<BandsOutput> {
        let line = self.line.update(price);
        let variance = self.variance.update(price)?;
        let line = line?;
        let count = self.line.period() as f64;
        let unexplained = (variance - line.slope * line.slope * self.spread).max(0.0);
        let end = self.ends.update(line.at(self.line.period() - 1));
        let errors = self.errors.update((unexplained * count / (count - 2.0)).sqrt())?;
        let (middle, distance) = (end? / self.smooth, errors / self.smooth * self.multiplier);
        Some(BandsOutput { upper: middle + distance, middle, lower: middle - distance })
    }
}
