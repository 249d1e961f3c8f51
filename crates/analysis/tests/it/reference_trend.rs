//! The trend indicators that TA-Lib lacks, beside other libraries, naive twins and hand calculations.

use crate::reference::{check, is_near, quotes, run, table};
use crate::series;
use analysis::{Bar, Bars};

fn like(library_file: &str, column: &str, name: &str, parameters: &[(&str, &str)], output: usize) {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", library_file)) else { return };
    check(&format!("{name} {column}"), run(name, parameters, &bars).column(output), &table.column(column));
}

#[test]
fn stock_indicators_has_the_same_values() {
    for (output, column) in ["jaw", "teeth", "lips"].into_iter().enumerate() {
        like("alligator.csv", column, "alligator", &[], output);
    }
    like("alma.csv", "alma", "alma", &[], 0);
    like("chexit.csv", "chandelierExit", "chandelier", &[], 0);
    like("dynamic.csv", "dynamic", "mcginley", &[], 0);
    like("ma-env.csv", "upperEnvelope", "maenv", &[], 0);
    like("ma-env.csv", "centerline", "maenv", &[], 1);
    like("ma-env.csv", "lowerEnvelope", "maenv", &[], 2);
    like("smma.csv", "smma", "rma", &[("period", "20")], 0);
}

#[test]
fn stock_indicators_has_the_same_channel_at_the_end_of_each_of_its_windows() {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "stdev-channels.csv")) else {
        return;
    };
    let ours = run("linregchannel", &[("period", "20"), ("width", "prices")], &bars);
    let last_of_window = |bar: &usize| (bars.len() - 1 - bar).is_multiple_of(20) && *bar >= 19;
    let columns = [(0, "upperChannel"), (1, "centerline"), (2, "lowerChannel")];
    for (output, column) in columns {
        let theirs = table.column(column);
        for bar in (0..bars.len()).filter(last_of_window) {
            assert!(is_near(ours.column(output)[bar], theirs[bar].unwrap()), "{column} at bar {bar}");
        }
    }
}

#[test]
fn stock_indicators_has_the_same_monthly_pivots() {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "pivot-points.csv")) else { return };
    let ours = run("pivots", &[("session", "month")], &bars);
    let columns = ["pp", "r1", "r2", "r3", "", "s1", "s2", "s3"];
    for (output, column) in columns.into_iter().enumerate().filter(|(_, column)| !column.is_empty()) {
        let theirs = table.column(column);
        let first = ours.first_valid().unwrap();
        assert_eq!(first, 39, "January 2017 began before the data did: the first levels are March's");
        check(column, &ours.column(output)[first..], &theirs[first..]);
    }
}

#[test]
fn stock_indicators_makes_the_same_bricks() {
    let (Some(bars), Some(table)) = (quotes(), table("stock_indicators", "renko.csv")) else { return };
    let start = Bar {
        open_at: bars.open_at()[0] - 1,
        open: 213.0,
        high: 213.0,
        low: 213.0,
        close: 213.0,
        volume: 0.0,
    };
    let bars = Bars::collect(std::iter::once(start).chain(bars.iter())).unwrap();
    let ours = run("renko", &[("brick", "1")], &bars);
    let mut made = Vec::new();
    for bar in 0..bars.len() {
        let count = ours.value(2, bar).unwrap_or(0.0) as i64;
        let last = ours.column(0)[bar];
        made.extend((0..count.abs()).rev().map(|back| last - (back * count.signum()) as f64));
    }
    let theirs: Vec<f64> = table.column("close").into_iter().flatten().collect();
    assert_eq!(made, theirs);
}

