//! Dynamic support and resistance: prices at which the market turned more than once.
//!
//! Confirmed turning points that lie near each other, measured in average true ranges, are one level. A level with one
//! turning point is *forming*; with the second it is found. Every change of a found level is an event that bears the bar
//! at whose close it was certain; strength is a figure of the moment and fades while nothing happens.
//!
//! Source: Edwards & Magee, "Technical Analysis of Stock Trends", chapter 13 (turns, volume and time make a level; a
//! broken resistance becomes support); the weights are our own.

use super::drawing::{DrawingPoint, Reason, score, share};
use super::range::AverageRange;
use super::zigzag::{Reversal, ReversalError, ZigZag};
use super::{Pivot, PivotKind};
use crate::Bar;

/// The most levels that are remembered; past it the weakest is forgotten.
pub const LEVELS_MAX: usize = 64;
/// Turning points no farther than this from a level's mean price belong to it, in average true ranges.
pub const LEVEL_REACH_RANGES: f64 = 0.6;
/// A close farther than this beyond the zone breaks it, in average true ranges.
pub const LEVEL_BREAK_RANGES: f64 = 0.5;
/// After so many bars without a touch the recency of a level has halved.
pub const LEVEL_HALF_LIFE_BARS: f64 = 250.0;
/// The window of the mean volume that a touch is compared with, in bars.
const VOLUME_PERIOD: f64 = 50.0;

/// On which side of the price a level stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelRole {
    /// It held the price up.
    Support,
    /// It held the price down.
    Resistance,
}

impl LevelRole {
    const fn of(kind: PivotKind) -> Self {
        match kind {
            PivotKind::High => Self::Resistance,
            PivotKind::Low => Self::Support,
        }
    }
}

/// What has become of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelState {
    /// It holds in its first role.
    Intact,
    /// The price closed beyond it, and has not come back to turn there.
    Broken,
    /// It was broken, and holds from the other side since.
    Flipped,
}

/// A price zone at which the market turned.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Counted from 0 in the order of the first touches.
    pub id: u64,
    /// The zone's lower edge.
    pub low: f64,
    /// The zone's upper edge.
    pub high: f64,
    /// Its side.
    pub role: LevelRole,
    /// What has become of it.
    pub state: LevelState,
    /// How many confirmed turning points it has.
    pub touches: usize,
    /// The first of them.
    pub first_touch: Pivot,
    /// The latest of them.
    pub last_touch: Pivot,
    /// The sum of the touches' prices.
    price_sum: f64,
    /// The sum of the touches' volumes, each as a share of the mean volume then.
    volume_sum: f64,
    /// The sum of the ways from a touch to the close that made it certain, in average true ranges.
    rejection_sum: f64,
}

/// What happened to a found level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelChange {
    /// It got its second touch.
    Found,
    /// It held again.
    Touched,
    /// The price closed beyond it.
    Broken,
    /// After a break it held from the other side.
    Flipped,
    /// After a break it held in its old role: the break was false.
    Restored,
}

/// A change that is certain and never taken back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelEvent {
    /// The level.
    pub id: u64,
    /// What happened.
    pub change: LevelChange,
    /// The side after it.
    pub role: LevelRole,
    /// The zone's lower edge then.
    pub low: f64,
    /// The zone's upper edge then.
    pub high: f64,
    /// The number of touches then.
    pub touches: usize,
    /// The bar at whose close it was certain.
    pub confirmed_index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub confirmed_at: i64,
}

/// What was measured at the bar of a running extreme, for when it turns out to be a turning point.
#[derive(Clone, Copy, Debug)]
struct Note {
    volume: f64,
    range: f64,
}

/// Finds levels, bar by bar. At most [`LEVELS_MAX`] steps a bar, and as much memory.
#[derive(Clone, Debug)]
pub struct Levels {
    zigzag: ZigZag,
    range: AverageRange,
    volume_mean: Option<f64>,
    count: usize,
    ids: u64,
    note: Option<Note>,
    levels: Vec<Level>,
}

impl Levels {
    /// With turning points by this rule.
    ///
    /// # Errors
    /// [`ReversalError`] names what is out of bounds.
    pub fn new(reversal: Reversal) -> Result<Self, ReversalError> {
        Ok(Self {
            zigzag: ZigZag::new(reversal)?,
            range: AverageRange::new(),
            volume_mean: None,
            count: 0,
            ids: 0,
            note: None,
            levels: Vec::new(),
        })
    }

    /// Levels with two touches or more, in the order of their first.
    pub fn found(&self) -> impl Iterator<Item = &Level> {
        self.levels.iter().filter(|level| level.touches > 1)
    }

    /// Prices that turned the market once: they may become levels.
    pub fn forming(&self) -> impl Iterator<Item = &Level> {
        self.levels.iter().filter(|level| level.touches == 1)
    }

    /// What speaks for a level at the newest bar, part by part.
    #[must_use]
    pub fn reasons(&self, level: &Level) -> Vec<Reason> {
        level.reasons(self.count)
    }

    /// A level's strength at the newest bar, 0 to 1: the weighted mean of its [`reasons`](Self::reasons).
    #[must_use]
    pub fn strength(&self, level: &Level) -> f64 {
        level.strength(self.count)
    }

