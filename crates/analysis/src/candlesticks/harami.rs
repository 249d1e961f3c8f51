//! Harami: a small body, or a doji, within the long one before it.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern};
use super::settings::{BODY_DOJI, BODY_LONG, BODY_SHORT, CandleAverage, CandleSetting};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const HARAMI: Pattern = Pattern {
    spec: Spec {
        name: "cdlharami",
        title: "Harami",
        doc: "A short body within the long body before: 100 after a black candle, -100 after a white one; 80 and -80 where \
              one end is the same. Source: TA-Lib CDLHARAMI.",
        outputs: &[integer("cdlharami")],
        warmup: |_| WARMUP,
        build: |_| over_bars(harami()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "A small body inside the long one before it: the move lost its force at once.",
};

/// The table's entry.
pub const HARAMI_CROSS: Pattern = Pattern {
    spec: Spec {
        name: "cdlharamicross",
        title: "Harami cross",
        doc: "A doji within the long body before: 100 after a black candle, -100 after a white one; 80 and -80 where one end \
              is the same. Source: TA-Lib CDLHARAMICROSS.",
        outputs: &[integer("cdlharamicross")],
        warmup: |_| WARMUP,
        build: |_| over_bars(harami_cross()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "A doji inside the long body before it: a strong move came to a dead stop.",
};

const WARMUP: usize = 11;

/// Harami.
pub fn harami() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    within_long_body(BODY_SHORT)
}

/// Harami cross.
pub fn harami_cross() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    within_long_body(BODY_DOJI)
}

fn within_long_body(small: CandleSetting) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let judge = |candles: &Recent, [long, small]: &[CandleAverage; 2]| {
        let [first, second] = candles.last();
        if first.body() <= long.limit(candles) || second.body() > small.limit(candles) {
            return 0;
        }
        if second.top() < first.top() && second.bottom() > first.bottom() {
            return -first.color() * 100;
        }
        if second.top() <= first.top() && second.bottom() >= first.bottom() {
            return -first.color() * 80;
        }
        0
    };
    Candlestick::new(WARMUP, [BODY_LONG.at(1), small.at(0)], judge)
}
