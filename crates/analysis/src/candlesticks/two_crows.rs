//! Two black candles above a long white one: two crows and upside gap two crows.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, BODY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const TWO_CROWS: Pattern = Pattern {
    spec: Spec {
        name: "cdl2crows",
        title: "Two crows",
        doc: "-100 where a long white candle is followed by a black body that gaps above its body, and by a black one that \
              opens within the second body and closes within the first. Source: TA-Lib CDL2CROWS.",
        outputs: &[integer("cdl2crows")],
        warmup: |_| WARMUP,
        build: |_| over_bars(two_crows()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "Two black candles above a long white one, the second falling back into it: the leap up was sold.",
};

/// The table's entry.
pub const UPSIDE_GAP_TWO_CROWS: Pattern = Pattern {
    spec: Spec {
        name: "cdlupsidegap2crows",
        title: "Upside gap two crows",
        doc: "-100 where a long white candle is followed by a short black body that gaps above its body, and by a black one \
              that swallows the second body and still closes above the first. Source: TA-Lib CDLUPSIDEGAP2CROWS.",
        outputs: &[integer("cdlupsidegap2crows")],
        warmup: |_| WARMUP,
        build: |_| over_bars(upside_gap_two_crows()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "Above a gap two black candles, the second swallowing the first: buyers fail twice at the top.",
};

const WARMUP: usize = 12;

/// Two crows.
pub fn two_crows() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_LONG.at(2)], |candles, [long]| {
        let [first, second, third] = candles.last();
        let is_there = first.is_white()
            && second.is_black()
            && third.is_black()
            && second.body_gaps_up(first)
            && third.open < second.open
            && third.open > second.close
            && third.close > first.open
            && third.close < first.close
            && first.body() > long.limit(candles);
        when(is_there, -100)
    })
}

/// Upside gap two crows.
pub fn upside_gap_two_crows() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_LONG.at(2), BODY_SHORT.at(1)], |candles, [long, short]| {
        let [first, second, third] = candles.last();
        let is_there = first.is_white()
            && second.is_black()
            && third.is_black()
            && second.body_gaps_up(first)
            && third.open > second.open
            && third.close < second.close
            && third.close > first.close
            && first.body() > long.limit(candles)
            && second.body() <= short.limit(candles);
        when(is_there, -100)
    })
}
