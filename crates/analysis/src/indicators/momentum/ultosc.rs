//! Ultimate oscillator.

use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Settings, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ultosc",
    title: "Ultimate oscillator",
    group: Group::Momentum,
    doc: "100 * (4 * short + 2 * middle + long) / 7, each = Σ(close - true low) / Σ(true range) over its window, the true low \
          and range being those that reach to the last close; a window without a range counts as 0. The windows are taken by \
          length, whichever parameter they come from. Unit: 0 to 100. Source: Larry Williams, The Ultimate Oscillator, \
          Technical Analysis of Stocks & Commodities 3:4 (1985); TA-Lib ULTOSC.",
    inputs: &["high", "low", "close"],
    parameters: &[
        whole("timeperiod1", 7, 1, PERIOD_MAX, "a window, in bars"),
        whole("timeperiod2", 14, 1, PERIOD_MAX, "another window, in bars"),
        whole("timeperiod3", 28, 1, PERIOD_MAX, "the third window, in bars"),
    ],
    outputs: &[line("ultosc")],
    place: Place::Pane,
    warmup: |settings| periods(settings)[2],
    build: |settings| over_bars(UltimateOscillator::new(periods(settings))),
};

/// The windows, the shortest first.
fn periods(settings: &Settings) -> [usize; 3] {
    let mut periods = ["timeperiod1", "timeperiod2", "timeperiod3"].map(|name| settings.length(name));
    periods.sort_unstable();
    periods
}

/// How much each window counts, the shortest first.
const WEIGHTS: [f64; 3] = [4.0, 2.0, 1.0];

/// Where closes stand in their true ranges, over three windows. Amortised constant time; memory: the windows, twice.
#[derive(Clone, Debug)]
pub struct UltimateOscillator {
    last_close: Option<f64>,
    windows: [Window; 3],
}

/// The sums of one window.
#[derive(Clone, Debug)]
struct Window {
    pressure: SlidingTotal,
    range: SlidingTotal,
}

impl Window {
    fn new(period: usize) -> Self {
        Self { pressure: SlidingTotal::new(period), range: SlidingTotal::new(period) }
    }

    #[inline]
    fn update(&mut self, pressure: f64, range: f64) -> Option<f64> {
        let pressure = self.pressure.update(pressure);
        let range = self.range.update(range)?;
        Some(if range > 0.0 { pressure? / range } else { 0.0 })
    }
}

impl UltimateOscillator {
    /// Over these windows, the shortest first.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(periods: [usize; 3]) -> Self {
        Self { last_close: None, windows: periods.map(Window::new) }
    }
}

impl Streaming for UltimateOscillator {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let last = self.last_close.replace(bar.close)?;
        let low = if last < bar.low { last } else { bar.low };
        let high = if last > bar.high { last } else { bar.high };
        let [short, middle, long] =
            self.windows.each_mut().map(|window| window.update(bar.close - low, high - low));
        let sum = WEIGHTS[0] * short? + WEIGHTS[1] * middle? + WEIGHTS[2] * long?;
        Some(100.0 * (sum / 7.0))
    }
}
