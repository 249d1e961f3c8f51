//! A weak answer to a long black candle: on-neck, in-neck and thrusting.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, CandleAverage, EQUAL};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const ON_NECK: Pattern = Pattern {
    spec: Spec {
        name: "cdlonneck",
        title: "On-neck",
        doc: "-100 where a long black candle is followed by a white one that opens below its low and closes equal to that \
              low. Source: TA-Lib CDLONNECK.",
        outputs: &[integer("cdlonneck")],
        warmup: |_| WARMUP,
        build: |_| over_bars(on_neck()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bearish,
    nature: Nature::Continuation,
    meaning: "After a long black candle the price opens lower and only climbs back to that candle's low.",
};

/// The table's entry.
pub const IN_NECK: Pattern = Pattern {
    spec: Spec {
        name: "cdlinneck",
        title: "In-neck",
        doc: "-100 where a long black candle is followed by a white one that opens below its low and closes at its close or, \
              at most equal to it, above. Source: TA-Lib CDLINNECK.",
        outputs: &[integer("cdlinneck")],
        warmup: |_| WARMUP,
        build: |_| over_bars(in_neck()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bearish,
    nature: Nature::Continuation,
    meaning: "After a long black candle the price opens lower and only climbs back to that candle's close.",
};

/// The table's entry.
pub const THRUSTING: Pattern = Pattern {
    spec: Spec {
        name: "cdlthrusting",
        title: "Thrusting",
        doc: "-100 where a long black candle is followed by a white one that opens below its low and closes clearly above its \
              close, but not above the middle of its body. Source: TA-Lib CDLTHRUSTING.",
        outputs: &[integer("cdlthrusting")],
        warmup: |_| WARMUP,
        build: |_| over_bars(thrusting()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bearish,
    nature: Nature::Continuation,
    meaning: "After a long black candle the price opens lower and climbs into its body, but not past the middle.",
};

const WARMUP: usize = 11;

/// Whether a white candle opens below the low of a long black one.
#[inline]
fn answers_from_below(candles: &Recent, long: &CandleAverage) -> bool {
    let [first, second] = candles.last();
    first.is_black() && second.is_white() && second.open < first.low && first.body() > long.limit(candles)
}

/// On-neck.
pub fn on_neck() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_LONG.at(1), EQUAL.at(1)], |candles, [long, equal]| {
        let [first, second] = candles.last();
        let equal = equal.limit(candles);
        let is_there = answers_from_below(candles, long)
            && second.close <= first.low + equal
            && second.close >= first.low - equal;
        when(is_there, -100)
    })
}

/// In-neck.
pub fn in_neck() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_LONG.at(1), EQUAL.at(1)], |candles, [long, equal]| {
        let [first, second] = candles.last();
        let is_there = answers_from_below(candles, long)
            && second.close >= first.close
            && second.close <= first.close + equal.limit(candles);
        when(is_there, -100)
    })
}

/// Thrusting.
pub fn thrusting() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_LONG.at(1), EQUAL.at(1)], |candles, [long, equal]| {
        let [first, second] = candles.last();
        let is_there = answers_from_below(candles, long)
            && second.close > first.close + equal.limit(candles)
            && second.close <= first.close + first.body() * 0.5;
        when(is_there, -100)
    })
}
