//! Fisher transform.

use crate::indicators::window::{Highest, Lowest, Ties};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "fisher",
    title: "Fisher transform",
    group: Group::Momentum,
    doc: "With median = (high + low) / 2 and its place in the range of the last `timeperiod` medians: x = 0.66 * (place - 0.5) \
          + 0.67 * last x, where |x| > 0.99 counts as 0.999; fisher = 0.5 * ln((1 + x) / (1 - x)) + 0.5 * last fisher, both \
          from 0; trigger = the last fisher. A window without range has no value and changes nothing. No unit. Source: John \
          F. Ehlers, Using the Fisher Transform, Technical Analysis of Stocks & Commodities 20:11 (2002).",
    inputs: &["high", "low"],
    parameters: &[period(10, 2)],
    outputs: &[line("fisher"), line("trigger")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Fisher::new(settings.period())),
};

columns! {
    /// What it says.
    pub struct FisherOutput {
        /// The transform.
        fisher: f64,
        /// The transform one bar before; none at first.
        trigger: Option<f64>,
    }
}

/// Nearly normal turning points. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Fisher {
    highest: Highest,
    lowest: Lowest,
    place: f64,
    value: Option<f64>,
}

impl Fisher {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            highest: Highest::new(period, Ties::Newest),
            lowest: Lowest::new(period, Ties::Newest),
            place: 0.0,
            value: None,
        }
    }
}

impl Streaming for Fisher {
    type Input = HighLow;
    type Output = FisherOutput;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<FisherOutput> {
        let median = (bar.high + bar.low) / 2.0;
        let (highest, lowest) = (self.highest.update(median), self.lowest.update(median));
        let ((_, highest), (_, lowest)) = (highest?, lowest?);
        if highest <= lowest {
            return None;
        }
        let place = 0.33 * 2.0 * ((median - lowest) / (highest - lowest) - 0.5) + 0.67 * self.place;
        self.place = if place.abs() > 0.99 { 0.999_f64.copysign(place) } else { place };
        let trigger = self.value;
        let fisher = 0.5 * libm::log((1.0 + self.place) / (1.0 - self.place)) + 0.5 * trigger.unwrap_or(0.0);
        self.value = Some(fisher);
        Some(FisherOutput { fisher, trigger })
    }
}