#[test]
fn lean_has_the_same_cloud() {
    let Some(table) = table("lean", "spy_with_ichimoku.csv") else { return };
    let [open, high, low, close] = ["Open", "High", "Low", "Close"].map(|name| table.column(name));
    let bars = Bars::collect((0..open.len()).map(|row| Bar {
        open_at: row as i64 * 3_600_000_000_000,
        open: open[row].unwrap(),
        high: high[row].unwrap(),
        low: low[row].unwrap(),
        close: close[row].unwrap(),
        volume: 0.0,
    }))
    .unwrap();
    let ours = run("ichimoku", &[], &bars);
    for (output, column) in [(0, "Tenkan"), (1, "Kijun"), (5, "Senkou A"), (6, "Senkou B")] {
        let theirs = table.column(column);
        let mut compared = 0;
        for (bar, theirs) in theirs.iter().enumerate() {
            if let Some(theirs) = theirs {
                let ours = ours.column(output)[bar];
                assert!((ours - theirs).abs() < 1e-4, "{column} at bar {bar} is {ours}, not {theirs}");
                compared += 1;
            }
        }
        assert!(compared > 400, "{column}: {compared}");
    }
}

/// Compares a column with a formula that looks at the whole past, on several series.
fn twin(
    name: &str,
    parameters: &[(&str, &str)],
    output: usize,
    formula: impl Fn(&Bars, usize) -> Option<f64>,
) {
    let wanted = ["walk", "tiny prices", "constant", "spike", "gaps"];
    for series in series::all().iter().filter(|series| wanted.contains(&series.name.as_str())) {
        let bars = series.bars.first(250);
        let expected: Vec<_> = (0..bars.len()).map(|bar| formula(&bars, bar)).collect();
        let ours = run(name, parameters, &bars);
        check(&format!("{name} {output} on {}", series.name), ours.column(output), &expected);
    }
}

fn window(values: &[f64], bar: usize, period: usize) -> Option<&[f64]> {
    (bar + 1 >= period).then(|| &values[bar + 1 - period..=bar])
}

fn highest(values: &[f64]) -> f64 {
    values.iter().fold(f64::NEG_INFINITY, |most, value| most.max(*value))
}

fn lowest(values: &[f64]) -> f64 {
    values.iter().fold(f64::INFINITY, |least, value| least.min(*value))
}

fn middle(bars: &Bars, bar: usize, period: usize) -> Option<f64> {
    Some((highest(window(bars.high(), bar, period)?) + lowest(window(bars.low(), bar, period)?)) / 2.0)
}

/// Wilder's average of the true range by its definition.
fn average_range(bars: &Bars, bar: usize, period: usize) -> Option<f64> {
    if bar < period {
        return None;
    }
    let range = |bar: usize| {
        let (now, last) = (bars.bar(bar), bars.close()[bar - 1]);
        now.high.max(last) - now.low.min(last)
    };
    let seed = (1..=period).map(range).sum::<f64>() / period as f64;
    Some(
        (period + 1..=bar)
            .fold(seed, |value, bar| (value * (period - 1) as f64 + range(bar)) / period as f64),
    )
}

#[test]
fn ichimoku_is_made_of_middles() {
    let parameters = [("tenkan", "5"), ("kijun", "13"), ("senkou", "26"), ("displacement", "13")];
    let span_a = |bars: &Bars, bar: usize| Some((middle(bars, bar, 5)? + middle(bars, bar, 13)?) / 2.0);
    twin("ichimoku", &parameters, 0, |bars, bar| middle(bars, bar, 5));
    twin("ichimoku", &parameters, 1, |bars, bar| middle(bars, bar, 13));
    twin("ichimoku", &parameters, 2, span_a);
    twin("ichimoku", &parameters, 3, |bars, bar| middle(bars, bar, 26));
    twin("ichimoku", &parameters, 4, |bars, bar| (bar >= 4).then(|| bars.close()[bar]));
    twin("ichimoku", &parameters, 5, |bars, bar| span_a(bars, bar.checked_sub(13)?));
    twin("ichimoku", &parameters, 6, |bars, bar| middle(bars, bar.checked_sub(13)?, 26));
}

