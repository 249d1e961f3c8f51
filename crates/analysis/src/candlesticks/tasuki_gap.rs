//! Gaps that are tested and hold, or are filled: side-by-side white lines, Tasuki gap and gap three methods.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{EQUAL, NEAR};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const GAP_SIDE_BY_SIDE_WHITE: Pattern = Pattern {
    spec: Spec {
        name: "cdlgapsidesidewhite",
        title: "Gap side-by-side white lines",
        doc: "Two white candles of near size with equal opens, both bodies beyond a gap from the body before: 100 above it, \
              -100 below. Source: TA-Lib CDLGAPSIDESIDEWHITE.",
        outputs: &[integer("cdlgapsidesidewhite")],
        warmup: |_| 7,
        build: |_| over_bars(gap_side_by_side_white()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "Beyond a gap stand two like white candles side by side: the gap holds and the move goes on.",
};

/// The table's entry.
pub const TASUKI_GAP: Pattern = Pattern {
    spec: Spec {
        name: "cdltasukigap",
        title: "Tasuki gap",
        doc: "A body that gaps on in its colour, and an opposite one of near size that opens within it and closes inside the \
              gap without filling it: 100 after a gap up, -100 after a gap down. Source: TA-Lib CDLTASUKIGAP.",
        outputs: &[integer("cdltasukigap")],
        warmup: |_| 7,
        build: |_| over_bars(tasuki_gap()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "A candle the other way steps into a fresh gap but cannot close it: the move goes on.",
};

/// The table's entry.
pub const GAP_THREE_METHODS: Pattern = Pattern {
    spec: Spec {
        name: "cdlxsidegap3methods",
        title: "Upside/downside gap three methods",
        doc: "Two candles of one colour with a gap between their bodies, and an opposite one that opens within the second body \
              and closes within the first: 100 where the two are white, -100 where they are black. Source: TA-Lib \
              CDLXSIDEGAP3METHODS.",
        outputs: &[integer("cdlxsidegap3methods")],
        warmup: |_| 2,
        build: |_| over_bars(gap_three_methods()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "A candle the other way fills a fresh gap between two candles of the move: after this rest it goes on.",
};

/// Gap side-by-side white lines.
pub fn gap_side_by_side_white() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(7, [NEAR.at(1), EQUAL.at(1)], |candles, [near, equal]| {
        let [first, second, third] = candles.last();
        let above = second.body_gaps_up(first) && third.body_gaps_up(first);
        let below = second.body_gaps_down(first) && third.body_gaps_down(first);
        let (near, equal) = (near.limit(candles), equal.limit(candles));
        let is_there = (above || below)
            && second.is_white()
            && third.is_white()
            && third.body() >= second.body() - near
            && third.body() <= second.body() + near
            && third.open >= second.open - equal
            && third.open <= second.open + equal;
        when(is_there, if above { 100 } else { -100 })
    })
}

/// Tasuki gap.
pub fn tasuki_gap() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(7, [NEAR.at(1)], |candles, [near]| {
        let [first, second, third] = candles.last();
        let tests_the_gap = if second.is_white() {
            second.body_gaps_up(first) && third.close < second.open && third.close > first.top()
        } else {
            second.body_gaps_down(first) && third.close > second.open && third.close < first.bottom()
        };
        let is_there = tests_the_gap
            && third.color() == -second.color()
            && third.open < second.top()
            && third.open > second.bottom()
            && (second.body() - third.body()).abs() < near.limit(candles);
        when(is_there, second.color() * 100)
    })
}

/// Upside/downside gap three methods.
pub fn gap_three_methods() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(2, [], |candles, []| {
        let [first, second, third] = candles.last();
        let gaps_on =
            if first.is_white() { second.body_gaps_up(first) } else { second.body_gaps_down(first) };
        let is_there = gaps_on
            && first.color() == second.color()
            && second.color() == -third.color()
            && third.open < second.top()
            && third.open > second.bottom()
            && third.close < first.top()
            && third.close > first.bottom();
        when(is_there, first.color() * 100)
    })
}
