//! A moving average of a chosen kind.

use super::average::{Average, AverageKind};
use crate::registry::parameters::{SOURCE, average, period};
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ma",
    title: "Moving average of a chosen kind",
    group: Group::Trend,
    doc: "The average of `matype` over `timeperiod` prices, as the function of that name has it (mama with the limits 0.5 and \
          0.05, t3 with the factor 0.7); over 1 price, the price itself. Unit: the price's. Source: TA-Lib MA.",
    inputs: &["price"],
    parameters: &[period(30, 1), average("matype", AverageKind::Sma, "the kind of average"), SOURCE],
    outputs: &[line("ma")],
    place: Place::Chart,
    warmup: |settings| settings.average("matype").warmup(settings.period()),
    build: |settings| Average::new(settings.average("matype"), settings.period()).study(settings.source()),
};
