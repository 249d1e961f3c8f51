//! Yang-Zhang volatility.

use crate::indicators::bar_variance::{BARS_PER_YEAR, rogers_satchell};
use crate::indicators::number::finite;
use crate::indicators::returns::log_return;
use crate::indicators::total::SlidingTotal;
use crate::indicators::variance::Variance;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{OpenHighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "yang_zhang",
    title: "Yang-Zhang volatility",
    group: Group::Volatility,
    doc: "100 * √((variance of ln(open / last close) + k * variance of ln(close / open) + (1 - k) * mean of the Rogers-Satchell \
          variances) * barsperyear) over the last n = `timeperiod` bars, the variances divided by n - 1, k = 0.34 / (1.34 + \
          (n + 1) / (n - 1)). Neither trends nor gaps falsify it. Silent while a price of 0 is in the window. Unit: per cent a \
          year. Source: D. Yang and Q. Zhang, Drift-Independent Volatility Estimation Based on High, Low, Open, and Close \
          Prices, Journal of Business 73:3 (2000).",
    inputs: &["open", "high", "low", "close"],
    parameters: &[period(20, 2), BARS_PER_YEAR],
    outputs: &[line("yang_zhang")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(YangZhang::new(settings.period(), settings.real("barsperyear"))),
};

/// Volatility from gaps, bodies and ranges. After a bar without a number it begins anew, the only time when it allocates.
/// Amortised constant time; memory: the window, three times.
#[derive(Clone, Debug)]
pub struct YangZhang {
    last_close: Option<f64>,
    bodies_share: f64,
    period: usize,
    factor: f64,
    fresh: Parts,
    parts: Parts,
}

#[derive(Clone, Debug)]
struct Parts {
    gaps: Variance,
    bodies: Variance,
    ranges: SlidingTotal,
}

impl YangZhang {
    /// Over `period` bars, of which a year has `bars_per_year`.
    ///
    /// # Panics
    /// If `period` is below 2: one bar does not deviate.
    #[must_use]
    pub fn new(period: usize, bars_per_year: f64) -> Self {
        assert!(period > 1, "invariant: a sample deviation is of two values at least");
        let count = period as f64;
        let fresh = Parts {
            gaps: Variance::new(period),
            bodies: Variance::new(period),
            ranges: SlidingTotal::new(period),
        };
        Self {
            last_close: None,
            bodies_share: 0.34 / (1.34 + (count + 1.0) / (count - 1.0)),
            period,
            factor: bars_per_year,
            parts: fresh.clone(),
            fresh,
        }
    }
}

impl Streaming for YangZhang {
    type Input = OpenHighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: OpenHighLowClose) -> Option<f64> {
        let last_close = self.last_close.replace(bar.close)?;
        let changes =
            (log_return(last_close, bar.open), log_return(bar.open, bar.close), rogers_satchell(bar));
        let (Some(gap), Some(body), Some(range)) = changes else {
            self.parts = self.fresh.clone();
            return None;
        };
        let (gaps, bodies) = (self.parts.gaps.update(gap), self.parts.bodies.update(body));
        let ranges = self.parts.ranges.update(range)?;
        let count = self.period as f64;
        let outer = (gaps? + self.bodies_share * bodies?) * (count / (count - 1.0));
        let variance = outer + (1.0 - self.bodies_share) * (ranges / count);
        finite(100.0 * (variance.max(0.0) * self.factor).sqrt())
    }
}
