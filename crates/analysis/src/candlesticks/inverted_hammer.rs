//! Small bodies under a long upper shadow, away from the candle before: inverted hammer and shooting star.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_SHORT, SHADOW_LONG, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const INVERTED_HAMMER: Pattern = Pattern {
    spec: Spec {
        name: "cdlinvertedhammer",
        title: "Inverted hammer",
        doc: "100 where a short body gaps below the body before, with a long upper and a very short lower shadow. Source: \
              TA-Lib CDLINVERTEDHAMMER.",
        outputs: &[integer("cdlinvertedhammer")],
        warmup: |_| WARMUP,
        build: |_| over_bars(inverted_hammer()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "Below a gap, a small body under a long upper shadow: buyers try for the first time in a fall.",
};

/// The table's entry.
pub const SHOOTING_STAR: Pattern = Pattern {
    spec: Spec {
        name: "cdlshootingstar",
        title: "Shooting star",
        doc: "-100 where a short body gaps above the body before, with a long upper and a very short lower shadow. Source: \
              TA-Lib CDLSHOOTINGSTAR.",
        outputs: &[integer("cdlshootingstar")],
        warmup: |_| WARMUP,
        build: |_| over_bars(shooting_star()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "Above a gap, a small body under a long upper shadow: the rise went on and was sold at once.",
};

const WARMUP: usize = 11;

/// Inverted hammer.
pub fn inverted_hammer() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_SHORT.at(0), SHADOW_LONG.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [short, long, very_short]| {
        let [before, candle] = candles.last();
        let is_there = candle.body_gaps_down(before)
            && candle.body() < short.limit(candles)
            && candle.upper_shadow() > long.limit(candles)
            && candle.lower_shadow() < very_short.limit(candles);
        when(is_there, 100)
    })
}

/// Shooting star.
pub fn shooting_star() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_SHORT.at(0), SHADOW_LONG.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [short, long, very_short]| {
        let [before, candle] = candles.last();
        let is_there = candle.body_gaps_up(before)
            && candle.body() < short.limit(candles)
            && candle.upper_shadow() > long.limit(candles)
            && candle.lower_shadow() < very_short.limit(candles);
        when(is_there, -100)
    })
}
