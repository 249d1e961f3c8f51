//! Coppock curve.

use crate::indicators::trend::wma::Wma;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "coppock",
    title: "Coppock curve",
    group: Group::Momentum,
    doc: "WMA over `wmaperiod` of the sum of two rates of change in per cent, (price / price n bars ago - 1) * 100 with n = \
          `roc1period` and `roc2period` (0 where the earlier price is 0). Made for monthly bars. Source: E. S. C. Coppock, \
          Barron's (15 October 1962); TA-Lib COPPOCK.",
    inputs: &["price"],
    parameters: &[
        whole("wmaperiod", 10, 1, PERIOD_MAX, "the window of the weighted average, in bars"),
        whole("roc1period", 11, 1, PERIOD_MAX, "how many bars back the first rate of change looks"),
        whole("roc2period", 14, 1, PERIOD_MAX, "how many bars back the second rate of change looks"),
        SOURCE,
    ],
    outputs: &[line("coppock")],
    place: Place::Pane,
    warmup: |settings| {
        settings.length("roc1period").max(settings.length("roc2period")) + settings.length("wmaperiod") - 1
    },
    build: |settings| {
        let [average, first, second] =
            ["wmaperiod", "roc1period", "roc2period"].map(|name| settings.length(name));
        over_price(Coppock::new(average, [first, second]), settings.source())
    },
};

/// The average of two rates of change. Constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Coppock {
    average: Wma,
    pasts: [Ring; 2],
}

impl Coppock {
    /// With the window of the average and the distances of the two rates.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(average: usize, rates: [usize; 2]) -> Self {
        Self { average: Wma::new(average), pasts: rates.map(Ring::new) }
    }
}

impl Streaming for Coppock {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let [first, second] = &mut self.pasts;
        let (first, second) = (first.push(price), second.push(price));
        let rate = |past: f64| if past == 0.0 { 0.0 } else { (price / past - 1.0) * 100.0 };
        self.average.update(rate(first?) + rate(second?))
    }
}
