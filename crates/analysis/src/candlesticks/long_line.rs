//! Candles that are nearly all body or nearly all nothing: long line and short line.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, BODY_SHORT, SHADOW_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const LONG_LINE: Pattern = Pattern {
    spec: Spec {
        name: "cdllongline",
        title: "Long line",
        doc: "Long body with two short shadows: 100 for a white candle, -100 for a black one. Source: TA-Lib CDLLONGLINE.",
        outputs: &[integer("cdllongline")],
        warmup: |_| WARMUP,
        build: |_| over_bars(long_line()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "A long body with short shadows: one side led from open to close.",
};

/// The table's entry.
pub const SHORT_LINE: Pattern = Pattern {
    spec: Spec {
        name: "cdlshortline",
        title: "Short line",
        doc: "Short body with two short shadows: 100 for a white candle, -100 for a black one. Source: TA-Lib CDLSHORTLINE.",
        outputs: &[integer("cdlshortline")],
        warmup: |_| WARMUP,
        build: |_| over_bars(short_line()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Neither,
    nature: Nature::Indecision,
    meaning: "A small candle with short shadows: hardly anyone moved the price.",
};

const WARMUP: usize = 10;

/// Long line.
pub fn long_line() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(0), SHADOW_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [long, short]| {
        let candle = candles.back(0);
        let short = short.limit(candles);
        let is_there = candle.body() > long.limit(candles)
            && candle.upper_shadow() < short
            && candle.lower_shadow() < short;
        when(is_there, candle.color() * 100)
    })
}

/// Short line.
pub fn short_line() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_SHORT.at(0), SHADOW_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [short_body, short]| {
        let candle = candles.back(0);
        let short = short.limit(candles);
        let is_there = candle.body() < short_body.limit(candles)
            && candle.upper_shadow() < short
            && candle.lower_shadow() < short;
        when(is_there, candle.color() * 100)
    })
}
