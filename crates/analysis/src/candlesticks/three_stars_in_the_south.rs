//! Black candles that shrink towards a bottom: three stars in the south, unique three river and ladder bottom.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, when};
use super::settings::{BODY_LONG, BODY_SHORT, SHADOW_LONG, SHADOW_VERY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const THREE_STARS_IN_THE_SOUTH: Pattern = Pattern {
    spec: Spec {
        name: "cdl3starsinsouth",
        title: "Three stars in the south",
        doc: "100 where a long black candle with a long lower shadow is followed by a shorter black one that opens above its \
              close, makes no lower low and has a lower shadow, and by a short black marubozu within the second's range. \
              Source: TA-Lib CDL3STARSINSOUTH.",
        outputs: &[integer("cdl3starsinsouth")],
        warmup: |_| 12,
        build: |_| over_bars(three_stars_in_the_south()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "Three black candles, each smaller and with a higher low: the fall dries up.",
};

/// The table's entry.
pub const UNIQUE_THREE_RIVER: Pattern = Pattern {
    spec: Spec {
        name: "cdlunique3river",
        title: "Unique three river",
        doc: "100 where a long black candle is followed by a black body within its body that makes a lower low, and by a short \
              white candle that opens above that low. Source: TA-Lib CDLUNIQUE3RIVER.",
        outputs: &[integer("cdlunique3river")],
        warmup: |_| 12,
        build: |_| over_bars(unique_three_river()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "After a long black candle a new low is bought back and a small white candle holds above it.",
};

/// The table's entry.
pub const LADDER_BOTTOM: Pattern = Pattern {
    spec: Spec {
        name: "cdlladderbottom",
        title: "Ladder bottom",
        doc: "100 where three black candles with lower and lower opens and closes are followed by a black one with an upper \
              shadow that is not very short, and by a white one that opens above its body and closes above its high. Source: \
              TA-Lib CDLLADDERBOTTOM.",
        outputs: &[integer("cdlladderbottom")],
        warmup: |_| 14,
        build: |_| over_bars(ladder_bottom()),
        ..CANDLESTICK
    },
    candles: 5,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "Four black candles step down, the last one tries upwards, and a white one breaks out above it.",
};

/// Three stars in the south.
pub fn three_stars_in_the_south() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [
        BODY_LONG.at(2),
        SHADOW_LONG.at(2),
        SHADOW_VERY_SHORT.at(1),
        SHADOW_VERY_SHORT.at(0),
        BODY_SHORT.at(0),
    ];
    Candlestick::new(12, averages, |candles, [long, long_shadow, short_second, short_third, short]| {
        let [first, second, third] = candles.last();
        let short_third = short_third.limit(candles);
        let is_there = first.is_black()
            && second.is_black()
            && third.is_black()
            && first.body() > long.limit(candles)
            && first.lower_shadow() > long_shadow.limit(candles)
            && second.body() < first.body()
            && second.open > first.close
            && second.open <= first.high
            && second.low < first.close
            && second.low >= first.low
            && second.lower_shadow() > short_second.limit(candles)
            && third.body() < short.limit(candles)
            && third.lower_shadow() < short_third
            && third.upper_shadow() < short_third
            && third.low > second.low
            && third.high < second.high;
        when(is_there, 100)
    })
}

/// Unique three river.
pub fn unique_three_river() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(12, [BODY_LONG.at(2), BODY_SHORT.at(0)], |candles, [long, short]| {
        let [first, second, third] = candles.last();
        let is_there = first.is_black()
            && second.is_black()
            && third.is_white()
            && second.close > first.close
            && second.open <= first.open
            && second.low < first.low
            && third.open > second.low
            && first.body() > long.limit(candles)
            && third.body() < short.limit(candles);
        when(is_there, 100)
    })
}

/// Ladder bottom.
pub fn ladder_bottom() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(14, [SHADOW_VERY_SHORT.at(1)], |candles, [very_short]| {
        let [first, second, third, fourth, fifth] = candles.last();
        let is_there = first.is_black()
            && second.is_black()
            && third.is_black()
            && fourth.is_black()
            && fifth.is_white()
            && first.open > second.open
            && second.open > third.open
            && first.close > second.close
            && second.close > third.close
            && fifth.open > fourth.open
            && fifth.close > fourth.high
            && fourth.upper_shadow() > very_short.limit(candles);
        when(is_there, 100)
    })
}
