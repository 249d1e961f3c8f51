//! Chande Kroll stop.

use super::donchian::Channel;
use crate::indicators::true_range::AverageTrueRange;
use crate::indicators::window::{Highest, Lowest, Ties};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, period, real, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cksp",
    title: "Chande Kroll stop",
    group: Group::Trend,
    doc: "highstop = the highest over `stopperiod` of (highest high over `timeperiod` - multiplier * ATR); lowstop = the \
          lowest over `stopperiod` of (lowest low over `timeperiod` + multiplier * ATR); ATR is Wilder's over `timeperiod`. A \
          long position is left below highstop, a short one above lowstop. Unit: the price's. \
          Source: T. S. Chande and S. Kroll, The New Technical Trader (1994).",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(10, 1),
        real(
            "multiplier",
            1.0,
            0.0,
            1e6,
            "how many average true ranges the stops are away from the extremes",
        ),
        whole("stopperiod", 9, 1, PERIOD_MAX, "the window of the stops, in bars"),
    ],
    outputs: &[line("highstop"), line("lowstop")],
    place: Place::Chart,
    warmup: |settings| settings.period() + settings.length("stopperiod") - 1,
    build: |settings| {
        over_bars(ChandeKroll::new(
            settings.period(),
            settings.real("multiplier"),
            settings.length("stopperiod"),
        ))
    },
};

columns! {
    /// What it says.
    pub struct ChandeKrollOutput {
        /// The stop of a long position.
        highstop: f64,
        /// The stop of a short position.
        lowstop: f64,
    }
}

/// The best of the last stops, each some average true ranges from an extreme. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct ChandeKroll {
    multiplier: f64,
    channel: Channel,
    range: AverageTrueRange,
    highest: Highest,
    lowest: Lowest,
}

impl ChandeKroll {
    /// With extremes and range over `period`, `multiplier` ranges away, the best of `stop_period` stops.
    ///
    /// # Panics
    /// If a window is 0.
    #[must_use]
    pub fn new(period: usize, multiplier: f64, stop_period: usize) -> Self {
        Self {
            multiplier,
            channel: Channel::new(period),
            range: AverageTrueRange::new(period),
            highest: Highest::new(stop_period, Ties::Newest),
            lowest: Lowest::new(stop_period, Ties::Newest),
        }
    }
}

impl Streaming for ChandeKroll {
    type Input = HighLowClose;
    type Output = ChandeKrollOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<ChandeKrollOutput> {
        let extremes = self.channel.update(HighLow { high: bar.high, low: bar.low });
        let distance = self.multiplier * self.range.update(bar)?;
        let extremes = extremes?;
        let highest = self.highest.update(extremes.upper - distance);
        let lowest = self.lowest.update(extremes.lower + distance);
        Some(ChandeKrollOutput { highstop: highest?.1, lowstop: lowest?.1 })
    }
}
