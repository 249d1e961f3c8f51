//! The parts that keep a window in another way than a scan would, and what is built of them, against naive twins.

use crate::series::{Chance, walk};
use analysis::indicators::ranked::Ranked;
use analysis::indicators::sorted::Sorted;
use analysis::indicators::total::{SlidingTotal, sum_by};
use analysis::indicators::window::{Highest, Lowest, Ties};
use analysis::{Bars, registry};

/// Numbers with many ties and some far away.
fn numbers(count: usize) -> Vec<f64> {
    let mut chance = Chance(21);
    (0..count)
        .map(|index| {
            let scale = if index % 97 == 0 { 1e6 } else { 1.0 };
            (chance.normal() * 8.0).round() / 8.0 * scale
        })
        .collect()
}

fn assert_near(ours: f64, theirs: f64, place: &str) {
    let apart = (ours - theirs).abs();
    assert!(apart <= 1e-9 * ours.abs().max(theirs.abs()).max(1e-3), "{place}: {ours:e}, naive {theirs:e}");
}

#[test]
fn counts_and_sums_by_size_equal_a_scan() {
    for period in [1, 2, 3, 10, 64] {
        let mut ranked = Ranked::new(period);
        let numbers = numbers(600);
        for (index, number) in numbers.iter().enumerate() {
            let window = &numbers[(index + 1).saturating_sub(period)..=index];
            assert_eq!(ranked.push(*number), index.checked_sub(period).map(|old| numbers[old]));
            assert_eq!(ranked.is_full(), window.len() == period);
            for mark in [*number, window[0], 0.1, -1e9, 1e9] {
                let place = format!("{period} values at {index} beside {mark}");
                let less: Vec<f64> = window.iter().copied().filter(|value| *value < mark).collect();
                let more: Vec<f64> = window.iter().copied().filter(|value| *value > mark).collect();
                assert_eq!(
                    (ranked.below(mark).count, ranked.above(mark).count),
                    (less.len(), more.len()),
                    "{place}"
                );
                assert_near(ranked.below(mark).sum, less.iter().sum(), &place);
                assert_near(ranked.above(mark).sum, more.iter().sum(), &place);
            }
            assert_eq!(ranked.all().count, window.len());
        }
    }
}

#[test]
fn a_sliding_total_equals_a_scan_and_forgets_a_spike() {
    for period in [1, 2, 3, 10, 64] {
        let mut total = SlidingTotal::new(period);
        let mut numbers = numbers(600);
        numbers.extend([1e300, 3.0].iter().chain(&[0.0; 70]));
        for (index, number) in numbers.iter().enumerate() {
            let sum = total.update(*number);
            assert_eq!(sum.is_some(), index + 1 >= period);
            if let Some(sum) = sum {
                let scan: f64 = numbers[index + 1 - period..=index].iter().sum();
                assert_near(sum, scan, &format!("{period} values at {index}"));
            }
        }
        assert_eq!(total.update(0.0), Some(0.0), "what left the window is still there");
    }
}

#[test]
fn extremes_equal_a_scan_and_ties_go_to_the_side_that_was_chosen() {
    let numbers = numbers(600);
    for period in [1, 2, 3, 10, 64] {
        for ties in [Ties::Newest, Ties::Oldest] {
            let (mut highest, mut lowest) = (Highest::new(period, ties), Lowest::new(period, ties));
            for (index, number) in numbers.iter().enumerate() {
                let (high, low) = (highest.update(*number), lowest.update(*number));
                let Some(start) = (index + 1).checked_sub(period) else {
                    assert_eq!((high, low), (None, None));
                    continue;
                };
                let scan = |counts: fn(f64, f64) -> bool| {
                    (start..=index).fold((start as u64, numbers[start]), |best, place| {
                        let is_next = counts(numbers[place], best.1)
                            || (numbers[place] == best.1 && ties == Ties::Newest);
                        if is_next { (place as u64, numbers[place]) } else { best }
                    })
                };
                assert_eq!(high, Some(scan(|next, best| next > best)), "{period} values at {index}");
                assert_eq!(low, Some(scan(|next, best| next < best)), "{period} values at {index}");
            }
        }
    }
}

#[test]
fn a_sum_in_lanes_equals_one_in_a_row() {
    let numbers = numbers(40);
    for count in 0..numbers.len() {
        let row: f64 = numbers[..count].iter().map(|value| value * value).sum();
        assert_near(sum_by(&numbers[..count], |value| value * value), row, &format!("{count} values"));
    }
}

/// The channel index as its formula has it.
fn naive_cci(bars: &Bars, period: usize) -> Vec<Option<f64>> {
    let typical: Vec<f64> = bars.iter().map(|bar| (bar.high + bar.low + bar.close) / 3.0).collect();
    (0..typical.len())
        .map(|last| {
            let window = &typical[(last + 1).checked_sub(period)?..=last];
            let mean = window.iter().sum::<f64>() / period as f64;
            let deviation = window.iter().map(|price| (price - mean).abs()).sum::<f64>() / period as f64;
            Some((typical[last] - mean) / (0.015 * deviation))
        })
        .collect()
}

#[test]
fn the_channel_index_over_a_long_window_equals_its_formula() {
    let bars = walk(33, 3_000, 60_000.0, 0.01, 1.0);
    let spec = registry::find("cci").unwrap();
    for period in [2, 8, 20, 200, 1_024, 1_025, 2_500] {
        let settings = spec.settings([("timeperiod", period.to_string().as_str())]).unwrap();
        let columns = spec.build(&settings).batch(&bars);
        for (index, naive) in naive_cci(&bars, period).into_iter().enumerate() {
            let place = format!("{period} bars at {index}");
            assert_eq!(columns.value(0, index).is_some(), naive.is_some(), "{place}");
            assert_near(columns.value(0, index).unwrap_or(0.0), naive.unwrap_or(0.0), &place);
        }
    }
}

#[test]
fn a_sorted_row_and_a_tree_rank_as_a_sort_does() {
    let numbers: Vec<f64> = numbers(500).iter().map(|number| (number * 4.0).round()).collect();
    for period in [1, 2, 7, 40] {
        let mut windows = [Sorted::new(period), Sorted::Tree(Ranked::new(period))];
        for (index, number) in numbers.iter().enumerate() {
            let mut scan = numbers[(index + 1).saturating_sub(period)..=index].to_vec();
            scan.sort_by(f64::total_cmp);
            for window in &mut windows {
                window.push(*number);
                assert_eq!((window.len(), window.is_full()), (scan.len(), scan.len() == period));
                let ranked: Vec<f64> = (0..period).map_while(|before| window.nth(before)).collect();
                assert_eq!(ranked, scan, "{period} values at {index}");
                let below = scan.iter().filter(|other| *other < number).count();
                assert_eq!(window.count_below(*number), below);
                let middle = (scan[(scan.len() - 1) / 2] + scan[scan.len() / 2]) / 2.0;
                assert_eq!(window.median(), Some(middle));
            }
        }
    }
}
