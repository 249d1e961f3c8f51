//! Zigzags at several scales, nested: each coarser one's turning points are turning points of the next finer one.
//!
//! The finest is a [`ZigZag`] by average true ranges. A coarser one takes the finer one's confirmed points as the only
//! places where it may turn, and turns when a bar has come far enough back: [`Scale::far`] times the average true range
//! that was there when the point was confirmed, as a share of the price, so that a fall of 80 % and the rise that undoes
//! it count alike.

use crate::elliott::shape::Mark;
use crate::indicators::trend::ema::Ema;
use crate::structure::{Leg, Pivot, PivotKind, Reversal, ReversalError, ZigZag};
use crate::{Bar, Streaming as _};

/// A confirmed turning point with what the counts need of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Turn {
    pub(crate) pivot: Pivot,
    pub(crate) mark: Mark,
    /// The average true range as a share of the price, when it was confirmed.
    pub(crate) unit: f64,
}

/// The scales, finest first.
#[derive(Clone, Debug)]
pub(crate) struct Skeleton {
    finest: ZigZag,
    average: Ema,
    last_close: Option<f64>,
    range: f64,
    traded: f64,
    /// The volume traded up to the running leg's extreme, and that bar.
    traded_at: Option<(usize, f64)>,
    count: usize,
    coarser: Vec<Scale>,
}

/// One coarser zigzag.
#[derive(Clone, Debug)]
struct Scale {
    /// How many average true ranges make a turn.
    far: f64,
    /// The kind of turning point that is looked for.
    kind: Option<PivotKind>,
    /// The furthest point of that kind so far.
    extreme: Option<Turn>,
    /// The furthest point of the other kind after it.
    opposite: Option<Turn>,
    /// Whether a bar went beyond the extreme since.
    passed: bool,
}

impl Skeleton {
    pub(crate) fn new(period: usize, factors: &[f64]) -> Result<Self, ReversalError> {
        let factor = factors.first().copied().unwrap_or(0.0);
        let finest = ZigZag::new(Reversal::Atr { period, factor })?;
        let coarser = factors.iter().skip(1).map(|far| Scale {
            far: *far,
            kind: None,
            extreme: None,
            opposite: None,
            passed: false,
        });
        Ok(Self {
            finest,
            average: Ema::with_factor(period, 1.0 / period as f64),
            last_close: None,
            range: 0.0,
            traded: 0.0,
            traded_at: None,
            count: 0,
            coarser: coarser.collect(),
        })
    }

    /// The finest running leg.
    pub(crate) const fn leg(&self) -> Option<Leg> {
        self.finest.leg()
    }

    /// Takes the next bar and says which turning points it confirms: at most one a scale, finest first.
    pub(crate) fn update(&mut self, bar: &Bar, mut confirmed: impl FnMut(usize, Turn)) {
        let index = self.count;
        self.count += 1;
        self.traded += bar.volume;
        if let Some(close) = self.last_close.replace(bar.close) {
            let range = bar.high.max(close) - bar.low.min(close);
            self.range = self.average.update(range).unwrap_or(self.range);
        }
        let pivot = self.finest.update(bar);
        let mut found = pivot.map(|pivot| self.turn(pivot));
        self.follow();
        if let Some(turn) = found {
            confirmed(0, turn);
        }
        for (place, scale) in self.coarser.iter_mut().enumerate() {
            if let Some(turn) = found {
                scale.take(turn);
            }
            found = scale.turned(bar, index);
            if let Some(turn) = found {
                confirmed(place + 1, turn);
            }
        }
    }

    fn turn(&self, pivot: Pivot) -> Turn {
        let traded = self.traded_at.filter(|(index, _)| *index == pivot.index).map(|(_, traded)| traded);
        let unit = if self.range > 0.0 { self.range / pivot.price.max(self.range) } else { 0.0 };
        Turn { pivot, mark: Mark::new(pivot.index, pivot.price).with_traded(traded), unit }
    }

    /// Remembers the volume at the running leg's extreme.
    fn follow(&mut self) {
        let index = self.count - 1;
        if self.finest.leg().is_some_and(|leg| leg.index == index) {
            self.traded_at = Some((index, self.traded));
        }
    }
}

impl Scale {
    /// Takes a turning point of the finer scale.
    fn take(&mut self, turn: Turn) {
        let kind = *self.kind.get_or_insert(turn.pivot.kind);
        let place = if turn.pivot.kind == kind { &mut self.extreme } else { &mut self.opposite };
        let further = place.is_none_or(|known| kind_is_beyond(&turn, &known));
        if further {
            *place = Some(turn);
            if turn.pivot.kind == kind {
                self.opposite = None;
            }
        }
        self.passed = false;
    }

    /// The turning point that this bar confirms.
    fn turned(&mut self, bar: &Bar, index: usize) -> Option<Turn> {
        let extreme = self.extreme?;
        let kind = extreme.pivot.kind;
        self.passed |= kind.is_beyond(kind.price(bar), extreme.pivot.price);
        let factor = 1.0 + extreme.unit * self.far;
        let price = extreme.pivot.price;
        let is_far = |other: f64| match kind {
            PivotKind::High => other < price && other <= price / factor,
            PivotKind::Low => other > price && other >= price * factor,
        };
        let back = is_far(kind.opposite().price(bar))
            || self.opposite.is_some_and(|opposite| is_far(opposite.pivot.price));
        if self.passed || !back {
            return None;
        }
        self.kind = Some(kind.opposite());
        self.extreme = self.opposite.take();
        // The leg that brought the price here has no confirmed end yet, so what is known of it may be passed already.
        self.passed = true;
        let pivot = Pivot { confirmed_index: index, confirmed_at: bar.open_at, ..extreme.pivot };
        Some(Turn { pivot, ..extreme })
    }
}

fn kind_is_beyond(turn: &Turn, known: &Turn) -> bool {
    turn.pivot.kind.is_beyond(turn.pivot.price, known.pivot.price)
}