#[test]
fn stops_hang_from_extremes() {
    let high_stop = |bars: &Bars, bar: usize, period: usize, times: f64| {
        Some(highest(window(bars.high(), bar, period)?) - times * average_range(bars, bar, period)?)
    };
    let low_stop = |bars: &Bars, bar: usize, period: usize, times: f64| {
        Some(lowest(window(bars.low(), bar, period)?) + times * average_range(bars, bar, period)?)
    };
    twin("chandelier", &[], 0, |bars, bar| high_stop(bars, bar, 22, 3.0));
    twin("chandelier", &[], 1, |bars, bar| low_stop(bars, bar, 22, 3.0));
    let parameters = [("period", "7"), ("multiplier", "1.5"), ("stopperiod", "5")];
    twin("cksp", &parameters, 0, |bars, bar| {
        let stops: Option<Vec<f64>> =
            (bar.checked_sub(4)?..=bar).map(|bar| high_stop(bars, bar, 7, 1.5)).collect();
        Some(highest(&stops?))
    });
    twin("cksp", &parameters, 1, |bars, bar| {
        let stops: Option<Vec<f64>> =
            (bar.checked_sub(4)?..=bar).map(|bar| low_stop(bars, bar, 7, 1.5)).collect();
        Some(lowest(&stops?))
    });
}

#[test]
fn alma_and_the_envelope_are_weighted_means() {
    twin("alma", &[("period", "6"), ("offset", "0.5"), ("sigma", "4")], 0, |bars, bar| {
        let weight = |place: usize| (-(place as f64 - 2.5).powi(2) / (2.0 * 1.5_f64.powi(2))).exp();
        let prices = window(bars.close(), bar, 6)?;
        let sum: f64 = prices.iter().enumerate().map(|(place, price)| weight(place) * price).sum();
        Some(sum / (0..6).map(weight).sum::<f64>())
    });
    twin("maenv", &[("period", "4"), ("percent", "10")], 2, |bars, bar| {
        Some(window(bars.close(), bar, 4)?.iter().sum::<f64>() / 4.0 * 0.9)
    });
}

#[test]
fn vidya_follows_momentum() {
    twin("vidya", &[("period", "10"), ("cmoperiod", "5")], 0, |bars, bar| {
        let close = bars.close();
        let momentum = |bar: usize| {
            let changes: Vec<f64> = (bar - 4..=bar).map(|bar| close[bar] - close[bar - 1]).collect();
            let path: f64 = changes.iter().map(|change| change.abs()).sum();
            if path == 0.0 { 0.0 } else { (close[bar] - close[bar - 5]).abs() / path }
        };
        let step = |value: f64, bar: usize| value + 2.0 / 11.0 * momentum(bar) * (close[bar] - value);
        (bar >= 5).then(|| (5..=bar).fold(close[4], step))
    });
}

#[test]
fn frama_follows_the_fractal_dimension() {
    twin("frama", &[("period", "9")], 0, |bars, bar| {
        let price = |bar: usize| (bars.high()[bar] + bars.low()[bar]) / 2.0;
        let range =
            |from: usize, to: usize| highest(&bars.high()[from..=to]) - lowest(&bars.low()[from..=to]);
        let mut dimension = 1.0;
        let mut value = price(6);
        for bar in 7..=bar.max(7) {
            let parts = [range(bar - 3, bar) / 4.0, range(bar - 7, bar - 4) / 4.0, range(bar - 7, bar) / 8.0];
            if parts.iter().all(|part| *part > 0.0) {
                dimension = ((parts[0] + parts[1]).ln() - parts[2].ln()) / 2.0_f64.ln();
            }
            let share = (-4.6 * (dimension - 1.0_f64)).exp().clamp(0.01, 1.0);
            value = share * price(bar) + (1.0 - share) * value;
        }
        (bar >= 7).then_some(value)
    });
}

