//! Performance figures against Python's `statistics` and against a naive twin.

use analysis::performance::{EquityFigures, EquityStats, Exposure, TradeFigures, TradeStats};
use model::{Span, Timeframe};
use proptest::prelude::*;

const DAY: i64 = 86_400;

fn figures(curve: &[f64], timeframe: i64, span: i64) -> EquityFigures {
    let mut stats = EquityStats::new();
    curve.iter().for_each(|equity| stats.push(*equity));
    assert_eq!(stats.points(), curve.len() as u64);
    stats.figures(Timeframe::from_seconds(timeframe).unwrap(), Span::from_seconds(span))
}

fn assert_close(name: &str, got: Option<f64>, expected: f64) {
    let got = got.unwrap_or_else(|| panic!("{name} is undefined, not {expected}"));
    assert!((got - expected).abs() <= 1e-11 * expected.abs(), "{name}: {got}, not {expected}");
}

/// Python 3: `r = [float(Fraction(b)/Fraction(a)-1) for a, b in zip(e, e[1:])]; m = fsum(r)/len(r);
/// y = sqrt(365*86400/timeframe); sharpe = m/statistics.stdev(r)*y;
/// sortino = m/sqrt(fsum(min(x, 0)**2 for x in r)/(len(r)-1))*y; annual = (e[-1]/e[0])**(365*86400/span) - 1`.
#[test]
fn figures_equal_those_of_python() {
    let days = [10_000.0, 10_100.0, 9_900.0, 10_050.0, 10_300.0, 10_000.0, 9_700.0, 10_400.0];
    let week = figures(&days, DAY, 8 * DAY);
    assert_close("total_return", week.total_return, 0.04);
    assert_close("annual_return", week.annual_return, 4.986_129_467_733_161);
    assert_close("drawdown_ratio_max", week.drawdown_ratio_max, 600.0 / 10_300.0);
    assert_close("sharpe", week.sharpe, 3.227_849_950_835_886_4);
    assert_close("sortino", week.sortino, 6.251_677_637_585_215);
    assert_close("calmar", week.calmar, 85.595_222_529_419_26);
    assert_eq!((week.drawdown_max, week.drawdown_candles_max), (Some(600.0), 2));

    let mut curve = Vec::new();
    let (mut draw, mut equity) = (12_345u64, 1_000_000i64);
    for _ in 0..1_000 {
        draw = (draw * 1_103_515_245 + 12_345) % 2_147_483_648;
        equity += i64::try_from(draw / 65_536 % 2_001).unwrap() - 990;
        curve.push(equity as f64);
    }
    let hours = figures(&curve, 3_600, 1_000 * 3_600 + DAY);
    assert_close("total_return", hours.total_return, -0.015_846_583_798_782_12);
    assert_close("annual_return", hours.annual_return, -0.127_722_924_137_865_9);
    assert_close("drawdown_ratio_max", hours.drawdown_ratio_max, 0.020_339_165_180_845_643);
    assert_close("sharpe", hours.sharpe, -2.504_555_017_420_21);
    assert_close("sortino", hours.sortino, -3.483_019_745_226_559);
    assert_close("calmar", hours.calmar, -6.279_654_204_252_473);
    assert_eq!((hours.drawdown_max, hours.drawdown_candles_max), (Some(20_442.0), 742));
}

#[test]
fn the_deepest_share_and_the_largest_loss_may_be_two_falls() {
    let curve = figures(&[100.0, 50.0, 1_000.0, 900.0], DAY, 4 * DAY);
    assert_eq!((curve.drawdown_ratio_max, curve.drawdown_max), (Some(0.5), Some(100.0)));
}

