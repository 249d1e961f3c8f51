//! Turning points that alternate: a top is certain when the price has fallen far enough from it, and so on.
//!
//! How far is enough: a percentage, a multiple of the average true range, or an opposite fractal. A bar that goes beyond
//! the running extreme extends it and reverses nothing, as the order within a bar is not known.

use super::pivots::{Candidate, Fractals, Pivot, PivotKind};
use crate::indicators::trend::ema::Ema;
use crate::{Bar, Streaming};

/// What makes a turning point certain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reversal {
    /// A move of so many percent of the extreme against it.
    Percent(f64),
    /// A move of so many average true ranges (Wilder's, over `period` bars) against it.
    Atr {
        /// The window of the average true range, in bars.
        period: usize,
        /// How many of them.
        factor: f64,
    },
    /// An opposite fractal beyond the extreme's bar.
    Fractal {
        /// The neighbours before it.
        left: usize,
        /// The neighbours after it.
        right: usize,
    },
}

/// Why a reversal cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum ReversalError {
    /// The percentage is not between 0 and 100.
    #[error("the reversal is {0} percent: it must be above 0 and below 100")]
    Percent(f64),
    /// The window of the average true range is 0, or its factor not above 0.
    #[error("the reversal is {factor} average true ranges over {period} bars: both must be above 0")]
    Atr {
        /// The window.
        period: usize,
        /// The factor.
        factor: f64,
    },
    /// A side of the fractal has no bar.
    #[error("a fractal needs at least one bar on each side, not {left} and {right}")]
    Fractal {
        /// The neighbours before.
        left: usize,
        /// The neighbours after.
        right: usize,
    },
}

/// The running, unconfirmed end of the zigzag: it may still move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// What it would be if it ended here.
    pub kind: PivotKind,
    /// The bar of its extreme so far.
    pub index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub open_at: i64,
    /// The extreme price so far.
    pub price: f64,
}

/// The alternating turning points of a series, bar by bar. Constant time a bar (but for the fractal's window) and memory.
#[derive(Clone, Debug)]
pub struct ZigZag {
    rule: Rule,
    count: usize,
    state: State,
}

#[derive(Clone, Debug)]
enum Rule {
    Percent(f64),
    Atr { factor: f64, average: Ema, last_close: Option<f64>, distance: Option<f64> },
    Fractal(Fractals),
}

/// A bar that may be a turning point, and how far the price must come back from it. The distance is the one of that bar:
/// were it to shrink afterwards, a turn could be certain long after the bar that made it.
#[derive(Clone, Copy, Debug)]
struct Extreme {
    at: Candidate,
    far: f64,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Nothing turned yet: the highest and the lowest so far.
    Unknown { high: Option<Extreme>, low: Option<Extreme> },
    /// The extreme of the running leg.
    Running(Extreme),
}

impl ZigZag {
    /// By this rule.
    ///
    /// # Errors
    /// [`ReversalError`] names what is out of bounds.
    pub fn new(reversal: Reversal) -> Result<Self, ReversalError> {
        let rule = match reversal {
            Reversal::Percent(percent) if percent > 0.0 && percent < 100.0 => Rule::Percent(percent / 100.0),
            Reversal::Percent(percent) => return Err(ReversalError::Percent(percent)),
            Reversal::Atr { period, factor } if period > 0 && factor > 0.0 && factor.is_finite() => {
                Rule::Atr {
                    factor,
                    average: Ema::with_factor(period, 1.0 / period as f64),
                    last_close: None,
                    distance: None,
                }
            }
            Reversal::Atr { period, factor } => return Err(ReversalError::Atr { period, factor }),
            Reversal::Fractal { left, right } if left > 0 && right > 0 => {
                Rule::Fractal(Fractals::new(left, right))
            }
            Reversal::Fractal { left, right } => return Err(ReversalError::Fractal { left, right }),
        };
        Ok(Self { rule, count: 0, state: State::Unknown { high: None, low: None } })
    }

    /// The running end, which is not certain; `None` before the first turning point.
    #[must_use]
    pub const fn leg(&self) -> Option<Leg> {
        match self.state {
            State::Unknown { .. } => None,
            State::Running(Extreme { at, .. }) => {
                Some(Leg { kind: at.kind, index: at.index, open_at: at.open_at, price: at.price })
            }
        }
    }

