//! Breakaway: four candles away from a gap, and a fifth back into it.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::BODY_LONG;
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const BREAKAWAY: Pattern = Pattern {
    spec: Spec {
        name: "cdlbreakaway",
        title: "Breakaway",
        doc: "A long candle, one of its colour whose body gaps on, two more with highs and lows further on (the fourth of the \
              first colour), and an opposite one that closes inside the gap: 100 where the last is white, -100 where it is \
              black. Source: TA-Lib CDLBREAKAWAY.",
        outputs: &[integer("cdlbreakaway")],
        warmup: |_| 14,
        build: |_| over_bars(breakaway()),
        ..CANDLESTICK
    },
    candles: 5,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "A move leaps on over a gap, drifts further, and one candle brings it back into the gap.",
};

/// Breakaway.
pub fn breakaway() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(14, [BODY_LONG.at(4)], |candles, [long]| {
        let [first, second, third, fourth, fifth] = candles.last();
        let comes_back = if first.is_black() {
            second.body_gaps_down(first)
                && third.high < second.high
                && third.low < second.low
                && fourth.high < third.high
                && fourth.low < third.low
                && fifth.close > second.open
                && fifth.close < first.close
        } else {
            second.body_gaps_up(first)
                && third.high > second.high
                && third.low > second.low
                && fourth.high > third.high
                && fourth.low > third.low
                && fifth.close < second.open
                && fifth.close > first.close
        };
        let is_there = comes_back
            && first.color() == second.color()
            && second.color() == fourth.color()
            && fourth.color() == -fifth.color()
            && first.body() > long.limit(candles);
        when(is_there, fifth.color() * 100)
    })
}
