//! Quantitative qualitative estimation.

use super::rsi::Rsi;
use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, Settings, period, real, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "qqe",
    title: "Quantitative qualitative estimation",
    group: Group::Momentum,
    doc: "qqe = EMA(RSI(n), `smoothperiod`). Its changes without sign, smoothed twice by EMA over 2 n - 1 bars, times `factor`, \
          are the distance at which the signal trails it: below a rising qqe it never falls, above a falling one it never \
          rises, and it changes sides when crossed. Each EMA is seeded with the mean of its first values. Range: qqe 0 to \
          100. Source: Roman Ignatov, QQE.mq4 (2006), after Igor Livshin.",
    inputs: &["price"],
    parameters: &[
        period(14, 2),
        whole("smoothperiod", 5, 1, PERIOD_MAX, "the window of the average of the index, in bars"),
        real("factor", 4.236, 0.01, 100.0, "the distance of the signal, in average changes"),
        SOURCE,
    ],
    outputs: &[line("qqe"), line("signal")],
    place: Place::Pane,
    warmup: |settings| settings.period() + settings.length("smoothperiod") + 2 * (changes(settings) - 1),
    build: |settings| {
        let smoothings = [(); 2].map(|()| Ema::new(changes(settings)));
        over_price(
            Qqe {
                index: Rsi::new(settings.period()),
                average: Ema::new(settings.length("smoothperiod")),
                smoothings,
                factor: settings.real("factor"),
                last: None,
                signal: None,
            },
            settings.source(),
        )
    },
};

/// The window of the averages of the changes.
fn changes(settings: &Settings) -> usize {
    2 * settings.period() - 1
}

columns! {
    /// What it says.
    pub struct QqeOutput {
        /// The smoothed relative strength index.
        qqe: f64,
        /// The line that trails it.
        signal: f64,
    }
}

/// A smoothed relative strength index and a stop that trails it. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Qqe {
    index: Rsi,
    average: Ema,
    smoothings: [Ema; 2],
    factor: f64,
    last: Option<f64>,
    signal: Option<f64>,
}

impl Streaming for Qqe {
    type Input = f64;
    type Output = QqeOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<QqeOutput> {
        let qqe = self.average.update(self.index.update(price)?)?;
        let last = self.last.replace(qqe)?;
        let [first, second] = &mut self.smoothings;
        let distance = second.update(first.update((qqe - last).abs())?)? * self.factor;
        let signal = match self.signal {
            Some(signal) if qqe < signal && last < signal => signal.min(qqe + distance),
            Some(signal) if qqe < signal => qqe + distance,
            Some(signal) if qqe > signal && last > signal => signal.max(qqe - distance),
            Some(signal) if qqe == signal => signal,
            Some(_) | None => qqe - distance,
        };
        self.signal = Some(signal);
        Some(QqeOutput { qqe, signal })
    }
}
