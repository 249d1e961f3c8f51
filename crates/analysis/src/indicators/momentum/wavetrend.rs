//! Wave trend oscillator.

use crate::indicators::number::finite;
use crate::indicators::trend::ema::Ema;
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "wavetrend",
    title: "Wave trend oscillator",
    group: Group::Momentum,
    doc: "With typical = (high + low + close) / 3, esa = EMA(typical, channel) and d = EMA(|typical - esa|, channel): wt1 = \
          EMA((typical - esa) / (0.015 * d), average), wt2 = SMA(wt1, signal). Each average is seeded with the mean of its \
          first values. A bar without any deviation has no value and is passed over. No unit; ±60 is far. Source: LazyBear, \
          Indicator: WaveTrend Oscillator [WT], tradingview.com (2014).",
    inputs: &["high", "low", "close"],
    parameters: &[
        whole("channelperiod", 10, 2, PERIOD_MAX, "the window of the channel, in bars"),
        whole("averageperiod", 21, 1, PERIOD_MAX, "the window of the average, in bars"),
        whole("signalperiod", 4, 1, PERIOD_MAX, "the window of the signal line, in bars"),
    ],
    outputs: &[line("wt1"), line("wt2")],
    place: Place::Pane,
    warmup: |settings| {
        let [channel, average, signal] = PARAMETERS.map(|name| settings.length(name));
        2 * (channel - 1) + average + signal - 2
    },
    build: |settings| {
        let [channel, average, signal] = PARAMETERS.map(|name| settings.length(name));
        over_bars(WaveTrend {
            center: Ema::new(channel),
            deviation: Ema::new(channel),
            wave: Ema::new(average),
            signal: Sma::new(signal),
        })
    },
};

const PARAMETERS: [&str; 3] = ["channelperiod", "averageperiod", "signalperiod"];

columns! {
    /// What it says.
    pub struct WaveTrendOutput {
        /// The wave.
        wt1: f64,
        /// Its mean.
        wt2: f64,
    }
}

/// The smoothed distance of the typical price from its average, in average deviations. Constant time; memory: the window
/// of the signal.
#[derive(Clone, Debug)]
pub struct WaveTrend {
    /// The average typical price.
    pub center: Ema,
    /// The average distance from it.
    pub deviation: Ema,
    /// The average of the price's place in the channel.
    pub wave: Ema,
    /// The signal line.
    pub signal: Sma,
}

impl Streaming for WaveTrend {
    type Input = HighLowClose;
    type Output = WaveTrendOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<WaveTrendOutput> {
        let typical = (bar.high + bar.low + bar.close) / 3.0;
        let apart = typical - self.center.update(typical)?;
        let deviation = self.deviation.update(apart.abs())?;
        let wt1 = self.wave.update(finite(apart / (0.015 * deviation))?)?;
        Some(WaveTrendOutput { wt1, wt2: self.signal.update(wt1)? })
    }
}
