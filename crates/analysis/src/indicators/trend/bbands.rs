//! Bollinger bands.

use super::average::{Average, AverageKind};
use super::bands::BandsOutput;
use super::sma::Sma;
use crate::indicators::variance::Variance;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{Parameter, SOURCE, average, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "bbands",
    title: "Bollinger bands",
    group: Group::Trend,
    doc: "middle = the average of `matype` over `timeperiod`; upper = middle + nbdevup * d, lower = middle - nbdevdn * d, d = \
          the population standard deviation (divided by n) of the last `timeperiod` prices. Where the average warms up longer, \
          the deviation's first window ends at the average's first value. Unit: the price's. \
          Source: J. Bollinger, Bollinger on Bollinger Bands (2001); TA-Lib BBANDS.",
    inputs: &["price"],
    parameters: &[
        period(20, 2),
        deviations("nbdevup", "how many standard deviations the upper band is away from the middle"),
        deviations("nbdevdn", "how many standard deviations the lower band is away from the middle"),
        average("matype", AverageKind::Sma, "the kind of average in the middle"),
        SOURCE,
    ],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| settings.average("matype").warmup(settings.period()).max(settings.period() - 1),
    build: |settings| {
        let (period, kind) = (settings.period(), settings.average("matype"));
        let (up, down) = (settings.real("nbdevup"), settings.real("nbdevdn"));
        if kind == AverageKind::Sma {
            return over_price(BollingerBands::new(period, up, down), settings.source());
        }
        over_price(BollingerBands::about(kind, period, up, down), settings.source())
    },
};

/// A number of standard deviations: 2, if nothing is said.
pub const fn deviations(name: &'static str, doc: &'static str) -> Parameter {
    real(name, 2.0, -3e37, 3e37, doc)
}

/// An average between bands of standard deviations. Amortised constant time; memory: the window, twice.
#[derive(Clone, Debug)]
pub struct BollingerBands<A> {
    up: f64,
    down: f64,
    middle: A,
    /// How many prices the deviation waits for.
    wait: usize,
    variance: Variance,
}

impl BollingerBands<Sma> {
    /// About a simple average over `period` prices, `up` and `down` deviations away.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, up: f64, down: f64) -> Self {
        Self { up, down, middle: Sma::new(period), wait: 0, variance: Variance::new(period) }
    }
}

impl BollingerBands<Average> {
    /// About an average of this kind over `period` prices, `up` and `down` deviations away.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn about(kind: AverageKind, period: usize, up: f64, down: f64) -> Self {
        let wait = kind.warmup(period).saturating_sub(period - 1);
        Self { up, down, middle: Average::new(kind, period), wait, variance: Variance::new(period) }
    }
}

impl<A: Streaming<Input = f64, Output = f64>> Streaming for BollingerBands<A> {
    type Input = f64;
    type Output = BandsOutput;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<BandsOutput> {
        let middle = self.middle.update(price);
        if self.wait > 0 {
            self.wait -= 1;
            return None;
        }
        let deviation = self.variance.update(price)?.sqrt();
        let middle = middle?;
        Some(BandsOutput {
            upper: middle + deviation * self.up,
            middle,
            lower: middle - deviation * self.down,
        })
    }
}
