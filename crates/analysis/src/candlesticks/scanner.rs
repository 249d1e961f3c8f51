//! Looks for all patterns at once and reads those that fire.

use super::context::{BEFORE, Sight};
use super::pattern::Pattern;
use super::reading::Reading;
use super::{PATTERNS, hikkake};
use crate::bars::{Bar, Bars};
use crate::registry::{Settings, Study};
use std::collections::VecDeque;
use std::fmt;

/// The most candles that a pattern has.
const CANDLES_MAX: usize = 5;

/// Feeds one bar after another to many patterns, at their default parameters.
pub struct Scanner {
    studies: Vec<(&'static Pattern, Box<dyn Study>)>,
    bars: VecDeque<Bar>,
    levels: Vec<f64>,
    count: usize,
}

impl fmt::Debug for Scanner {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.studies.iter().map(|(pattern, _)| pattern.spec.name).collect();
        text.debug_struct("Scanner")
            .field("patterns", &names)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl Default for Scanner {
    fn default() -> Self {
        Self::new()
    }
}

impl Scanner {
    /// For all patterns.
    #[must_use]
    pub fn new() -> Self {
        Self::of(PATTERNS)
    }

    /// For some.
    #[must_use]
    pub fn of(patterns: &[&'static Pattern]) -> Self {
        let build = |pattern: &&'static Pattern| {
            (*pattern, pattern.spec.build(&Settings::defaults(pattern.spec.parameters)))
        };
        Self {
            studies: patterns.iter().map(build).collect(),
            bars: VecDeque::with_capacity(BEFORE + CANDLES_MAX),
            levels: Vec::new(),
            count: 0,
        }
    }

    /// From the next bar on, readings look at these prices of support and resistance. They must be known by then: a level that
    /// later bars made would be a look ahead.
    pub fn set_levels(&mut self, levels: &[f64]) {
        self.levels.clear();
        self.levels.extend_from_slice(levels);
    }

    /// Takes the next bar and adds what it completes to `found`, by the patterns' names. A pattern with fewer than [`BEFORE`]
    /// bars before it is passed over: there is nothing to compare it with.
    pub fn update(&mut self, bar: &Bar, found: &mut Vec<Reading>) {
        if self.bars.len() == BEFORE + CANDLES_MAX {
            self.bars.pop_front();
        }
        self.bars.push_back(*bar);
        self.count += 1;
        let bars = &*self.bars.make_contiguous();
        for (pattern, study) in &mut self.studies {
            let mut row = [f64::NAN];
            study.update(bar, &mut row);
            let [mark] = row;
            if mark.is_nan() || mark == 0.0 {
                continue;
            }
            let mark = mark as i32;
            let candles = if mark.abs() == hikkake::CONFIRMED { 1 } else { pattern.candles };
            if bars.len() < BEFORE + candles {
                continue;
            }
            let (before, candles) = bars.split_at(bars.len() - candles);
            let before = &before[before.len() - BEFORE..];
            let sight = Sight { before, candles, levels: &self.levels };
            found.push(Reading::new(pattern, mark, self.count - 1, &sight));
        }
    }
}

/// Every pattern in a series, in the order of their last candles, then by name.
///
/// There can be more readings than bars; a [`Scanner`] lets a caller keep what it wants of a long series.
#[must_use]
pub fn scan(bars: &Bars) -> Vec<Reading> {
    let mut scanner = Scanner::new();
    let mut found = Vec::new();
    for bar in bars.iter() {
        scanner.update(&bar, &mut found);
    }
    found
}
