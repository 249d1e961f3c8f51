//! Finds shapes bar by bar: turning points of several sizes, the rules over them, and what becomes of what they find.

use super::draft::{Draft, Exit};
use super::registry::SHAPES;
use super::shape::{Boundary, Direction, FormingShape, Outcome, Shape, ShapeEvent};
use super::view::{History, View};
use crate::Bar;
use crate::structure::drawing::{Reason, score, share};
use crate::structure::range::{AverageRange, RANGE_PERIOD};
use crate::structure::{DrawingPoint, Pivot, Reversal, ReversalError, ZigZag};
use std::collections::VecDeque;

/// How many average true ranges a turn of each size comes back.
pub const SIZES: [f64; 6] = [1.5, 2.2, 3.3, 5.0, 7.5, 11.0];
/// How many turning points of each size are remembered.
pub const PIVOTS_MAX: usize = 16;
/// The most confirmed shapes whose end is awaited; past it the oldest is called expired.
pub const OPEN_MAX: usize = 64;
/// A confirmed shape's end is awaited for twice its length, and for no more bars than this.
pub const OPEN_BARS_MAX: usize = 1_000;
/// How far a close must lie beyond an edge, in average true ranges.
pub const BREAK_RANGES: f64 = 0.1;
/// The least score of a shape that is said.
pub const SCORE_MIN: f64 = 0.7;
/// Shapes whose stretches share more than this of what both cover are about the same turns.
pub const OVERLAP_MAX: f64 = 0.5;
/// Legs no straighter than this speak for chance...
const STRAIGHT_MIN: f64 = 0.35;
/// ...and those at least so straight for a shape.
const STRAIGHT_MAX: f64 = 0.75;
/// The window of the mean volume, in bars.
const VOLUME_PERIOD: f64 = 50.0;

/// Follows a series. A bar costs the rules' time for each size in which it confirmed a turning point, else a look at each
/// waiting shape; both and the memory are bounded.
#[derive(Clone, Debug)]
pub struct Shapes {
    score_min: f64,
    range: AverageRange,
    history: History,
    volume_mean: Option<f64>,
    count: usize,
    ids: u64,
    sizes: Vec<Size>,
    open: VecDeque<Shape>,
    recent: VecDeque<(&'static str, usize, usize)>,
}

#[derive(Clone, Debug)]
struct Size {
    zigzag: ZigZag,
    pivots: Vec<Pivot>,
    /// What waits for its confirmation, in the order of [`SHAPES`].
    waiting: Vec<Option<Draft>>,
}

/// A bar and what it is measured by.
#[derive(Clone, Copy, Debug)]
struct Now<'a> {
    bar: &'a Bar,
    index: usize,
    range: f64,
    /// The bar's volume as a share of the mean.
    volume: f64,
}

impl Shapes {
    /// Shapes of at least [`SCORE_MIN`].
    ///
    /// # Errors
    /// None with these sizes; the type is the zigzag's.
    pub fn new() -> Result<Self, ReversalError> {
        Self::with_score_min(SCORE_MIN)
    }

