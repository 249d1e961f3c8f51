//! Volume indicators where TA-Lib has none or divides rests of rounding: hand calculations, naive twins and other libraries.

use crate::reference::{check, is_near, quotes, run, table};
use crate::series::{self, walk};
use analysis::{Bar, Bars};

#[test]
fn a_window_without_volume_leaves_no_rounding_behind() {
    let lively = walk(21, 300, 900.0, 0.01, 2e6);
    let bars = Bars::collect(lively.iter().enumerate().map(|(index, bar)| Bar {
        volume: if (100..200).contains(&index) { 0.0 } else { bar.volume },
        ..bar
    }))
    .unwrap();
    for kind in ["sma", "wma", "trima", "hma"] {
        let pvo = run("pvo", &[("matype", kind)], &bars);
        assert!((135..200).all(|bar| pvo.value(0, bar) == Some(0.0)), "pvo of {kind}");
    }
    let cmf = run("cmf", &[], &bars);
    assert!((119..200).all(|bar| cmf.value(0, bar) == Some(0.0)), "a money flow of nothing");
    for name in ["rvol", "vwma"] {
        let column = run(name, &[("timeperiod", "20")], &bars);
        assert!((120..200).all(|bar| column.value(0, bar).is_none()), "{name} of nothing");
    }
    for name in ["vosc", "vwmacd", "emv"] {
        let column = run(name, &[], &bars);
        assert!((126..200).all(|bar| column.value(0, bar).is_none()), "{name} of nothing");
    }
}

#[test]
fn stock_indicators_has_the_same_values() {
    let Some(bars) = quotes() else { return };
    for (name, file, columns) in [
        ("kvo", "kvo.csv", &["oscillator", "signal"] as &[&str]),
        ("vwap_anchored", "vwap.csv", &["vwap"]),
        ("cmf", "cmf.csv", &["cmf"]),
        ("ad", "adl.csv", &["adl"]),
    ] {
        let Some(table) = table("stock_indicators", file) else { return };
        let ours = run(name, &[], &bars);
        for (output, column) in columns.iter().enumerate() {
            check(name, ours.column(output), &table.column(column));
        }
    }
}

fn bars(rows: &[(f64, f64, f64, f64)]) -> Bars {
    Bars::collect(rows.iter().enumerate().map(|(index, (high, low, close, volume))| Bar {
        open_at: index as i64 * 3_600_000_000_000,
        open: *close,
        high: *high,
        low: *low,
        close: *close,
        volume: *volume,
    }))
    .unwrap()
}

/// Achelis, Technical Analysis from A to Z: ease of movement and volume oscillator, as printed there.
#[test]
fn the_textbook_has_the_same_values() {
    let rows = [
        (23.75, 23.0, 125_733.0, None),
        (23.75, 23.1875, 83_819.0, Some(0.0063)),
        (23.75, 23.25, 111_390.0, Some(0.0014)),
        (25.0625, 23.5, 211_366.0, Some(0.0578)),
        (26.25, 25.0, 240_664.0, Some(0.0698)),
        (26.875, 25.8125, 219_933.0, Some(0.0347)),
        (27.0, 25.875, 155_943.0, Some(0.0068)),
        (26.875, 25.75, 138_913.0, Some(-0.0101)),
    ];
    let ours = run("emv", &[("timeperiod", "1")], &bars(&rows.map(|row| (row.0, row.1, row.1, row.2))));
    for (bar, row) in rows.iter().enumerate() {
        let said = ours.value(0, bar);
        assert_eq!(said.is_some(), row.3.is_some());
        assert!((said.unwrap_or(0.0) - row.3.unwrap_or(0.0)).abs() < 5e-5, "bar {bar}: {said:?}");
    }
    let volumes = [17_604.0, 18_918.0, 21_030.0, 13_854.0, 10_866.0, 14_580.0];
    let periods = [("fastperiod", "2"), ("slowperiod", "5")];
    let ours = run("vosc", &periods, &bars(&volumes.map(|volume| (1.0, 1.0, 1.0, volume))));
    assert!((ours.value(0, 4).unwrap() + 24.883).abs() < 5e-4);
    assert!((ours.value(0, 5).unwrap() + 19.727).abs() < 5e-4);
}

