//! How often an account was turned over.

/// What was traded, and what it was traded with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traded<'curve> {
    /// Price times quantity of all fills, buys and sales, in the unit of the equity: at least 0.
    pub value: f64,
    /// The equity at the close of each candle.
    pub equity: &'curve [f64],
}

/// How many times the mean equity was bought or sold, at least 0: in and out of everything once is 2. Of the whole curve, not
/// of a year. `None` without points, and where the mean is not above 0. Source: common practice; a fund's turnover takes the
/// smaller of buys and sales, about half of this.
#[must_use]
pub fn turnover(traded: Traded<'_>) -> Option<f64> {
    let total = traded.equity.iter().fold(0.0, |total, value| total + value);
    let mean = total / traded.equity.len() as f64;
    (mean > 0.0).then(|| traded.value / mean)
}
