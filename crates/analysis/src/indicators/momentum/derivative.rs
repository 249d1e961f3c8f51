//! Derivative oscillator.

use super::rsi::Rsi;
use crate::indicators::trend::ema::Ema;
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, histogram};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "derivative",
    title: "Derivative oscillator",
    group: Group::Momentum,
    doc: "s - SMA(s, `signalperiod`), where s = EMA(EMA(RSI(`timeperiod`), `firstperiod`), `secondperiod`); each EMA is seeded \
          with the mean of its first values. Unit: points of the RSI. Source: Constance Brown, Technical Analysis for the \
          Trading Professional (1999).",
    inputs: &["price"],
    parameters: &[
        period(14, 2),
        whole("firstperiod", 5, 1, PERIOD_MAX, "the window of the first smoothing, in bars"),
        whole("secondperiod", 3, 1, PERIOD_MAX, "the window of the second smoothing, in bars"),
        whole("signalperiod", 9, 2, PERIOD_MAX, "the window of the mean that is taken away, in bars"),
        SOURCE,
    ],
    outputs: &[histogram("derivative")],
    place: Place::Pane,
    warmup: |settings| {
        let windows = ["firstperiod", "secondperiod", "signalperiod"].map(|name| settings.length(name));
        settings.period() + windows.iter().sum::<usize>() - windows.len()
    },
    build: |settings| {
        let [first, second, signal] =
            ["firstperiod", "secondperiod", "signalperiod"].map(|name| settings.length(name));
        over_price(
            Derivative {
                index: Rsi::new(settings.period()),
                smoothings: [Ema::new(first), Ema::new(second)],
                mean: Sma::new(signal),
            },
            settings.source(),
        )
    },
};

/// A twice smoothed relative strength index less its mean. Constant time; memory: the window of the mean.
#[derive(Clone, Debug)]
pub struct Derivative {
    index: Rsi,
    smoothings: [Ema; 2],
    mean: Sma,
}

impl Streaming for Derivative {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let [first, second] = &mut self.smoothings;
        let smooth = second.update(first.update(self.index.update(price)?)?)?;
        Some(smooth - self.mean.update(smooth)?)
    }
}
