//! Levels, trend lines and Fibonacci zones, by hand and by what must hold on every series.

use crate::repaint::probe::{Cuts, first_revision};
use crate::series;
use analysis::fibonacci::confluence::WeightedSwing;
use analysis::fibonacci::{FibonacciTracker, Swing, confluence};
use analysis::structure::levels::{LEVELS_MAX, LevelChange, LevelEvent};
use analysis::structure::trend_lines::{LINES_MAX, LineChange, LineEvent};
use analysis::structure::{Levels, Pivot, PivotKind, Reversal, TrendLines};
use analysis::{Bar, Bars};

const TURNS: Reversal = Reversal::Percent(3.0);

/// Bars along straight lines between corners (bar, price), each half a unit high.
pub fn along(corners: &[(usize, f64)]) -> Vec<Bar> {
    let last = corners.last().map_or(0, |corner| corner.0);
    (0..=last)
        .map(|index| {
            let leg = corners.windows(2).find(|leg| index <= leg[1].0).unwrap();
            let share = (index - leg[0].0) as f64 / (leg[1].0 - leg[0].0) as f64;
            let close = leg[0].1 + share * (leg[1].1 - leg[0].1);
            Bar {
                open_at: index as i64 * 60_000_000_000,
                open: close,
                high: close + 0.25,
                low: close - 0.25,
                close,
                volume: 1.0,
            }
        })
        .collect()
}

fn level_events(bars: &[Bar]) -> Vec<LevelEvent> {
    let mut levels = Levels::new(TURNS).unwrap();
    bars.iter().flat_map(|bar| levels.update(bar)).collect()
}

fn line_events(bars: &[Bar]) -> Vec<LineEvent> {
    let mut lines = TrendLines::new(TURNS).unwrap();
    bars.iter().flat_map(|bar| lines.update(bar)).collect()
}

#[test]
fn a_level_is_found_broken_and_flipped() {
    let bars = along(&[
        (0, 100.0),
        (20, 110.0),
        (40, 100.0),
        (60, 110.1),
        (80, 104.0),
        (100, 116.0),
        (110, 110.6),
        (130, 120.0),
    ]);
    let events: Vec<_> =
        level_events(&bars).into_iter().filter(|event| event.low > 109.0 && event.high < 111.0).collect();
    let changes: Vec<LevelChange> = events.iter().map(|event| event.change).collect();
    assert_eq!(changes, [LevelChange::Found, LevelChange::Broken, LevelChange::Flipped]);
    assert_eq!(events[2].touches, 3);
    assert!(events[0].confirmed_index > 60 && events[1].confirmed_index > 80);
}

#[test]
fn a_line_under_rising_bottoms_is_touched_and_broken() {
    let bars = along(&[
        (0, 110.0),
        (10, 100.0),
        (20, 108.0),
        (30, 102.0),
        (40, 112.0),
        (50, 104.0),
        (60, 112.0),
        (90, 90.0),
    ]);
    let events = line_events(&bars);
    let line = events
        .iter()
        .find_map(|event| match &event.change {
            LineChange::Found(line) if line.kind == PivotKind::Low => Some(line.clone()),
            _ => None,
        })
        .unwrap();
    assert!((line.slope - 0.1).abs() < 1e-9);
    assert!((line.price_at(50) - 103.75).abs() < 1e-9);
    assert!(events.iter().any(|event| event.change == LineChange::Touched(line.id)));
    let broken = events.iter().find(|event| event.change == LineChange::Broken(line.id)).unwrap();
    assert!((65..80).contains(&broken.confirmed_index), "{broken:?}");
}

#[test]
fn lines_that_run_alike_are_a_channel() {
    let bars = along(&[
        (0, 106.0),
        (10, 100.0),
        (20, 109.0),
        (30, 103.0),
        (40, 112.0),
        (50, 106.0),
        (60, 115.0),
        (70, 109.0),
        (80, 116.0),
    ]);
    let found = line_events(&bars)
        .into_iter()
        .find_map(|event| match event.change {
            LineChange::Channel(channel) => Some(channel),
            _ => None,
        })
        .unwrap();
    assert!((found.slope - 0.15).abs() < 1e-9 && (found.width - 8.0).abs() < 1e-6, "{found:?}");
}

