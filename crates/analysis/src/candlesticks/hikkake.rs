//! Hikkake: a false break out of an inside candle, and its confirmation up to three candles later.

use super::candle::{Candle, Recent};
use super::pattern::{CANDLESTICK, Candlestick, Direction, Nature, Pattern};
use super::settings::{CandleAverage, NEAR};
use crate::registry::adapt::over_bars;
use crate::registry::{Spec, integer};
use crate::streaming::Streaming;

/// The table's entry.
pub const HIKKAKE: Pattern = Pattern {
    spec: Spec {
        name: "cdlhikkake",
        title: "Hikkake",
        doc: "A candle within the range of the one before, and a third with lower high and low (100) or higher high and low \
              (-100); 200 or -200 where one of the next three closes beyond the second's high or low, against that break. \
              Source: TA-Lib CDLHIKKAKE.",
        outputs: &[integer("cdlhikkake")],
        warmup: |_| 5,
        build: |_| over_bars(hikkake()),
        ..CANDLESTICK
    },
    candles: 3,
    direction: Direction::Either,
    nature: Nature::Independent,
    meaning: "The price breaks out of an inside candle the wrong way: those who followed it are trapped.",
};

/// The table's entry.
pub const MODIFIED_HIKKAKE: Pattern = Pattern {
    spec: Spec {
        name: "cdlhikkakemod",
        title: "Modified hikkake",
        doc: "Three candles, each within the range of the one before, the second closing near its low (near its high), and a \
              fourth with lower high and low (100) or higher high and low (-100); 200 or -200 where one of the next three \
              closes beyond the third's high or low, against that break. Source: TA-Lib CDLHIKKAKEMOD.",
        outputs: &[integer("cdlhikkakemod")],
        warmup: |_| 10,
        build: |_| over_bars(modified_hikkake()),
        ..CANDLESTICK
    },
    candles: 4,
    direction: Direction::Either,
    nature: Nature::Reversal,
    meaning: "The range narrows twice and then breaks the wrong way: those who followed the break are trapped.",
};

/// The size of the mark that confirms a break.
pub(super) const CONFIRMED: i32 = 200;

/// How many candles of the warm-up are judged, so that one of them can be confirmed after it.
const EARLY: usize = 3;

/// A break that waits for its confirmation.
#[derive(Clone, Debug, Default)]
struct Trap {
    /// 100 or -100.
    mark: i32,
    /// The range that a close must leave on the other side.
    high: f64,
    low: f64,
    /// For how many more candles.
    left: u8,
}

impl Trap {
    /// The mark of the newest candle, given the break that it makes, if any, out of the candle before.
    #[inline]
    fn judge(&mut self, candles: &Recent, broken: Option<i32>) -> i32 {
        let [inside, candle] = candles.last();
        if let Some(mark) = broken {
            *self = Self { mark, high: inside.high, low: inside.low, left: 3 };
            return mark;
        }
        if self.left == 0 {
            return 0;
        }
        self.left -= 1;
        let is_confirmed = if self.mark > 0 { candle.close > self.high } else { candle.close < self.low };
        if !is_confirmed {
            return 0;
        }
        self.left = 0;
        self.mark.signum() * CONFIRMED
    }
}

#[inline]
fn is_inside(candle: &Candle, before: &Candle) -> bool {
    candle.high < before.high && candle.low > before.low
}

/// Hikkake.
pub fn hikkake() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let mut trap = Trap::default();
    let judge = move |candles: &Recent, []: &[CandleAverage; 0]| {
        let [first, second, third] = candles.last();
        let mut broken = None;
        if is_inside(second, first) {
            if third.high < second.high && third.low < second.low {
                broken = Some(100);
            } else if third.high > second.high && third.low > second.low {
                broken = Some(-100);
            }
        }
        trap.judge(candles, broken)
    };
    Candlestick::new(5, [], judge).judged_early(EARLY)
}

/// Modified hikkake.
pub fn modified_hikkake() -> impl Streaming<Input = Candle, Output = f64> + Clone + Send {
    let mut trap = Trap::default();
    let judge = move |candles: &Recent, [near]: &[CandleAverage; 1]| {
        let [first, second, third, fourth] = candles.last();
        let mut broken = None;
        if is_inside(second, first) && is_inside(third, second) {
            let near = near.limit(candles);
            if fourth.high < third.high && fourth.low < third.low && second.close <= second.low + near {
                broken = Some(100);
            } else if fourth.high > third.high && fourth.low > third.low && second.close >= second.high - near
            {
                broken = Some(-100);
            }
        }
        trap.judge(candles, broken)
    };
    Candlestick::new(10, [NEAR.at(2)], judge).judged_early(EARLY)
}
