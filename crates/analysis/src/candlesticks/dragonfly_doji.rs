//! Doji that stand at one end of their range: dragonfly, takuri and gravestone.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_DOJI, SHADOW_VERY_LONG, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const DRAGONFLY_DOJI: Pattern = Pattern {
    spec: Spec {
        name: "cdldragonflydoji",
        title: "Dragonfly doji",
        doc: "100 where the body is a doji, the upper shadow is very short and the lower one is not. Source: TA-Lib \
              CDLDRAGONFLYDOJI.",
        outputs: &[integer("cdldragonflydoji")],
        warmup: |_| WARMUP,
        build: |_| over_bars(dragonfly_doji()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "A doji at the top of its range: sellers pushed the price down and lost all of it again.",
};

/// The table's entry.
pub const GRAVESTONE_DOJI: Pattern = Pattern {
    spec: Spec {
        name: "cdlgravestonedoji",
        title: "Gravestone doji",
        doc: "100 (not -100, as in TA-Lib) where the body is a doji, the lower shadow is very short and the upper one is \
              not. Source: TA-Lib CDLGRAVESTONEDOJI.",
        outputs: &[integer("cdlgravestonedoji")],
        warmup: |_| WARMUP,
        build: |_| over_bars(gravestone_doji()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "A doji at the bottom of its range: buyers pushed the price up and lost all of it again.",
};

/// The table's entry.
pub const TAKURI: Pattern = Pattern {
    spec: Spec {
        name: "cdltakuri",
        title: "Takuri",
        doc: "100 where the body is a doji, the upper shadow is very short and the lower one very long. Source: TA-Lib \
              CDLTAKURI.",
        outputs: &[integer("cdltakuri")],
        warmup: |_| WARMUP,
        build: |_| over_bars(takuri()),
        ..CANDLESTICK
    },
    candles: 1,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "A dragonfly doji with a very long lower shadow: a deep fall within the candle was bought back whole.",
};

const WARMUP: usize = 10;

/// Dragonfly doji.
pub fn dragonfly_doji() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_DOJI.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [doji, very_short]| {
        let candle = candles.back(0);
        let very_short = very_short.limit(candles);
        let is_there = candle.body() <= doji.limit(candles)
            && candle.upper_shadow() < very_short
            && candle.lower_shadow() > very_short;
        when(is_there, 100)
    })
}

/// Gravestone doji.
pub fn gravestone_doji() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_DOJI.at(0), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [doji, very_short]| {
        let candle = candles.back(0);
        let very_short = very_short.limit(candles);
        let is_there = candle.body() <= doji.limit(candles)
            && candle.lower_shadow() < very_short
            && candle.upper_shadow() > very_short;
        when(is_there, 100)
    })
}

/// Takuri.
pub fn takuri() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_DOJI.at(0), SHADOW_VERY_SHORT.at(0), SHADOW_VERY_LONG.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [doji, very_short, very_long]| {
        let candle = candles.back(0);
        let is_there = candle.body() <= doji.limit(candles)
            && candle.upper_shadow() < very_short.limit(candles)
            && candle.lower_shadow() > very_long.limit(candles);
        when(is_there, 100)
    })
}
