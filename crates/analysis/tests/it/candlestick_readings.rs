//! Strength, confidence and context of patterns, by hand, and what holds for every reading.

use crate::repaint::probe::{Cuts, first_revision};
use crate::series;
use analysis::candlesticks::{Bias, Evidence, Reading, Scanner, Trend, find, scan};
use analysis::{Bar, Bars};

/// A market that moves by `step` a bar for twenty-five bars of range 1 and volume 10, and then these candles:
/// open, high, low, close and volume.
fn market(step: f64, candles: &[[f64; 5]]) -> Bars {
    let before = (0..25).map(|index| {
        let open = 100.0 + step * (f64::from(index) - 25.0);
        let close = open + step;
        let reach = (1.0 - step.abs()) / 2.0;
        [open, open.max(close) + reach, open.min(close) - reach, close, 10.0]
    });
    let all = before.chain(candles.iter().copied()).zip(0..);
    Bars::collect(all.map(|([open, high, low, close, volume], open_at)| Bar {
        open_at: open_at * 60,
        open,
        high,
        low,
        close,
        volume,
    }))
    .unwrap()
}

/// What a pattern says on the last candle.
fn read(name: &str, bars: &Bars, levels: &[f64]) -> Reading {
    let mut scanner = Scanner::of(&[find(name).unwrap()]);
    scanner.set_levels(levels);
    let mut found = Vec::new();
    for bar in bars.iter() {
        scanner.update(&bar, &mut found);
    }
    found.retain(|reading| reading.confirmed_index == bars.len() - 1);
    assert_eq!(found.len(), 1, "{name}");
    found.remove(0)
}

