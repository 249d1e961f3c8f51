//! The momentum indicators that TA-Lib lacks, beside other libraries, naive twins and hand calculations.

use crate::naive::{
    Line, ago, assert_twin, deviation, end_of_line, exponential, highest, join, line, lowest, map, mean,
    over, smooth,
};
use crate::reference::{check, is_near, quotes, run, table};
use crate::series::walk;
use analysis::{Bar, Bars};

fn market() -> Bars {
    walk(77, 400, 150.0, 0.01, 10.0)
}

fn column(bars: &Bars, read: impl Fn(&Bar) -> f64) -> Line {
    line(bars.iter().map(|bar| read(&bar)))
}

fn twins(name: &str, parameters: &[(&str, &str)], bars: &Bars, columns: &[Line]) {
    let ours = run(name, parameters, bars);
    assert_eq!(ours.iter().len(), columns.len(), "{name}");
    for (ours, twin) in ours.iter().zip(columns) {
        assert_twin(&format!("{name} {parameters:?}"), ours, twin);
    }
}

fn true_range(bars: &Bars) -> Line {
    let (high, low) = (column(bars, |bar| bar.high), column(bars, |bar| bar.low));
    let last = ago(&column(bars, |bar| bar.close), 1);
    join(&join(&high, &last, f64::max), &join(&low, &last, f64::min), |top, bottom| top - bottom)
}

#[test]
fn the_momentum_oscillator_equals_stock_indicators_and_its_twin() {
    let twin = |bars: &Bars| {
        let close = column(bars, |bar| bar.close);
        let change = join(&close, &ago(&close, 1), |close, last| (close / last - 1.0) * 100.0);
        let first = map(&smooth(&change, 35, 2.0 / 35.0), |value| 10.0 * value);
        let pmo = smooth(&first, 20, 2.0 / 20.0);
        let signal = exponential(&pmo, 10);
        (join(&pmo, &signal, |pmo, _| pmo), signal)
    };
    let (pmo, signal) = twin(&market());
    twins("pmo", &[], &market(), &[pmo, signal]);
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "pmo.csv")) else { return };
    let (theirs, signal) = (table.column("pmo"), table.column("signal"));
    let ours = run("pmo", &[], &bars);
    check("pmo", ours.column(0), &join(&theirs, &signal, |pmo, _| pmo));
    check("pmo's signal", ours.column(1), &signal);
}

#[test]
fn the_fisher_transform_equals_its_twin() {
    let bars = market();
    let median = column(&bars, |bar| (bar.high + bar.low) / 2.0);
    let (top, bottom) = (highest(&median, 10), lowest(&median, 10));
    let height = join(&median, &bottom, |median, bottom| median - bottom);
    let place =
        join(&height, &join(&top, &bottom, |top, bottom| top - bottom), |height, range| height / range);
    let (mut last, mut value) = (0.0_f64, 0.0);
    let fisher: Line = place
        .iter()
        .map(|place| {
            last = 0.66 * ((*place)? - 0.5) + 0.67 * last;
            last = if last > 0.99 {
                0.999
            } else if last < -0.99 {
                -0.999
            } else {
                last
            };
            value = 0.5 * ((1.0 + last) / (1.0 - last)).ln() + 0.5 * value;
            Some(value)
        })
        .collect();
    twins("fisher", &[], &bars, &[fisher.clone(), ago(&fisher, 1)]);
}

/// It begins with a window that is not yet full; what that leaves is halved with each bar. (LEAN cuts x only at 0.9999,
/// which Ehlers does at 0.99.)
#[test]
fn stock_indicators_has_the_same_fisher_transform_once_its_start_is_forgotten() {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "fisher.csv")) else { return };
    let ours = run("fisher", &[], &bars);
    check("fisher", &ours.column(0)[150..], &table.column("fisher")[150..]);
    check("trigger", &ours.column(1)[150..], &table.column("trigger")[150..]);
}