#[test]
fn what_is_undefined_is_none() {
    assert_eq!(figures(&[], DAY, DAY), EquityFigures::default());
    let one = figures(&[5.0], DAY, DAY);
    assert_eq!(
        (one.total_return, one.drawdown_max, one.sharpe, one.calmar),
        (Some(0.0), Some(0.0), None, None)
    );
    let two = figures(&[5.0, 6.0], DAY, DAY);
    assert_eq!((two.sharpe, two.sortino, two.calmar), (None, None, None));
    let flat = figures(&[5.0; 50], DAY, 50 * DAY);
    assert_eq!((flat.sharpe, flat.sortino, flat.annual_return, flat.calmar), (None, None, Some(0.0), None));
    let growing: Vec<f64> = (0..500).map(|day| 100.0 * 1.01f64.powi(day)).collect();
    let steady = figures(&growing, DAY, 500 * DAY);
    assert_eq!((steady.sharpe, steady.sortino, steady.calmar), (None, None, None), "returns are all alike");
    let rising = figures(&[100.0, 101.0, 103.0, 104.0], DAY, 4 * DAY);
    assert!(rising.sharpe.is_some() && rising.sortino.is_none() && rising.calmar.is_none());
    let ruined = figures(&[100.0, 50.0, 0.0, 10.0], DAY, 4 * DAY);
    assert_eq!((ruined.sharpe, ruined.sortino, ruined.drawdown_ratio_max), (None, None, Some(1.0)));
    let indebted = figures(&[100.0, 50.0, -20.0], DAY, 4 * DAY);
    assert_eq!((indebted.annual_return, indebted.drawdown_ratio_max), (None, Some(1.2)));
    assert_eq!(figures(&[1.0, 1e9], 1, 1).annual_return, None, "beyond what a double holds");
    assert_eq!(figures(&[1.0, 2.0, 1.5], DAY, 0).annual_return, None, "no span");
}

#[test]
fn a_large_equity_with_small_changes_loses_no_digits() {
    let shifted = |base: f64| -> Vec<f64> {
        [0.0, 1.0, -1.0, 2.0, 0.0, 1.0].iter().map(|change| base + change).collect()
    };
    let large = figures(&shifted(1e9), DAY, 6 * DAY);
    // Returns of 1e-9 are equity changes ÷ 1e9 to nine digits: mean 1/5, deviation √(Σ(x−0.2)²/4) of 1,−2,3,−2,1.
    let expected = 0.2 / (18.8f64 / 4.0).sqrt() * 365f64.sqrt();
    assert!((large.sharpe.unwrap() / expected - 1.0).abs() < 1e-6, "{:?}", large.sharpe);
}

#[test]
fn trades_are_counted_by_hand() {
    let mut stats = TradeStats::new();
    assert_eq!(stats.figures(), TradeFigures::default());
    for result in [30.0, -10.0, 0.0, 20.0, -15.0] {
        stats.push(result);
    }
    let expected = TradeFigures {
        count: 5,
        wins: 2,
        losses: 2,
        win_rate: Some(0.4),
        profit_factor: Some(2.0),
        expectancy: Some(5.0),
        win_mean: Some(25.0),
        loss_mean: Some(12.5),
        sqn: Some(5.0_f64.sqrt() * 5.0 / 375.0_f64.sqrt()),
        kelly: Some(0.25),
    };
    assert_eq!(stats.figures(), expected);
    let mut won = TradeStats::new();
    won.push(1.0);
    assert_eq!((won.figures().profit_factor, won.figures().loss_mean), (None, None));
}

#[test]
fn exposure_is_the_share_of_candles_held() {
    let mut exposure = Exposure::new();
    assert_eq!(exposure.share(), None);
    exposure.push_flat();
    exposure.push_held();
    exposure.push_held();
    exposure.push_flat();
    assert_eq!(exposure.share(), Some(0.5));
}

/// The definitions, in two passes over all points.
fn naive(curve: &[f64]) -> (f64, f64, f64, u64) {
    let returns: Vec<f64> = curve.windows(2).map(|pair| (pair[1] - pair[0]) / pair[0]).collect();
    let n = returns.len() as f64;
    let mean = returns.iter().sum::<f64>() / n;
    let deviation = (returns.iter().map(|change| (change - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let peaks = (0..curve.len()).map(|at| {
        let peak = curve[..=at].iter().copied().fold(f64::MIN, f64::max);
        (peak, at - curve[..=at].iter().rposition(|equity| *equity == peak).unwrap())
    });
    let falls: Vec<(f64, u64)> =
        peaks.zip(curve).map(|((peak, candles), equity)| ((peak - equity) / peak, candles as u64)).collect();
    let deepest = falls.iter().map(|fall| fall.0).fold(0.0, f64::max);
    (mean, deviation, deepest, falls.iter().map(|fall| fall.1).max().unwrap())
}

proptest! {
    #[test]
    fn streaming_equals_the_naive_twin(curve in prop::collection::vec(50.0..150.0f64, 3..200)) {
        let (mean, deviation, deepest, candles) = naive(&curve);
        let got = figures(&curve, DAY, 100 * DAY);
        let sharpe = mean / deviation * 365f64.sqrt();
        prop_assert!((got.sharpe.unwrap() - sharpe).abs() <= 1e-10 * (1.0 + sharpe.abs()));
        prop_assert!((got.drawdown_ratio_max.unwrap() - deepest).abs() <= 1e-12);
        prop_assert_eq!(got.drawdown_candles_max, candles);
    }
}