fn close_to(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

/// Black with a true range of 1, then white around it with one of 2: the mean is one and a half times the usual range.
const ENGULFING: [[f64; 5]; 2] = [[100.0, 100.5, 99.5, 99.75, 10.0], [99.5, 101.0, 99.0, 100.5, 20.0]];

#[test]
fn an_engulfing_after_a_fall_has_everything_for_it() {
    let reading = read("engulfing", &market(-0.5, &ENGULFING), &[]);
    assert_eq!((reading.mark, reading.bias, reading.is_confirmation), (100, Bias::Bullish, false));
    assert_eq!((reading.started_index, reading.confirmed_index), (25, 26));
    assert_eq!((reading.started_at, reading.confirmed_at), (25 * 60, 26 * 60));
    assert!(close_to(reading.strength, 0.75));
    assert_eq!(reading.strength_word(), "strong");
    assert_eq!(reading.context.volume_ratio, Some(1.5));
    assert_eq!((reading.context.trend, reading.context.trend_agrees), (Trend::Down, Some(true)));
    assert_eq!(
        (reading.context.support, reading.context.resistance, reading.context.level_near),
        (None, None, None)
    );
    let expected = (0.3 + 0.2 * 0.75 + 0.2 * 0.75 + 0.2) / 0.9;
    assert!(close_to(reading.confidence, expected), "{}", reading.confidence);
    assert_eq!(
        reading.to_string(),
        "Engulfing (bullish, strong, confidence 0.89): A body swallows the opposite one before it: the other side took over \
         within one candle. Trend before: down, which suits it; volume 1.5 times its average."
    );
}

#[test]
fn the_same_after_a_rise_speaks_against_itself() {
    let reading = read("engulfing", &market(0.5, &ENGULFING), &[]);
    assert_eq!((reading.context.trend, reading.context.trend_agrees), (Trend::Up, Some(false)));
    assert!(close_to(reading.confidence, (0.3 + 0.2 * 0.75 + 0.2 * 0.75) / 0.9));
    let flat = read("engulfing", &market(0.1, &ENGULFING), &[]);
    assert_eq!((flat.context.trend, flat.context.trend_agrees), (Trend::Flat, None));
    assert!(close_to(flat.confidence, (0.3 + 0.2 * 0.75 + 0.2 * 0.75 + 0.2 * 0.5) / 0.9));
}

#[test]
fn a_level_at_the_low_of_a_bullish_pattern_adds_to_it() {
    let reading = read("engulfing", &market(-0.5, &ENGULFING), &[98.75, 97.0, 101.0, 104.0]);
    assert_eq!(reading.context.level_near, Some(98.75));
    assert_eq!((reading.context.support, reading.context.resistance), (Some(98.75), Some(101.0)));
    assert!(close_to(reading.evidence.level.unwrap(), 0.75));
    assert!(close_to(reading.confidence, 0.3 + 0.2 * 0.75 + 0.2 * 0.75 + 0.2 + 0.1 * 0.75));
    assert!(reading.to_string().ends_with("; near the level 98.75."));

    let far = read("engulfing", &market(-0.5, &ENGULFING), &[90.0]);
    assert_eq!(
        (far.context.level_near, far.context.support, far.context.resistance),
        (None, Some(90.0), None)
    );
    assert_eq!(far.evidence.level, Some(0.0));
}

#[test]
fn without_volume_it_is_left_out() {
    let bars = Bars::collect(market(-0.5, &ENGULFING).iter().map(|bar| Bar { volume: 0.0, ..bar })).unwrap();
    let reading = read("engulfing", &bars, &[]);
    assert_eq!((reading.context.volume_ratio, reading.evidence.volume), (None, None));
    assert!(close_to(reading.confidence, (0.3 + 0.2 * 0.75 + 0.2) / 0.7));
}

#[test]
fn a_doji_points_nowhere_and_needs_no_trend() {
    let reading = read("doji", &market(-0.5, &[[100.0, 100.2, 99.8, 100.0, 5.0]]), &[]);
    assert_eq!(
        (reading.bias, reading.context.trend_agrees, reading.evidence.trend),
        (Bias::Neutral, None, None)
    );
    assert!(close_to(reading.strength, 0.2));
    assert_eq!(reading.strength_word(), "weak");
    assert!(close_to(reading.confidence, (0.3 + 0.2 * 0.2 + 0.2 * 0.25) / 0.7));
}

#[test]
fn a_gap_counts_to_the_size_of_a_candle() {
    let reading = read("doji", &market(0.5, &[[101.5, 101.75, 101.25, 101.5, 10.0]]), &[]);
    assert!(close_to(reading.strength, 1.75 / 2.0), "{}", reading.strength);
}

#[test]
fn a_gravestone_is_bearish_whatever_the_sign_of_its_mark() {
    let reading = read("gravestonedoji", &market(0.5, &[[100.0, 101.0, 100.0, 100.0, 10.0]]), &[101.5]);
    assert_eq!((reading.mark, reading.bias), (100, Bias::Bearish));
    assert_eq!(reading.context.trend_agrees, Some(true));
    assert!(close_to(reading.evidence.level.unwrap(), 0.5));
}

#[test]
fn the_confirmation_of_a_hikkake_is_one_candle() {
    let candles = [
        [100.0, 103.0, 97.0, 100.0, 10.0],
        [100.0, 101.0, 99.0, 100.0, 10.0],
        [100.0, 100.5, 98.0, 99.0, 10.0],
        [99.0, 102.5, 99.0, 102.0, 10.0],
    ];
    let shape = read("hikkake", &market(-0.5, &candles[..3]), &[]);
    assert_eq!((shape.mark, shape.is_confirmation, shape.started_index), (100, false, 25));
    let confirmation = read("hikkake", &market(-0.5, &candles), &[]);
    assert_eq!((confirmation.mark, confirmation.is_confirmation), (200, true));
    assert_eq!((confirmation.started_index, confirmation.confirmed_index), (28, 28));
    assert_eq!(confirmation.evidence.form, 1.0);
    assert!(confirmation.to_string().starts_with("Hikkake, confirmed (bullish, "));
}

#[test]
fn a_matching_end_is_a_lesser_form() {
    let reading = read("engulfing", &market(-0.5, &[ENGULFING[0], [99.75, 101.0, 99.0, 100.5, 20.0]]), &[]);
    assert_eq!(reading.mark, 80);
    assert_eq!(reading.evidence.form, 0.8);
}

#[test]
fn where_nothing_moves_nothing_is_strong() {
    let readings = scan(&market(0.0, &[]).first(25));
    assert!(readings.iter().all(|reading| reading.strength <= 1.0));
    let still = Bars::collect((0..60).map(|open_at| Bar {
        open_at,
        open: 5.0,
        high: 5.0,
        low: 5.0,
        close: 5.0,
        volume: 0.0,
    }))
    .unwrap();
    let readings = scan(&still);
    assert!(!readings.is_empty());
    for reading in readings {
        assert_eq!((reading.strength, reading.context.trend), (0.0, Trend::Flat));
        assert!(reading.confidence.is_finite());
    }
}

#[test]
fn the_weights_are_shares_of_one() {
    assert!(close_to(Evidence::WEIGHTS.iter().sum(), 1.0));
}

#[test]
fn every_mark_after_the_first_bars_is_read_once_and_never_changes() {
    let bars = series::coarse(31, 3_000, 0.1);
    let whole = scan(&bars);
    let mut marks = 0;
    for pattern in analysis::candlesticks::PATTERNS {
        let columns = pattern.spec.build(&pattern.spec.settings([]).unwrap()).batch(&bars);
        marks += columns.column(0).iter().skip(25).filter(|mark| !mark.is_nan() && **mark != 0.0).count();
    }
    let late = whole.iter().filter(|reading| reading.confirmed_index >= 25).count();
    assert_eq!(late, marks);
    for reading in &whole {
        assert!((0.0..=1.0).contains(&reading.strength), "{reading:?}");
        assert!((0.0..=1.0).contains(&reading.confidence), "{reading:?}");
        assert!(reading.started_index >= 20 && reading.started_index <= reading.confirmed_index);
        assert_eq!(reading.confirmed_at, bars.open_at()[reading.confirmed_index]);
        assert_eq!(reading.started_at, bars.open_at()[reading.started_index]);
    }
    let readings = |bars: &Bars| {
        let readings = scan(bars);
        readings.iter().map(|reading| (reading.confirmed_index, format!("{reading:?}"))).collect()
    };
    assert_eq!(first_revision(readings, &bars.first(1_234), Cuts::Few), None);
}
