//! Klinger volume oscillator.

use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowCloseVolume, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "kvo",
    title: "Klinger volume oscillator",
    group: Group::Volume,
    doc: "kvo = EMA(fast) - EMA(slow) of the volume force, each seeded with the mean of its first forces; kvosignal = EMA of \
          kvo. Force = volume * |2 (range / path - 1)| * trend * 100: range = high - low, trend = 1 if high + low + close is \
          above that of the bar before and else -1, path = the ranges since the trend last changed and the one before them \
          (0 at the second bar). Unit: the volume's, times 100. Source: S. Klinger, Technical Analysis of Stocks & \
          Commodities 15:12 (1997); compared with Stock.Indicators.",
    inputs: &["high", "low", "close", "volume"],
    parameters: &[
        whole("fastperiod", 34, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 55, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        whole("signalperiod", 13, 2, PERIOD_MAX, "the window of the signal line, in bars"),
    ],
    outputs: &[line("kvo"), line("kvosignal")],
    place: Place::Pane,
    warmup: |settings| settings.length("fastperiod").max(settings.length("slowperiod")) + 1,
    build: |settings| {
        let periods = ["fastperiod", "slowperiod", "signalperiod"].map(|name| settings.length(name));
        over_bars(Klinger::new(periods[0], periods[1], periods[2]))
    },
};

columns! {
    /// What it says.
    pub struct KlingerOutput {
        /// The oscillator.
        kvo: f64,
        /// Its average.
        kvosignal: Option<f64>,
    }
}

/// The averages of the volume force. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Klinger {
    last: Option<Last>,
    fast: Ema,
    slow: Ema,
    signal: Ema,
}

/// What is kept of the bar before.
#[derive(Clone, Copy, Debug)]
struct Last {
    level: f64,
    range: f64,
    /// The trend and the path, from the second bar on.
    trend: Option<(f64, f64)>,
}

impl Klinger {
    /// With these windows; the shorter of the first two is the fast one.
    #[must_use]
    pub fn new(fast: usize, slow: usize, signal: usize) -> Self {
        Self {
            last: None,
            fast: Ema::new(fast.min(slow)),
            slow: Ema::new(fast.max(slow)),
            signal: Ema::new(signal),
        }
    }

    /// The volume force, from the third bar on.
    fn force(&mut self, bar: HighLowCloseVolume) -> Option<f64> {
        let level = bar.high + bar.low + bar.close;
        let range = bar.high - bar.low;
        let last = self.last.replace(Last { level, range, trend: None })?;
        let trend = if level > last.level { 1.0 } else { -1.0 };
        let Some((trend_before, path_before)) = last.trend else {
            self.last = Some(Last { level, range, trend: Some((trend, 0.0)) });
            return None;
        };
        let path = if trend == trend_before { path_before + range } else { last.range + range };
        self.last = Some(Last { level, range, trend: Some((trend, path)) });
        let share = if path == 0.0 { 1.0 } else { range / path };
        Some(bar.volume * (2.0 * (share - 1.0)).abs() * trend * 100.0)
    }
}

impl Streaming for Klinger {
    type Input = HighLowCloseVolume;
    type Output = KlingerOutput;

    #[inline]
    fn update(&mut self, bar: HighLowCloseVolume) -> Option<KlingerOutput> {
        let force = self.force(bar)?;
        let fast = self.fast.update(force);
        let kvo = fast.zip(self.slow.update(force)).map(|(fast, slow)| fast - slow)?;
        Some(KlingerOutput { kvo, kvosignal: self.signal.update(kvo) })
    }
}
