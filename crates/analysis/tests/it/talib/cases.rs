//! The parameter sets that every indicator is tried with, and where we differ from TA-Lib on purpose.

use analysis::registry::parameters::{ParameterKind, Setting};
use analysis::registry::{Settings, Spec};

/// One comparison.
pub struct Case {
    /// The indicator.
    pub spec: &'static Spec,
    /// Its parameters.
    pub settings: Settings,
    /// The place of the series.
    pub series: usize,
}

/// The defaults, then each parameter by itself at its least, somewhat more, and double; each kind of average.
pub fn variants(spec: &'static Spec) -> Vec<Settings> {
    let mut texts: Vec<(&str, String)> = Vec::new();
    for parameter in spec.parameters {
        let values: Vec<String> = match parameter.kind {
            ParameterKind::Integer { default, min, max } => [min, default + 3, default * 2]
                .iter()
                .map(|value| (*value).clamp(min, max).to_string())
                .collect(),
            ParameterKind::Real { default, min, max } => [default * 0.5, default * 1.5 + 0.01]
                .iter()
                .map(|value| value.clamp(min, max).to_string())
                .collect(),
            ParameterKind::Average { .. } => analysis::indicators::trend::average::AverageKind::NAMES
                .iter()
                .map(|(_, number, _)| number.to_string())
                .collect(),
            ParameterKind::Source { .. } => Vec::new(),
            ParameterKind::Choice { names, .. } => names.iter().map(|name| (*name).to_owned()).collect(),
        };
        texts.extend(values.into_iter().map(|value| (parameter.name, value)));
    }
    let mut all = vec![Settings::defaults(spec.parameters)];
    for (name, value) in texts {
        let settings = spec.settings([(name, value.as_str())]).unwrap();
        if !all.contains(&settings) {
            all.push(settings);
        }
    }
    all
}

/// The value as TA-Lib's abstract interface takes it; `None` for what it does not know.
pub fn as_talib(setting: Setting) -> Option<serde_json::Value> {
    match setting {
        Setting::Integer(value) => Some(value.into()),
        Setting::Real(value) => Some(value.into()),
        Setting::Average(kind) => Some(kind.number().into()),
        Setting::Source(_) | Setting::Choice { .. } => None,
    }
}

/// One place where we differ on purpose.
struct Difference {
    indicator: &'static str,
    output: &'static str,
    series: &'static str,
    #[expect(dead_code, reason = "it is written for whoever reads this table")]
    reason: &'static str,
}

/// DIFFERENCE: all of them, each with its reason.
const DIFFERENCES: &[Difference] = &[
    empty_window("cmf", "standstill"),
    empty_window("cmf", "bitstamp_coinbase_BTCUSD_1d_2011-2024.csv.gz"),
    empty_window("pvo", "standstill"),
    empty_window("rvol", "standstill"),
    empty_window("vwma", "standstill"),
    no_wave("ht_dcphase", "ht_dcphase", "constant"),
    no_wave("ht_dcphase", "ht_dcphase", "standstill"),
    no_wave("ht_sine", "sine", "constant"),
    no_wave("ht_sine", "sine", "standstill"),
    no_wave("ht_sine", "leadsine", "constant"),
    no_wave("ht_sine", "leadsine", "standstill"),
    fading("kdj", "d", "standstill"),
    fading("kdj", "j", "standstill"),
    rest("macdext", "macd", "constant"),
    rest("macdext", "macdsignal", "constant"),
    rest("macdext", "macdhist", "constant"),
    rest("macdext", "macdhist", "standstill"),
];

/// A column that is 0 but for the last digit of a price, which two ways of rounding (here of T3) leave differently.
const fn rest(indicator: &'static str, output: &'static str, series: &'static str) -> Difference {
    Difference {
        indicator,
        output,
        series,
        reason: "nothing but rests of rounding: below 1e-15 of the price",
    }
}

/// A window in which nothing was traded: TA-Lib divides the rounding that the volumes before it left in its sums, so that
/// a mean of prices is -70, a relative volume 10^15 and a share of the volume beyond 1. Here the sums are 0.
const fn empty_window(indicator: &'static str, series: &'static str) -> Difference {
    Difference { indicator, output: indicator, series, reason: "the quotient of two rests of rounding" }
}

/// A line from 0 to 100 that fades away where the price stands still: the running sums of a triangular average keep a rest
/// of 10^-13 of what has left them, and the MESA average's phase turns on such rests. TA-Lib smooths with a fused product.
const fn fading(indicator: &'static str, output: &'static str, series: &'static str) -> Difference {
    Difference { indicator, output, series, reason: "1e-13 of the scale, in a line that fades" }
}

/// The phase of a price that never moves: the angle of two sums that are 0 but for the last digits of sines, which the
/// mathematics library of C and `libm` round differently.
const fn no_wave(indicator: &'static str, output: &'static str, series: &'static str) -> Difference {
    Difference { indicator, output, series, reason: "the phase of nothing but rests of rounding" }
}

/// Whether a column on a series is one of them.
pub fn differences(indicator: &str, output: &str, series: &str) -> bool {
    DIFFERENCES.iter().any(|difference| {
        difference.indicator == indicator && difference.output == output && difference.series == series
    })
}
