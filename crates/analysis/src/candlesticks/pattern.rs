//! What a pattern is: an entry of the table, and the machine that feeds its judge.

use super::candle::{Candle, Recent};
use super::settings::CandleAverage;
use crate::registry::adapt::over_bars;
use crate::registry::{Group, Parameter, Place, Spec, parameters::real};
use crate::streaming::Streaming;

/// A candlestick pattern: its registry entry and what is said of it to people.
#[derive(Debug)]
pub struct Pattern {
    /// The registry's entry.
    pub spec: Spec,
    /// How many candles make it up.
    pub candles: usize,
    /// Where it points.
    pub direction: Direction,
    /// What it says of the move before it.
    pub nature: Nature,
    /// What it looks like and means, in one plain sentence.
    pub meaning: &'static str,
}

/// Where a pattern points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Always up, whatever the sign of its mark.
    Bullish,
    /// Always down, whatever the sign of its mark.
    Bearish,
    /// Up where its mark is positive, down where it is negative.
    Either,
    /// Nowhere: it tells of indecision, and the sign is at most the candle's colour.
    Neither,
}

impl Direction {
    /// Its name: lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bullish => "bullish",
            Self::Bearish => "bearish",
            Self::Either => "either",
            Self::Neither => "neither",
        }
    }
}

/// What a pattern says of the move before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// It ends: a bullish one belongs after a fall.
    Reversal,
    /// It goes on: a bullish one belongs into a rise.
    Continuation,
    /// It pauses, and what follows is open.
    Indecision,
    /// Nothing: the pattern counts whatever came before.
    Independent,
}

impl Nature {
    /// Its name: lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reversal => "reversal",
            Self::Continuation => "continuation",
            Self::Indecision => "indecision",
            Self::Independent => "independent",
        }
    }
}

/// What all registry entries of patterns share. Marks are a pane's, not prices.
pub(super) const CANDLESTICK: Spec = Spec {
    name: "",
    title: "",
    group: Group::Candlestick,
    doc: "",
    inputs: &["open", "high", "low", "close"],
    parameters: &[],
    outputs: &[],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(Candlestick::new(0, [], |_, []| 0)),
};

/// The parameter `penetration`, with TA-Lib's bounds.
pub(super) const fn penetration(default: f64) -> Parameter {
    real(
        "penetration",
        default,
        0.0,
        3e37,
        "how far the last candle reaches into the first one's body, as a share of that body",
    )
}

/// The mark where a pattern is there, else 0.
#[inline]
pub(super) fn when(is_there: bool, mark: i32) -> i32 {
    if is_there { mark } else { 0 }
}

/// Feeds candles to a judge, keeps its averages, and stays silent until warm. Constant time and memory.
#[derive(Clone)]
pub(super) struct Candlestick<const N: usize, J> {
    candles: Recent,
    averages: [CandleAverage; N],
    judge: J,
    /// How many candles are still to come before the first that is judged.
    wait: usize,
    /// How many judgements after that are not told.
    hush: usize,
}

impl<const N: usize, J> Candlestick<N, J>
where
    J: FnMut(&Recent, &[CandleAverage; N]) -> i32,
{
    /// `judge` gives the mark of the newest candle; its first is the one after `warmup` candles.
    pub(super) const fn new(warmup: usize, averages: [CandleAverage; N], judge: J) -> Self {
        Self { candles: Recent::new(), averages, judge, wait: warmup, hush: 0 }
    }

    /// The same, but `judge` sees the last `count` candles of the warm-up too, for the state that it keeps.
    pub(super) fn judged_early(mut self, count: usize) -> Self {
        self.wait -= count;
        self.hush = count;
        self
    }
}

impl<const N: usize, J> Streaming for Candlestick<N, J>
where
    J: FnMut(&Recent, &[CandleAverage; N]) -> i32,
{
    type Input = Candle;
    type Output = f64;

    #[inline]
    fn update(&mut self, candle: Candle) -> Option<f64> {
        self.candles.push(candle);
        if self.wait > 0 {
            for average in &mut self.averages {
                average.seed(&self.candles, self.wait);
            }
            self.wait -= 1;
            return None;
        }
        let mark = (self.judge)(&self.candles, &self.averages);
        for average in &mut self.averages {
            average.advance(&self.candles);
        }
        if self.hush > 0 {
            self.hush -= 1;
            return None;
        }
        Some(f64::from(mark))
    }
}
