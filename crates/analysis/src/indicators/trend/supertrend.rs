//! `SuperTrend`.

use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{period, real};
use crate::registry::{Group, Place, Spec, integer, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "supertrend",
    title: "SuperTrend",
    group: Group::Trend,
    doc: "Bands at (high + low) / 2 ± multiplier * ATR (Wilder's) over `timeperiod`. Each band moves only towards price, until \
          a close beyond it lets it go. supertrend = the lower band while trend is 1, the upper one while it is -1; trend \
          turns with a close beyond the band that is shown, and begins at 1. Unit: the price's. \
          Source: O. Seban; TA-Lib SUPERTREND.",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(10, 2),
        real("multiplier", 3.0, 0.0, 3e37, "how many average true ranges the bands are away from the middle"),
    ],
    outputs: &[line("supertrend"), integer("trend")],
    place: Place::Chart,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(SuperTrend::new(settings.period(), settings.real("multiplier"))),
};

columns! {
    /// What it says.
    pub struct SuperTrendOutput {
        /// The band that is shown.
        supertrend: f64,
        /// 1 up, -1 down.
        trend: f64,
    }
}

/// A band that trails price on the side of the trend. Constant time and memory.
#[derive(Clone, Debug)]
pub struct SuperTrend {
    multiplier: f64,
    range: AverageTrueRange,
    state: Option<State>,
}

#[derive(Clone, Copy, Debug)]
struct State {
    upper: f64,
    lower: f64,
    is_up: bool,
    close: f64,
}

impl SuperTrend {
    /// Bands `multiplier` average true ranges over `period` away.
    #[must_use]
    pub fn new(period: usize, multiplier: f64) -> Self {
        Self { multiplier, range: AverageTrueRange::new(period), state: None }
    }
}

impl Streaming for SuperTrend {
    type Input = HighLowClose;
    type Output = SuperTrendOutput;

    #[inline(always)]
    fn update(&mut self, bar: HighLowClose) -> Option<SuperTrendOutput> {
        let distance = self.multiplier * self.range.update(bar)?;
        let middle = (bar.high + bar.low) / 2.0;
        let mut now =
            State { upper: middle + distance, lower: middle - distance, is_up: true, close: bar.close };
        if let Some(last) = self.state {
            if now.upper >= last.upper && last.close <= last.upper {
                now.upper = last.upper;
            }
            if now.lower <= last.lower && last.close >= last.lower {
                now.lower = last.lower;
            }
            now.is_up = if last.is_up { bar.close >= now.lower } else { bar.close > now.upper };
        }
        self.state = Some(now);
        Some(if now.is_up {
            SuperTrendOutput { supertrend: now.lower, trend: 1.0 }
        } else {
            SuperTrendOutput { supertrend: now.upper, trend: -1.0 }
        })
    }
}
