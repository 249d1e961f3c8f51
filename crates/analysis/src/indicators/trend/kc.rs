//! Keltner channel.

use super::bands::BandsOutput;
use super::ema::Ema;
use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, period, real, whole};
use crate::registry::{Group, Place, Settings, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "kc",
    title: "Keltner channel",
    group: Group::Trend,
    doc: "middle = EMA over `timeperiod` of the typical price (high + low + close) / 3; upper and lower = middle ± nbdev * ATR \
          (Wilder's) over `atrperiod`. The one that warms up faster is seeded later, so that both begin on the same bar. \
          Unit: the price's. Source: TA-Lib KC.",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(20, 2),
        whole("atrperiod", 10, 1, PERIOD_MAX, "the window of the average true range, in bars"),
        real("nbdev", 2.0, -3e37, 3e37, "how many average true ranges the bands are away from the middle"),
    ],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup,
    build: |settings| {
        over_bars(Keltner::new(settings.period(), settings.length("atrperiod"), settings.real("nbdev")))
    },
};

fn warmup(settings: &Settings) -> usize {
    (settings.period() - 1).max(settings.length("atrperiod"))
}

/// An exponential average between bands of average true ranges. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Keltner {
    width: f64,
    /// How many bars the middle waits for.
    wait_middle: usize,
    /// How many bars the range waits for.
    wait_range: usize,
    middle: Ema,
    range: AverageTrueRange,
}

impl Keltner {
    /// With these windows, bands `width` average true ranges away.
    ///
    /// # Panics
    /// If a window is 0.
    #[must_use]
    pub fn new(period: usize, range_period: usize, width: f64) -> Self {
        let warmup = (period - 1).max(range_period);
        Self {
            width,
            wait_middle: warmup - (period - 1),
            wait_range: warmup - range_period,
            middle: Ema::new(period),
            range: AverageTrueRange::new(range_period),
        }
    }
}

impl Streaming for Keltner {
    type Input = HighLowClose;
    type Output = BandsOutput;

    #[inline(always)]
    fn update(&mut self, bar: HighLowClose) -> Option<BandsOutput> {
        let mut middle = None;
        if self.wait_middle > 0 {
            self.wait_middle -= 1;
        } else {
            middle = self.middle.update((bar.high + bar.low + bar.close) / 3.0);
        }
        let mut range = None;
        if self.wait_range > 0 {
            self.wait_range -= 1;
        } else {
            range = self.range.update(bar);
        }
        let (middle, distance) = (middle?, range? * self.width);
        Some(BandsOutput { upper: middle + distance, middle, lower: middle - distance })
    }
}
