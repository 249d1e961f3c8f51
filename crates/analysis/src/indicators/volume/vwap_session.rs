//! Volume-weighted average price of the session, with bands.

use super::weighted_bands::{WeightedBands, WeightedPrice};
use crate::Bar;
use crate::indicators::session::{SESSIONS, Session};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{choice, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{FromBar as _, HighLowCloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vwap_session",
    title: "Volume-weighted average price of the session",
    group: Group::Volume,
    doc: "vwap = Σ typical price * volume / Σ volume since the session began, typical price = (high + low + close) / 3; the \
          bands are `nbdev` volume-weighted standard deviations away. Sessions are UTC days, weeks from Monday, or months; the first may be \
          the rest of one. None until something was traded in the session. Unit: the price's. Source: formula of TA-Lib VWAP; bands as \
          charting programs draw them.",
    inputs: &["open_at", "high", "low", "close", "volume"],
    parameters: &[
        choice("session", SESSIONS, "how long a session lasts: day, week or month (UTC)"),
        real("nbdev", 2.0, 0.0, 100.0, "how far the bands are, in standard deviations"),
    ],
    outputs: &[line("vwap"), line("upper"), line("lower")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |settings| {
        let session = Session::of(settings.choice("session"));
        over_bars(SessionPrice::new(session, settings.real("nbdev")))
    },
};

/// The mean price paid in the session. Constant time and memory.
#[derive(Clone, Copy, Debug)]
pub struct SessionPrice {
    session: Session,
    deviations: f64,
    number: i64,
    price: WeightedPrice,
}

impl SessionPrice {
    /// With bands of so many standard deviations.
    #[must_use]
    pub fn new(session: Session, deviations: f64) -> Self {
        Self { session, deviations, number: i64::MIN, price: WeightedPrice::default() }
    }
}

impl Streaming for SessionPrice {
    type Input = Bar;
    type Output = WeightedBands;

    #[inline]
    fn update(&mut self, bar: Bar) -> Option<WeightedBands> {
        let number = self.session.number(bar.open_at);
        if number != self.number {
            self.number = number;
            self.price = WeightedPrice::default();
        }
        self.price.add(HighLowCloseVolume::from_bar(&bar));
        self.price.bands(self.deviations)
    }
}
