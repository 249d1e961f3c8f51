//! Three black candles down: three black crows and identical three crows.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{EQUAL, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const THREE_BLACK_CROWS: Pattern = Pattern {
    spec: Spec {
        name: "cdl3blackcrows",
        title: "Three black crows",
        doc: "-100 where three black candles with very short lower shadows close lower and lower, the first below the high of \
              the white candle before, the others opening within the body before them. Source: TA-Lib CDL3BLACKCROWS.",
        outputs: &[integer("cdl3blackcrows")],
        warmup: |_| 13,
        build: |_| over_bars(three_black_crows()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "Three black candles in a row, each closing lower and near its low: sellers are in charge.",
};

/// The table's entry.
pub const IDENTICAL_THREE_CROWS: Pattern = Pattern {
    spec: Spec {
        name: "cdlidentical3crows",
        title: "Identical three crows",
        doc: "-100 where three black candles with very short lower shadows close lower and lower, each opening equal to the \
              close before. Source: TA-Lib CDLIDENTICAL3CROWS.",
        outputs: &[integer("cdlidentical3crows")],
        warmup: |_| 12,
        build: |_| over_bars(identical_three_crows()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "Three black candles in a row, each opening where the last one closed: nobody buys on the way down.",
};

/// Three black crows.
pub fn three_black_crows() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [SHADOW_VERY_SHORT.at(2), SHADOW_VERY_SHORT.at(1), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(13, averages, |candles, [short_first, short_second, short_third]| {
        let [before, first, second, third] = candles.last();
        let is_there = before.is_white()
            && first.is_black()
            && second.is_black()
            && third.is_black()
            && second.open < first.open
            && second.open > first.close
            && third.open < second.open
            && third.open > second.close
            && before.high > first.close
            && first.close > second.close
            && second.close > third.close
            && first.lower_shadow() < short_first.limit(candles)
            && second.lower_shadow() < short_second.limit(candles)
            && third.lower_shadow() < short_third.limit(candles);
        when(is_there, -100)
    })
}

/// Identical three crows.
pub fn identical_three_crows() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages =
        [SHADOW_VERY_SHORT.at(2), SHADOW_VERY_SHORT.at(1), SHADOW_VERY_SHORT.at(0), EQUAL.at(2), EQUAL.at(1)];
    Candlestick::new(
        12,
        averages,
        |candles, [short_first, short_second, short_third, equal_first, equal_second]| {
            let [first, second, third] = candles.last();
            let (equal_first, equal_second) = (equal_first.limit(candles), equal_second.limit(candles));
            let is_there = first.is_black()
                && second.is_black()
                && third.is_black()
                && first.close > second.close
                && second.close > third.close
                && second.open <= first.close + equal_first
                && second.open >= first.close - equal_first
                && third.open <= second.close + equal_second
                && third.open >= second.close - equal_second
                && first.lower_shadow() < short_first.limit(candles)
                && second.lower_shadow() < short_second.limit(candles)
                && third.lower_shadow() < short_third.limit(candles);
            when(is_there, -100)
        },
    )
}
