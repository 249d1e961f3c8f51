//! Volume-weighted moving average convergence/divergence.

use crate::indicators::trend::ema::Ema;
use crate::indicators::trend::vwma::Vwma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, histogram, line};
use crate::streaming::{CloseVolume, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vwmacd",
    title: "Volume-weighted MACD",
    group: Group::Volume,
    doc: "vwmacd = volume-weighted mean of the closes over `fastperiod` less that over `slowperiod`; vwmacdsignal = EMA of it, \
          seeded with the mean of its first values; vwmacdhist = vwmacd - vwmacdsignal. The shorter period is taken for the \
          fast one. None where a window has no volume. Unit: the price's. Source: B. Dormeier, Investing with Volume Analysis \
          (2011).",
    inputs: &["close", "volume"],
    parameters: &[
        whole("fastperiod", 12, 2, PERIOD_MAX, "the window of the faster mean, in bars"),
        whole("slowperiod", 26, 2, PERIOD_MAX, "the window of the slower mean, in bars"),
        whole("signalperiod", 9, 1, PERIOD_MAX, "the window of the signal line, in bars"),
    ],
    outputs: &[line("vwmacd"), line("vwmacdsignal"), histogram("vwmacdhist")],
    place: Place::Pane,
    warmup: |settings| {
        settings.length("fastperiod").max(settings.length("slowperiod")) + settings.length("signalperiod") - 2
    },
    build: |settings| {
        let periods = ["fastperiod", "slowperiod", "signalperiod"].map(|name| settings.length(name));
        over_bars(VolumeWeightedMacd::new(periods[0], periods[1], periods[2]))
    },
};

columns! {
    /// What it says.
    pub struct VolumeWeightedMacdOutput {
        /// The fast mean less the slow one.
        vwmacd: f64,
        /// Its average.
        vwmacdsignal: f64,
        /// Their difference.
        vwmacdhist: f64,
    }
}

/// Two volume-weighted means and the average of their difference. Constant time for each bar; memory: the windows.
#[derive(Clone, Debug)]
pub struct VolumeWeightedMacd {
    fast: Vwma,
    slow: Vwma,
    signal: Ema,
}

impl VolumeWeightedMacd {
    /// With these windows; the shorter of the first two is the fast one.
    ///
    /// # Panics
    /// If one of the first two is 0.
    #[must_use]
    pub fn new(fast: usize, slow: usize, signal: usize) -> Self {
        Self { fast: Vwma::new(fast.min(slow)), slow: Vwma::new(fast.max(slow)), signal: Ema::new(signal) }
    }
}

impl Streaming for VolumeWeightedMacd {
    type Input = CloseVolume;
    type Output = VolumeWeightedMacdOutput;

    #[inline]
    fn update(&mut self, bar: CloseVolume) -> Option<VolumeWeightedMacdOutput> {
        let fast = self.fast.update(bar);
        let (slow, fast) = self.slow.update(bar).zip(fast)?;
        let vwmacd = fast - slow;
        let vwmacdsignal = self.signal.update(vwmacd)?;
        Some(VolumeWeightedMacdOutput { vwmacd, vwmacdsignal, vwmacdhist: vwmacd - vwmacdsignal })
    }
}
