//! Volume-weighted moving average.

use crate::indicators::number::finite;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{CloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vwma",
    title: "Volume-weighted moving average",
    group: Group::Trend,
    doc: "The mean of close * volume divided by the mean of volume, both over `timeperiod`, from running sums; silent where no \
          volume was traded in the window. A window of 1 gives the close itself. Unit: the price's. Source: TA-Lib VWMA.",
    inputs: &["close", "volume"],
    parameters: &[period(30, 1)],
    outputs: &[line("vwma")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Vwma::new(settings.period())),
};

/// The mean of closes, weighted with volume. Constant time for each bar; memory: the window.
#[derive(Clone, Debug)]
pub struct Vwma {
    /// Turnover and volume.
    window: Ring<(f64, f64)>,
    turnover: f64,
    volume: f64,
    /// How many of the last bars had no volume: when all in the window, the sums are exactly 0.
    silent: usize,
}

impl Vwma {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period), turnover: 0.0, volume: 0.0, silent: 0 }
    }
}

impl Streaming for Vwma {
    type Input = CloseVolume;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, bar: CloseVolume) -> Option<f64> {
        let period = self.window.capacity();
        if period == 1 {
            return Some(bar.close);
        }
        let turnover = bar.close * bar.volume;
        self.window.push((turnover, bar.volume));
        self.turnover += turnover;
        self.volume += bar.volume;
        self.silent = if bar.volume == 0.0 { (self.silent + 1).min(period) } else { 0 };
        if !self.window.is_full() {
            return None;
        }
        if self.silent == period {
            (self.turnover, self.volume) = (0.0, 0.0);
        }
        let mean = (self.turnover / period as f64) / (self.volume / period as f64);
        let (oldest_turnover, oldest_volume) = self.window.oldest()?;
        self.turnover -= oldest_turnover;
        self.volume -= oldest_volume;
        finite(mean)
    }
}