#[test]
fn the_wave_trend_equals_its_twin() {
    let bars = market();
    let typical = column(&bars, |bar| (bar.high + bar.low + bar.close) / 3.0);
    let apart = join(&typical, &exponential(&typical, 10), |typical, center| typical - center);
    let spread = exponential(&map(&apart, f64::abs), 10);
    let wave = exponential(&join(&apart, &spread, |apart, spread| apart / (0.015 * spread)), 21);
    let signal = mean(&wave, 4);
    twins("wavetrend", &[], &bars, &[join(&wave, &signal, |wave, _| wave), signal]);
}

#[test]
fn the_squeeze_equals_its_twin() {
    let bars = market();
    for (parameters, period, widths) in [
        (&[][..], 20, (2.0, 1.5)),
        (&[("timeperiod", "7"), ("bbdeviations", "1.5"), ("kcranges", "1.1")][..], 7, (1.5, 1.1)),
    ] {
        let close = column(&bars, |bar| bar.close);
        let top = highest(&column(&bars, |bar| bar.high), period);
        let bottom = lowest(&column(&bars, |bar| bar.low), period);
        let middle =
            join(&join(&top, &bottom, |a, b| (a + b) / 2.0), &mean(&close, period), |a, b| (a + b) / 2.0);
        let momentum = end_of_line(&join(&close, &middle, |close, middle| close - middle), period);
        let bands = map(&deviation(&close, period), |deviation| widths.0 * deviation);
        let channel = map(&mean(&true_range(&bars), period), |range| widths.1 * range);
        let squeeze = join(&bands, &channel, |bands, channel| f64::from(u8::from(bands < channel)));
        let count = squeeze.iter().flatten().filter(|value| **value == 1.0).count();
        assert!((20..380).contains(&count), "{count} bars of 400 are squeezed: a poor example");
        let squeeze = join(&momentum, &squeeze, |_, squeeze| squeeze);
        twins("ttmsqueeze", parameters, &bars, &[momentum, squeeze]);
    }
}

#[test]
fn the_know_sure_thing_equals_its_twin() {
    let bars = market();
    let close = column(&bars, |bar| bar.close);
    let leg = |back: usize, average: usize, weight: f64| {
        let rate = join(&close, &ago(&close, back), |close, past| (close - past) / past * 100.0);
        map(&mean(&rate, average), |value| weight * value)
    };
    let legs = [leg(10, 10, 1.0), leg(15, 10, 2.0), leg(20, 10, 3.0), leg(30, 15, 4.0)];
    let sum = legs.iter().skip(1).fold(legs[0].clone(), |sum, leg| join(&sum, leg, |sum, leg| sum + leg));
    let signal = mean(&sum, 9);
    twins("kst", &[], &bars, &[join(&sum, &signal, |kst, _| kst), signal]);
}

#[test]
fn the_trend_cycle_equals_its_twin() {
    let bars = market();
    let close = column(&bars, |bar| bar.close);
    let macd = join(&exponential(&close, 23), &exponential(&close, 50), |fast, slow| fast - slow);
    let smooth_place = |values: &Line, is_share: bool| -> Line {
        let range = over(values, 10, |window| {
            let top = window.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let bottom = window.iter().copied().fold(f64::INFINITY, f64::min);
            if top > bottom { (window[9] - bottom) / (top - bottom) * 100.0 } else { f64::NAN }
        });
        let (mut place, mut value) = (None, None);
        range
            .iter()
            .zip(values)
            .map(|(range, itself)| {
                let range = (*range)?;
                place = if range.is_nan() { place } else { Some(range) };
                let to = place.or(itself.filter(|_| is_share))?;
                value = Some(value.map_or(to, |last| (last + to) / 2.0));
                value
            })
            .collect()
    };
    twins("stc", &[], &bars, &[smooth_place(&smooth_place(&macd, false), true)]);
}

#[test]
fn the_vigor_index_equals_its_twin() {
    let bars = market();
    let four =
        |values: &Line| over(values, 4, |four| (four[0] + 2.0 * four[1] + 2.0 * four[2] + four[3]) / 6.0);
    let sum = |values: &Line| over(values, 10, |window| window.iter().sum());
    let bodies = sum(&four(&column(&bars, |bar| bar.close - bar.open)));
    let ranges = sum(&four(&column(&bars, |bar| bar.high - bar.low)));
    let vigor = join(&bodies, &ranges, |bodies, ranges| bodies / ranges);
    let signal = four(&vigor);
    twins("rvgi", &[], &bars, &[join(&vigor, &signal, |vigor, _| vigor), signal]);
}

