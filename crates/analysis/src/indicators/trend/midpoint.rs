//! Middle of the highest and the lowest price.

use super::donchian::Channel;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "midpoint",
    title: "Midpoint over a window",
    group: Group::Trend,
    doc: "(highest + lowest) / 2 of the last `timeperiod` prices. Unit: the price's. Source: TA-Lib MIDPOINT.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("midpoint")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(Midpoint { channel: Channel::new(settings.period()) }, settings.source()),
};

/// The middle of the extremes of the last prices. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Midpoint {
    channel: Channel,
}

impl Streaming for Midpoint {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.channel.update(HighLow { high: price, low: price }).map(|bands| bands.middle)
    }
}