#[test]
fn filters_keep_a_level_and_follow_their_recursions() {
    twin("gaussian", &[("period", "12"), ("poles", "2")], 0, |bars, bar| {
        let beta = (1.0 - (std::f64::consts::PI / 6.0).cos()) / (2.0_f64.sqrt() - 1.0);
        let factor = -beta + (beta * beta + 2.0 * beta).sqrt();
        let rest = 1.0 - factor;
        let close = bars.close();
        let step = |(last, before): (f64, f64), bar: usize| {
            (factor * factor * close[bar] + 2.0 * rest * last - rest * rest * before, last)
        };
        (bar >= 1).then(|| (1..=bar).fold((close[0], close[0]), step).0)
    });
    twin("supersmoother", &[("period", "10")], 0, |bars, bar| {
        let angle = 2.0_f64.sqrt() * std::f64::consts::PI / 10.0;
        let (second, third) = (2.0 * (-angle).exp() * angle.cos(), -(-2.0 * angle).exp());
        let close = bars.close();
        let step = |(last, before): (f64, f64), bar: usize| {
            let mean = (close[bar] + close[bar - 1]) / 2.0;
            ((1.0 - second - third) * mean + second * last + third * before, last)
        };
        (bar >= 2).then(|| (2..=bar).fold((close[1], close[0]), step).0)
    });
}

#[test]
fn the_channel_is_a_line_of_least_squares() {
    let line = |prices: &[f64]| {
        let count = prices.len() as f64;
        let mean = prices.iter().sum::<f64>() / count;
        let place = |index: usize| index as f64 - (count - 1.0) / 2.0;
        let products = prices.iter().enumerate().map(|(index, price)| place(index) * (price - mean));
        let slope = products.sum::<f64>() / (0..prices.len()).map(|index| place(index).powi(2)).sum::<f64>();
        let residual = |(index, price): (usize, &f64)| price - mean - slope * place(index);
        let square = prices.iter().enumerate().map(residual).map(|distance| distance * distance).sum::<f64>();
        (mean + slope * place(prices.len() - 1), (square / count).sqrt())
    };
    let bars = series::walk(1, 400, 60_000.0, 0.01, 30.0);
    let ours = run("linregchannel", &[("period", "30"), ("nbdevup", "1"), ("nbdevdn", "3")], &bars);
    for bar in 29..bars.len() {
        let (middle, deviation) = line(window(bars.close(), bar, 30).unwrap());
        let expected = [middle + deviation, middle, middle - 3.0 * deviation];
        for (output, expected) in expected.into_iter().enumerate() {
            assert!(is_near(ours.column(output)[bar], expected), "{output} at bar {bar}");
        }
    }
}

#[test]
fn a_fall_takes_mcginley_to_the_price_and_not_beyond() {
    let closes = [100.0, 110.0, 1.0, 0.0, 5.0];
    let ours = run("mcginley", &[("period", "10"), ("kfactor", "0.6")], &by_close(&closes));
    let second = 100.0 + 10.0 / (6.0 * 1.1_f64.powi(4));
    check("mcginley", ours.column(0), &[None, Some(second), Some(1.0), Some(0.0), Some(5.0)]);
}

fn by_close(closes: &[f64]) -> Bars {
    Bars::collect(closes.iter().enumerate().map(|(index, close)| Bar {
        open_at: index as i64 * 3_600_000_000_000,
        open: *close,
        high: *close,
        low: *close,
        close: *close,
        volume: 1.0,
    }))
    .unwrap()
}

