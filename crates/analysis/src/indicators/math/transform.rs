//! Functions of one price, bar by bar.

use crate::indicators::number::finite;
use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// A function of the price, without memory: `None` where it is infinite or undefined.
#[derive(Clone, Copy, Debug)]
pub struct Transform(pub fn(f64) -> f64);

impl Streaming for Transform {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        finite((self.0)(price))
    }
}

/// Declares the registry's entry of one function.
macro_rules! transforms {
    ($($name:ident $text:literal, $title:literal, $function:expr, $place:ident, $formula:literal;)+) => {$(
        #[doc = concat!("The registry's entry of `", $text, "`.")]
        pub const $name: Spec = Spec {
            name: $text,
            title: $title,
            group: Group::Math,
            doc: concat!("value = ", $formula, " Source: TA-Lib, function of the same name."),
            inputs: &["price"],
            parameters: &[SOURCE],
            outputs: &[line($text)],
            place: Place::$place,
            warmup: |_| 0,
            build: |settings| over_price(Transform($function), settings.source()),
        };
    )+};
}

transforms! {
    ACOS "acos", "Arc cosine", libm::acos, Pane, "acos(price), in radians; none beyond ±1.";
    ASIN "asin", "Arc sine", libm::asin, Pane, "asin(price), in radians; none beyond ±1.";
    ATAN "atan", "Arc tangent", libm::atan, Pane, "atan(price), in radians.";
    CEIL "ceil", "Ceiling", f64::ceil, Chart, "the least whole number not below the price. Unit: the price's.";
    COS "cos", "Cosine", libm::cos, Pane, "cos(price), the price in radians.";
    COSH "cosh", "Hyperbolic cosine", libm::cosh, Pane, "(exp(price) + exp(-price)) / 2; none beyond about ±710.";
    EXP "exp", "Exponential function", libm::exp, Pane, "e to the power of the price; none above about 709.";
    FLOOR "floor", "Floor", f64::floor, Chart, "the greatest whole number not above the price. Unit: the price's.";
    LN "ln", "Natural logarithm", libm::log, Pane, "ln(price); none at a price that is not above 0.";
    LOG10 "log10", "Decimal logarithm", libm::log10, Pane, "log₁₀(price); none at a price that is not above 0.";
    SIN "sin", "Sine", libm::sin, Pane, "sin(price), the price in radians.";
    SINH "sinh", "Hyperbolic sine", libm::sinh, Pane, "(exp(price) - exp(-price)) / 2; none beyond about ±710.";
    SQRT "sqrt", "Square root", f64::sqrt, Pane, "√price; none below 0.";
    TAN "tan", "Tangent", libm::tan, Pane, "tan(price), the price in radians.";
    TANH "tanh", "Hyperbolic tangent", libm::tanh, Pane, "tanh(price), from -1 to 1.";
}
