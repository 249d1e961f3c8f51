//! Hull moving average.

use super::wma::Wma;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "hma",
    title: "Hull moving average",
    group: Group::Trend,
    doc: "WMA over floor(sqrt(n)) of 2 * WMA over floor(n / 2) - WMA over n, n = `timeperiod`. A window of 1 gives the price \
          itself. Unit: the price's. Source: A. Hull (2005); TA-Lib HMA.",
    inputs: &["price"],
    parameters: &[period(20, 1), SOURCE],
    outputs: &[line("hma")],
    place: Place::Chart,
    warmup: |settings| warmup(settings.period()),
    build: |settings| over_price(Hma::new(settings.period()), settings.source()),
};

/// How many prices pass before the first value.
#[must_use]
pub const fn warmup(period: usize) -> usize {
    period + period.isqrt() - 2
}

/// A weighted mean without most of its lag. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct Hma {
    is_copy: bool,
    /// How many prices the half average waits for, so that it begins together with the whole one.
    wait: usize,
    whole: Wma,
    half: Wma,
    root: Wma,
}

impl Hma {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let half = (period / 2).max(1);
        Self {
            is_copy: period == 1,
            wait: period - half,
            whole: Wma::new(period),
            half: Wma::new(half),
            root: Wma::new(period.isqrt()),
        }
    }
}

impl Streaming for Hma {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.is_copy {
            return Some(price);
        }
        let whole = self.whole.update(price);
        if self.wait > 0 {
            self.wait -= 1;
            return None;
        }
        let half = self.half.update(price)?;
        self.root.update(2.0 * half - whole?)
    }
}
