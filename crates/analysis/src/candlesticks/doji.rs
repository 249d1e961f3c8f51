//! Doji: candles that close where they opened.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_DOJI, NEAR, SHADOW_LONG};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const DOJI: Pattern = Pattern {
    spec: Spec {
        name: "cdldoji",
        title: "Doji",
        doc: "100 where the body is a doji. Source: TA-Lib CDLDOJI.",
        outputs: &[integer("cdldoji")],
        warmup: |_| WARMUP,
        build: |_| over_bars(doji()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Neither,
    nature: Nature::Indecision,
    meaning: "Open and close are about equal: neither buyers nor sellers won.",
};

/// The table's entry.
pub const LONG_LEGGED_DOJI: Pattern = Pattern {
    spec: Spec {
        name: "cdllongleggeddoji",
        title: "Long-legged doji",
        doc: "100 where the body is a doji and at least one shadow is long. Source: TA-Lib CDLLONGLEGGEDDOJI.",
        outputs: &[integer("cdllongleggeddoji")],
        warmup: |_| WARMUP,
        build: |_| over_bars(long_legged_doji()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Neither,
    nature: Nature::Indecision,
    meaning: "A doji with a long shadow: the price went far and came all the way back.",
};

/// The table's entry.
pub const RICKSHAW_MAN: Pattern = Pattern {
    spec: Spec {
        name: "cdlrickshawman",
        title: "Rickshaw man",
        doc: "100 where the body is a doji, both shadows are long and the body is near the middle of the range. Source: \
              TA-Lib CDLRICKSHAWMAN.",
        outputs: &[integer("cdlrickshawman")],
        warmup: |_| WARMUP,
        build: |_| over_bars(rickshaw_man()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Neither,
    nature: Nature::Indecision,
    meaning: "A doji in the middle of two long shadows: as much bought as sold, and nothing decided.",
};

const WARMUP: usize = 10;

/// Doji.
pub fn doji() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_DOJI.at(0)], |candles, [doji]| {
        when(candles.back(0).body() <= doji.limit(candles), 100)
    })
}

/// Long-legged doji.
pub fn long_legged_doji() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_DOJI.at(0), SHADOW_LONG.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [doji, long]| {
        let candle = candles.back(0);
        let long = long.limit(candles);
        let is_there = candle.body() <= doji.limit(candles)
            && (candle.lower_shadow() > long || candle.upper_shadow() > long);
        when(is_there, 100)
    })
}

/// Rickshaw man.
pub fn rickshaw_man() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_DOJI.at(0), SHADOW_LONG.at(0), NEAR.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [doji, long, near]| {
        let candle = candles.back(0);
        let (long, near) = (long.limit(candles), near.limit(candles));
        let middle = candle.low + candle.range() / 2.0;
        let is_there = candle.body() <= doji.limit(candles)
            && candle.lower_shadow() > long
            && candle.upper_shadow() > long
            && candle.bottom() <= middle + near
            && candle.top() >= middle - near;
        when(is_there, 100)
    })
}
