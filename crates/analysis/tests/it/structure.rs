//! Turning points, by hand and by what must hold on every series.

use crate::repaint::probe::{Cuts, first_revision};
use crate::series;
use analysis::structure::{Fractals, Pivot, PivotKind, Reversal, ZigZag};
use analysis::{Bar, Bars};

/// Bars from a table of high and low.
fn bars(table: &[(f64, f64)]) -> Vec<Bar> {
    table
        .iter()
        .enumerate()
        .map(|(index, (high, low))| Bar {
            open_at: index as i64,
            open: *low,
            high: *high,
            low: *low,
            close: *high,
            volume: 1.0,
        })
        .collect()
}

/// (top?, bar, price, certain at).
fn zigzag(reversal: Reversal, bars: &[Bar]) -> Vec<(bool, usize, f64, usize)> {
    let mut zigzag = ZigZag::new(reversal).unwrap();
    bars.iter()
        .filter_map(|bar| zigzag.update(bar))
        .map(|pivot| (pivot.kind == PivotKind::High, pivot.index, pivot.price, pivot.confirmed_index))
        .collect()
}

#[test]
fn a_turn_is_certain_when_the_price_has_come_back_far_enough() {
    let table = bars(&[
        (101.0, 100.0),
        (106.0, 104.0),
        (111.0, 108.0),
        (109.0, 105.0),
        (106.0, 99.0),
        (103.0, 97.0),
        (109.0, 104.0),
    ]);
    let found = zigzag(Reversal::Percent(10.0), &table);
    // 111 is 11 % above 100; 99 is below 111 less 10 % (99.9); 109 is above 97 plus 10 % (106.7).
    assert_eq!(found, [(false, 0, 100.0, 2), (true, 2, 111.0, 4), (false, 5, 97.0, 6)]);
}

#[test]
fn a_bar_that_goes_further_turns_nothing_whatever_its_other_end() {
    let table = bars(&[(100.0, 100.0), (112.0, 111.0), (130.0, 90.0), (120.0, 118.0), (119.0, 117.0)]);
    let found = zigzag(Reversal::Percent(10.0), &table);
    assert_eq!(found, [(false, 0, 100.0, 1), (true, 2, 130.0, 4)]);
}

#[test]
fn fractals_stand_out_among_their_neighbours() {
    let table = bars(&[(5.0, 1.0), (6.0, 2.0), (9.0, 3.0), (9.0, 2.0), (7.0, 1.5), (8.0, 2.0), (8.5, 2.5)]);
    let mut fractals = Fractals::new(2, 2);
    let found: Vec<_> = table
        .iter()
        .flat_map(|bar| fractals.update(bar))
        .flatten()
        .map(|pivot| (pivot.kind, pivot.index, pivot.confirmed_index))
        .collect();
    assert_eq!(found, [(PivotKind::High, 2, 4), (PivotKind::Low, 4, 6)]);
}

const RULES: [Reversal; 5] = [
    Reversal::Percent(3.0),
    Reversal::Percent(0.5),
    Reversal::Atr { period: 14, factor: 2.0 },
    Reversal::Fractal { left: 2, right: 2 },
    Reversal::Fractal { left: 5, right: 1 },
];

#[test]
fn turns_alternate_are_extremes_between_their_neighbours_and_never_change() {
    for series in series::all() {
        for rule in RULES {
            let all: Vec<Bar> = series.bars.iter().collect();
            let whole = zigzag(rule, &all);
            let leak = first_revision(|bars| certain_turns(rule, bars), &series.bars, Cuts::Few);
            assert_eq!(leak, None, "{rule:?} on {}", series.name);
            assert!(
                whole
                    .windows(2)
                    .all(|two| two[0].0 != two[1].0 && two[0].1 <= two[1].1 && two[0].3 <= two[1].3)
            );
            assert!(
                whole.iter().all(|(_, index, _, confirmed)| index < confirmed),
                "{rule:?} {}",
                series.name
            );
            if !matches!(rule, Reversal::Fractal { .. }) {
                extremes(&whole, &series.bars);
            }
        }
    }
}

fn certain_turns(rule: Reversal, bars: &Bars) -> Vec<(usize, Pivot)> {
    let mut zigzag = ZigZag::new(rule).unwrap();
    let turns = bars.iter().filter_map(|bar| zigzag.update(&bar));
    turns.map(|pivot| (pivot.confirmed_index, pivot)).collect()
}

#[test]
fn a_fractal_is_never_taken_back() {
    for series in series::all() {
        let fractals = |bars: &Bars| {
            let mut fractals = Fractals::new(3, 2);
            let found = bars.iter().flat_map(|bar| fractals.update(&bar)).flatten();
            found.map(|pivot| (pivot.confirmed_index, pivot)).collect()
        };
        assert_eq!(first_revision(fractals, &series.bars, Cuts::Few), None, "{}", series.name);
    }
}

/// Between two turns no bar goes beyond the later one, nor beyond the earlier one unless it led the leg further itself.
fn extremes(turns: &[(bool, usize, f64, usize)], bars: &Bars) {
    for two in turns.windows(2) {
        let falls = two[0].0;
        let mut reached = f64::INFINITY;
        for index in two[0].1 + 1..two[1].1 {
            let (bar_ahead, bar_behind) = if falls {
                (bars.low()[index], -bars.high()[index])
            } else {
                (-bars.high()[index], bars.low()[index])
            };
            let (ahead, behind) = if falls { (two[1].2, -two[0].2) } else { (-two[1].2, two[0].2) };
            assert!(bar_ahead >= ahead, "bar {index} is beyond the end of {two:?}");
            assert!(
                bar_behind >= behind || bar_ahead < reached,
                "bar {index} is beyond the start of {two:?}"
            );
            reached = reached.min(bar_ahead);
        }
    }
}

#[test]
fn rules_out_of_bounds_are_refused() {
    for rule in [
        Reversal::Percent(0.0),
        Reversal::Percent(f64::NAN),
        Reversal::Percent(100.0),
        Reversal::Atr { period: 0, factor: 1.0 },
        Reversal::Atr { period: 14, factor: f64::INFINITY },
        Reversal::Fractal { left: 0, right: 2 },
    ] {
        assert!(ZigZag::new(rule).is_err(), "{rule:?}");
    }
}
