//! Trend lines and channels: straight lines that the market's turning points lie on.
//!
//! A line goes through two confirmed turning points of one kind when no close between them lies beyond it; later turning
//! points that lie on it are touches, a close beyond it breaks it. A line of tops and a line of bottoms that run alike are
//! a channel. Everything is said at the close that made it certain.
//!
//! Source: Edwards & Magee, "Technical Analysis of Stock Trends", chapters 14 and 15; the tolerances are our own.

use super::drawing::{DrawingPoint, share};
use super::range::AverageRange;
use super::zigzag::{Reversal, ReversalError, ZigZag};
use super::{Pivot, PivotKind};
use crate::Bar;
use std::collections::VecDeque;

/// The most lines of one kind that are followed at a time; past it the one with the fewest touches goes.
pub const LINES_MAX: usize = 12;
/// How many turning points of one kind a new one is joined with.
pub const LINE_PIVOTS_MAX: usize = 8;
/// The longest way between a line's first points, and the longest time without a touch, in bars.
pub const LINE_SPAN_MAX: usize = 500;
/// The shortest way between a line's first points, in bars.
pub const LINE_SPAN_MIN: usize = 5;
/// A turning point so near to a line touches it, and a close farther beyond breaks it, in average true ranges.
pub const LINE_REACH_RANGES: f64 = 0.5;
/// Lines are a channel when their distance changes by no more than this share of it over their common time.
pub const CHANNEL_TOLERANCE: f64 = 0.2;

/// A line through turning points of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLine {
    /// Counted from 0 in the order of finding.
    pub id: u64,
    /// High: it runs over tops. Low: it runs under bottoms.
    pub kind: PivotKind,
    /// The first turning point on it.
    pub first: Pivot,
    /// The second.
    pub second: Pivot,
    /// The latest.
    pub last_touch: Pivot,
    /// The price per bar.
    pub slope: f64,
    /// How many turning points lie on it.
    pub touches: usize,
}

impl TrendLine {
    /// Its price at a bar.
    #[must_use]
    pub fn price_at(&self, index: usize) -> f64 {
        self.first.price + self.slope * (index as f64 - self.first.index as f64)
    }

    /// Its beginning and its latest touch.
    #[must_use]
    pub fn points(&self) -> [DrawingPoint; 2] {
        [(self.first, "first touch"), (self.last_touch, "last touch")].map(|(pivot, label)| DrawingPoint {
            index: pivot.index,
            open_at: pivot.open_at,
            price: self.price_at(pivot.index),
            label,
        })
    }

    fn is_broken_by(&self, close: f64, index: usize, reach: f64) -> bool {
        match self.kind {
            PivotKind::High => close > self.price_at(index) + reach,
            PivotKind::Low => close < self.price_at(index) - reach,
        }
    }
}

/// Two lines that run alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel {
    /// The line over the tops.
    pub upper: u64,
    /// The line under the bottoms.
    pub lower: u64,
    /// The mean price per bar.
    pub slope: f64,
    /// The distance between them when it was found.
    pub width: f64,
}

/// What happened to a line or a channel.
#[derive(Clone, Debug, PartialEq)]
pub enum LineChange {
    /// A line got its second touch.
    Found(TrendLine),
    /// The line with this number held again.
    Touched(u64),
    /// The price closed beyond it: it is followed no longer.
    Broken(u64),
    /// Nothing touched it for [`LINE_SPAN_MAX`] bars, or stronger lines took its place: it is followed no longer.
    Faded(u64),
    /// Two lines are a channel; it ends with either of them.
    Channel(Channel),
}

/// A change that is certain and never taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct LineEvent {
    /// What happened.
    pub change: LineChange,
    /// The bar at whose close it was certain.
    pub confirmed_index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub confirmed_at: i64,
}

/// Finds lines and channels, bar by bar. A bar costs at most as many steps as there are lines, a new turning point at most
/// [`LINE_PIVOTS_MAX`] × [`LINE_SPAN_MAX`]; memory is bounded likewise.
#[derive(Clone, Debug)]
pub struct TrendLines {
    zigzag: ZigZag,
    range: AverageRange,
    closes: VecDeque<f64>,
    count: usize,
    ids: u64,
    pivots: VecDeque<Pivot>,
    lines: Vec<TrendLine>,
    channels: Vec<Channel>,
}

impl TrendLines {
    /// With turning points by this rule.
    ///
    /// # Errors
    /// [`ReversalError`] names what is out of bounds.
    pub fn new(reversal: Reversal) -> Result<Self, ReversalError> {
        Ok(Self {
            zigzag: ZigZag::new(reversal)?,
            range: AverageRange::new(),
            closes: VecDeque::new(),
            count: 0,
            ids: 0,
            pivots: VecDeque::new(),
            lines: Vec::new(),
            channels: Vec::new(),
        })
    }

    /// The lines that hold, oldest first.
    #[must_use]
    pub fn lines(&self) -> &[TrendLine] {
        &self.lines
    }

