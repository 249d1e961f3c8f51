//! Kicking: two opposite marubozu with a gap between them.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern};
use super::settings::{BODY_LONG, CandleAverage, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const KICKING: Pattern = Pattern {
    spec: Spec {
        name: "cdlkicking",
        title: "Kicking",
        doc: "Two marubozu of opposite colours, shadows and all apart: black, then white above it is 100; white, then black \
              below it is -100. Source: TA-Lib CDLKICKING.",
        outputs: &[integer("cdlkicking")],
        warmup: |_| WARMUP,
        build: |_| over_bars(kicking()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Independent,
    meaning: "A marubozu is answered by one the other way beyond a gap: the market turned over night.",
};

/// The table's entry.
pub const KICKING_BY_LENGTH: Pattern = Pattern {
    spec: Spec {
        name: "cdlkickingbylength",
        title: "Kicking by length",
        doc: "As cdlkicking, but the sign is the colour of the longer marubozu, of the first where both are equal. Source: \
              TA-Lib CDLKICKINGBYLENGTH.",
        outputs: &[integer("cdlkickingbylength")],
        warmup: |_| WARMUP,
        build: |_| over_bars(kicking_by_length()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Independent,
    meaning: "Two opposite marubozu with a gap between them, read by the colour of the longer one.",
};

const WARMUP: usize = 11;

/// Kicking.
pub fn kicking() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    kicking_as(|_, second| second.color())
}

/// Kicking by length.
pub fn kicking_by_length() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    kicking_as(|first, second| if second.body() > first.body() { second.color() } else { first.color() })
}

fn kicking_as<S>(sign: S) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send
where
    S: Fn(&Candle, &Candle) -> i32 + Clone + Send,
{
    let averages = [BODY_LONG.at(1), BODY_LONG.at(0), SHADOW_VERY_SHORT.at(1), SHADOW_VERY_SHORT.at(0)];
    Candlestick::new(
        WARMUP,
        averages,
        move |candles, [long_first, long_second, short_first, short_second]| {
            let [first, second] = candles.last();
            let apart = if first.is_black() { second.gaps_up(first) } else { second.gaps_down(first) };
            let is_there = first.color() == -second.color()
                && apart
                && is_marubozu(candles, first, long_first, short_first)
                && is_marubozu(candles, second, long_second, short_second);
            if is_there { sign(first, second) * 100 } else { 0 }
        },
    )
}

#[inline]
fn is_marubozu(candles: &Recent, candle: &Candle, long: &CandleAverage, very_short: &CandleAverage) -> bool {
    let very_short = very_short.limit(candles);
    candle.body() > long.limit(candles)
        && candle.upper_shadow() < very_short
        && candle.lower_shadow() < very_short
}