#[test]
fn the_pretty_good_oscillator_equals_its_twin() {
    let bars = market();
    let close = column(&bars, |bar| bar.close);
    let apart = join(&close, &mean(&close, 14), |close, mean| close - mean);
    let range = exponential(&true_range(&bars), 14);
    twins("pgo", &[], &bars, &[join(&apart, &range, |apart, range| apart / range)]);
}

#[test]
fn the_impulse_equals_its_twin() {
    let bars = market();
    let close = column(&bars, |bar| bar.close);
    let rise = |values: &Line| join(values, &ago(values, 1), |value, last| f64::from(u8::from(value > last)));
    let trend = rise(&exponential(&close, 13));
    let histogram = line(run("macd", &[], &bars).column(2).iter().copied());
    let histogram: Line = histogram.into_iter().map(|value| value.filter(|value| !value.is_nan())).collect();
    let impulse = join(&trend, &rise(&histogram), |trend, momentum| trend + momentum - 1.0);
    twins("elderimpulse", &[], &bars, &[impulse]);
}

/// With gamma 0.5 and prices 100, 104, 96: the lines stand at (100, 100, 100, 100), (102, 99, 100.5, 99.75) and
/// (99, 102, 98.25, 101.25).
#[test]
fn the_laguerre_lines_are_counted_by_hand() {
    let bars = [100.0, 104.0, 96.0].iter().enumerate().map(|(index, price)| Bar {
        open_at: index as i64,
        open: *price,
        high: *price,
        low: *price,
        close: *price,
        volume: 0.0,
    });
    let ours = run("laguerrersi", &[], &Bars::collect(bars).unwrap());
    assert!(ours.column(0)[0].is_nan());
    assert!(is_near(ours.column(0)[1], (3.0 + 0.75) / (3.0 + 0.75 + 1.5)));
    assert!(is_near(ours.column(0)[2], 3.75 / (3.75 + 3.0 + 3.0)));
}

#[test]
fn the_center_of_gravity_equals_its_twin() {
    let bars = market();
    let median = column(&bars, |bar| (bar.high + bar.low) / 2.0);
    let center = over(&median, 10, |window| {
        let moment: f64 = window.iter().rev().enumerate().map(|(age, value)| (age + 1) as f64 * value).sum();
        5.5 - moment / window.iter().sum::<f64>()
    });
    twins("cg", &[], &bars, &[center.clone(), ago(&center, 1)]);
}

#[test]
fn the_relative_momentum_index_equals_its_twin() {
    let bars = market();
    let close = column(&bars, |bar| bar.close);
    let change = join(&close, &ago(&close, 5), |close, past| close - past);
    let gain = smooth(&map(&change, |change| change.max(0.0)), 20, 1.0 / 20.0);
    let loss = smooth(&map(&change, |change| (-change).max(0.0)), 20, 1.0 / 20.0);
    twins("rmi", &[], &bars, &[join(&gain, &loss, |gain, loss| 100.0 - 100.0 / (1.0 + gain / loss))]);
}

#[test]
fn distances_from_averages_equal_their_twins() {
    let bars = market();
    let close = column(&bars, |bar| bar.close);
    let apart = join(&close, &mean(&close, 60), |close, mean| close - mean);
    let intensity = over(&apart, 30, |window| {
        let above: f64 = window.iter().filter(|apart| **apart > 0.0).sum();
        above / window.iter().map(|apart| apart.abs()).sum::<f64>() * 100.0
    });
    twins("tii", &[], &bars, &[intensity]);
    let ravi = join(&mean(&close, 7), &mean(&close, 65), |fast, slow| (fast / slow - 1.0).abs() * 100.0);
    twins("ravi", &[], &bars, &[ravi]);
    let disparity = join(&close, &exponential(&close, 9), |close, mean| (close / mean - 1.0) * 100.0);
    twins("disparity", &[("timeperiod", "9"), ("matype", "ema")], &bars, &[disparity]);
}

