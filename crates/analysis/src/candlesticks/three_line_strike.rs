//! Three-line strike: three candles of a march, and a fourth that takes all of it back.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{CandleAverage, NEAR};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const THREE_LINE_STRIKE: Pattern = Pattern {
    spec: Spec {
        name: "cdl3linestrike",
        title: "Three-line strike",
        doc: "Three candles of one colour with closes further and further on, each opening within or near the body before, \
              and an opposite one that opens beyond the third close and closes beyond the first open: 100 where the three \
              are white, -100 where they are black. Source: TA-Lib CDL3LINESTRIKE.",
        outputs: &[integer("cdl3linestrike")],
        warmup: |_| 8,
        build: |_| over_bars(three_line_strike()),
        ..CANDLESTICK
    },
    candles: 4,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "Three candles march one way and a fourth takes it all back at once, which clears the way for the march to resume.",
};

/// Three-line strike.
pub fn three_line_strike() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(8, [NEAR.at(3), NEAR.at(2)], |candles, [near_first, near_second]| {
        let [first, second, third, fourth] = candles.last();
        let strikes = if third.is_white() {
            third.close > second.close
                && second.close > first.close
                && fourth.open > third.close
                && fourth.close < first.open
        } else {
            third.close < second.close
                && second.close < first.close
                && fourth.open < third.close
                && fourth.close > first.open
        };
        let is_there = strikes
            && first.color() == second.color()
            && second.color() == third.color()
            && fourth.color() == -third.color()
            && opens_in_or_near(candles, second, first, near_first)
            && opens_in_or_near(candles, third, second, near_second);
        when(is_there, third.color() * 100)
    })
}

#[inline]
fn opens_in_or_near(candles: &Recent, candle: &Candle, before: &Candle, near: &CandleAverage) -> bool {
    let near = near.limit(candles);
    candle.open >= before.bottom() - near && candle.open <= before.top() + near
}
