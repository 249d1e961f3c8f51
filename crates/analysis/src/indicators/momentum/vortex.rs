//! Vortex indicator.

use crate::indicators::directional::true_range;
use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vortex",
    title: "Vortex indicator",
    group: Group::Momentum,
    doc: "plusvi = Σ|high - last low| / Σ(true range), minusvi = Σ|low - last high| / Σ(true range), over `timeperiod` bars; \
          0 where there was no range. Unit: a ratio around 1. Source: Etienne Botes and Douglas Siepman, The Vortex Indicator, \
          Technical Analysis of Stocks & Commodities 28:1 (2010); TA-Lib VORTEX.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 1)],
    outputs: &[line("plusvi"), line("minusvi")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Vortex::new(settings.period())),
};

columns! {
    /// What it says.
    pub struct VortexOutput {
        /// The movement upwards.
        plusvi: f64,
        /// The movement downwards.
        minusvi: f64,
    }
}

/// How far highs are above the last lows and lows below the last highs. Amortised constant time; memory: the window, three
/// times.
#[derive(Clone, Debug)]
pub struct Vortex {
    last: Option<HighLowClose>,
    plus: SlidingTotal,
    minus: SlidingTotal,
    range: SlidingTotal,
}

impl Vortex {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let total = SlidingTotal::new(period);
        Self { last: None, plus: total.clone(), minus: total.clone(), range: total }
    }
}

impl Streaming for Vortex {
    type Input = HighLowClose;
    type Output = VortexOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<VortexOutput> {
        let last = self.last.replace(bar)?;
        let plus = self.plus.update((bar.high - last.low).abs());
        let minus = self.minus.update((bar.low - last.high).abs());
        let range = self.range.update(true_range(bar.high, bar.low, last.close))?;
        if range > 0.0 {
            return Some(VortexOutput { plusvi: plus? / range, minusvi: minus? / range });
        }
        Some(VortexOutput { plusvi: 0.0, minusvi: 0.0 })
    }
}