#[test]
fn bricks_take_two_heights_to_turn() {
    let closes = [10.0, 10.9, 11.0, 13.5, 12.1, 11.9, 11.0, 10.0, 11.9, 12.0];
    let ours = run("renko", &[("brick", "1")], &by_close(&closes));
    let table: [(f64, f64, f64); 8] = [
        (11.0, 1.0, 1.0),
        (13.0, 1.0, 2.0),
        (13.0, 1.0, 0.0),
        (13.0, 1.0, 0.0),
        (11.0, -1.0, -1.0),
        (10.0, -1.0, -1.0),
        (10.0, -1.0, 0.0),
        (12.0, 1.0, 1.0),
    ];
    assert_eq!(ours.first_valid(), Some(2));
    for (row, (brick, direction, count)) in table.into_iter().enumerate() {
        let said: Vec<f64> = ours.iter().map(|column| column[row + 2]).collect();
        assert_eq!(said, [brick, direction, count], "at bar {}", row + 2);
    }
}

#[test]
fn decimal_bricks_lose_none_to_rounding() {
    let closes: Vec<f64> = (0..2_000).map(|step| f64::from(step) / 10.0).collect();
    let ours = run("renko", &[("brick", "0.1")], &by_close(&closes));
    assert!(ours.column(2)[1..].iter().all(|count| *count == 1.0));
    assert!(ours.column(0)[1..].iter().zip(&closes[1..]).all(|(brick, close)| is_near(*brick, *close)));
}

#[test]
fn bricks_by_range_begin_with_the_range_and_take_it_anew() {
    let closes = [10.0, 11.0, 10.0, 11.9, 12.1, 13.0, 13.2];
    let ours = run("renko", &[("atrperiod", "2")], &by_close(&closes));
    // Ranges 1, 1, 1.9, 0.2, 0.9, 0.2; their averages from the third bar: 1, 1.45, 0.825, 0.8625, 0.53125. The start is
    // the third close, with bricks of 1: 11.9 makes one; the next is 1.45 high: 13 makes it; the one after, 0.8625.
    check("brick", ours.column(0), &[None, None, None, Some(11.0), Some(11.0), Some(12.45), Some(12.45)]);
    check("count", ours.column(2), &[None, None, None, Some(1.0), Some(0.0), Some(1.0), Some(0.0)]);
}

/// One bar a day from Monday 2024-01-29, over the end of a month.
fn days() -> Bars {
    const MONDAY: i64 = 1_706_486_400_000_000_000;
    let prices = [
        [10.0, 14.0, 8.0, 12.0],
        [12.0, 13.0, 11.0, 12.0],
        [12.0, 12.5, 9.0, 10.0],
        [10.0, 11.0, 7.0, 9.0],
        [9.0, 10.0, 8.5, 9.5],
        [9.5, 12.0, 9.0, 11.0],
        [11.0, 11.5, 10.0, 10.5],
        [10.5, 16.0, 10.0, 15.0],
    ];
    Bars::collect(prices.iter().enumerate().map(|(day, [open, high, low, close])| Bar {
        open_at: MONDAY + day as i64 * 86_400_000_000_000,
        open: *open,
        high: *high,
        low: *low,
        close: *close,
        volume: 1.0,
    }))
    .unwrap()
}

#[test]
fn pivots_of_yesterday_by_hand() {
    let none = f64::NAN;
    // Yesterday: open 10, high 14, low 8, close 12; today opened at 12. Range 6, pivot 34 / 3.
    let pivot = 34.0 / 3.0;
    let third = 1.1 * 6.0 / 12.0;
    let table = [
        (
            "classic",
            [
                pivot,
                2.0 * pivot - 8.0,
                pivot + 6.0,
                14.0 + 2.0 * (pivot - 8.0),
                14.0 + 3.0 * (pivot - 8.0),
                2.0 * pivot - 14.0,
                pivot - 6.0,
                8.0 - 2.0 * (14.0 - pivot),
                8.0 - 3.0 * (14.0 - pivot),
            ],
        ),
        (
            "fibonacci",
            [
                pivot,
                pivot + 2.292,
                pivot + 3.708,
                pivot + 6.0,
                none,
                pivot - 2.292,
                pivot - 3.708,
                pivot - 6.0,
                none,
            ],
        ),
        (
            "camarilla",
            [
                pivot,
                12.0 + third,
                12.0 + 2.0 * third,
                12.0 + 3.0 * third,
                12.0 + 6.0 * third,
                12.0 - third,
                12.0 - 2.0 * third,
                12.0 - 3.0 * third,
                12.0 - 6.0 * third,
            ],
        ),
        ("woodie", [11.5, 15.0, 17.5, 21.0, 27.0, 9.0, 5.5, 3.0, -3.0]),
        ("demark", [12.0, 16.0, none, none, none, 10.0, none, none, none]),
    ];
    for (method, levels) in table {
        let ours = run("pivots", &[("method", method)], &days());
        assert_eq!(ours.first_valid(), Some(1), "{method}");
        for (output, level) in levels.into_iter().enumerate() {
            let said = ours.column(output)[1];
            assert!(said.is_nan() == level.is_nan(), "{method} {output}");
            assert!(level.is_nan() || is_near(said, level), "{method} {output}: {said}, not {level}");
        }
    }
}

