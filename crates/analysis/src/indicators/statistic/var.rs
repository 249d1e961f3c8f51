//! Variance of the last prices.

use crate::indicators::variance::{OnlyVariance, Variance};
use crate::registry::adapt::over_price_columns;
use crate::registry::parameters::{SOURCE, period, real};
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "var",
    title: "Variance",
    group: Group::Statistic,
    doc: "The mean of the squares of the last `timeperiod` prices less the square of their mean (population: divided by n), \
          from running sums about a price near the window. `nbdev` changes nothing: TA-Lib takes and ignores it. Unit: the \
          price's, squared. Source: TA-Lib VAR.",
    inputs: &["price"],
    parameters: &[period(5, 1), real("nbdev", 1.0, -3e37, 3e37, "without effect, as in TA-Lib"), SOURCE],
    outputs: &[line("var")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_price_columns(Variance::new(settings.period()), settings.source(), |variance, prices| {
            variance.batch(prices, &OnlyVariance)
        })
    },
};
