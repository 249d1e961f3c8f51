//! True strength index.

use super::smi::Twice;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "tsi",
    title: "True strength index",
    group: Group::Momentum,
    doc: "100 * smooth(change) / smooth(|change|), change being that from price to price and smooth = EMA(second) of \
          EMA(first), each seeded with the mean of its first values; 0 where nothing moved. Unit: -100 to 100. Source: William \
          Blau, True Strength Index, Technical Analysis of Stocks & Commodities 9:11 (1991); TA-Lib TSI.",
    inputs: &["price"],
    parameters: &[
        whole("firstperiod", 25, 2, PERIOD_MAX, "the window of the first average, in bars"),
        whole("secondperiod", 13, 2, PERIOD_MAX, "the window of the second average, in bars"),
        SOURCE,
    ],
    outputs: &[line("tsi")],
    place: Place::Pane,
    warmup: |settings| settings.length("firstperiod") + settings.length("secondperiod") - 1,
    build: |settings| {
        let (first, second) = (settings.length("firstperiod"), settings.length("secondperiod"));
        over_price(TrueStrength::new(first, second), settings.source())
    },
};

/// The smoothed change of the price as a share of its smoothed size. Constant time and memory.
#[derive(Clone, Debug)]
pub struct TrueStrength {
    last: Option<f64>,
    change: Twice,
    size: Twice,
}

impl TrueStrength {
    /// With these windows.
    #[must_use]
    pub fn new(first: usize, second: usize) -> Self {
        Self { last: None, change: Twice::new(first, second), size: Twice::new(first, second) }
    }
}

impl Streaming for TrueStrength {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let change = price - self.last.replace(price)?;
        let smooth = self.change.update(change);
        let size = self.size.update(change.abs())?;
        Some(if size > 0.0 { 100.0 * smooth? / size } else { 0.0 })
    }
}
