//! Renko bricks.

use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, real, whole};
use crate::registry::{Group, Place, Spec, integer, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "renko",
    title: "Renko bricks",
    group: Group::Trend,
    doc: "Bricks of closes: a brick is made when a close is a brick's height beyond the last brick, so that a reversal takes \
          two heights. brick = the close of the last brick, direction = 1 or -1, count = how many bricks this bar made (below \
          0: downwards). The height is `brick`, or, where that is 0, the ATR (Wilder's) over `atrperiod`, taken anew when a \
          brick is made. The first close (with ATR: the one at which it is known) is the start. What lacks a billionth of a \
          height counts. Silent until the first brick. Unit: the price's. Source: compared with Stock.Indicators.",
    inputs: &["high", "low", "close"],
    parameters: &[
        real("brick", 0.0, 0.0, 1e15, "the height of a brick, in units of price; 0: the average true range"),
        whole("atrperiod", 14, 1, PERIOD_MAX, "the window of the average true range, in bars"),
    ],
    outputs: &[line("brick"), integer("direction"), integer("count")],
    place: Place::Chart,
    warmup: |settings| if settings.real("brick") > 0.0 { 1 } else { settings.length("atrperiod") + 1 },
    build: |settings| {
        let height = settings.real("brick");
        if height > 0.0 {
            over_bars(Renko::fixed(height))
        } else {
            over_bars(Renko::by_range(settings.length("atrperiod")))
        }
    },
};

/// What share of a height may lack, so that rounding takes no brick away.
const TOLERANCE: f64 = 1e-9;

columns! {
    /// What it says.
    pub struct RenkoOutput {
        /// The close of the last brick.
        brick: f64,
        /// Its direction: 1 or -1.
        direction: f64,
        /// How many bricks this bar made; below 0 downwards.
        count: f64,
    }
}

/// Where the last brick stands. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Renko {
    height: Height,
    last: Option<Brick>,
}

#[derive(Clone, Debug)]
enum Height {
    Fixed(f64),
    ByRange(AverageTrueRange),
}

/// The last brick; before the first, the start from which it is measured.
#[derive(Clone, Copy, Debug)]
struct Brick {
    /// The first close, from which bricks of one height are counted.
    start: f64,
    open: f64,
    close: f64,
    /// The height of the next one.
    height: f64,
    /// 1 or -1; 0 for the start.
    direction: f64,
}

impl Renko {
    /// Bricks of one height.
    #[must_use]
    pub const fn fixed(height: f64) -> Self {
        Self { height: Height::Fixed(height), last: None }
    }

    /// Bricks as high as the average true range over `period`.
    #[must_use]
    pub fn by_range(period: usize) -> Self {
        Self { height: Height::ByRange(AverageTrueRange::new(period)), last: None }
    }
}

impl Brick {
    const fn start(close: f64, height: f64) -> Self {
        Self { start: close, open: close, close, height, direction: 0.0 }
    }

    /// How many bricks a close makes: below 0 downwards.
    fn count(&self, close: f64) -> f64 {
        let above = (close - self.open.max(self.close)) / self.height;
        let below = (self.open.min(self.close) - close) / self.height;
        if above > 0.0 { (above + TOLERANCE).floor() } else { -((below.max(0.0) + TOLERANCE).floor()) }
    }

    /// The last of `count` bricks that follow this one; the next has the height `next_height`.
    fn after(&self, count: f64, next_height: f64, is_fixed: bool) -> Self {
        let direction = count.signum();
        let edge = if count > 0.0 { self.open.max(self.close) } else { self.open.min(self.close) };
        let mut close = edge + count * self.height;
        if is_fixed {
            close = self.start + ((close - self.start) / self.height).round() * self.height;
        }
        let open = close - direction * self.height;
        Self { start: self.start, open, close, height: next_height, direction }
    }
}

impl Streaming for Renko {
    type Input = HighLowClose;
    type Output = RenkoOutput;

    fn update(&mut self, bar: HighLowClose) -> Option<RenkoOutput> {
        let (height, is_fixed) = match &mut self.height {
            Height::Fixed(height) => (*height, true),
            Height::ByRange(range) => (range.update(bar)?, false),
        };
        let Some(last) = &mut self.last else {
            self.last = (height > 0.0).then(|| Brick::start(bar.close, height));
            return None;
        };
        let count = last.count(bar.close);
        if count != 0.0 {
            *last = last.after(count, if height > 0.0 { height } else { last.height }, is_fixed);
        }
        (last.direction != 0.0).then_some(RenkoOutput { brick: last.close, direction: last.direction, count })
    }
}
