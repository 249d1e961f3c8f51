//! Moving average convergence/divergence with averages of any kind.

use super::macd::MacdOutput;
use crate::indicators::trend::average::{Average, AverageKind};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, Settings, average, whole};
use crate::registry::{Group, Place, Spec, histogram, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "macdext",
    title: "Moving average convergence/divergence with averages of any kind",
    group: Group::Momentum,
    doc: "macd = fast average - slow average, both seeded so that their first value falls on the same bar; macdsignal = the \
          average of macd; macdhist = macd - macdsignal. The shorter period is taken for the fast one, with its kind. Unit: \
          the price's. Source: TA-Lib MACDEXT.",
    inputs: &["price"],
    parameters: &[
        whole("fastperiod", 12, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        average("fastmatype", AverageKind::Sma, "the kind of the faster average"),
        whole("slowperiod", 26, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        average("slowmatype", AverageKind::Sma, "the kind of the slower average"),
        whole("signalperiod", 9, 1, PERIOD_MAX, "the window of the signal line, in bars"),
        average("signalmatype", AverageKind::Sma, "the kind of the signal line"),
        SOURCE,
    ],
    outputs: &[line("macd"), line("macdsignal"), histogram("macdhist")],
    place: Place::Pane,
    warmup: |settings| {
        let [fast, slow, signal] = lines(settings).map(Line::warmup);
        fast.max(slow) + signal
    },
    build: |settings| {
        let [fast, slow, signal] = lines(settings);
        over_price(Macdext::new(fast, slow, signal), settings.source())
    },
};

fn lines(settings: &Settings) -> [Line; 3] {
    [("fastperiod", "fastmatype"), ("slowperiod", "slowmatype"), ("signalperiod", "signalmatype")]
        .map(|(period, kind)| Line { period: settings.length(period), kind: settings.average(kind) })
}

/// One of the averages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its window, in bars.
    pub period: usize,
    /// Its kind.
    pub kind: AverageKind,
}

impl Line {
    /// How many values pass before its first.
    fn warmup(self) -> usize {
        self.kind.warmup(self.period)
    }

    fn average(self) -> Average {
        Average::new(self.kind, self.period)
    }
}

/// Two averages and the average of their difference. As costly as they are.
#[derive(Clone, Debug)]
pub struct Macdext {
    /// How many prices each of the two still waits for, so that both speak first on the same bar.
    waits: [usize; 2],
    averages: [Average; 2],
    signal: Average,
}

impl Macdext {
    /// With these averages; the one with the shorter period is the fast one.
    ///
    /// # Panics
    /// If a period is 0.
    #[must_use]
    pub fn new(fast: Line, slow: Line, signal: Line) -> Self {
        let lines = if slow.period < fast.period { [slow, fast] } else { [fast, slow] };
        let longest = lines[0].warmup().max(lines[1].warmup());
        Self {
            waits: lines.map(|line| longest - line.warmup()),
            averages: lines.map(Line::average),
            signal: signal.average(),
        }
    }
}

impl Streaming for Macdext {
    type Input = f64;
    type Output = MacdOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<MacdOutput> {
        let mut values = [None; 2];
        for ((wait, average), value) in self.waits.iter_mut().zip(&mut self.averages).zip(&mut values) {
            if *wait > 0 {
                *wait -= 1;
            } else {
                *value = average.update(price);
            }
        }
        let [fast, slow] = values;
        let macd = fast? - slow?;
        let macdsignal = self.signal.update(macd)?;
        Some(MacdOutput { macd, macdsignal, macdhist: macd - macdsignal })
    }
}
