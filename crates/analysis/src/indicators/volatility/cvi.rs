//! Chaikin's volatility.

use crate::indicators::trend::ema::Ema;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cvi",
    title: "Chaikin's volatility",
    group: Group::Volatility,
    doc: "100 * (value - past) / past, value = EMA of high - low over `timeperiod`, past = its value `rocperiod` bars ago; 0 if \
          that is 0. Unit: per cent. Source: Steven B. Achelis, Technical Analysis from A to Z (2nd edition, 2000), Volatility, \
          Chaikin's; TA-Lib CVI.",
    inputs: &["high", "low"],
    parameters: &[
        period(10, 2),
        whole("rocperiod", 10, 1, PERIOD_MAX, "how many bars back the average is compared with"),
    ],
    outputs: &[line("cvi")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1 + settings.length("rocperiod"),
    build: |settings| over_bars(ChaikinVolatility::new(settings.period(), settings.length("rocperiod"))),
};

/// How fast the smoothed range grows. Constant time; memory: the window of the comparison.
#[derive(Clone, Debug)]
pub struct ChaikinVolatility {
    mean: Ema,
    window: Ring,
}

impl ChaikinVolatility {
    /// With the average over `period`, compared with the one `back` bars ago.
    ///
    /// # Panics
    /// If `back` is 0.
    #[must_use]
    pub fn new(period: usize, back: usize) -> Self {
        Self { mean: Ema::new(period), window: Ring::new(back) }
    }
}

impl Streaming for ChaikinVolatility {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let mean = self.mean.update(bar.high - bar.low)?;
        let past = self.window.push(mean)?;
        Some(if past == 0.0 { 0.0 } else { 100.0 * ((mean - past) / past) })
    }
}
