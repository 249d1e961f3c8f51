//! Elder ray index.

use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "eri",
    title: "Elder ray index",
    group: Group::Momentum,
    doc: "bullpower = high - EMA(close, `timeperiod`), bearpower = low - the same average. Unit: the price's. Source: Alexander \
          Elder, Trading for a Living (1993); TA-Lib ERI.",
    inputs: &["high", "low", "close"],
    parameters: &[period(13, 1)],
    outputs: &[line("bullpower"), line("bearpower")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Eri::new(settings.period())),
};

columns! {
    /// What it says.
    pub struct EriOutput {
        /// The high above the average.
        bullpower: f64,
        /// The low above the average.
        bearpower: f64,
    }
}

/// The extremes of a bar against the average close. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Eri {
    average: Ema,
}

impl Eri {
    /// Over `period` bars.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { average: Ema::new(period) }
    }
}

impl Streaming for Eri {
    type Input = HighLowClose;
    type Output = EriOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<EriOutput> {
        let average = self.average.update(bar.close)?;
        Some(EriOutput { bullpower: bar.high - average, bearpower: bar.low - average })
    }
}
