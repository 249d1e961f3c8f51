//! Commodity channel index.

use crate::indicators::spread::{Spread, Spreads};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cci",
    title: "Commodity channel index",
    group: Group::Momentum,
    doc: "(typical - mean) / (0.015 * mean deviation), where typical = (high + low + close) / 3 and the mean deviation is the \
          mean of |typical - mean| over the last `timeperiod` bars. 0 where either difference is nothing beside the price. \
          No unit. Source: Donald Lambert, Commodities 9:10 (1980); TA-Lib CCI.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 2)],
    outputs: &[line("cci")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Cci::new(settings.period())),
};

/// What is nothing beside the mean price: a rest of rounding.
const ZERO: f64 = 1e-14;

/// How far the typical price is from its mean, in mean deviations. Logarithmic time; memory: the window.
#[derive(Clone, Debug)]
pub struct Cci {
    spreads: Spreads,
}

impl Cci {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { spreads: Spreads::new(period) }
    }
}

impl Streaming for Cci {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let typical = (bar.high + bar.low + bar.close) / 3.0;
        let Spread { mean, deviation } = self.spreads.update(typical)?;
        let (apart, nothing) = (typical - mean, ZERO * mean.abs());
        let is_flat = apart.abs() < nothing || deviation < nothing || deviation == 0.0;
        Some(if is_flat { 0.0 } else { apart / (0.015 * deviation) })
    }
}
