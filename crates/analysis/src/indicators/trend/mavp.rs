//! Moving average with a variable period.

use super::average::{Average, AverageKind};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, average, real, whole};
use crate::registry::{Group, Place, Settings, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "mavp",
    title: "Moving average with a variable period",
    group: Group::Trend,
    doc: "The average of `matype` over `periods` prices, rounded down and kept within minperiod and maxperiod (the smaller of \
          the two is taken for the lower bound); silent as long as an average over the upper bound would be, and seeded only \
          then. The window is one number here, not a column. Unit: the price's. Source: TA-Lib MAVP.",
    inputs: &["price"],
    parameters: &[
        whole("minperiod", 2, 1, PERIOD_MAX, "the shortest window, in bars"),
        whole("maxperiod", 30, 2, PERIOD_MAX, "the longest window, in bars"),
        average("matype", AverageKind::Sma, "the kind of average"),
        real("periods", 14.0, 1.0, PERIOD_MAX as f64, "the window, in bars"),
        SOURCE,
    ],
    outputs: &[line("mavp")],
    place: Place::Chart,
    warmup: |settings| settings.average("matype").warmup(bounds(settings).1),
    build: |settings| {
        let (shortest, longest) = bounds(settings);
        let period = (settings.real("periods") as usize).clamp(shortest, longest);
        let kind = settings.average("matype");
        let wait = kind.warmup(longest) - kind.warmup(period);
        over_price(Delayed { wait, average: Average::new(kind, period) }, settings.source())
    },
};

fn bounds(settings: &Settings) -> (usize, usize) {
    let (first, second) = (settings.length("minperiod"), settings.length("maxperiod"));
    (first.min(second), first.max(second))
}

/// An average that passes over the first prices.
#[derive(Clone, Debug)]
struct Delayed {
    wait: usize,
    average: Average,
}

impl Streaming for Delayed {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.wait > 0 {
            self.wait -= 1;
            return None;
        }
        self.average.update(price)
    }
}
