//! The statistics that TA-Lib lacks, beside naive twins that scan the window, and hand calculations.

use crate::reference::{is_near, quotes, run, table};
use crate::series;
use analysis::{Bar, Bars};

/// A statistic of a window, in the plainest form.
type Twin = fn(&[f64]) -> Option<f64>;

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The mean power of the distance to the mean.
fn moment(values: &[f64], power: i32) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean).powi(power)).sum::<f64>() / values.len() as f64
}

fn moves(values: &[f64]) -> Option<&[f64]> {
    values.iter().any(|value| *value != values[0]).then_some(values)
}

fn zscore(values: &[f64]) -> Option<f64> {
    Some((values.last()? - mean(values)) / moment(moves(values)?, 2).sqrt())
}

fn skewness(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    let plain = moment(moves(values)?, 3) / moment(values, 2).powf(1.5);
    Some((count * (count - 1.0)).sqrt() / (count - 2.0) * plain)
}

fn kurtosis(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    let excess = moment(moves(values)?, 4) / moment(values, 2).powi(2) - 3.0;
    Some((count - 1.0) / (count - 2.0) / (count - 3.0) * ((count + 1.0) * excess + 6.0))
}

fn sharpe(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    let deviation = (moment(moves(values)?, 2) * count / (count - 1.0)).sqrt();
    Some(mean(values) / deviation * 365.0_f64.sqrt())
}

fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mean_x, mean_y) = (mean(moves(x)?), mean(moves(y)?));
    let product = |(x, y): (&f64, &f64)| (x - mean_x) * (y - mean_y);
    let sum = |x: &[f64], y: &[f64]| x.iter().zip(y).map(product).sum::<f64>();
    let squares = |values: &[f64]| moment(values, 2) * values.len() as f64;
    Some(sum(x, y) / (squares(x) * squares(y)).sqrt())
}

/// Of 20 values and 3 before them.
fn autocorrelation(values: &[f64]) -> Option<f64> {
    correlation(&values[..20], &values[3..])
}

fn rsquared(values: &[f64]) -> Option<f64> {
    let places: Vec<f64> = (0..values.len()).map(|place| place as f64).collect();
    correlation(&places, values).map(|coefficient| coefficient * coefficient)
}

fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some((sorted[(values.len() - 1) / 2] + sorted[values.len() / 2]) / 2.0)
}

fn mad(values: &[f64]) -> Option<f64> {
    let middle = median(values)?;
    median(&values.iter().map(|value| (value - middle).abs()).collect::<Vec<f64>>())
}

/// In 8 bins.
fn entropy(values: &[f64]) -> Option<f64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let greatest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let width = (greatest - least) / 8.0;
    let mut bins = [0.0; 8];
    for value in values {
        let bin = (1..8).rev().find(|bin| *value >= least + width * *bin as f64 && width > 0.0);
        bins[bin.unwrap_or(0)] += 1.0 / values.len() as f64;
    }
    Some(bins.iter().filter(|share| **share > 0.0).map(|share| -share * share.log2()).sum())
}

fn hurst(values: &[f64]) -> Option<f64> {
    let mut points = Vec::new();
    let lengths = std::iter::successors(Some(values.len()), |length| Some(length / 2));
    for length in lengths.take_while(|length| *length >= 8) {
        let mut ranges = Vec::new();
        let mut end = values.len();
        while end >= length {
            let block = &values[end - length..end];
            end -= length;
            if moves(block).is_none() {
                continue;
            }
            let mean = mean(block);
            let add = |sum: &mut f64, value: &f64| {
                *sum += value - mean;
                Some(*sum)
            };
            let sums: Vec<f64> = block.iter().scan(0.0, add).collect();
            let highest = sums.iter().copied().fold(0.0, f64::max);
            let lowest = sums.iter().copied().fold(0.0, f64::min);
            ranges.push((highest - lowest) / moment(block, 2).sqrt());
        }
        if !ranges.is_empty() {
            points.push(((length as f64).ln(), mean(&ranges).ln()));
        }
    }
    let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
    if x.len() < 2 {
        return None;
    }
    Some(correlation(&x, &y).unwrap_or(0.0) * (moment(&y, 2) / moment(&x, 2)).sqrt())
}

/// What a window is made of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Prices,
    LogReturns,
    SimpleReturns,
}

fn values(prices: &[f64], of: Of) -> Vec<f64> {
    let change = |pair: &[f64]| match of {
        Of::Prices => pair[1],
        Of::LogReturns => (pair[1] / pair[0]).ln(),
        Of::SimpleReturns => pair[1] / pair[0] - 1.0,
    };
    prices.windows(2).map(change).collect()
}

/// On every series: `length` values of a kind are what the statistic reads.
fn check(name: &str, parameters: &[(&str, &str)], of: Of, length: usize, twin: Twin) {
    for series in series::all() {
        let ours = run(name, parameters, &series.bars);
        let values = values(series.bars.close(), of);
        for end in length..=values.len() {
            let expected = twin(&values[end - length..end]);
            let said = ours.value(0, end);
            let place = format!("{name} {parameters:?} on {} at bar {end}", series.name);
            assert_eq!(said.is_some(), expected.is_some(), "{place}: {said:?}, not {expected:?}");
            let (said, expected) = (said.unwrap_or(0.0), expected.unwrap_or(0.0));
            let size =
                if of == Of::Prices && length == 21 { expected.abs() } else { expected.abs().max(1.0) };
            assert!((said - expected).abs() <= 1e-9 * size, "{place}: {said}, not {expected}");
        }
    }
}