    /// Shapes of at least this score.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn with_score_min(score_min: f64) -> Result<Self, ReversalError> {
        let size = |factor| {
            let zigzag = ZigZag::new(Reversal::Atr { period: RANGE_PERIOD, factor })?;
            Ok(Size { zigzag, pivots: Vec::new(), waiting: vec![None; SHAPES.len()] })
        };
        Ok(Self {
            score_min,
            range: AverageRange::new(),
            history: History::default(),
            volume_mean: None,
            count: 0,
            ids: 0,
            sizes: SIZES.into_iter().map(size).collect::<Result<_, _>>()?,
            open: VecDeque::new(),
            recent: VecDeque::new(),
        })
    }

    /// Confirmed shapes whose end is awaited, oldest first.
    pub fn open(&self) -> impl Iterator<Item = &Shape> {
        self.open.iter()
    }

    /// What may become a shape, best score first; of those of one name on the same stretch only the best.
    #[must_use]
    pub fn forming(&self) -> Vec<FormingShape> {
        let waiting = self.sizes.iter().flat_map(|size| size.waiting.iter().zip(SHAPES));
        let mut all: Vec<FormingShape> = waiting
            .filter_map(|(draft, spec)| Some(forming(spec.name, draft.as_ref()?)))
            .filter(|forming| forming.score >= self.score_min)
            .collect();
        all.sort_by(|one, other| other.score.total_cmp(&one.score));
        let mut best: Vec<FormingShape> = Vec::new();
        for forming in all {
            let stretch = ends(&forming.points);
            let is_known = |other: &FormingShape| {
                other.name == forming.name && overlap(ends(&other.points), stretch) > OVERLAP_MAX
            };
            if !best.iter().any(is_known) {
                best.push(forming);
            }
        }
        best
    }

    /// Takes the next bar: what it made certain, ends first.
    pub fn update(&mut self, bar: &Bar) -> Vec<ShapeEvent> {
        let mean = self.volume_mean.unwrap_or(bar.volume);
        let now =
            Now { bar, index: self.count, range: self.range.update(bar), volume: share(bar.volume, mean) };
        self.volume_mean = Some(mean + (bar.volume - mean) / VOLUME_PERIOD);
        self.count += 1;
        self.history.push(bar);
        let mut events = self.end(now);
        let mut confirmed = Vec::new();
        for size in &mut self.sizes {
            size.confirm(now, &self.history, &mut confirmed);
            if size.look(now, &self.history) {
                size.confirm(now, &self.history, &mut confirmed);
            }
        }
        confirmed.sort_by(|one, other| other.score.total_cmp(&one.score));
        self.say(confirmed, &mut events);
        events
    }

    fn end(&mut self, now: Now<'_>) -> Vec<ShapeEvent> {
        let mut events = Vec::new();
        self.open.retain(|shape| match outcome(shape, now) {
            Some(outcome) => {
                events.push(ended(shape.id, outcome, now.index, now.bar.open_at));
                false
            }
            None => true,
        });
        events
    }

    /// Says what a bar confirmed, best first: a shape on the stretch of a better one is only named with it.
    fn say(&mut self, confirmed: Vec<Shape>, events: &mut Vec<ShapeEvent>) {
        let mut said: Vec<Shape> = Vec::new();
        for shape in confirmed.into_iter().filter(|shape| shape.score >= self.score_min) {
            let stretch = ends(&shape.points);
            let better = said.iter_mut().find(|other| overlap(ends(&other.points), stretch) > OVERLAP_MAX);
            let is_known = |known: &(&'static str, usize, usize)| {
                let known_stretch = (known.1, known.2);
                let covered = overlap(known_stretch, stretch).max(coverage(stretch, known_stretch));
                known.0 == shape.name && covered > OVERLAP_MAX
            };
            match better {
                Some(better) if better.name == shape.name || better.also.contains(&shape.name) => {}
                Some(better) => better.also.push(shape.name),
                None if self.recent.iter().any(is_known) => {}
                None => said.push(shape),
            }
        }
        for mut shape in said {
            shape.id = self.ids;
            self.ids += 1;
            if self.recent.len() == OPEN_MAX {
                self.recent.pop_front();
            }
            let (first, last) = ends(&shape.points);
            self.recent.push_back((shape.name, first, last));
            if self.open.len() == OPEN_MAX
                && let Some(oldest) = self.open.pop_front()
            {
                events.push(ended(oldest.id, Outcome::Expired, shape.confirmed_index, shape.confirmed_at));
            }
            self.open.push_back(shape.clone());
            events.push(ShapeEvent::Confirmed(shape));
        }
    }
}

impl Size {
    /// Whether the bar confirmed a turning point; the rules have looked at it then.
    fn look(&mut self, now: Now<'_>, history: &History) -> bool {
        let Some(pivot) = self.zigzag.update(now.bar) else { return false };
        if self.pivots.len() == PIVOTS_MAX {
            self.pivots.remove(0);
        }
        self.pivots.push(pivot);
        let view = View { pivots: &self.pivots, history, range: now.range };
        for (waiting, spec) in self.waiting.iter_mut().zip(SHAPES) {
            let fresh = |draft: &Draft| !is_stale(draft, pivot.index + 1, now.index, history);
            if let Some(draft) = (spec.find)(&view).filter(fresh) {
                *waiting = Some(draft);
            }
        }
        true
    }

    /// Takes out what the bar confirmed or ended.
    fn confirm(&mut self, now: Now<'_>, history: &History, confirmed: &mut Vec<Shape>) {
        for (waiting, spec) in self.waiting.iter_mut().zip(SHAPES) {
            let Some(draft) = waiting else { continue };
            let taken = draft.exits.iter().find(|exit| is_taken(exit, now));
            let failed = |(edge, direction): &(Boundary, Direction)| {
                direction.is_beyond(now.bar.close, edge.price_at(now.index))
            };
            if let Some(exit) = taken {
                confirmed.extend(shape(spec.name, draft, exit, now, history));
                *waiting = None;
            } else if now.index > draft.expires_index || draft.failures.iter().any(failed) {
                *waiting = None;
            }
        }
    }
}

/// Whether the close leaves by this exit, far enough beyond its edge.
fn is_taken(exit: &Exit, now: Now<'_>) -> bool {
    let margin = exit.direction().sign() * BREAK_RANGES * now.range;
    exit.is_taken_by(now.bar.close - margin, now.index)
}

/// Whether the shape was left or ended before its last turning point was certain.
fn is_stale(draft: &Draft, from: usize, to: usize, history: &History) -> bool {
    history.between(from, to).any(|(index, bar)| {
        let left = |exit: &Exit| exit.edge().is_some() && exit.is_taken_by(bar.close, index);
        let failed =
            |(edge, direction): &(Boundary, Direction)| direction.is_beyond(bar.close, edge.price_at(index));
        draft.exits.iter().any(left) || draft.failures.iter().any(failed)
    })
}