    /// Takes the next bar: the turning point that it makes certain.
    pub fn update(&mut self, bar: &Bar) -> Option<Pivot> {
        let index = self.count;
        self.count += 1;
        if let Rule::Fractal(fractals) = &mut self.rule {
            let found = fractals.update(bar);
            return found
                .into_iter()
                .flatten()
                .fold(None, |pivot, fractal| pivot.or(self.take_fractal(&fractal, bar)));
        }
        if !self.measure(bar) {
            return None;
        }
        match self.state {
            State::Unknown { high, low } => self.begin(high, low, index, bar),
            State::Running(extreme) => self.go_on(extreme, index, bar),
        }
    }

    /// Keeps the average true range up to date; whether distances are known.
    fn measure(&mut self, bar: &Bar) -> bool {
        let Rule::Atr { average, last_close, distance, factor } = &mut self.rule else { return true };
        if let Some(close) = last_close.replace(bar.close) {
            let range = bar.high.max(close) - bar.low.min(close);
            *distance = average.update(range).map(|range| range * *factor);
        }
        distance.is_some()
    }

    /// The bar as a possible turning point.
    fn extreme(&self, kind: PivotKind, index: usize, bar: &Bar) -> Extreme {
        let at = Candidate::new(kind, index, bar);
        let far = match &self.rule {
            Rule::Percent(share) => at.price * share,
            Rule::Atr { distance, .. } => distance.unwrap_or(f64::INFINITY),
            Rule::Fractal(_) => 0.0,
        };
        Extreme { at, far }
    }

    fn begin(
        &mut self,
        high: Option<Extreme>,
        low: Option<Extreme>,
        index: usize,
        bar: &Bar,
    ) -> Option<Pivot> {
        let [high, low] = [(high, PivotKind::High), (low, PivotKind::Low)].map(|(known, kind)| {
            let newest = self.extreme(kind, index, bar);
            known.filter(|known| !kind.is_beyond(newest.at.price, known.at.price)).unwrap_or(newest)
        });
        self.state = State::Unknown { high: Some(high), low: Some(low) };
        let rose = high.at.index == index && low.at.index < index && low.is_left_by(bar.high);
        let fell = low.at.index == index && high.at.index < index && high.is_left_by(bar.low);
        let (turned, running) = match (rose, fell) {
            (true, _) => (low, high),
            (false, true) => (high, low),
            (false, false) => return None,
        };
        self.state = State::Running(running);
        Some(turned.at.confirmed(index, bar))
    }

    fn go_on(&mut self, extreme: Extreme, index: usize, bar: &Bar) -> Option<Pivot> {
        let here = self.extreme(extreme.at.kind, index, bar);
        if here.at.kind.is_beyond(here.at.price, extreme.at.price) {
            self.state = State::Running(here);
            return None;
        }
        let back = self.extreme(extreme.at.kind.opposite(), index, bar);
        if !extreme.is_left_by(back.at.price) {
            return None;
        }
        self.state = State::Running(back);
        Some(extreme.at.confirmed(index, bar))
    }

    /// A fractal extends the running leg, or turns it when it is of the other kind and beyond its price.
    fn take_fractal(&mut self, fractal: &Pivot, bar: &Bar) -> Option<Pivot> {
        let at = Candidate {
            kind: fractal.kind,
            index: fractal.index,
            open_at: fractal.open_at,
            price: fractal.price,
        };
        let found = State::Running(Extreme { at, far: 0.0 });
        let State::Running(Extreme { at: extreme, .. }) = self.state else {
            self.state = found;
            return None;
        };
        if extreme.kind == at.kind {
            if extreme.kind.is_beyond(at.price, extreme.price) {
                self.state = found;
            }
            return None;
        }
        if at.index <= extreme.index || !at.kind.is_beyond(at.price, extreme.price) {
            return None;
        }
        self.state = found;
        Some(extreme.confirmed(self.count - 1, bar))
    }
}

impl Extreme {
    /// Whether `price` is far enough from it.
    fn is_left_by(&self, price: f64) -> bool {
        let moved = (price - self.at.price).abs();
        moved > 0.0 && moved >= self.far
    }
}