#[test]
fn levels_and_lines_are_bounded_and_never_take_anything_back() {
    for series in series::all() {
        let bars: Vec<Bar> = series.bars.iter().collect();
        let levels = |bars: &Bars| {
            let events = level_events(&bars.iter().collect::<Vec<_>>());
            events.into_iter().map(|event| (event.confirmed_index, event)).collect()
        };
        assert_eq!(first_revision(levels, &series.bars, Cuts::Few), None, "{}", series.name);
        let lines = |bars: &Bars| {
            let events = line_events(&bars.iter().collect::<Vec<_>>());
            events.into_iter().map(|event| (event.confirmed_index, event)).collect()
        };
        assert_eq!(first_revision(lines, &series.bars, Cuts::Few), None, "{}", series.name);
        let mut follow = (Levels::new(TURNS).unwrap(), TrendLines::new(TURNS).unwrap());
        for (index, bar) in bars.iter().enumerate() {
            assert!(follow.0.update(bar).iter().all(|event| event.confirmed_index == index));
            assert!(follow.1.update(bar).iter().all(|event| event.confirmed_index == index));
            assert!(follow.0.found().count() + follow.0.forming().count() <= LEVELS_MAX);
            assert!(follow.1.lines().len() <= 2 * LINES_MAX);
        }
        for level in follow.0.found() {
            let strength = follow.0.strength(level);
            assert!((0.0..=1.0).contains(&strength), "{} {strength}", series.name);
            assert!(level.low <= level.mean() * 1.000_001 && level.mean() <= level.high * 1.000_001);
        }
    }
}

fn pivot(kind: PivotKind, index: usize, price: f64) -> Pivot {
    let at = |index: usize| index as i64 * 60;
    Pivot { kind, index, open_at: at(index), price, confirmed_index: index + 2, confirmed_at: at(index + 2) }
}

