//! Opposite candles that share a price: counterattack (the close) and separating lines (the open).

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, EQUAL, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const COUNTERATTACK: Pattern = Pattern {
    spec: Spec {
        name: "cdlcounterattack",
        title: "Counterattack",
        doc: "Two long candles of opposite colours with equal closes: 100 where the second is white, -100 where it is black. \
              Source: TA-Lib CDLCOUNTERATTACK.",
        outputs: &[integer("cdlcounterattack")],
        warmup: |_| WARMUP,
        build: |_| over_bars(counterattack()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "After a long candle the price leaps on, and a long candle the other way brings it back to the same close.",
};

/// The table's entry.
pub const SEPARATING_LINES: Pattern = Pattern {
    spec: Spec {
        name: "cdlseparatinglines",
        title: "Separating lines",
        doc: "Two candles of opposite colours with equal opens, the second a belt-hold: 100 where it is white, -100 where it \
              is black. Source: TA-Lib CDLSEPARATINGLINES.",
        outputs: &[integer("cdlseparatinglines")],
        warmup: |_| WARMUP,
        build: |_| over_bars(separating_lines()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "After a candle against the move the price opens where that one opened and runs the old way.",
};

const WARMUP: usize = 11;

/// Counterattack.
pub fn counterattack() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(1), BODY_LONG.at(0), EQUAL.at(1)];
    Candlestick::new(WARMUP, averages, |candles, [long_first, long_second, equal]| {
        let [first, second] = candles.last();
        let equal = equal.limit(candles);
        let is_there = first.color() == -second.color()
            && first.body() > long_first.limit(candles)
            && second.body() > long_second.limit(candles)
            && second.close <= first.close + equal
            && second.close >= first.close - equal;
        when(is_there, second.color() * 100)
    })
}

/// Separating lines.
pub fn separating_lines() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [EQUAL.at(1), BODY_LONG.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [equal, long, very_short]| {
        let [first, second] = candles.last();
        let equal = equal.limit(candles);
        let at_open = if second.is_white() { second.lower_shadow() } else { second.upper_shadow() };
        let is_there = first.color() == -second.color()
            && second.open <= first.open + equal
            && second.open >= first.open - equal
            && second.body() > long.limit(candles)
            && at_open < very_short.limit(candles);
        when(is_there, second.color() * 100)
    })
}
