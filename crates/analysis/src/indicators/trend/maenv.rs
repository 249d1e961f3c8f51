//! Moving average envelope.

use super::average::{Average, AverageKind};
use super::bands::BandsOutput;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, average, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "maenv",
    title: "Moving average envelope",
    group: Group::Trend,
    doc: "middle = the average of `matype` over `timeperiod`; upper and lower = middle ± middle * percent / 100. Unit: the \
          price's. Source: common practice; compared with Stock.Indicators.",
    inputs: &["price"],
    parameters: &[
        period(20, 1),
        real("percent", 2.5, 0.0, 100.0, "how far the bands are away from the average, in per cent of it"),
        average("matype", AverageKind::Sma, "the kind of average"),
        SOURCE,
    ],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| settings.average("matype").warmup(settings.period()),
    build: |settings| {
        let average = Average::new(settings.average("matype"), settings.period());
        over_price(Envelope { average, share: settings.real("percent") / 100.0 }, settings.source())
    },
};

/// An average between bands of a share of itself. Time and memory: the average's.
#[derive(Clone, Debug)]
struct Envelope {
    average: Average,
    share: f64,
}

impl Streaming for Envelope {
    type Input = f64;
    type Output = BandsOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<BandsOutput> {
        let middle = self.average.update(price)?;
        let distance = middle * self.share;
        Some(BandsOutput { upper: middle + distance, middle, lower: middle - distance })
    }
}
