//! Know sure thing.

use crate::indicators::trend::sma::Sma;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, Parameter, SOURCE, Settings, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "kst",
    title: "Know sure thing",
    group: Group::Momentum,
    doc: "1 * SMA(ROC1) + 2 * SMA(ROC2) + 3 * SMA(ROC3) + 4 * SMA(ROC4), where ROC = (price / price n bars ago - 1) * 100 (0 \
          where the earlier price is 0); signal = SMA of that. Unit: ten times per cent. Source: Martin Pring, Summed Rate of \
          Change (KST), Technical Analysis of Stocks & Commodities 10:9 (1992).",
    inputs: &["price"],
    parameters: &[
        rate("roc1period", 10),
        rate("roc2period", 15),
        rate("roc3period", 20),
        rate("roc4period", 30),
        average("sma1period", 10),
        average("sma2period", 10),
        average("sma3period", 10),
        average("sma4period", 15),
        whole("signalperiod", 9, 1, PERIOD_MAX, "the window of the signal line, in bars"),
        SOURCE,
    ],
    outputs: &[line("kst"), line("signal")],
    place: Place::Pane,
    warmup: |settings| {
        let longest = legs(settings).map(|leg| leg.rate + leg.average - 1).into_iter().max();
        longest.unwrap_or(0) + settings.length("signalperiod") - 1
    },
    build: |settings| {
        over_price(Kst::new(legs(settings), settings.length("signalperiod")), settings.source())
    },
};

const fn rate(name: &'static str, default: i64) -> Parameter {
    whole(name, default, 1, PERIOD_MAX, "how many bars back the rate of change looks")
}

const fn average(name: &'static str, default: i64) -> Parameter {
    whole(name, default, 1, PERIOD_MAX, "the window of the average of that rate of change, in bars")
}

fn legs(settings: &Settings) -> [Leg; 4] {
    [
        ("roc1period", "sma1period"),
        ("roc2period", "sma2period"),
        ("roc3period", "sma3period"),
        ("roc4period", "sma4period"),
    ]
    .map(|(rate, average)| Leg { rate: settings.length(rate), average: settings.length(average) })
}

/// A rate of change and its average, in bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    /// How far back the rate of change looks.
    pub rate: usize,
    /// The window of its average.
    pub average: usize,
}

columns! {
    /// What it says.
    pub struct KstOutput {
        /// The sum of the averages.
        kst: f64,
        /// Its mean.
        signal: f64,
    }
}

/// Four smoothed rates of change, added up with the weights 1 to 4. Constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Kst {
    legs: [(Ring, Sma); 4],
    signal: Sma,
}

impl Kst {
    /// Of these four, with a signal line over `signal` bars.
    ///
    /// # Panics
    /// If a window is 0.
    #[must_use]
    pub fn new(legs: [Leg; 4], signal: usize) -> Self {
        Self { legs: legs.map(|leg| (Ring::new(leg.rate), Sma::new(leg.average))), signal: Sma::new(signal) }
    }
}

impl Streaming for Kst {
    type Input = f64;
    type Output = KstOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<KstOutput> {
        let mut sum = Some(0.0);
        let mut weight = 0.0;
        for (pasts, average) in &mut self.legs {
            weight += 1.0;
            let past = pasts.push(price);
            let rate = past.map(|past| if past == 0.0 { 0.0 } else { (price / past - 1.0) * 100.0 });
            let leg = rate.and_then(|rate| average.update(rate));
            sum = sum.zip(leg).map(|(sum, leg)| sum + weight * leg);
        }
        let kst = sum?;
        Some(KstOutput { kst, signal: self.signal.update(kst)? })
    }
}
