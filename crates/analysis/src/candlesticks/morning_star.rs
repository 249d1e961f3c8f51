//! Stars between two bodies: morning and evening star, plain and with a doji.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, penetration, when};
use super::settings::{BODY_DOJI, BODY_LONG, BODY_SHORT, CandleAverage, CandleSetting};
use crate::registry::adapt::over_bars;
use crate::registry::{Parameter, Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const MORNING_STAR: Pattern = Pattern {
    spec: Spec {
        name: "cdlmorningstar",
        title: "Morning star",
        doc: "100 where a long black candle is followed by a short body that gaps below its body, and by a white body, not \
              short, that closes at least `penetration` deep in the first. Source: TA-Lib CDLMORNINGSTAR.",
        parameters: PARAMETERS,
        outputs: &[integer("cdlmorningstar")],
        warmup: |_| WARMUP,
        build: |settings| over_bars(morning_star(settings.real("penetration"))),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "A long black candle, a small one below it and a white one back up: the fall has turned.",
};

/// The table's entry.
pub const EVENING_STAR: Pattern = Pattern {
    spec: Spec {
        name: "cdleveningstar",
        title: "Evening star",
        doc: "-100 where a long white candle is followed by a short body that gaps above its body, and by a black body, not \
              short, that closes at least `penetration` deep in the first. Source: TA-Lib CDLEVENINGSTAR.",
        parameters: PARAMETERS,
        outputs: &[integer("cdleveningstar")],
        warmup: |_| WARMUP,
        build: |settings| over_bars(evening_star(settings.real("penetration"))),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "A long white candle, a small one above it and a black one back down: the rise has turned.",
};

/// The table's entry.
pub const MORNING_DOJI_STAR: Pattern = Pattern {
    spec: Spec {
        name: "cdlmorningdojistar",
        title: "Morning doji star",
        doc: "As cdlmorningstar, with a doji in the middle. 100. Source: TA-Lib CDLMORNINGDOJISTAR.",
        parameters: PARAMETERS,
        outputs: &[integer("cdlmorningdojistar")],
        warmup: |_| WARMUP,
        build: |settings| over_bars(morning_doji_star(settings.real("penetration"))),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bullish,
    nature: Nature::Reversal,
    meaning: "A long black candle, a doji below it and a white one back up: the fall stopped dead and turned.",
};

/// The table's entry.
pub const EVENING_DOJI_STAR: Pattern = Pattern {
    spec: Spec {
        name: "cdleveningdojistar",
        title: "Evening doji star",
        doc: "As cdleveningstar, with a doji in the middle. -100. Source: TA-Lib CDLEVENINGDOJISTAR.",
        parameters: PARAMETERS,
        outputs: &[integer("cdleveningdojistar")],
        warmup: |_| WARMUP,
        build: |settings| over_bars(evening_doji_star(settings.real("penetration"))),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Bearish,
    nature: Nature::Reversal,
    meaning: "A long white candle, a doji above it and a black one back down: the rise stopped dead and turned.",
};

const WARMUP: usize = 12;
const PARAMETERS: &[Parameter] = &[penetration(0.3)];

/// Morning star.
pub fn morning_star(penetration: f64) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    star_below(BODY_SHORT, penetration)
}

/// Evening star.
pub fn evening_star(penetration: f64) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    star_above(BODY_SHORT, penetration)
}

/// Morning doji star.
pub fn morning_doji_star(penetration: f64) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    star_below(BODY_DOJI, penetration)
}

/// Evening doji star.
pub fn evening_doji_star(penetration: f64) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    star_above(BODY_DOJI, penetration)
}

fn star_below(
    small: CandleSetting,
    penetration: f64,
) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, averages(small), move |candles, averages| {
        let [first, second, third] = candles.last();
        let is_there = first.is_black()
            && third.is_white()
            && second.body_gaps_down(first)
            && third.close > first.close + first.body() * penetration
            && are_long_small_not_short(candles, averages);
        when(is_there, 100)
    })
}

fn star_above(
    small: CandleSetting,
    penetration: f64,
) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(WARMUP, averages(small), move |candles, averages| {
        let [first, second, third] = candles.last();
        let is_there = first.is_white()
            && third.is_black()
            && second.body_gaps_up(first)
            && third.close < first.close - first.body() * penetration
            && are_long_small_not_short(candles, averages);
        when(is_there, -100)
    })
}

const fn averages(small: CandleSetting) -> [CandleAverage; 3] {
    [BODY_LONG.at(2), small.at(1), BODY_SHORT.at(0)]
}

#[inline]
fn are_long_small_not_short(candles: &Recent, [long, small, short]: &[CandleAverage; 3]) -> bool {
    let [first, second, third] = candles.last();
    first.body() > long.limit(candles)
        && second.body() <= small.limit(candles)
        && third.body() > short.limit(candles)
}
