//! The normal distribution with mean 0 and deviation 1.

use std::f64::consts::{PI, SQRT_2};

/// How often the quantile is corrected: each step triples its right digits, of which the first guess has two.
const STEPS: usize = 4;

/// How dense values lie at `x`: e^(-x² / 2) / √(2π).
#[must_use]
pub fn density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * PI).sqrt()
}

/// The share of values up to `x`, 0 to 1: erfc(-x / √2) / 2, which keeps its digits in the lower tail.
#[must_use]
pub fn cumulative(x: f64) -> f64 {
    0.5 * libm::erfc(-x / SQRT_2)
}

/// The value that a share of all values does not exceed; `None` unless the share lies between 0 and 1.
///
/// Halley's method on [`cumulative`]. Source of the first guess: M. Abramowitz and I. Stegun, Handbook of Mathematical
/// Functions (1964), 26.2.22.
#[must_use]
pub fn quantile(share: f64) -> Option<f64> {
    if !(share > 0.0 && share < 1.0) {
        return None;
    }
    Some(if share > 0.5 { -lower_quantile(1.0 - share) } else { lower_quantile(share) })
}

fn lower_quantile(share: f64) -> f64 {
    let root = (-2.0 * libm::log(share)).sqrt();
    let mut x = (2.307_53 + 0.270_61 * root) / (1.0 + root * (0.992_29 + 0.044_81 * root)) - root;
    for _ in 0..STEPS {
        let newton = (cumulative(x) - share) / density(x);
        x -= newton / (1.0 + 0.5 * x * newton);
    }
    x
}