/// The relative strength index as Wilder has it.
fn strength(values: &Line, period: usize) -> Line {
    let change = join(values, &ago(values, 1), |value, last| value - last);
    let gain = smooth(&map(&change, |change| change.max(0.0)), period, 1.0 / period as f64);
    let loss = smooth(&map(&change, |change| (-change).max(0.0)), period, 1.0 / period as f64);
    join(&gain, &loss, |gain, loss| 100.0 * gain / (gain + loss))
}

fn connors(close: &[f64]) -> Line {
    let mut streak = vec![0.0_f64];
    for pair in close.windows(2) {
        let last = streak[streak.len() - 1];
        streak.push(match pair[1].total_cmp(&pair[0]) {
            std::cmp::Ordering::Greater => {
                if last > 0.0 {
                    last + 1.0
                } else {
                    1.0
                }
            }
            std::cmp::Ordering::Less => {
                if last < 0.0 {
                    last - 1.0
                } else {
                    -1.0
                }
            }
            std::cmp::Ordering::Equal => 0.0,
        });
    }
    let close = line(close.iter().copied());
    let change = join(&close, &ago(&close, 1), |close, last| (close - last) / last);
    let rank = over(&change, 101, |window| {
        window[..100].iter().filter(|earlier| **earlier < window[100]).count() as f64
    });
    let both = join(&strength(&close, 3), &strength(&line(streak), 2), |price, streak| price + streak);
    join(&both, &rank, |both, rank| (both + rank) / 3.0)
}

#[test]
fn the_connors_index_equals_stock_indicators_and_its_twin() {
    let bars = market();
    twins("connorsrsi", &[], &bars, &[connors(bars.close())]);
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "crsi.csv")) else { return };
    check("connorsrsi", run("connorsrsi", &[], &bars).column(0), &table.column("connorsRsi"));
}

#[test]
fn the_estimation_and_its_trailing_line_equal_their_twins() {
    let bars = market();
    let index = exponential(&strength(&column(&bars, |bar| bar.close), 14), 5);
    let change = join(&index, &ago(&index, 1), |index, last| (index - last).abs());
    let distance = map(&exponential(&exponential(&change, 27), 27), |change| change * 4.236);
    // As the published code has it: a line of the side that it was on, moved on, and kept where it would go back.
    let mut line: f64 = 0.0;
    let mut signal = Vec::new();
    for bar in 0..index.len() {
        let (Some(now), Some(distance)) = (index[bar], distance[bar]) else {
            signal.push(None);
            continue;
        };
        let (last, before) = (index[bar - 1].unwrap(), line);
        if now < line {
            line = now + distance;
            if last < before && line > before {
                line = before;
            }
        } else if now > line {
            line = now - distance;
            if last > before && line < before {
                line = before;
            }
        }
        signal.push(Some(line));
    }
    twins("qqe", &[], &bars, &[join(&index, &signal, |index, _| index), signal]);
}

#[test]
fn the_derivative_oscillator_equals_its_twin() {
    let bars = market();
    let smooth = exponential(&exponential(&strength(&column(&bars, |bar| bar.close), 14), 5), 3);
    twins("derivative", &[], &bars, &[join(&smooth, &mean(&smooth, 9), |smooth, mean| smooth - mean)]);
}

#[test]
fn inertia_equals_its_twin() {
    let bars = market();
    let close = column(&bars, |bar| bar.close);
    let change = join(&close, &ago(&close, 1), |close, last| close - last);
    let swing = deviation(&close, 10);
    let side =
        |sign: f64| join(&swing, &change, |swing, change| if change * sign > 0.0 { swing } else { 0.0 });
    let (up, down) = (smooth(&side(1.0), 14, 1.0 / 14.0), smooth(&side(-1.0), 14, 1.0 / 14.0));
    let index = join(&up, &down, |up, down| 100.0 * up / (up + down));
    twins("inertia", &[], &bars, &[end_of_line(&index, 20)]);
}
