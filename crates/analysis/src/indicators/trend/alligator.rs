//! Williams' alligator.

use crate::indicators::smoothing::Smoothing;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Settings, Spec, line};
use crate::streaming::{HighLow, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "alligator",
    title: "Williams' alligator",
    group: Group::Trend,
    doc: "jaw, teeth, lips = Wilder's averages of (high + low) / 2 over their windows, each as it was its offset ago: the lines \
          that are drawn under this bar. An offset of 0 gives the newest value. Unit: the price's. \
          Source: B. Williams, New Trading Dimensions (1998); compared with Stock.Indicators.",
    inputs: &["high", "low"],
    parameters: &[
        whole("jawperiod", 13, 1, PERIOD_MAX, "the window of the jaw, in bars"),
        whole("jawoffset", 8, 0, PERIOD_MAX, "how far the jaw is drawn ahead, in bars"),
        whole("teethperiod", 8, 1, PERIOD_MAX, "the window of the teeth, in bars"),
        whole("teethoffset", 5, 0, PERIOD_MAX, "how far the teeth are drawn ahead, in bars"),
        whole("lipsperiod", 5, 1, PERIOD_MAX, "the window of the lips, in bars"),
        whole("lipsoffset", 3, 0, PERIOD_MAX, "how far the lips are drawn ahead, in bars"),
    ],
    outputs: &[line("jaw"), line("teeth"), line("lips")],
    place: Place::Chart,
    warmup: |settings| {
        let warmups = lines(settings).map(|(period, offset)| period - 1 + offset);
        warmups.into_iter().fold(usize::MAX, usize::min)
    },
    build: |settings| {
        let [jaw, teeth, lips] = lines(settings).map(|(period, offset)| Delayed::new(period, offset));
        over_bars(Alligator { jaw, teeth, lips })
    },
};

fn lines(settings: &Settings) -> [(usize, usize); 3] {
    [("jawperiod", "jawoffset"), ("teethperiod", "teethoffset"), ("lipsperiod", "lipsoffset")]
        .map(|(period, offset)| (settings.length(period), settings.length(offset)))
}

columns! {
    /// What it says.
    pub struct AlligatorOutput {
        /// The slowest line.
        jaw: Option<f64>,
        /// The middle line.
        teeth: Option<f64>,
        /// The fastest line.
        lips: Option<f64>,
    }
}

/// Three displaced averages. Constant time; memory: the offsets.
#[derive(Clone, Debug)]
struct Alligator {
    jaw: Delayed,
    teeth: Delayed,
    lips: Delayed,
}

/// Wilder's average as it was some bars ago.
#[derive(Clone, Debug)]
struct Delayed {
    average: Smoothing,
    past: Ring,
}

impl Delayed {
    fn new(period: usize, offset: usize) -> Self {
        Self { average: Smoothing::wilder(period), past: Ring::new(offset + 1) }
    }

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.past.push(self.average.update(price)?);
        if self.past.is_full() { self.past.oldest() } else { None }
    }
}

impl Streaming for Alligator {
    type Input = HighLow;
    type Output = AlligatorOutput;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<AlligatorOutput> {
        let price = (bar.high + bar.low) / 2.0;
        Some(AlligatorOutput {
            jaw: self.jaw.update(price),
            teeth: self.teeth.update(price),
            lips: self.lips.update(price),
        })
    }
}
