//! What the line of least squares through the last prices says: its end, its next value, its start, its slope and its angle.

use crate::indicators::regression::{Line, Regression};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// One figure of the line through the last prices. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct LinearRegression {
    regression: Regression,
    figure: fn(Line, usize) -> f64,
}

impl LinearRegression {
    /// Over `period` prices; `figure` reads the line, given that period.
    ///
    /// # Panics
    /// If `period` is below 2.
    #[must_use]
    pub fn new(period: usize, figure: fn(Line, usize) -> f64) -> Self {
        Self { regression: Regression::new(period), figure }
    }
}

impl Streaming for LinearRegression {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.regression.update(price).map(|line| (self.figure)(line, self.regression.period()))
    }
}

/// Declares the registry's entry of one figure.
macro_rules! figures {
    ($($name:ident $text:literal, $title:literal, $place:ident, $figure:expr, $formula:literal;)+) => {$(
        #[doc = concat!("The registry's entry of `", $text, "`.")]
        pub const $name: Spec = Spec {
            name: $text,
            title: $title,
            group: Group::Statistic,
            doc: concat!(
                "The line of least squares through the last `timeperiod` prices, b + m x with x = 0 at the oldest: ",
                $formula,
                " Its sums are carried from bar to bar. Source: TA-Lib, function of the same name."
            ),
            inputs: &["price"],
            parameters: &[period(14, 2), SOURCE],
            outputs: &[line($text)],
            place: Place::$place,
            warmup: |settings| settings.period() - 1,
            build: |settings| over_price(LinearRegression::new(settings.period(), $figure), settings.source()),
        };
    )+};
}

figures! {
    LINEARREG "linearreg", "Linear regression", Chart, |line, period| line.at(period - 1),
        "its value at the newest bar, b + m (n - 1). Unit: the price's.";
    LINEARREG_ANGLE "linearreg_angle", "Linear regression angle", Pane,
        |line, _| libm::atan(line.slope) * (180.0 / std::f64::consts::PI),
        "atan(m) in degrees, which depends on the price's unit.";
    LINEARREG_INTERCEPT "linearreg_intercept", "Linear regression intercept", Chart, |line, _| line.intercept,
        "its value at the oldest bar, b. Unit: the price's.";
    LINEARREG_SLOPE "linearreg_slope", "Linear regression slope", Pane, |line, _| line.slope,
        "its rise from bar to bar, m. Unit: the price's.";
    TSF "tsf", "Time series forecast", Chart, |line, period| line.at(period),
        "its value one bar ahead, b + m n. Unit: the price's.";
}
