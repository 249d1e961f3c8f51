//! Fractal adaptive moving average.

use super::donchian::Channel;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};
use core::f64::consts::LN_2;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "frama",
    title: "Fractal adaptive moving average",
    group: Group::Trend,
    doc: "value += (price - value) * a, price = (high + low) / 2, a = exp(-4.6 (d - 1)) from 0.01 to 1, with the fractal \
          dimension d = (ln(r1 + r2) - ln r3) / ln 2: r1, r2 and r3 are the ranges of the newer half, the older half and all \
          of the last `timeperiod` bars (an odd number counts as one less), each divided by its bars. Where a range is 0, the \
          last d holds (1 before there was one). Seeded with the price before the first value's. Unit: the price's. \
          Source: J. F. Ehlers, Stocks & Commodities 23:10 (2005).",
    inputs: &["high", "low"],
    parameters: &[period(16, 2)],
    outputs: &[line("frama")],
    place: Place::Chart,
    warmup: |settings| 2 * (settings.period() / 2) - 1,
    build: |settings| over_bars(Frama::new(settings.period())),
};

/// How fast the smoothing falls with the dimension.
const STEEPNESS: f64 = 4.6;
/// The slowest smoothing.
const SLOWEST: f64 = 0.01;

/// An exponential mean that is fast where price goes straight. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Frama {
    half: usize,
    newer: Channel,
    whole: Channel,
    /// The ranges of the newer half, as far back as the older half lies.
    ranges: Ring,
    dimension: f64,
    last: f64,
    value: Option<f64>,
}

impl Frama {
    /// Over `period` bars, or one less.
    ///
    /// # Panics
    /// If `period` is below 2.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let half = period / 2;
        Self {
            half,
            newer: Channel::new(half),
            whole: Channel::new(2 * half),
            ranges: Ring::new(half + 1),
            dimension: 1.0,
            last: 0.0,
            value: None,
        }
    }
}

impl Streaming for Frama {
    type Input = HighLow;
    type Output = f64;

    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let price = (bar.high + bar.low) / 2.0;
        let last = core::mem::replace(&mut self.last, price);
        let newer = self.newer.update(bar);
        let whole = self.whole.update(bar);
        let newer = newer.map(|bands| (bands.upper - bands.lower) / self.half as f64)?;
        self.ranges.push(newer);
        let whole = whole.map(|bands| (bands.upper - bands.lower) / (2 * self.half) as f64)?;
        let older = self.ranges.oldest()?;
        if newer > 0.0 && older > 0.0 && whole > 0.0 {
            self.dimension = (libm::log(newer + older) - libm::log(whole)) / LN_2;
        }
        let share = libm::exp(-STEEPNESS * (self.dimension - 1.0)).clamp(SLOWEST, 1.0);
        let before = self.value.unwrap_or(last);
        let value = before + (price - before) * share;
        self.value = Some(value);
        Some(value)
    }
}
