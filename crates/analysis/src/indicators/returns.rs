//! Changes from price to price, and statistics of them.

use super::number::finite;
use crate::streaming::Streaming;

/// ln(later / earlier); `None` unless both are above 0.
#[inline]
#[must_use]
pub fn log_return(earlier: f64, later: f64) -> Option<f64> {
    if earlier > 0.0 && later > 0.0 { finite(libm::log(later / earlier)) } else { None }
}

/// later / earlier - 1; `None` after a price of 0.
#[inline]
#[must_use]
pub fn simple_return(earlier: f64, later: f64) -> Option<f64> {
    finite(later / earlier - 1.0)
}

/// A statistic of the changes between prices. After a change that has no number it begins anew, so that it is silent while
/// such a change would be in its window; that is also the only time when it allocates.
#[derive(Clone, Debug)]
pub struct OfReturns<T> {
    change: fn(f64, f64) -> Option<f64>,
    last: Option<f64>,
    fresh: T,
    statistic: T,
}

impl<T: Clone> OfReturns<T> {
    /// Of these changes: [`log_return`] or [`simple_return`].
    #[must_use]
    pub fn new(change: fn(f64, f64) -> Option<f64>, statistic: T) -> Self {
        Self { change, last: None, fresh: statistic.clone(), statistic }
    }
}

impl<T: Streaming<Input = f64> + Clone> Streaming for OfReturns<T> {
    type Input = f64;
    type Output = T::Output;

    #[inline]
    fn update(&mut self, price: f64) -> Option<T::Output> {
        let last = self.last.replace(price)?;
        let Some(change) = (self.change)(last, price) else {
            self.statistic = self.fresh.clone();
            return None;
        };
        self.statistic.update(change)
    }
}
