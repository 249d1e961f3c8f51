//! Inertia.

use crate::indicators::regression::Regression;
use crate::indicators::volatility::rvi::Rvi;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "inertia",
    title: "Inertia",
    group: Group::Momentum,
    doc: "Where the line of least squares through the last `timeperiod` values of the relative volatility index ends: above 50 \
          the trend goes up. Range: about 0 to 100. Source: Donald Dorsey, Refining the Relative Volatility Index, Technical \
          Analysis of Stocks & Commodities 13:9 (1995).",
    inputs: &["price"],
    parameters: &[
        period(20, 2),
        whole("rviperiod", 14, 1, PERIOD_MAX, "the window of the index's averages, in bars"),
        whole("stddevperiod", 10, 2, PERIOD_MAX, "the window of the standard deviation, in bars"),
        SOURCE,
    ],
    outputs: &[line("inertia")],
    place: Place::Pane,
    warmup: |settings| settings.period() + settings.length("rviperiod") + settings.length("stddevperiod") - 3,
    build: |settings| {
        let index = Rvi::new(settings.length("rviperiod"), settings.length("stddevperiod"));
        over_price(Inertia { index, line: Regression::new(settings.period()) }, settings.source())
    },
};

/// The smoothed relative volatility index. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Inertia {
    /// The index.
    pub index: Rvi,
    /// The line through its last values.
    pub line: Regression,
}

impl Streaming for Inertia {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let line = self.line.update(self.index.update(price)?)?;
        Some(line.at(self.line.period() - 1))
    }
}