    /// The channels whose lines both hold, oldest first.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Takes the next bar: what it made certain, endings first.
    pub fn update(&mut self, bar: &Bar) -> Vec<LineEvent> {
        let index = self.count;
        self.count += 1;
        let reach = self.range.update(bar) * LINE_REACH_RANGES;
        if self.closes.len() > LINE_SPAN_MAX {
            self.closes.pop_front();
        }
        self.closes.push_back(bar.close);
        let mut changes = self.end_lines(bar.close, index, reach);
        if let Some(pivot) = self.zigzag.update(bar) {
            self.take(&pivot, reach, &mut changes);
        }
        let event = |change| LineEvent { change, confirmed_index: index, confirmed_at: bar.open_at };
        changes.into_iter().map(event).collect()
    }

    fn end_lines(&mut self, close: f64, index: usize, reach: f64) -> Vec<LineChange> {
        let mut changes = Vec::new();
        self.lines.retain(|line| {
            let broken = line.is_broken_by(close, index, reach);
            let faded = index - line.last_touch.index > LINE_SPAN_MAX;
            match (broken, faded) {
                (true, _) => changes.push(LineChange::Broken(line.id)),
                (false, true) => changes.push(LineChange::Faded(line.id)),
                (false, false) => {}
            }
            !broken && !faded
        });
        if !changes.is_empty() {
            self.end_channels();
        }
        changes
    }

    fn end_channels(&mut self) {
        let lines = &self.lines;
        let holds = |id: u64| lines.iter().any(|line| line.id == id);
        self.channels.retain(|channel| holds(channel.upper) && holds(channel.lower));
    }

    fn take(&mut self, pivot: &Pivot, reach: f64, changes: &mut Vec<LineChange>) {
        let near =
            |line: &TrendLine, pivot: &Pivot| (line.price_at(pivot.index) - pivot.price).abs() <= reach;
        for line in &mut self.lines {
            if line.kind == pivot.kind && near(line, pivot) {
                line.touches += 1;
                line.last_touch = *pivot;
                changes.push(LineChange::Touched(line.id));
            }
        }
        let found: Vec<TrendLine> = self
            .pivots
            .iter()
            .filter(|earlier| earlier.kind == pivot.kind)
            .filter(|earlier| {
                let is_known = |line: &TrendLine| near(line, earlier) && near(line, pivot);
                !self.lines.iter().any(|line| line.kind == pivot.kind && is_known(line))
            })
            .filter_map(|earlier| self.joined(earlier, pivot, reach))
            .collect();
        for line in found {
            self.add(line, changes);
        }
        if self.pivots.len() == 2 * LINE_PIVOTS_MAX {
            self.pivots.pop_front();
        }
        self.pivots.push_back(*pivot);
    }

    /// The line through both, when no close from the first to now lies beyond it.
    fn joined(&self, first: &Pivot, second: &Pivot, reach: f64) -> Option<TrendLine> {
        let bars = second.index.checked_sub(first.index)?;
        let oldest = self.count - self.closes.len();
        if !(LINE_SPAN_MIN..=LINE_SPAN_MAX).contains(&bars) || first.index < oldest {
            return None;
        }
        let slope = (second.price - first.price) / bars as f64;
        let line = TrendLine {
            id: 0,
            kind: second.kind,
            first: *first,
            second: *second,
            last_touch: *second,
            slope,
            touches: 2,
        };
        let mut closes = self.closes.iter().enumerate().skip(first.index - oldest);
        let is_beyond = |(place, close): (usize, &f64)| line.is_broken_by(*close, oldest + place, reach);
        (slope.is_finite() && !closes.any(is_beyond)).then_some(line)
    }

    fn add(&mut self, mut line: TrendLine, changes: &mut Vec<LineChange>) {
        line.id = self.ids;
        self.ids += 1;
        let alike = |other: &&TrendLine| other.kind == line.kind;
        if self.lines.iter().filter(alike).count() == LINES_MAX {
            let weakest = self.lines.iter().filter(alike).min_by_key(|line| (line.touches, line.id));
            if let Some(id) = weakest.map(|line| line.id) {
                self.lines.retain(|line| line.id != id);
                self.end_channels();
                changes.push(LineChange::Faded(id));
            }
        }
        changes.push(LineChange::Found(line.clone()));
        let opposite = self.lines.iter().filter(|other| other.kind != line.kind);
        let channels: Vec<Channel> =
            opposite.filter_map(|other| channel(&line, other, self.count - 1)).collect();
        changes.extend(channels.iter().map(|channel| LineChange::Channel(*channel)));
        self.channels.extend(channels);
        self.lines.push(line);
    }
}

/// Both as a channel at the newest bar, if they are one.
fn channel(line: &TrendLine, other: &TrendLine, newest: usize) -> Option<Channel> {
    let (upper, lower) = match line.kind {
        PivotKind::High => (line, other),
        PivotKind::Low => (other, line),
    };
    let since = upper.first.index.max(lower.first.index);
    let until = upper.last_touch.index.min(lower.last_touch.index);
    let [began, now] = [since, newest].map(|index| upper.price_at(index) - lower.price_at(index));
    let is_channel = since < until && began > 0.0 && share(now - began, began).abs() <= CHANNEL_TOLERANCE;
    is_channel.then_some(Channel {
        upper: upper.id,
        lower: lower.id,
        slope: (upper.slope + lower.slope) / 2.0,
        width: now,
    })
}
