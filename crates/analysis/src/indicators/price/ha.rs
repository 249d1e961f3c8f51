//! Heikin-Ashi candles.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{OpenHighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ha",
    title: "Heikin-Ashi candles",
    group: Group::Price,
    doc: "haclose = (open + high + low + close) / 4; haopen = the middle of the last haopen and haclose, seeded with \
          (open + close) / 2 of the first bar; hahigh and halow = the highest and lowest of high (low), haopen and haclose. \
          Unit: the price's. Source: TA-Lib HA.",
    inputs: &["open", "high", "low", "close"],
    parameters: &[],
    outputs: &[line("haopen"), line("hahigh"), line("halow"), line("haclose")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |_| over_bars(HeikinAshi::default()),
};

columns! {
    /// One candle.
    pub struct HeikinAshiOutput {
        /// Its first price.
        haopen: f64,
        /// Its highest price.
        hahigh: f64,
        /// Its lowest price.
        halow: f64,
        /// Its last price.
        haclose: f64,
    }
}

/// Candles that are smoothed into each other. Constant time and memory.
#[derive(Clone, Debug, Default)]
pub struct HeikinAshi {
    last: Option<HeikinAshiOutput>,
}

impl Streaming for HeikinAshi {
    type Input = OpenHighLowClose;
    type Output = HeikinAshiOutput;

    #[inline]
    fn update(&mut self, bar: OpenHighLowClose) -> Option<HeikinAshiOutput> {
        let haopen = match self.last {
            Some(last) => (last.haopen + last.haclose) / 2.0,
            None => (bar.open + bar.close) / 2.0,
        };
        let haclose = (bar.open + bar.high + bar.low + bar.close) / 4.0;
        let candle = HeikinAshiOutput {
            haopen,
            hahigh: bar.high.max(haopen).max(haclose),
            halow: bar.low.min(haopen).min(haclose),
            haclose,
        };
        self.last = Some(candle);
        Some(candle)
    }
}
