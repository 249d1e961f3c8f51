//! Schaff trend cycle.

use super::apo::Apo;
use crate::indicators::trend::average::AverageKind;
use crate::indicators::window::{Highest, Lowest, Ties};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, real, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "stc",
    title: "Schaff trend cycle",
    group: Group::Momentum,
    doc: "The place of macd = EMA(fast) - EMA(slow) in its range of the last `cycleperiod` bars, in per cent, smoothed: value \
          += factor * (place - value), from the first place on; then the same of that once more. A window without range \
          keeps the place before; where there is none yet, macd has no place, and the place of the place is itself. Range: 0 to 100. Source: Doug Schaff, The Schaff Trend Cycle (1999), published in Active \
          Trader (2008).",
    inputs: &["price"],
    parameters: &[
        whole("cycleperiod", 10, 2, PERIOD_MAX, "the window of the places, in bars"),
        whole("fastperiod", 23, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 50, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        real("factor", 0.5, 0.01, 1.0, "the share of the way to a new place that is gone at once"),
        SOURCE,
    ],
    outputs: &[line("stc")],
    place: Place::Pane,
    warmup: |settings| {
        let slow = settings.length("fastperiod").max(settings.length("slowperiod"));
        slow - 1 + 2 * (settings.length("cycleperiod") - 1)
    },
    build: |settings| {
        let (cycle, factor) = (settings.length("cycleperiod"), settings.real("factor"));
        let (fast, slow) = (settings.length("fastperiod"), settings.length("slowperiod"));
        over_price(
            Stc {
                macd: Apo::new(fast, slow, AverageKind::Ema),
                first: SmoothPlace::new(cycle, factor),
                second: SmoothPlace::new(cycle, factor),
            },
            settings.source(),
        )
    },
};

/// A stochastic of a stochastic of the difference of two averages. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Stc {
    /// The difference of the averages.
    pub macd: Apo,
    /// Its place.
    pub first: SmoothPlace,
    /// The place of that.
    pub second: SmoothPlace,
}

impl Streaming for Stc {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let first = self.first.update(self.macd.update(price)?, None)?;
        self.second.update(first, Some(first))
    }
}

/// The place of a value in the range of the last ones, in per cent, exponentially smoothed.
#[derive(Clone, Debug)]
pub struct SmoothPlace {
    highest: Highest,
    lowest: Lowest,
    factor: f64,
    place: Option<f64>,
    value: Option<f64>,
}

impl SmoothPlace {
    /// Over `period` values, going the share `factor` of the way to a new place.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, factor: f64) -> Self {
        Self {
            highest: Highest::new(period, Ties::Newest),
            lowest: Lowest::new(period, Ties::Newest),
            factor,
            place: None,
            value: None,
        }
    }

    /// Takes the next value; `otherwise` is its place if no window had a range yet.
    #[inline]
    pub fn update(&mut self, value: f64, otherwise: Option<f64>) -> Option<f64> {
        let (highest, lowest) = (self.highest.update(value), self.lowest.update(value));
        let ((_, highest), (_, lowest)) = (highest?, lowest?);
        if highest > lowest {
            self.place = Some(100.0 * ((value - lowest) / (highest - lowest)));
        }
        let place = self.place.or(otherwise)?;
        let last = self.value.unwrap_or(place);
        let smooth = last + self.factor * (place - last);
        self.value = Some(smooth);
        Some(smooth)
    }
}