/// Klinger: levels 30, 33, 36, 31, 36 and ranges 2, 2, 3, 4, 2. The third bar's path is 0 + 3, its force 0; the fourth turns:
/// its path is 3 + 4, its force -100 * 8 * |2 (4/7 - 1)| = -4800/7; the fifth turns: 4 + 2, 100 * 7 * |2 (2/6 - 1)| = 2800/3.
#[test]
fn klinger_zone_and_twiggs_are_counted_by_hand() {
    let bars = bars(&[
        (11.0, 9.0, 10.0, 5.0),
        (12.0, 10.0, 11.0, 6.0),
        (13.0, 10.0, 13.0, 4.0),
        (12.0, 8.0, 11.0, 8.0),
        (13.0, 11.0, 12.0, 7.0),
    ]);
    let klinger = run("kvo", &[("fastperiod", "2"), ("slowperiod", "3")], &bars);
    let forces = [0.0, -4_800.0 / 7.0, 2_800.0 / 3.0];
    let seed = (forces[0] + forces[1]) / 2.0;
    let (fast, slow) = (seed + (forces[2] - seed) * 2.0 / 3.0, forces.iter().sum::<f64>() / 3.0);
    assert!(is_near(klinger.value(0, 4).unwrap(), fast - slow));
    assert_eq!(klinger.first_valid(), Some(4));

    let zone = run("vzo", &[("timeperiod", "3")], &bars);
    assert!(is_near(zone.value(0, 3).unwrap(), 100.0 * (6.0 + 4.0 - 8.0) / 18.0));

    let twiggs = run("twiggs", &[("timeperiod", "2")], &bars);
    let first = (0.0 * 6.0 + 1.0 * 4.0) / 2.0 / 5.0;
    assert!(is_near(twiggs.value(0, 2).unwrap(), first));
    let flow = 8.0 * (3.0 - 2.0) / 5.0;
    assert!(is_near(twiggs.value(0, 3).unwrap(), (2.0 + flow) / (5.0 + 8.0)));
}

#[test]
fn the_volume_weighted_macd_is_the_difference_of_its_means() {
    for series in series::all() {
        let ours = run("vwmacd", &[("signalperiod", "1")], &series.bars);
        let fast = run("vwma", &[("timeperiod", "12")], &series.bars);
        let slow = run("vwma", &[("timeperiod", "26")], &series.bars);
        for bar in 0..series.bars.len() {
            let expected = fast.value(0, bar).zip(slow.value(0, bar)).map(|(fast, slow)| fast - slow);
            assert_eq!(ours.value(0, bar), expected, "{} at bar {bar}", series.name);
        }
    }
}

/// The mean and the deviation of typical prices, each weighted with its volume, in two passes.
fn weighted(bars: &[Bar]) -> Option<(f64, f64)> {
    let typical = |bar: &Bar| (bar.high + bar.low + bar.close) / 3.0;
    let volume: f64 = bars.iter().map(|bar| bar.volume).sum();
    let mean = bars.iter().map(|bar| typical(bar) * bar.volume).sum::<f64>() / volume;
    let square = bars.iter().map(|bar| bar.volume * (typical(bar) - mean).powi(2)).sum::<f64>() / volume;
    (volume > 0.0).then_some((mean, square.sqrt()))
}

fn check_bands(ours: &analysis::registry::Columns, bar: usize, window: &[Bar], place: &str) {
    let expected = weighted(window);
    assert_eq!(ours.value(0, bar).is_some(), expected.is_some(), "{place}");
    let Some((mean, deviation)) = expected else { return };
    for (output, expected) in [mean, mean + 2.0 * deviation, mean - 2.0 * deviation].into_iter().enumerate() {
        let said = ours.value(output, bar).unwrap();
        assert!(
            (said - expected).abs() <= 1e-9 * mean.abs().max(expected.abs()),
            "{place}: {said}, not {expected}"
        );
    }
}

/// The name of the session that a bar lies in.
type Namer = fn(&Bar) -> String;

fn text(bar: &Bar) -> String {
    model::Instant::from_nanos(bar.open_at).to_rfc3339()
}

#[test]
fn the_price_of_a_session_is_that_of_its_bars() {
    for series in series::all() {
        let all: Vec<Bar> = series.bars.iter().collect();
        let sessions: [(&str, Namer); 3] = [
            ("day", |bar| text(bar)[..10].to_owned()),
            ("week", |bar| (bar.open_at / 86_400_000_000_000 - 4).div_euclid(7).to_string()),
            ("month", |bar| text(bar)[..7].to_owned()),
        ];
        for (name, of) in sessions {
            let ours = run("vwap_session", &[("session", name)], &series.bars);
            let mut first = 0;
            for bar in 0..all.len() {
                if of(&all[bar]) != of(&all[first]) {
                    first = bar;
                }
                check_bands(
                    &ours,
                    bar,
                    &all[first..=bar],
                    &format!("{name} on {} at bar {bar}", series.name),
                );
            }
        }
    }
}

#[test]
fn an_anchored_price_begins_at_its_anchor() {
    let bars = walk(22, 200, 3_000.0, 0.1, 50.0);
    let anchor = bars.open_at()[50] / 1_000_000;
    let all: Vec<Bar> = bars.iter().collect();
    for (text, first) in [(anchor.to_string(), 50), ((anchor + 1).to_string(), 51)] {
        let ours = run("vwap_anchored", &[("anchor_at", text.as_str())], &bars);
        assert_eq!(ours.first_valid(), Some(first));
        for bar in first..bars.len() {
            check_bands(&ours, bar, &all[first..=bar], &format!("anchored at bar {first}, bar {bar}"));
        }
    }
}
