//! Sum, difference, product and quotient of a bar's high and low.

use crate::indicators::number::finite;
use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// A function of high and low, without memory: `None` where it is infinite or undefined.
#[derive(Clone, Copy, Debug)]
pub struct OfHighAndLow(pub fn(f64, f64) -> f64);

impl Streaming for OfHighAndLow {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        finite((self.0)(bar.high, bar.low))
    }
}

/// Declares the registry's entry of one operation.
macro_rules! operations {
    ($($name:ident $text:literal, $title:literal, $function:expr, $formula:literal;)+) => {$(
        #[doc = concat!("The registry's entry of `", $text, "`.")]
        pub const $name: Spec = Spec {
            name: $text,
            title: $title,
            group: Group::Math,
            doc: concat!("value = ", $formula, " Source: TA-Lib, function of the same name."),
            inputs: &["high", "low"],
            parameters: &[],
            outputs: &[line($text)],
            place: Place::Pane,
            warmup: |_| 0,
            build: |_| over_bars(OfHighAndLow($function)),
        };
    )+};
}

operations! {
    ADD "add", "Sum of high and low", |high, low| high + low, "high + low. Unit: the price's.";
    DIV "div", "Quotient of high and low", |high, low| high / low, "high / low; none where low is 0.";
    MULT "mult", "Product of high and low", |high, low| high * low, "high * low. Unit: the price's, squared.";
    SUB "sub", "Difference of high and low", |high, low| high - low, "high - low. Unit: the price's.";
}
