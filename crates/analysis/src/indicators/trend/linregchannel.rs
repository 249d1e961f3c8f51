//! Linear regression channel.

use super::bands::BandsOutput;
use super::bbands::deviations;
use crate::indicators::regression::Regression;
use crate::indicators::variance::Variance;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, choice, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "linregchannel",
    title: "Linear regression channel",
    group: Group::Trend,
    doc: "middle = where the line of least squares through the last `timeperiod` prices stands at this bar; upper = middle + \
          nbdevup * d, lower = middle - nbdevdn * d. With width=residuals, d is the population standard deviation of the \
          distances to the line: √(variance - slope² (n² - 1) / 12); with width=prices, that of the prices. Each bar has a \
          line of its own: nothing that was said changes. Unit: the price's. \
          Source: common practice; width=prices compared with the standard deviation channels of Stock.Indicators.",
    inputs: &["price"],
    parameters: &[
        period(100, 2),
        deviations("nbdevup", "how many deviations the upper band is away from the line"),
        deviations("nbdevdn", "how many deviations the lower band is away from the line"),
        choice("width", &["residuals", "prices"], "of what the deviation is taken"),
        SOURCE,
    ],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        let mut channel =
            RegressionChannel::new(settings.period(), settings.real("nbdevup"), settings.real("nbdevdn"));
        if settings.choice("width") == 1 {
            channel.spread = 0.0;
        }
        over_price(channel, settings.source())
    },
};

/// A line between bands. Amortised constant time; memory: the window, twice.
#[derive(Clone, Debug)]
pub struct RegressionChannel {
    up: f64,
    down: f64,
    line: Regression,
    variance: Variance,
    /// The variance of the bars' places, which the line explains; 0 to take the deviation of the prices.
    spread: f64,
}

impl RegressionChannel {
    /// Over `period` prices, `up` and `down` deviations of the residuals away.
    ///
    /// # Panics
    /// If `period` is below 2.
    #[must_use]
    pub fn new(period: usize, up: f64, down: f64) -> Self {
        let count = period as f64;
        Self {
            up,
            down,
            line: Regression::new(period),
            variance: Variance::new(period),
            spread: (count * count - 1.0) / 12.0,
        }
    }
}

impl Streaming for RegressionChannel {
    type Input = f64;
    type Output = BandsOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<BandsOutput> {
        let line = self.line.update(price);
        let variance = self.variance.update(price)?;
        let line = line?;
        let middle = line.at(self.line.period() - 1);
        let deviation = (variance - line.slope * line.slope * self.spread).max(0.0).sqrt();
        Some(BandsOutput {
            upper: middle + deviation * self.up,
            middle,
            lower: middle - deviation * self.down,
        })
    }
}
