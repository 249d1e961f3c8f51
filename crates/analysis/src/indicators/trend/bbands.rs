//! Bollinger bands.

use super::average::{Average, AverageKind};
use super::bands::BandsOutput;
use crate::indicators::lanes::Number;
use crate::indicators::variance::{Moments, Reading, Variance};
use crate::registry::adapt::{over_price, over_price_columns};
use crate::registry::parameters::{Parameter, SOURCE, average, period, real};
use crate::registry::{Group, Place, Settings, Spec, line};
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
    build: |settings| match Bands::of(settings) {
        Bands::Simple(bands) => over_price_columns(bands, settings.source(), BollingerBands::batch),
        Bands::About(bands) => over_price(bands, settings.source()),
    },
};

/// A number of standard deviations: 2, if nothing is said.
pub const fn deviations(name: &'static str, doc: &'static str) -> Parameter {
    real(name, 2.0, -3e37, 3e37, doc)
}

/// The mean of the last prices between bands of standard deviations. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct BollingerBands {
    variance: Variance,
    away: Away,
}

/// How many deviations the bands are away from the middle.
#[derive(Clone, Copy, Debug)]
struct Away {
    up: f64,
    down: f64,
}

impl Reading<3> for Away {
    #[inline(always)]
    fn read<N: Number>(&self, moments: Moments<N>) -> [N; 3] {
        let (middle, deviation) = (moments.mean, moments.variance.map(f64::sqrt));
        [middle + deviation * N::of(self.up), middle, middle - deviation * N::of(self.down)]
    }
}

impl BollingerBands {
    /// Over `period` prices, `up` and `down` deviations away.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, up: f64, down: f64) -> Self {
        Self { variance: Variance::new(period), away: Away { up, down } }
    }

    /// The columns over all prices: the bits of the fold.
    #[must_use]
    pub fn batch(&mut self, prices: &[f64]) -> Vec<Vec<f64>> {
        self.variance.batch(prices, &self.away)
    }
}

impl Streaming for BollingerBands {
    type Input = f64;
    type Output = BandsOutput;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<BandsOutput> {
        let [upper, middle, lower] = self.away.read(self.variance.moments(price)?);
        Some(BandsOutput { upper, middle, lower })
    }
}

/// Bands of standard deviations about another average. Time and memory: the average's, and the window.
#[derive(Clone, Debug)]
pub struct BandsAbout {
    middle: Average,
    /// How many prices the deviation waits for.
    wait: usize,
    variance: Variance,
    away: Away,
}

impl BandsAbout {
    /// About an average of this kind over `period` prices, `up` and `down` deviations away.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(kind: AverageKind, period: usize, up: f64, down: f64) -> Self {
        let wait = kind.warmup(period).saturating_sub(period - 1);
        Self {
            middle: Average::new(kind, period),
            wait,
            variance: Variance::new(period),
            away: Away { up, down },
        }
    }
}

impl Streaming for BandsAbout {
    type Input = f64;
    type Output = BandsOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<BandsOutput> {
        let middle = self.middle.update(price);
        if self.wait > 0 {
            self.wait -= 1;
            return None;
        }
        let moments = self.variance.moments(price)?;
        let [upper, middle, lower] = self.away.read(Moments { mean: middle?, ..moments });
        Some(BandsOutput { upper, middle, lower })
    }
}

/// Bands about either.
#[derive(Clone, Debug)]
pub enum Bands {
    /// About the mean of the window.
    Simple(BollingerBands),
    /// About another average.
    About(BandsAbout),
}

impl Bands {
    /// As the parameters of [`SPEC`] say.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let (period, kind) = (settings.period(), settings.average("matype"));
        let (up, down) = (settings.real("nbdevup"), settings.real("nbdevdn"));
        match kind {
            AverageKind::Sma => Self::Simple(BollingerBands::new(period, up, down)),
            kind => Self::About(BandsAbout::new(kind, period, up, down)),
        }
    }
}

impl Streaming for Bands {
    type Input = f64;
    type Output = BandsOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<BandsOutput> {
        match self {
            Self::Simple(bands) => bands.update(price),
            Self::About(bands) => bands.update(price),
        }
    }
}