    /// Takes the next bar: what it made certain, breaks first.
    pub fn update(&mut self, bar: &Bar) -> Vec<LevelEvent> {
        let index = self.count;
        self.count += 1;
        let range = self.range.update(bar);
        let mean = self.volume_mean.unwrap_or(bar.volume);
        let here = Note { volume: share(bar.volume, mean), range };
        self.volume_mean = Some(mean + (bar.volume - mean) / VOLUME_PERIOD);
        let pivot = self.zigzag.update(bar);
        let mut events = self.break_levels(bar, range, index);
        if let Some(pivot) = pivot {
            let note = self.note.unwrap_or(here);
            events.extend(self.touch(&pivot, note, range, bar.close));
        }
        if self.zigzag.leg().is_some_and(|leg| leg.index == index) {
            self.note = Some(here);
        }
        events
    }

    fn break_levels(&mut self, bar: &Bar, range: f64, index: usize) -> Vec<LevelEvent> {
        let buffer = range * LEVEL_BREAK_RANGES;
        let broken = self.levels.iter_mut().filter(|level| {
            let beyond = match level.role {
                LevelRole::Resistance => bar.close > level.high + buffer,
                LevelRole::Support => bar.close < level.low - buffer,
            };
            beyond && level.state != LevelState::Broken
        });
        broken
            .filter_map(|level| {
                level.state = LevelState::Broken;
                (level.touches > 1).then(|| level.event(LevelChange::Broken, index, bar.open_at))
            })
            .collect()
    }

    fn touch(&mut self, pivot: &Pivot, note: Note, range: f64, close: f64) -> Option<LevelEvent> {
        let volume = note.volume;
        let rejection = share((pivot.price - close).abs(), note.range);
        let reach = note.range.max(range) * LEVEL_REACH_RANGES;
        let distance = |level: &Level| (level.mean() - pivot.price).abs();
        let nearest = self.levels.iter_mut().min_by(|one, other| distance(one).total_cmp(&distance(other)));
        if let Some(level) = nearest.filter(|level| (level.mean() - pivot.price).abs() <= reach) {
            let change = level.take(pivot);
            level.volume_sum += volume;
            level.rejection_sum += rejection;
            return Some(level.event(change, pivot.confirmed_index, pivot.confirmed_at));
        }
        if self.levels.len() == LEVELS_MAX {
            self.forget();
        }
        self.levels.push(Level {
            id: self.ids,
            low: pivot.price,
            high: pivot.price,
            role: LevelRole::of(pivot.kind),
            state: LevelState::Intact,
            touches: 1,
            first_touch: *pivot,
            last_touch: *pivot,
            price_sum: pivot.price,
            volume_sum: volume,
            rejection_sum: rejection,
        });
        self.ids += 1;
        None
    }

    fn forget(&mut self) {
        let strengths = self.levels.iter().map(|level| level.strength(self.count)).enumerate();
        let weakest = strengths.min_by(|(_, one), (_, other)| one.total_cmp(other));
        if let Some((place, _)) = weakest {
            self.levels.remove(place);
        }
    }
}

impl Level {
    /// The mean price of its touches.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.price_sum / self.touches as f64
    }

    /// The zone as a line at its mean price, from the first touch to the latest.
    #[must_use]
    pub fn points(&self) -> [DrawingPoint; 2] {
        [(self.first_touch, "first touch"), (self.last_touch, "last touch")].map(|(pivot, label)| {
            DrawingPoint { index: pivot.index, open_at: pivot.open_at, price: self.mean(), label }
        })
    }

    fn reasons(&self, count: usize) -> Vec<Reason> {
        let touches = self.touches as f64;
        let age = count.saturating_sub(self.last_touch.index) as f64;
        let volume = self.volume_sum / touches;
        let rejection = self.rejection_sum / touches;
        let held = match self.state {
            LevelState::Intact => ("it holds", 1.0),
            LevelState::Flipped => ("it was broken and holds from the other side", 0.9),
            LevelState::Broken => ("it is broken", 0.2),
        };
        vec![
            Reason::new(format!("{} touches", self.touches), 0.35, 1.0 - 1.0 / touches),
            Reason::new(format!("last touched {age} bars ago"), 0.2, libm::exp2(-age / LEVEL_HALF_LIFE_BARS)),
            Reason::new(
                format!("{volume:.1} times the usual volume at a touch"),
                0.1,
                volume / (1.0 + volume),
            ),
            Reason::new(
                format!("{rejection:.1} average ranges away when a touch was certain"),
                0.15,
                rejection / (2.0 + rejection),
            ),
            Reason::new(held.0, 0.2, held.1),
        ]
    }

    fn strength(&self, count: usize) -> f64 {
        score(&self.reasons(count))
    }

    fn take(&mut self, pivot: &Pivot) -> LevelChange {
        let role = LevelRole::of(pivot.kind);
        let change = match (self.state, role == self.role) {
            _ if self.touches == 1 => LevelChange::Found,
            (LevelState::Broken, true) => LevelChange::Restored,
            (LevelState::Intact | LevelState::Flipped, true) => LevelChange::Touched,
            (_, false) => LevelChange::Flipped,
        };
        self.state = match (self.state, role == self.role) {
            (LevelState::Broken, true) => LevelState::Intact,
            (state, true) => state,
            (_, false) => LevelState::Flipped,
        };
        self.role = role;
        self.touches += 1;
        self.price_sum += pivot.price;
        self.low = self.low.min(pivot.price);
        self.high = self.high.max(pivot.price);
        self.last_touch = *pivot;
        change
    }

    const fn event(&self, change: LevelChange, confirmed_index: usize, confirmed_at: i64) -> LevelEvent {
        LevelEvent {
            id: self.id,
            change,
            role: self.role,
            low: self.low,
            high: self.high,
            touches: self.touches,
            confirmed_index,
            confirmed_at,
        }
    }
}
