//! Outcomes reckoned by hand, from candle tables.

use super::{Followed, Outcome, SignalEnd};
use crate::Bar;
use crate::signals::SignalDirection::{self, Long, Short};
use crate::signals::plan::{Plan, SignalTarget};

fn plan(direction: SignalDirection) -> Plan {
    // Entry 100, stop 10 away, half at 10, half at 20.
    let sign = direction.sign();
    let target =
        |away: f64| SignalTarget { price: 100.0 + sign * away, fraction: 0.5, reason: String::new() };
    Plan {
        entry: 100.0,
        stop: 100.0 - sign * 10.0,
        stop_reason: String::new(),
        targets: vec![target(10.0), target(20.0)],
    }
}

/// `open high low close` in each row.
fn follow(direction: SignalDirection, candles: &str, bars: usize) -> Option<Outcome> {
    let mut followed = Followed::new(direction, plan(direction), bars);
    let rows = candles.lines().map(str::trim).filter(|row| !row.is_empty()).enumerate();
    rows.into_iter().find_map(|(index, row)| {
        let prices: Vec<f64> = row.split_whitespace().map(|price| price.parse().expect("a price")).collect();
        let [open, high, low, close] = prices[..] else { panic!("four prices in {row}") };
        followed.update(&Bar { open_at: index as i64, open, high, low, close, volume: 1.0 }, index)
    })
}

fn check(direction: SignalDirection, candles: &str, bars: usize, expected: (SignalEnd, usize, usize, f64)) {
    let outcome = follow(direction, candles, bars).expect("it ends");
    let seen = (outcome.end, outcome.ended_index, outcome.targets_reached);
    assert_eq!(seen, (expected.0, expected.1, expected.2), "{candles}");
    assert!((outcome.return_ratio - expected.3).abs() < 1e-12, "{candles}: {}", outcome.return_ratio);
    assert!((outcome.risk_multiple - outcome.return_ratio * outcome.entry / 10.0).abs() < 1e-12);
}

#[test]
fn it_is_entered_at_the_next_open() {
    // In at 102, out at 90: a loss of 12 of 102.
    check(Long, "102 103 101 102\n101 101 89 95", 10, (SignalEnd::Stopped, 1, 0, -12.0 / 102.0));
}

#[test]
fn the_stop_comes_before_the_targets_of_a_bar() {
    check(Long, "100 125 90 110", 10, (SignalEnd::Stopped, 0, 0, -0.1));
    check(Short, "100 110 75 90", 10, (SignalEnd::Stopped, 0, 0, -0.1));
}

#[test]
fn an_open_beyond_the_stop_is_an_exit_there() {
    check(Long, "100 101 99 100\n85 99 80 98", 10, (SignalEnd::Stopped, 1, 0, -0.15));
    check(Short, "100 101 99 100\n115 120 114 118", 10, (SignalEnd::Stopped, 1, 0, -0.15));
}

#[test]
fn targets_close_their_shares() {
    check(Long, "100 120 99 119", 10, (SignalEnd::TargetsReached, 0, 2, 0.15));
    check(Long, "100 112 99 109\n109 111 90 95", 10, (SignalEnd::Stopped, 1, 1, 0.0));
    check(Short, "100 101 88 90\n90 92 79 80", 10, (SignalEnd::TargetsReached, 1, 2, 0.15));
}

#[test]
fn time_runs_out_at_a_close() {
    check(Long, "100 104 99 103\n103 112 102 106", 2, (SignalEnd::Expired, 1, 1, 0.08));
    assert_eq!(follow(Long, "100 104 99 103\n103 104 102 106", 3), None);
}

#[test]
fn the_mirrored_plan_is_the_other_side_of_the_coin() {
    let won = follow(Long, "100 120 99 119", 10).expect("it ends");
    // Upside down the stop is at 110, which the same bar passes.
    assert!((won.mirrored_return_ratio + 0.1).abs() < 1e-12, "{}", won.mirrored_return_ratio);
    let lost = follow(Long, "100 101 80 82", 10).expect("it ends");
    assert!((lost.mirrored_return_ratio - 0.15).abs() < 1e-12, "{}", lost.mirrored_return_ratio);
    let idle = follow(Long, "100 104 99 103", 1).expect("it ends");
    assert!((idle.mirrored_return_ratio + 0.03).abs() < 1e-12, "{}", idle.mirrored_return_ratio);
}

#[test]
fn a_signal_the_other_way_ends_it_at_the_close() {
    let bar = |close: f64| Bar { open_at: 0, open: 100.0, high: 105.0, low: 99.0, close, volume: 1.0 };
    let mut followed = Followed::new(Long, plan(Long), 10);
    assert_eq!(followed.reverse(&bar(104.0), 0), None, "nothing was entered yet");
    assert_eq!(followed.update(&bar(103.0), 1), None);
    let outcome = followed.reverse(&bar(104.0), 2).expect("it ends");
    assert_eq!(outcome.end, SignalEnd::Reversed);
    assert!((outcome.return_ratio - 0.04).abs() < 1e-12);
}
