//! Three white candles up: three white soldiers, and the two forms in which they tire, advance block and stalled pattern.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{
    BODY_LONG, BODY_SHORT, CandleAverage, FAR, NEAR, SHADOW_LONG, SHADOW_SHORT, SHADOW_VERY_SHORT,
};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const THREE_WHITE_SOLDIERS: Pattern = Pattern {
    spec: Spec {
        name: "cdl3whitesoldiers",
        title: "Three white soldiers",
        doc: "100 where three white candles with very short upper shadows close higher and higher, each opening within or near \
              the body before and not far shorter than it, the last not short. Source: TA-Lib CDL3WHITESOLDIERS.",
        outputs: &[integer("cdl3whitesoldiers")],
        warmup: |_| WARMUP,
        build: |_| over_bars(three_white_soldiers()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "Three white candles in a row, each closing higher and near its high: buyers are in charge.",
};

/// The table's entry.
pub const ADVANCE_BLOCK: Pattern = Pattern {
    spec: Spec {
        name: "cdladvanceblock",
        title: "Advance block",
        doc: "-100 where three white candles close higher and higher, each opening within or near the body before, the first \
              long with a short upper shadow, and the next ones tire: a body far shorter than the one before, or bodies ever \
              shorter with upper shadows, or a last one with a long upper shadow. Source: TA-Lib CDLADVANCEBLOCK.",
        outputs: &[integer("cdladvanceblock")],
        warmup: |_| WARMUP,
        build: |_| over_bars(advance_block()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "Three white candles climb with ever less force: the rise is being sold into.",
};

/// The table's entry.
pub const STALLED_PATTERN: Pattern = Pattern {
    spec: Spec {
        name: "cdlstalledpattern",
        title: "Stalled pattern",
        doc: "-100 where two long white candles are followed by a short white one at the upper end of the second body, with \
              closes higher and higher. Source: TA-Lib CDLSTALLEDPATTERN.",
        outputs: &[integer("cdlstalledpattern")],
        warmup: |_| WARMUP,
        build: |_| over_bars(stalled_pattern()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "Two long white candles and a small one on their shoulder: the rise is running out of breath.",
};

const WARMUP: usize = 12;

#[inline]
fn close_higher_and_higher([first, second, third]: [&Candle; 3]) -> bool {
    first.is_white()
        && second.is_white()
        && third.is_white()
        && third.close > second.close
        && second.close > first.close
}

#[inline]
fn opens_in_or_near(candles: &Recent, candle: &Candle, before: &Candle, near: &CandleAverage) -> bool {
    candle.open > before.open && candle.open <= before.close + near.limit(candles)
}

/// Three white soldiers.
pub fn three_white_soldiers() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [
        SHADOW_VERY_SHORT.at(2),
        SHADOW_VERY_SHORT.at(1),
        SHADOW_VERY_SHORT.at(0),
        NEAR.at(2),
        NEAR.at(1),
        FAR.at(2),
        FAR.at(1),
        BODY_SHORT.at(0),
    ];
    Candlestick::new(WARMUP, averages, |candles, averages| {
        let [short_first, short_second, short_third, near_first, near_second, far_first, far_second, short] =
            averages;
        let [first, second, third] = candles.last();
        let is_there = close_higher_and_higher([first, second, third])
            && opens_in_or_near(candles, second, first, near_first)
            && opens_in_or_near(candles, third, second, near_second)
            && first.upper_shadow() < short_first.limit(candles)
            && second.upper_shadow() < short_second.limit(candles)
            && third.upper_shadow() < short_third.limit(candles)
            && second.body() > first.body() - far_first.limit(candles)
            && third.body() > second.body() - far_second.limit(candles)
            && third.body() > short.limit(candles);
        when(is_there, 100)
    })
}

/// Advance block.
pub fn advance_block() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [
        BODY_LONG.at(2),
        SHADOW_SHORT.at(2),
        SHADOW_SHORT.at(1),
        SHADOW_SHORT.at(0),
        SHADOW_LONG.at(0),
        NEAR.at(2),
        NEAR.at(1),
        FAR.at(2),
        FAR.at(1),
    ];
    Candlestick::new(WARMUP, averages, |candles, averages| {
        let [long, short_first, _, _, _, near_first, near_second, _, _] = averages;
        let [first, second, third] = candles.last();
        let is_there = close_higher_and_higher([first, second, third])
            && opens_in_or_near(candles, second, first, near_first)
            && opens_in_or_near(candles, third, second, near_second)
            && first.body() > long.limit(candles)
            && first.upper_shadow() < short_first.limit(candles)
            && tires(candles, averages);
        when(is_there, -100)
    })
}

/// Whether the second and third candle, or only the third, show weakness.
fn tires(candles: &Recent, averages: &[CandleAverage; 9]) -> bool {
    let [_, _, short_second, short_third, long_shadow, _, near_second, far_first, far_second] = averages;
    let [first, second, third] = candles.last();
    let blocked_by_second = second.body() < first.body() - far_first.limit(candles)
        && third.body() < second.body() + near_second.limit(candles);
    let blocked_by_third = third.body() < second.body() - far_second.limit(candles);
    let shrinks = third.body() < second.body();
    let has_shadows = third.upper_shadow() > short_third.limit(candles)
        || second.upper_shadow() > short_second.limit(candles);
    blocked_by_second
        || blocked_by_third
        || (shrinks && second.body() < first.body() && has_shadows)
        || (shrinks && third.upper_shadow() > long_shadow.limit(candles))
}

/// Stalled pattern.
pub fn stalled_pattern() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages =
        [BODY_LONG.at(2), BODY_LONG.at(1), BODY_SHORT.at(0), SHADOW_VERY_SHORT.at(1), NEAR.at(2), NEAR.at(1)];
    Candlestick::new(WARMUP, averages, |candles, averages| {
        let [long_first, long_second, short, very_short, near_first, near_second] = averages;
        let [first, second, third] = candles.last();
        let is_there = close_higher_and_higher([first, second, third])
            && first.body() > long_first.limit(candles)
            && second.body() > long_second.limit(candles)
            && second.upper_shadow() < very_short.limit(candles)
            && opens_in_or_near(candles, second, first, near_first)
            && third.body() < short.limit(candles)
            && third.open >= second.close - third.body() - near_second.limit(candles);
        when(is_there, -100)
    })
}
