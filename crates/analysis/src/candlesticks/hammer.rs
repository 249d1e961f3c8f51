//! Small bodies over a long lower shadow: hammer after a fall, hanging man after a rise.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_SHORT, NEAR, SHADOW_LONG, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const HAMMER: Pattern = Pattern {
    spec: Spec {
        name: "cdlhammer",
        title: "Hammer",
        doc: "100 where a short body has a long lower and a very short upper shadow and lies near or below the low of the \
              candle before. Source: TA-Lib CDLHAMMER.",
        outputs: &[integer("cdlhammer")],
        warmup: |_| WARMUP,
        build: |_| over_bars(hammer()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "A small body above a long lower shadow, low in the market: a fall was bought back before the close.",
};

/// The table's entry.
pub const HANGING_MAN: Pattern = Pattern {
    spec: Spec {
        name: "cdlhangingman",
        title: "Hanging man",
        doc: "-100 where a short body has a long lower and a very short upper shadow and lies near or above the high of the \
              candle before. Source: TA-Lib CDLHANGINGMAN.",
        outputs: &[integer("cdlhangingman")],
        warmup: |_| WARMUP,
        build: |_| over_bars(hanging_man()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "A small body above a long lower shadow, high in the market: the first deep fall within a rise is a warning.",
};

const WARMUP: usize = 11;

/// Hammer.
pub fn hammer() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_SHORT.at(0), SHADOW_LONG.at(0), SHADOW_VERY_SHORT.at(0), NEAR.at(1)];
    Candlestick::new(WARMUP, averages, |candles, [short, long, very_short, near]| {
        let [before, candle] = candles.last();
        let is_there = candle.body() < short.limit(candles)
            && candle.lower_shadow() > long.limit(candles)
            && candle.upper_shadow() < very_short.limit(candles)
            && candle.bottom() <= before.low + near.limit(candles);
        when(is_there, 100)
    })
}

/// Hanging man.
pub fn hanging_man() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_SHORT.at(0), SHADOW_LONG.at(0), SHADOW_VERY_SHORT.at(0), NEAR.at(1)];
    Candlestick::new(WARMUP, averages, |candles, [short, long, very_short, near]| {
        let [before, candle] = candles.last();
        let is_there = candle.body() < short.limit(candles)
            && candle.lower_shadow() > long.limit(candles)
            && candle.upper_shadow() < very_short.limit(candles)
            && candle.bottom() >= before.high - near.limit(candles);
        when(is_there, -100)
    })
}
