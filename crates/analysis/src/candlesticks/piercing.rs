//! A gap that is taken back into the body before: piercing line and dark cloud cover.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, penetration, when};
use super::settings::BODY_LONG;
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const PIERCING: Pattern = Pattern {
    spec: Spec {
        name: "cdlpiercing",
        title: "Piercing line",
        doc: "100 where a long black candle is followed by a long white one that opens below its low and closes above the \
              middle of its body, but within it. Source: TA-Lib CDLPIERCING.",
        outputs: &[integer("cdlpiercing")],
        warmup: |_| WARMUP,
        build: |_| over_bars(piercing()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "After a long black candle the price opens lower and climbs past the middle of that candle's body.",
};

/// The table's entry.
pub const DARK_CLOUD_COVER: Pattern = Pattern {
    spec: Spec {
        name: "cdldarkcloudcover",
        title: "Dark cloud cover",
        doc: "-100 where a long white candle is followed by a black one that opens above its high and closes within its body, \
              at least `penetration` of it deep. Source: TA-Lib CDLDARKCLOUDCOVER.",
        parameters: &[penetration(0.5)],
        outputs: &[integer("cdldarkcloudcover")],
        warmup: |_| WARMUP,
        build: |settings| over_bars(dark_cloud_cover(settings.real("penetration"))),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "After a long white candle the price opens higher and sinks deep into that candle's body.",
};

const WARMUP: usize = 11;

/// Piercing line.
pub fn piercing() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(1), BODY_LONG.at(0)];
    Candlestick::new(WARMUP, averages, |candles, [long_first, long_second]| {
        let [first, second] = candles.last();
        let is_there = first.is_black()
            && second.is_white()
            && first.body() > long_first.limit(candles)
            && second.body() > long_second.limit(candles)
            && second.open < first.low
            && second.close < first.open
            && second.close > first.close + first.body() * 0.5;
        when(is_there, 100)
    })
}

/// Dark cloud cover.
pub fn dark_cloud_cover(penetration: f64) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, [BODY_LONG.at(1)], move |candles, [long]| {
        let [first, second] = candles.last();
        let is_there = first.is_white()
            && second.is_black()
            && first.body() > long.limit(candles)
            && second.open > first.high
            && second.close > first.open
            && second.close < first.close - first.body() * penetration;
        when(is_there, -100)
    })
}
