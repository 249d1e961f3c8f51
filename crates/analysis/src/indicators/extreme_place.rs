//! Where the highest or lowest of the last values stands, with TA-Lib's rule for equal ones.

use super::window::{Extreme, Ties};

/// The extreme of the last `period` values and its place.
///
/// Of equal values TA-Lib keeps the newest that came while its extreme was in the window; once that extreme has left, it looks
/// through the window from its oldest value on and keeps the first. So the answer depends on the way here.
#[derive(Clone, Debug)]
pub struct ExtremePlace<const HIGHEST: bool> {
    period: u64,
    count: u64,
    oldest_of_equals: Extreme<HIGHEST>,
    chosen: Option<(u64, f64)>,
}

impl<const HIGHEST: bool> ExtremePlace<HIGHEST> {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            period: period as u64,
            count: 0,
            oldest_of_equals: Extreme::new(period, Ties::Oldest),
            chosen: None,
        }
    }

    /// Takes the next value: the place of the extreme (the first value ever has 0) and the extreme, once there are `period`
    /// values. Amortised constant time.
    #[inline]
    pub fn update(&mut self, value: f64) -> Option<(u64, f64)> {
        let today = self.count;
        self.count += 1;
        let oldest_of_equals = self.oldest_of_equals.update(value)?;
        let trailing = self.count - self.period;
        let chosen = match self.chosen {
            Some((place, extreme)) if place >= trailing => {
                let replaces = if HIGHEST { value >= extreme } else { value <= extreme };
                if replaces { (today, value) } else { (place, extreme) }
            }
            _ => oldest_of_equals,
        };
        self.chosen = Some(chosen);
        self.chosen
    }
}
