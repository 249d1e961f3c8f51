//! Numbers in words: as many figures as count, no more.

use std::fmt;

/// A number in words: seven figures that count, no zeros behind them, no exponent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure(pub f64);

impl fmt::Display for Figure {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_finite() || self.0 == 0.0 {
            return write!(text, "{}", self.0);
        }
        let digits = 6 - libm::floor(libm::log10(self.0.abs())) as i32;
        let written = format!("{:.*}", digits.clamp(0, 17) as usize, self.0);
        let trimmed = if written.contains('.') {
            written.trim_end_matches('0').trim_end_matches('.')
        } else {
            &written
        };
        text.write_str(trimmed)
    }
}
