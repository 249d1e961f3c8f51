//! Doji that gap away: doji star, tristar and abandoned baby.

use super::candle::Candle;
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, penetration, when};
use super::settings::{BODY_DOJI, BODY_LONG, BODY_SHORT};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const DOJI_STAR: Pattern = Pattern {
    spec: Spec {
        name: "cdldojistar",
        title: "Doji star",
        doc: "A long body and a doji whose body gaps away in its direction: -100 above a white candle, 100 below a black one. \
              Source: TA-Lib CDLDOJISTAR.",
        outputs: &[integer("cdldojistar")],
        warmup: |_| 11,
        build: |_| over_bars(doji_star()),
        ..CANDLESTICK
    },
    candles: 2,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "After a long candle the price leaps on and stands still as a doji: the move is in doubt.",
};

/// The table's entry.
pub const TRISTAR: Pattern = Pattern {
    spec: Spec {
        name: "cdltristar",
        title: "Tristar",
        doc: "Three doji, all measured by the candles before the first: -100 where the second gaps up and the third is not as \
              high, 100 where the second gaps down and the third is not as low. Source: TA-Lib CDLTRISTAR.",
        outputs: &[integer("cdltristar")],
        warmup: |_| 12,
        build: |_| over_bars(tristar()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "Three doji in a row, the middle one apart: the market no longer knows where it is going.",
};

/// The table's entry.
pub const ABANDONED_BABY: Pattern = Pattern {
    spec: Spec {
        name: "cdlabandonedbaby",
        title: "Abandoned baby",
        doc: "A long candle, a doji and a body that is not short, of the other colour than the first and closing at least \
              `penetration` deep in its body; the doji touches neither, shadows and all: 100 where the last is white, -100 \
              where it is black. Source: TA-Lib CDLABANDONEDBABY.",
        parameters: &[penetration(0.3)],
        outputs: &[integer("cdlabandonedbaby")],
        warmup: |_| 12,
        build: |settings| over_bars(abandoned_baby(settings.real("penetration"))),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "A doji stands alone between two gaps: the last of the move is left behind.",
};

/// Doji star.
pub fn doji_star() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(11, [BODY_LONG.at(1), BODY_DOJI.at(0)], |candles, [long, doji]| {
        let [first, second] = candles.last();
        let apart = if first.is_white() { second.body_gaps_up(first) } else { second.body_gaps_down(first) };
        let is_there = apart && first.body() > long.limit(candles) && second.body() <= doji.limit(candles);
        when(is_there, -first.color() * 100)
    })
}

/// Tristar.
pub fn tristar() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    Candlestick::new(12, [BODY_DOJI.at(2)], |candles, [doji]| {
        let [first, second, third] = candles.last();
        let doji = doji.limit(candles);
        if first.body() > doji || second.body() > doji || third.body() > doji {
            return 0;
        }
        if second.body_gaps_up(first) && third.top() < second.top() {
            return -100;
        }
        when(second.body_gaps_down(first) && third.bottom() > second.bottom(), 100)
    })
}

/// Abandoned baby.
pub fn abandoned_baby(penetration: f64) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(2), BODY_DOJI.at(1), BODY_SHORT.at(0)];
    Candlestick::new(12, averages, move |candles, [long, doji, short]| {
        let [first, second, third] = candles.last();
        let deep = first.body() * penetration;
        let turns_down = first.is_white()
            && third.is_black()
            && third.close < first.close - deep
            && second.gaps_up(first)
            && third.gaps_down(second);
        let turns_up = first.is_black()
            && third.is_white()
            && third.close > first.close + deep
            && second.gaps_down(first)
            && third.gaps_up(second);
        let is_there = (turns_down || turns_up)
            && first.body() > long.limit(candles)
            && second.body() <= doji.limit(candles)
            && third.body() > short.limit(candles);
        when(is_there, third.color() * 100)
    })
}