#[test]
fn moments_equal_a_scan() {
    check("zscore", &[("timeperiod", "22")], Of::Prices, 22, zscore);
    check("skewness", &[("timeperiod", "22")], Of::Prices, 22, skewness);
    check("kurtosis", &[("timeperiod", "22")], Of::Prices, 22, kurtosis);
    check("skewness", &[("timeperiod", "30"), ("of", "returns")], Of::LogReturns, 30, skewness);
    check("kurtosis", &[("timeperiod", "30"), ("of", "returns")], Of::LogReturns, 30, kurtosis);
    check("sharpe", &[("timeperiod", "30"), ("barsperyear", "365")], Of::SimpleReturns, 30, sharpe);
}

#[test]
fn correlations_equal_a_scan() {
    check("autocorrelation", &[("timeperiod", "20"), ("lag", "3")], Of::LogReturns, 23, autocorrelation);
    check("rsquared", &[("timeperiod", "14")], Of::Prices, 14, rsquared);
}

#[test]
fn ranks_equal_a_sort() {
    check("median", &[("timeperiod", "21")], Of::Prices, 21, median);
    check("median", &[("timeperiod", "8")], Of::Prices, 8, median);
    check("mad", &[("timeperiod", "21")], Of::Prices, 21, mad);
    check("mad", &[("timeperiod", "6")], Of::Prices, 6, mad);
    check("mad", &[("timeperiod", "1")], Of::Prices, 1, |_| Some(0.0));
    check("entropy", &[("timeperiod", "40")], Of::LogReturns, 40, entropy);
}

#[test]
fn the_hurst_exponent_equals_its_definition() {
    check("hurst", &[("timeperiod", "64")], Of::LogReturns, 64, hurst);
    check("hurst", &[("timeperiod", "75")], Of::LogReturns, 75, hurst);
}

#[test]
fn returns_are_those_of_two_prices() {
    check("log_return", &[], Of::LogReturns, 1, |values| Some(values[0]));
    check("percent_return", &[], Of::SimpleReturns, 1, |values| Some(values[0] * 100.0));
    check("log_return", &[("period", "4")], Of::LogReturns, 4, |values| Some(values.iter().sum()));
}

fn bars(closes: &[f64]) -> Bars {
    Bars::collect(closes.iter().enumerate().map(|(index, close)| Bar {
        open_at: index as i64,
        open: *close,
        high: *close,
        low: *close,
        close: *close,
        volume: 1.0,
    }))
    .unwrap()
}

#[test]
fn a_price_of_nothing_has_no_return_and_silences_what_holds_it() {
    let bars = bars(&[1.0, 2.0, 0.0, 4.0, 2.0, 8.0, 1.0]);
    let logarithms = run("log_return", &[], &bars);
    let spoken: Vec<usize> = (0..7).filter(|bar| logarithms.value(0, *bar).is_some()).collect();
    assert_eq!(spoken, [1, 4, 5, 6]);
    let percents = run("percent_return", &[], &bars);
    assert_eq!((percents.value(0, 2), percents.value(0, 3)), (Some(-100.0), None));
    let skewness = run("skewness", &[("timeperiod", "3"), ("of", "returns")], &bars);
    assert_eq!(skewness.first_valid(), Some(6), "returns of bars 4, 5 and 6 are the first three in a row");
}

/// By hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5, variance 4 (population) and median 4.5; the distances to it are 0.5 (five
/// times), 2.5 (twice) and 4.5. Its third moment is 5.25, its fourth 44.5.
#[test]
fn statistics_are_counted_by_hand() {
    let bars = bars(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
    let last = |name: &str| run(name, &[("timeperiod", "8")], &bars).value(0, 7).unwrap();
    assert!(is_near(last("zscore"), 2.0));
    assert!(is_near(last("skewness"), 56.0_f64.sqrt() / 6.0 * (5.25 / 8.0)));
    assert!(is_near(last("kurtosis"), 7.0 / 30.0 * (9.0 * (44.5 / 16.0 - 3.0) + 6.0)));
    assert_eq!((last("median"), last("mad")), (4.5, 0.5));
}

/// Eight times 1, four times 2, and so on: shares 1/2, 1/4, 1/8 and 1/8 have 1.75 bits.
#[test]
fn entropy_is_counted_by_hand() {
    let steps = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3].map(|step| 1.01_f64.powi(step));
    let closes: Vec<f64> = std::iter::once(1.0)
        .chain(steps.iter().scan(1.0, |price, step| {
            *price *= step * 1.001;
            Some(*price)
        }))
        .collect();
    let entropy = run("entropy", &[("timeperiod", "16"), ("bins", "4")], &bars(&closes));
    assert!(is_near(entropy.value(0, 16).unwrap(), 1.75), "{:?}", entropy.value(0, 16));
}

#[test]
fn stock_indicators_has_the_same_zscore() {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "stdev.csv")) else { return };
    let ours = run("zscore", &[("timeperiod", "14")], &bars);
    crate::reference::check("zscore", ours.column(0), &table.column("zScore"));
}
