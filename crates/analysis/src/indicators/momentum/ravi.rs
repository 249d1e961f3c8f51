//! Range action verification index.

use crate::indicators::number::finite;
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ravi",
    title: "Range action verification index",
    group: Group::Momentum,
    doc: "100 * |SMA(fast) - SMA(slow)| / SMA(slow): above 3 a market trends. Unit: per cent. Source: Tushar Chande, Beyond \
          Technical Analysis (1997).",
    inputs: &["price"],
    parameters: &[
        whole("fastperiod", 7, 1, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 65, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        SOURCE,
    ],
    outputs: &[line("ravi")],
    place: Place::Pane,
    warmup: |settings| settings.length("fastperiod").max(settings.length("slowperiod")) - 1,
    build: |settings| {
        let (fast, slow) = (settings.length("fastperiod"), settings.length("slowperiod"));
        over_price(Ravi { fast: Sma::new(fast), slow: Sma::new(slow) }, settings.source())
    },
};

/// How far two averages are apart. Constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Ravi {
    /// The faster average.
    pub fast: Sma,
    /// The slower average.
    pub slow: Sma,
}

impl Streaming for Ravi {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let (fast, slow) = (self.fast.update(price), self.slow.update(price));
        let (fast, slow) = (fast?, slow?);
        finite(100.0 * (fast - slow).abs() / slow)
    }
}