/// The shape that a close confirmed; `None` where its target is already reached or its invalidation already broken.
fn shape(name: &'static str, draft: &Draft, exit: &Exit, now: Now<'_>, history: &History) -> Option<Shape> {
    let direction = exit.direction();
    let (target, invalidation) = (exit.target_at(now.index).max(0.0), exit.invalidation_at(now.index));
    let close = now.bar.close;
    let is_open = direction.is_beyond(target, close) && direction.is_beyond(close, invalidation);
    if !is_open || !target.is_finite() || !invalidation.is_finite() {
        return None;
    }
    let mut reasons = draft.reasons.clone();
    if let Some(edge) = exit.edge() {
        let beyond = share((close - edge.price_at(now.index)).abs(), now.range);
        let text = format!("it closed {beyond:.1} average ranges beyond its edge");
        reasons.push(Reason::new(text, 0.1, beyond));
    }
    let straight = straightness(&draft.points, history);
    let text = format!("its legs are straight to {:.0} %", straight * 100.0);
    reasons.push(Reason::new(text, 0.2, (straight - STRAIGHT_MIN) / (STRAIGHT_MAX - STRAIGHT_MIN)));
    let text = format!("it was confirmed on {:.1} times the usual volume", now.volume);
    reasons.push(Reason::new(text, 0.1, now.volume / 2.0));
    let mut boundaries: Vec<Boundary> = exit.edge().into_iter().collect();
    let others = draft.exits.iter().filter_map(Exit::edge).filter(|edge| Some(*edge) != exit.edge());
    boundaries.extend(others);
    let (first, last) = ends(&draft.points);
    Some(Shape {
        id: 0,
        name,
        direction,
        points: draft.points.clone(),
        boundaries,
        score: score(&reasons),
        reasons,
        confirmed_index: now.index,
        confirmed_at: now.bar.open_at,
        confirmed_price: close,
        target,
        invalidation,
        expires_index: now.index + (2 * (last - first)).clamp(1, OPEN_BARS_MAX),
        also: Vec::new(),
    })
}

/// The legs between the points as a share of all that the closes between went to and fro.
fn straightness(points: &[DrawingPoint], history: &History) -> f64 {
    let legs: f64 = points.windows(2).map(|two| (two[1].price - two[0].price).abs()).sum();
    let (first, last) = ends(points);
    let mut closes = history.between(first, last + 1).map(|(_, bar)| bar.close);
    let Some(mut before) = closes.next() else { return 0.0 };
    let way: f64 = closes.map(|close| (close - std::mem::replace(&mut before, close)).abs()).sum();
    share(legs, way).min(1.0)
}

fn outcome(shape: &Shape, now: Now<'_>) -> Option<Outcome> {
    let reached = match shape.direction {
        Direction::Up => now.bar.high >= shape.target,
        Direction::Down => now.bar.low <= shape.target,
    };
    let invalid = shape.direction.is_beyond(shape.invalidation, now.bar.close);
    match (invalid, reached) {
        (true, _) => Some(Outcome::Invalidated),
        (false, true) => Some(Outcome::TargetReached),
        (false, false) if now.index >= shape.expires_index => Some(Outcome::Expired),
        (false, false) => None,
    }
}

const fn ended(id: u64, outcome: Outcome, index: usize, at: i64) -> ShapeEvent {
    ShapeEvent::Ended { id, outcome, index, at }
}

fn forming(name: &'static str, draft: &Draft) -> FormingShape {
    FormingShape {
        name,
        points: draft.points.clone(),
        exits: draft.exits.iter().filter_map(|exit| Some((exit.edge()?, exit.direction()))).collect(),
        score: score(&draft.reasons),
        reasons: draft.reasons.clone(),
        expires_index: draft.expires_index,
    }
}

/// The first and the last bar of a drawing.
fn ends(points: &[DrawingPoint]) -> (usize, usize) {
    let first = points.first().map_or(0, |point| point.index);
    (first, points.last().map_or(first, |point| point.index))
}

/// How much of a stretch another one covers; 0 to 1.
fn coverage(of: (usize, usize), by: (usize, usize)) -> f64 {
    let common = (of.1.min(by.1) + 1).saturating_sub(of.0.max(by.0));
    common as f64 / (of.1 + 1 - of.0) as f64
}

/// What two stretches share, of all that they cover; 0 to 1.
fn overlap(one: (usize, usize), other: (usize, usize)) -> f64 {
    let common = (one.1.min(other.1) + 1).saturating_sub(one.0.max(other.0));
    let all = one.1.max(other.1) + 1 - one.0.min(other.0);
    common as f64 / all as f64
}
