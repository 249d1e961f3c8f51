//! The parameter sets that every indicator is tried with, and where we differ from TA-Lib on purpose.

use crate::series::Series;
use analysis::indicators::trend::average::AverageKind;
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
            ParameterKind::Average { .. } => {
                AverageKind::NAMES.iter().map(|(_, number, _)| number.to_string()).collect()
            }
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
    /// Only where one of the averages is of this kind.
    with: Option<AverageKind>,
    extent: Extent,
    #[expect(dead_code, reason = "it is written for whoever reads this table")]
    reason: &'static str,
}

/// At which bars, or by how much.
enum Extent {
    /// At bars at whose end nothing was traded for as long as this parameter says; and, if so, before a bar as well.
    Untraded { window: &'static str, is_before: bool },
    /// At bars whose close has been the same for so many bars.
    Still { bars: usize },
    /// At the first so many bars after a hundred of the same close.
    AfterStill { bars: usize },
    /// At any bar, by no more than this share of the largest close.
    OfPrice { share: f64 },
    /// At any bar, by no more than this.
    By { most: f64 },
}

/// DIFFERENCE: all of them, each with its reason.
const DIFFERENCES: &[Difference] = &[
    empty_window("cmf", "standstill", "timeperiod"),
    empty_window("cmf", "bitstamp_coinbase_BTCUSD_1d_2011-2024.csv.gz", "timeperiod"),
    empty_window("pvo", "standstill", "slowperiod"),
    empty_window("vwma", "standstill", "timeperiod"),
    Difference {
        extent: Extent::Untraded { window: "timeperiod", is_before: true },
        ..empty_window("rvol", "standstill", "timeperiod")
    },
    no_wave("ht_dcphase", "ht_dcphase", "constant"),
    no_wave("ht_dcphase", "ht_dcphase", "standstill"),
    no_wave("ht_sine", "sine", "constant"),
    no_wave("ht_sine", "sine", "standstill"),
    no_wave("ht_sine", "leadsine", "constant"),
    no_wave("ht_sine", "leadsine", "standstill"),
    fading("d", AverageKind::Trima, Extent::By { most: 1e-9 }),
    fading("j", AverageKind::Trima, Extent::By { most: 1e-9 }),
    Difference { series: "whole numbers", ..fading("d", AverageKind::Trima, Extent::By { most: 1e-10 }) },
    Difference { series: "whole numbers", ..fading("j", AverageKind::Trima, Extent::By { most: 1e-10 }) },
    fading("d", AverageKind::Mama, Extent::AfterStill { bars: 250 }),
    fading("j", AverageKind::Mama, Extent::AfterStill { bars: 250 }),
    rest("macd", "constant"),
    rest("macdsignal", "constant"),
    rest("macdhist", "standstill"),
];

/// A column that is 0 but for the last digit of a price, which two ways of rounding (here of T3) leave differently.
const fn rest(output: &'static str, series: &'static str) -> Difference {
    Difference {
        indicator: "macdext",
        output,
        series,
        with: Some(AverageKind::T3),
        extent: Extent::OfPrice { share: 4e-15 },
        reason: "nothing but rests of rounding",
    }
}

/// A window in which nothing was traded: TA-Lib divides the rounding that the volumes before it left in its sums, so that
/// a mean of prices is -70, a relative volume 10^15 and a share of the volume beyond 1. Here the sums are 0.
const fn empty_window(indicator: &'static str, series: &'static str, window: &'static str) -> Difference {
    Difference {
        indicator,
        output: indicator,
        series,
        with: None,
        extent: Extent::Untraded { window, is_before: false },
        reason: "the quotient of two rests of rounding",
    }
}

/// A line from 0 to 100 that fades away where the price stands still: the running sums of a triangular average keep a rest
/// of 10^-13 of what has left them, and the MESA average's phase turns on such rests. TA-Lib smooths with a fused product.
const fn fading(output: &'static str, kind: AverageKind, extent: Extent) -> Difference {
    Difference {
        indicator: "kdj",
        output,
        series: "standstill",
        with: Some(kind),
        extent,
        reason: "1e-13 of the scale, in a line that fades",
    }
}

/// The phase of a price that never moves: the angle of two sums that are 0 but for the last digits of sines, which the
/// mathematics library of C and `libm` round differently.
const fn no_wave(indicator: &'static str, output: &'static str, series: &'static str) -> Difference {
    Difference {
        indicator,
        output,
        series,
        with: None,
        extent: Extent::Still { bars: 38 },
        reason: "the phase of nothing but rests of rounding",
    }
}

/// A number that is not TA-Lib's.
pub struct Departure<'a> {
    /// The comparison.
    pub case: &'a Case,
    /// The column.
    pub output: &'a str,
    /// The series.
    pub series: &'a Series,
    /// The bar.
    pub bar: usize,
    /// By how much; NaN where one of the two says nothing.
    pub apart: f64,
}

/// Whether it is one of the differences on purpose: their place in the table.
pub fn on_purpose(departure: &Departure) -> Option<usize> {
    DIFFERENCES.iter().position(|difference| difference.covers(departure))
}

/// How many there are.
pub const DIFFERENCE_COUNT: usize = DIFFERENCES.len();

impl Difference {
    fn covers(&self, departure: &Departure) -> bool {
        let Departure { case, output, series, .. } = departure;
        let is_of_kind =
            |(_, value): &(&str, Setting)| self.with.is_some_and(|kind| *value == Setting::Average(kind));
        self.indicator == case.spec.name
            && self.output == *output
            && self.series == series.name
            && (self.with.is_none() || case.settings.values().iter().any(is_of_kind))
            && self.extent.covers(departure)
    }
}

impl Extent {
    fn covers(&self, departure: &Departure) -> bool {
        let Departure { case, series, bar, apart, .. } = departure;
        let close = series.bars.close();
        let still = |bar: usize| close[..=bar].iter().rev().take_while(|other| **other == close[bar]).count();
        match *self {
            Self::Untraded { window, is_before } => {
                let idle = |bar: usize| {
                    series.bars.volume()[..=bar].iter().rev().take_while(|volume| **volume == 0.0).count()
                };
                let length = case.settings.length(window);
                idle(*bar) >= length || is_before && idle(bar - 1) >= length
            }
            Self::Still { bars } => still(*bar) >= bars,
            Self::AfterStill { bars } => {
                (bar.saturating_sub(bars)..*bar).any(|earlier| still(earlier) >= 100)
            }
            Self::OfPrice { share } => {
                *apart <= share * close.iter().fold(0.0_f64, |most, close| most.max(*close))
            }
            Self::By { most } => *apart <= most,
        }
    }
}
