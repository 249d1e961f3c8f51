//! Small bodies between shadows: spinning top and high wave.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_SHORT, SHADOW_VERY_LONG};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const SPINNING_TOP: Pattern = Pattern {
    spec: Spec {
        name: "cdlspinningtop",
        title: "Spinning top",
        doc: "Short body with both shadows longer than it: 100 for a white candle, -100 for a black one. Source: TA-Lib \
              CDLSPINNINGTOP.",
        outputs: &[integer("cdlspinningtop")],
        warmup: |_| WARMUP,
        build: |_| over_bars(spinning_top()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Neither,
    nature: Nature::Indecision,
    meaning: "A small body between two longer shadows: the move pauses while both sides push.",
};

/// The table's entry.
pub const HIGH_WAVE: Pattern = Pattern {
    spec: Spec {
        name: "cdlhighwave",
        title: "High wave",
        doc: "Short body with two very long shadows: 100 for a white candle, -100 for a black one. Source: TA-Lib \
              CDLHIGHWAVE.",
        outputs: &[integer("cdlhighwave")],
        warmup: |_| WARMUP,
        build: |_| over_bars(high_wave()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Neither,
    nature: Nature::Indecision,
    meaning: "A small body with very long shadows on both sides: wild swings that led nowhere.",
};

const WARMUP: usize = 10;

/// Spinning top.
pub fn spinning_top() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_SHORT.at(0)], |candles, [short]| {
        let candle = candles.back(0);
        let body = candle.body();
        let is_there =
            body < short.limit(candles) && candle.upper_shadow() > body && candle.lower_shadow() > body;
        when(is_there, candle.color() * 100)
    })
}

/// High wave.
pub fn high_wave() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_SHORT.at(0), SHADOW_VERY_LONG.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [short, very_long]| {
        let candle = candles.back(0);
        let very_long = very_long.limit(candles);
        let is_there = candle.body() < short.limit(candles)
            && candle.upper_shadow() > very_long
            && candle.lower_shadow() > very_long;
        when(is_there, candle.color() * 100)
    })
}
