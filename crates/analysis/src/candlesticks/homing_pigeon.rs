//! Black candles whose fall is held: homing pigeon, matching low and stick sandwich.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, BODY_SHORT, EQUAL};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const HOMING_PIGEON: Pattern = Pattern {
    spec: Spec {
        name: "cdlhomingpigeon",
        title: "Homing pigeon",
        doc: "100 where a long black candle is followed by a short black body within its body. Source: TA-Lib \
              CDLHOMINGPIGEON.",
        outputs: &[integer("cdlhomingpigeon")],
        warmup: |_| 11,
        build: |_| over_bars(homing_pigeon()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "A small black body inside a long black one: the fall is running out of sellers.",
};

/// The table's entry.
pub const MATCHING_LOW: Pattern = Pattern {
    spec: Spec {
        name: "cdlmatchinglow",
        title: "Matching low",
        doc: "100 where two black candles have equal closes. Source: TA-Lib CDLMATCHINGLOW.",
        outputs: &[integer("cdlmatchinglow")],
        warmup: |_| 6,
        build: |_| over_bars(matching_low()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "Two black candles close at the same price: sellers could not push through it twice.",
};

/// The table's entry.
pub const STICK_SANDWICH: Pattern = Pattern {
    spec: Spec {
        name: "cdlsticksandwich",
        title: "Stick sandwich",
        doc: "100 where a white candle that stays above the first close lies between two black ones with equal closes. \
              Source: TA-Lib CDLSTICKSANDWICH.",
        outputs: &[integer("cdlsticksandwich")],
        warmup: |_| 7,
        build: |_| over_bars(stick_sandwich()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "A white candle between two black ones that close at the same price: that price held twice.",
};

/// Homing pigeon.
pub fn homing_pigeon() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(11, [BODY_LONG.at(1), BODY_SHORT.at(0)], |candles, [long, short]| {
        let [first, second] = candles.last();
        let is_there = first.is_black()
            && second.is_black()
            && first.body() > long.limit(candles)
            && second.body() <= short.limit(candles)
            && second.open < first.open
            && second.close > first.close;
        when(is_there, 100)
    })
}

/// Matching low.
pub fn matching_low() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(6, [EQUAL.at(1)], |candles, [equal]| {
        let [first, second] = candles.last();
        let equal = equal.limit(candles);
        let is_there = first.is_black()
            && second.is_black()
            && second.close <= first.close + equal
            && second.close >= first.close - equal;
        when(is_there, 100)
    })
}

/// Stick sandwich.
pub fn stick_sandwich() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(7, [EQUAL.at(2)], |candles, [equal]| {
        let [first, second, third] = candles.last();
        let equal = equal.limit(candles);
        let is_there = first.is_black()
            && second.is_white()
            && third.is_black()
            && second.low > first.close
            && third.close <= first.close + equal
            && third.close >= first.close - equal;
        when(is_there, 100)
    })
}
