//! Chaikin money flow.

use super::ad::money_flow_volume;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowCloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cmf",
    title: "Chaikin money flow",
    group: Group::Volume,
    doc: "Σ money flow volume / Σ volume over the last `timeperiod` bars, the former ((close - low) - (high - close)) / \
          (high - low) * volume; 0 where nothing was traded, with sums that are exactly 0 then. Unit: none, from -1 to 1. Source: TA-Lib CMF.",
    inputs: &["high", "low", "close", "volume"],
    parameters: &[period(20, 2)],
    outputs: &[line("cmf")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(ChaikinMoneyFlow::new(settings.period())),
};

/// The money flow of the last bars as a share of their volume. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct ChaikinMoneyFlow {
    /// (money flow volume, volume).
    window: Ring<(f64, f64)>,
    flow: f64,
    volume: f64,
    bars_without_volume: usize,
}

impl ChaikinMoneyFlow {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period), flow: 0.0, volume: 0.0, bars_without_volume: 0 }
    }
}

impl Streaming for ChaikinMoneyFlow {
    type Input = HighLowCloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowCloseVolume) -> Option<f64> {
        let flow = money_flow_volume(bar);
        if let Some((flow, volume)) = self.window.push((flow, bar.volume)) {
            self.flow -= flow;
            self.volume -= volume;
        }
        self.flow += flow;
        self.volume += bar.volume;
        self.bars_without_volume = if bar.volume == 0.0 { self.bars_without_volume + 1 } else { 0 };
        if self.bars_without_volume >= self.window.capacity() {
            (self.flow, self.volume) = (0.0, 0.0);
        }
        if !self.window.is_full() {
            return None;
        }
        Some(if self.volume > 0.0 { self.flow / self.volume } else { 0.0 })
    }
}
