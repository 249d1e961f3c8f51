//! Three small candles of rest within a move: rising/falling three methods and mat hold.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern, penetration, when};
use super::settings::{BODY_LONG, BODY_SHORT, CandleAverage};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const THREE_METHODS: Pattern = Pattern {
    spec: Spec {
        name: "cdlrisefall3methods",
        title: "Rising/falling three methods",
        doc: "A long candle, three short ones of the other colour whose bodies reach into its range and close ever further \
              back, and a long one of the first colour that opens beyond the last close and closes beyond the first: 100 \
              where the first is white, -100 where it is black. Source: TA-Lib CDLRISEFALL3METHODS.",
        outputs: &[integer("cdlrisefall3methods")],
        warmup: |_| WARMUP,
        build: |_| over_bars(three_methods()),
        ..CANDLESTICK
    },
    candles: 5,
    direction: Direction::Either,
    nature: Nature::Continuation,
    meaning: "Three small candles rest within a long one, and a second long one takes the move further.",
};

/// The table's entry.
pub const MAT_HOLD: Pattern = Pattern {
    spec: Spec {
        name: "cdlmathold",
        title: "Mat hold",
        doc: "100 where a long white candle is followed by a short black body that gaps up, by two short bodies that fall and \
              dip into the first body by less than `penetration` of it, and by a white candle that opens above the last close \
              and closes above the highs of the three. Source: TA-Lib CDLMATHOLD.",
        parameters: &[penetration(0.5)],
        outputs: &[integer("cdlmathold")],
        warmup: |_| WARMUP,
        build: |settings| over_bars(mat_hold(settings.real("penetration"))),
        ..CANDLESTICK
    },
    candles: 5,
    direction: Direction::Bullish,
    nature: Nature::Continuation,
    meaning: "After a long white candle three small ones give back little, and a white one breaks out above them.",
};

const WARMUP: usize = 14;

/// Rising/falling three methods.
pub fn three_methods() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(4), BODY_SHORT.at(3), BODY_SHORT.at(2), BODY_SHORT.at(1), BODY_LONG.at(0)];
    Candlestick::new(
        WARMUP,
        averages,
        |candles, [long_first, short_second, short_third, short_fourth, long_fifth]| {
            let [first, second, third, fourth, fifth] = candles.last();
            let is_there = first.color() == -second.color()
                && second.color() == third.color()
                && third.color() == fourth.color()
                && fourth.color() == -fifth.color()
                && rest_and_resume(candles)
                && first.body() > long_first.limit(candles)
                && second.body() < short_second.limit(candles)
                && third.body() < short_third.limit(candles)
                && fourth.body() < short_fourth.limit(candles)
                && fifth.body() > long_fifth.limit(candles);
            when(is_there, first.color() * 100)
        },
    )
}

/// Whether the middle three reach into the first candle's range and close ever further back, and the fifth goes on.
#[inline]
fn rest_and_resume(candles: &Recent) -> bool {
    let [first, second, third, fourth, fifth] = candles.last();
    let reaches_in = |candle: &Candle| candle.bottom() < first.high && candle.top() > first.low;
    let goes_on = if first.is_white() {
        third.close < second.close
            && fourth.close < third.close
            && fifth.open > fourth.close
            && fifth.close > first.close
    } else {
        third.close > second.close
            && fourth.close > third.close
            && fifth.open < fourth.close
            && fifth.close < first.close
    };
    goes_on && reaches_in(second) && reaches_in(third) && reaches_in(fourth)
}

/// Mat hold.
pub fn mat_hold(penetration: f64) -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let averages = [BODY_LONG.at(4), BODY_SHORT.at(3), BODY_SHORT.at(2), BODY_SHORT.at(1)];
    Candlestick::new(WARMUP, averages, move |candles, averages: &[CandleAverage; 4]| {
        let [long_first, short_second, short_third, short_fourth] = averages;
        let [first, second, third, fourth, fifth] = candles.last();
        let floor = first.close - first.body() * penetration;
        let dips = |candle: &Candle| candle.bottom() < first.close && candle.bottom() > floor;
        let is_there = first.is_white()
            && second.is_black()
            && fifth.is_white()
            && second.body_gaps_up(first)
            && dips(third)
            && dips(fourth)
            && third.top() < second.open
            && fourth.top() < third.top()
            && fifth.open > fourth.close
            && fifth.close > second.high.max(third.high).max(fourth.high)
            && first.body() > long_first.limit(candles)
            && second.body() < short_second.limit(candles)
            && third.body() < short_third.limit(candles)
            && fourth.body() < short_fourth.limit(candles);
        when(is_there, 100)
    })
}
