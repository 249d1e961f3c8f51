//! Exponential moving average.

use crate::indicators::lanes::fading;
use crate::indicators::smoothing::{Distance, Seeded};
use crate::registry::adapt::over_price_columns;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ema",
    title: "Exponential moving average",
    group: Group::Trend,
    doc: "value += (price - value) * 2 / (n + 1), seeded with the simple mean of the first `timeperiod` prices. \
          Unit: the price's. Source: TA-Lib EMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("ema")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price_columns(Ema::new(settings.period()), settings.source(), fading::batch),
};

/// The exponential mean of prices, rounded as TA-Lib rounds it, so that differences of averages agree with it too. Constant
/// time and memory.
pub type Ema = Seeded<Distance>;

impl Ema {
    /// With the smoothing factor 2 / (`period` + 1).
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self::with_factor(period, 2.0 / (period + 1) as f64)
    }

    /// With another smoothing factor; seeded with the mean of the first `period` prices.
    #[must_use]
    pub const fn with_factor(period: usize, factor: f64) -> Self {
        Self::with_step(period, Distance(factor))
    }
}
