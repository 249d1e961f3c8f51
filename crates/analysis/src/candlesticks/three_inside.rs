//! Harami and engulfing with a third candle that confirms them: three inside and three outside.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, BODY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const THREE_INSIDE: Pattern = Pattern {
    spec: Spec {
        name: "cdl3inside",
        title: "Three inside up/down",
        doc: "A long body, a short one within it, and a candle of the other colour than the first that closes beyond the \
              first open: 100 up, -100 down. Source: TA-Lib CDL3INSIDE.",
        outputs: &[integer("cdl3inside")],
        warmup: |_| 12,
        build: |_| over_bars(three_inside()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "A harami is confirmed by a close beyond the open of its long candle.",
};

/// The table's entry.
pub const THREE_OUTSIDE: Pattern = Pattern {
    spec: Spec {
        name: "cdl3outside",
        title: "Three outside up/down",
        doc: "A body that swallows the opposite one before it, and a close further in its direction: 100 up, -100 down. \
              Source: TA-Lib CDL3OUTSIDE.",
        outputs: &[integer("cdl3outside")],
        warmup: |_| 3,
        build: |_| over_bars(three_outside()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "An engulfing candle is confirmed by a close further in its direction.",
};

/// Three inside up/down.
pub fn three_inside() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(12, [BODY_LONG.at(2), BODY_SHORT.at(1)], |candles, [long, short]| {
        let [first, second, third] = candles.last();
        let turns_down = first.is_white() && third.is_black() && third.close < first.open;
        let turns_up = first.is_black() && third.is_white() && third.close > first.open;
        let is_there = (turns_down || turns_up)
            && second.top() < first.top()
            && second.bottom() > first.bottom()
            && first.body() > long.limit(candles)
            && second.body() <= short.limit(candles);
        when(is_there, -first.color() * 100)
    })
}

/// Three outside up/down.
pub fn three_outside() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(3, [], |candles, []| {
        let [first, second, third] = candles.last();
        let goes_on = if second.is_white() { third.close > second.close } else { third.close < second.close };
        let is_there = first.color() == -second.color()
            && second.top() > first.top()
            && second.bottom() < first.bottom()
            && goes_on;
        when(is_there, second.color() * 100)
    })
}
