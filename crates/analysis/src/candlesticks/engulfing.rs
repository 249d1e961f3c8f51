//! Engulfing: a body that swallows the opposite one before it.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const ENGULFING: Pattern = Pattern {
    spec: Spec {
        name: "cdlengulfing",
        title: "Engulfing",
        doc: "A body that covers the body before it, of the other colour: 100 for a white one, -100 for a black one; 80 and \
              -80 where one end is the same. Source: TA-Lib CDLENGULFING.",
        outputs: &[integer("cdlengulfing")],
        warmup: |_| WARMUP,
        build: |_| over_bars(engulfing()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "A body swallows the opposite one before it: the other side took over within one candle.",
};

const WARMUP: usize = 2;

/// Engulfing.
pub fn engulfing() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [], |candles, []| {
        let [first, second] = candles.last();
        let covers = second.top() >= first.top() && second.bottom() <= first.bottom();
        let is_longer = second.top() > first.top() || second.bottom() < first.bottom();
        if first.color() == second.color() || !covers || !is_longer {
            return 0;
        }
        let is_wider_at_both_ends = second.open != first.close && second.close != first.open;
        second.color() * if is_wider_at_both_ends { 100 } else { 80 }
    })
}
