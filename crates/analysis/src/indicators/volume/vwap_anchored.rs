//! Volume-weighted average price since an instant, with bands.

use super::weighted_bands::{WeightedBands, WeightedPrice};
use crate::Bar;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{real, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{FromBar as _, HighLowCloseVolume, Streaming};
use model::Instant;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vwap_anchored",
    title: "Anchored volume-weighted average price",
    group: Group::Volume,
    doc: "vwap = Σ typical price * volume / Σ volume of the bars that begin at `anchor_at` or later, typical price = (high + \
          low + close) / 3; the bands are `nbdev` volume-weighted standard deviations away. None before the anchor and until \
          something was traded. Unit: the price's. Source: formula of TA-Lib VWAP; B. Shannon, Maximum Trading Gains with \
          Anchored VWAP (2023).",
    inputs: &["open_at", "high", "low", "close", "volume"],
    parameters: &[
        whole("anchor_at", 0, 0, MILLIS_MAX, "when it begins, in milliseconds since 1970 (UTC)"),
        real("nbdev", 2.0, 0.0, 100.0, "how far the bands are, in standard deviations"),
    ],
    outputs: &[line("vwap"), line("upper"), line("lower")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |settings| {
        let anchor_at = Instant::from_millis(settings.integer("anchor_at"))
            .expect("invariant: the bounds of the anchor are an instant's");
        over_bars(AnchoredPrice::new(anchor_at, settings.real("nbdev")))
    },
};

/// The last millisecond that an [`Instant`] can be, in the year 2262.
const MILLIS_MAX: i64 = i64::MAX / 1_000_000;

/// The mean price paid since the anchor. Constant time and memory.
#[derive(Clone, Copy, Debug)]
pub struct AnchoredPrice {
    anchor_at: Instant,
    deviations: f64,
    price: WeightedPrice,
}

impl AnchoredPrice {
    /// From the first bar that begins at `anchor_at` or later, with bands of so many standard deviations.
    #[must_use]
    pub fn new(anchor_at: Instant, deviations: f64) -> Self {
        Self { anchor_at, deviations, price: WeightedPrice::default() }
    }
}

impl Streaming for AnchoredPrice {
    type Input = Bar;
    type Output = WeightedBands;

    #[inline]
    fn update(&mut self, bar: Bar) -> Option<WeightedBands> {
        if bar.open_at < self.anchor_at.nanos() {
            return None;
        }
        self.price.add(HighLowCloseVolume::from_bar(&bar));
        self.price.bands(self.deviations)
    }
}