#[test]
fn demark_looks_at_where_the_session_closed() {
    let ours = run("pivots", &[("method", "demark")], &days());
    // The second day closed at its open: 13 + 11 + 12 + 12. The third below it: 12.5 + 9 + 10 + 9.
    check("p", &ours.column(0)[2..4], &[Some(12.0), Some(40.5 / 4.0)]);
    check("r1", &ours.column(1)[2..4], &[Some(13.0), Some(11.25)]);
    check("s1", &ours.column(5)[2..4], &[Some(11.0), Some(7.75)]);
}

#[test]
fn a_session_counts_when_it_was_seen_from_its_beginning() {
    let bars = days();
    // The first whole week ends on Sunday: high 14, low 7, close 10.5 hold on the second Monday.
    let week = run("pivots", &[("session", "week")], &bars);
    assert_eq!(week.first_valid(), Some(7));
    assert!(is_near(week.column(0)[7], (14.0 + 7.0 + 10.5) / 3.0));
    // January was not seen from its beginning, and February has not ended.
    assert_eq!(run("pivots", &[("session", "month")], &bars).first_valid(), None);
    let later = Bars::collect(bars.iter().skip(1)).unwrap();
    assert_eq!(run("pivots", &[("session", "week")], &later).first_valid(), None);
    assert_eq!(run("pivots", &[("session", "day")], &later).first_valid(), Some(1));
}

#[test]
fn sessions_are_days_weeks_and_months_in_utc() {
    use analysis::indicators::session::Session;
    const DAY: i64 = 86_400_000_000_000;
    // 2024-02-29 was the 19,782nd day after 1970-01-01, a Thursday.
    let leap_day = 19_782 * DAY;
    assert!(Session::Day.begins(leap_day) && !Session::Day.begins(leap_day + 1));
    assert!(Session::Month.begins(leap_day + DAY) && !Session::Month.begins(leap_day));
    assert!(Session::Week.begins(leap_day + 4 * DAY) && !Session::Week.begins(leap_day + 3 * DAY));
    assert_eq!(Session::Week.number(leap_day), Session::Week.number(leap_day - 3 * DAY));
    let months = |from: i64, to: i64| (from..to).filter(|day| Session::Month.begins(day * DAY)).count();
    assert_eq!(months(0, 36_525), 1_200, "from 1970 to 2069");
    assert!(Session::Month.begins(0) && !Session::Month.begins(-DAY) && Session::Month.begins(-31 * DAY));
}

#[test]
fn averages_refuse_what_has_no_kind() {
    use analysis::indicators::trend::average::AverageKind;
    assert_eq!(AverageKind::parse("TEMA"), Some(AverageKind::Tema));
    assert_eq!(AverageKind::parse("13"), Some(AverageKind::Rma));
    assert!(["10", "11", "14", "-1", "jma", ""].iter().all(|text| AverageKind::parse(text).is_none()));
}
