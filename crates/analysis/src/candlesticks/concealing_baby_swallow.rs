//! Concealing baby swallow: four black candles, the last hiding the third.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{CandleAverage, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const CONCEALING_BABY_SWALLOW: Pattern = Pattern {
    spec: Spec {
        name: "cdlconcealbabyswall",
        title: "Concealing baby swallow",
        doc: "100 where two black candles with very short shadows are followed by a black one whose body gaps down and whose \
              upper shadow reaches back into the second body, and by a black one that covers the third, shadows and all. \
              Source: TA-Lib CDLCONCEALBABYSWALL.",
        outputs: &[integer("cdlconcealbabyswall")],
        warmup: |_| 13,
        build: |_| over_bars(concealing_baby_swallow()),
        ..CANDLESTICK
    },
    candles: 4,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "Four black candles, the last swallowing a try upwards: the sellers' last effort covers the first buyers.",
};

/// Concealing baby swallow.
pub fn concealing_baby_swallow() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [SHADOW_VERY_SHORT.at(3), SHADOW_VERY_SHORT.at(2), SHADOW_VERY_SHORT.at(1)];
    Candlestick::new(13, averages, |candles, [short_first, short_second, short_third]| {
        let [first, second, third, fourth] = candles.last();
        let is_there = first.is_black()
            && second.is_black()
            && third.is_black()
            && fourth.is_black()
            && third.body_gaps_down(second)
            && third.high > second.close
            && fourth.high > third.high
            && fourth.low < third.low
            && has_no_shadows(candles, first, short_first)
            && has_no_shadows(candles, second, short_second)
            && third.upper_shadow() > short_third.limit(candles);
        when(is_there, 100)
    })
}

#[inline]
fn has_no_shadows(candles: &Recent, candle: &Candle, very_short: &CandleAverage) -> bool {
    let very_short = very_short.limit(candles);
    candle.lower_shadow() < very_short && candle.upper_shadow() < very_short
}