fn swing(from: (usize, f64), to: (usize, f64)) -> Swing {
    let kind = if from.1 < to.1 { PivotKind::Low } else { PivotKind::High };
    Swing::new(pivot(kind, from.0, from.1), pivot(kind.opposite(), to.0, to.1)).unwrap()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

#[test]
fn a_swing_has_its_levels_fans_arcs_and_time_zones() {
    let rise = swing((10, 100.0), (20, 200.0));
    let prices: Vec<f64> = rise.levels().map(|level| level.price).collect();
    let expected = [176.4, 161.8, 150.0, 138.2, 121.4, 227.2, 261.8, 361.8];
    assert!(prices.iter().zip(expected).all(|(price, wanted)| close(*price, wanted)), "{prices:?}");
    let fall = swing((10, 200.0), (20, 100.0));
    assert!(close(fall.retracements()[3].price, 161.8) && close(fall.extensions()[0].price, 72.8));
    assert!(close(rise.fan()[2].price_at(20), 150.0) && close(rise.fan()[2].price_at(30), 200.0));
    let arc = &rise.arcs()[2];
    assert!(close(arc.points[0].1, 150.0) && close(arc.points[0].0, 0.0));
    let last = arc.points.last().unwrap();
    assert!(close(last.0, 5.0) && close(last.1, 200.0));
    let zones = rise.time_zones().map(|zone| zone.index);
    assert_eq!(zones, [20, 30, 40, 60, 90, 140, 220, 350, 560]);
    assert_eq!(rise.time_zones()[1].open_at, 30 * 60);
    assert!(Swing::new(*rise.to(), *rise.from()).is_none());
}

#[test]
fn levels_of_several_swings_meet_in_a_zone() {
    // 0.5 of 100..200 is 150.0; 0.618 of 118.4..201.2 is 150.03; nothing else is within 0.1.
    let swings = [swing((0, 100.0), (10, 200.0)), swing((12, 118.4), (20, 201.2))];
    let weighted = swings.map(|swing| WeightedSwing { swing, weight: 1.0, source: "1h" });
    let zones = confluence(&weighted, 0.1);
    assert_eq!(zones.len(), 1);
    let zone = &zones[0];
    assert!(close(zone.low, 150.0) && (150.0..150.1).contains(&zone.high));
    assert_eq!(zone.levels.len(), 2);
    assert_eq!(zone.confirmed_at, 22 * 60);
    assert!(close(zone.strength, 1.0 - 2.0_f64.powf(-0.4)));
    assert!(confluence(&weighted[..1], 1e9).is_empty(), "one swing meets nobody");
    let heavier = swings.map(|swing| WeightedSwing { swing, weight: 3.0, source: "1d" });
    assert!(confluence(&heavier, 0.1)[0].strength > zone.strength);
}

#[test]
fn swings_are_never_taken_back_and_zones_hold_on_every_series() {
    for series in series::all() {
        let run = |bars: &Bars| {
            let mut tracker = FibonacciTracker::new().unwrap();
            let swings: Vec<_> = bars.iter().flat_map(|bar| tracker.update(&bar)).collect();
            (swings, tracker.zones(&[]))
        };
        let swings = |bars: &Bars| {
            let swings = run(bars).0.into_iter();
            swings.map(|(degree, swing)| (swing.confirmed_index(), (degree, swing))).collect()
        };
        assert_eq!(first_revision(swings, &series.bars, Cuts::Few), None, "{}", series.name);
        for zone in run(&series.bars).1 {
            assert!(zone.low <= zone.price && zone.price <= zone.high * (1.0 + 1e-12), "{}", series.name);
            assert!(zone.strength > 0.0 && zone.strength <= 1.0 && zone.levels.len() > 1);
        }
    }
}

/// Bars of prices that have little in common: nothing, next to nothing, ordinary, huge.
fn wild(seed: u64, length: usize) -> Vec<Bar> {
    const PRICES: [f64; 8] = [0.0, 1e-300, 1e-8, 1.0, 100.0, 101.0, 1e15, 1e307];
    let mut chance = series::Chance(seed);
    let mut price = || {
        let place = (chance.unit() * 8.0) as usize;
        PRICES[place] * (1.0 + chance.unit())
    };
    (0..length)
        .map(|index| {
            let (open, close, other) = (price(), price(), price());
            let (high, low) = (open.max(close).max(other), open.min(close).min(other));
            Bar { open_at: index as i64, open, high, low, close, volume: price() }
        })
        .collect()
}

#[test]
fn wild_prices_panic_nowhere_and_what_is_said_is_finite() {
    for seed in 0..40 {
        let bars = Bars::collect(wild(seed, 300)).unwrap();
        let mut levels = Levels::new(Reversal::Atr { period: 3, factor: 0.5 }).unwrap();
        let mut lines = TrendLines::new(Reversal::Fractal { left: 2, right: 1 }).unwrap();
        let mut fibonacci = FibonacciTracker::new().unwrap();
        let mut shapes = analysis::shapes::Shapes::with_score_min(0.0).unwrap();
        for bar in bars.iter() {
            assert!(levels.update(&bar).iter().all(|event| event.low <= event.high));
            lines.update(&bar);
            fibonacci.update(&bar);
            for event in shapes.update(&bar) {
                let analysis::shapes::ShapeEvent::Confirmed(shape) = event else { continue };
                assert!(shape.target.is_finite() && shape.invalidation.is_finite(), "{shape:?}");
                assert!((0.0..=1.0).contains(&shape.score));
            }
            assert!(shapes.forming().iter().all(|forming| forming.score.is_finite()));
        }
        assert!(lines.lines().iter().all(|line| line.slope.is_finite()));
        assert!(levels.found().all(|level| (0.0..=1.0).contains(&levels.strength(level))));
        assert!(fibonacci.zones(&[]).iter().all(|zone| zone.price.is_finite() && zone.strength.is_finite()));
    }
}
