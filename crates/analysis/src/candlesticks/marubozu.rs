//! Long bodies without a shadow on one side or both: marubozu, closing marubozu and belt-hold.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const MARUBOZU: Pattern = Pattern {
    spec: Spec {
        name: "cdlmarubozu",
        title: "Marubozu",
        doc: "Long body with two very short shadows: 100 for a white candle, -100 for a black one. Source: TA-Lib \
              CDLMARUBOZU.",
        outputs: &[integer("cdlmarubozu")],
        warmup: |_| WARMUP,
        build: |_| over_bars(marubozu()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "A long body without shadows: one side ruled from the first trade to the last.",
};

/// The table's entry.
pub const CLOSING_MARUBOZU: Pattern = Pattern {
    spec: Spec {
        name: "cdlclosingmarubozu",
        title: "Closing marubozu",
        doc: "Long body with a very short shadow at its close: 100 for a white candle, -100 for a black one. Source: TA-Lib \
              CDLCLOSINGMARUBOZU.",
        outputs: &[integer("cdlclosingmarubozu")],
        warmup: |_| WARMUP,
        build: |_| over_bars(closing_marubozu()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "A long body that closes at its extreme: the winning side was still pushing at the end.",
};

/// The table's entry.
pub const BELT_HOLD: Pattern = Pattern {
    spec: Spec {
        name: "cdlbelthold",
        title: "Belt-hold",
        doc: "Long body with a very short shadow at its open: 100 for a white candle, -100 for a black one. Source: TA-Lib \
              CDLBELTHOLD.",
        outputs: &[integer("cdlbelthold")],
        warmup: |_| WARMUP,
        build: |_| over_bars(belt_hold()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "A long body that opens at its extreme: from the first trade on the price ran the other way.",
};

const WARMUP: usize = 10;

/// Marubozu.
pub fn marubozu() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [long, very_short]| {
        let candle = candles.back(0);
        let very_short = very_short.limit(candles);
        let is_there = candle.body() > long.limit(candles)
            && candle.upper_shadow() < very_short
            && candle.lower_shadow() < very_short;
        when(is_there, candle.color() * 100)
    })
}

/// Closing marubozu.
pub fn closing_marubozu() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [long, very_short]| {
        let candle = candles.back(0);
        let at_close = if candle.is_white() { candle.upper_shadow() } else { candle.lower_shadow() };
        let is_there = candle.body() > long.limit(candles) && at_close < very_short.limit(candles);
        when(is_there, candle.color() * 100)
    })
}

/// Belt-hold.
pub fn belt_hold() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [long, very_short]| {
        let candle = candles.back(0);
        let at_open = if candle.is_white() { candle.lower_shadow() } else { candle.upper_shadow() };
        let is_there = candle.body() > long.limit(candles) && at_open < very_short.limit(candles);
        when(is_there, candle.color() * 100)
    })
}
