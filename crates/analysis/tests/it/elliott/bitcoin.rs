//! The large turning points of Bitcoin, with the phase that people commonly give them.
//!
//! The list names a window, the extreme in it and a phase: WAVE5 at tops, CORRECTIVE_C or WAVE1 at bottoms. A point is found
//! when a confirmed turning point of a count lies within [`TOLERANCE_BARS`] bars of four hours and [`TOLERANCE_PRICE`] of the
//! extreme's price; it has its phase when a complete count that rises in five waves ends at that top, or one that falls as
//! a correction or in five waves (a wave C) ends at that bottom, at Intermediate degree or larger.
//!
//! The price's tolerance is for the top of November 2021: its bar also went below the low before it, and the zigzag does
//! not turn twice within a bar whose order it does not know, so the top is said of the next bar, 0.3 % lower.

use crate::series;
use analysis::elliott::{ConfirmedCount, Degree, ElliottWaves, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const TOLERANCE_BARS: i64 = 2;
const TOLERANCE_PRICE: f64 = 0.005;
const FOUR_HOURS: i64 = 14_400_000;

struct Row {
    id: String,
    is_top: bool,
    at: i64,
    price: f64,
}

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    path.exists().then_some(path)
}

fn rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            Row {
                id: cells[0].to_owned(),
                is_top: cells[1] == "top",
                at: cells[5].parse().unwrap(),
                price: cells[6].parse().unwrap(),
            }
        })
        .collect()
}

fn ends_at(known: &ConfirmedCount, row: &Row) -> bool {
    known.count.points.last().is_some_and(|point| is_near(point.open_at, point.price, row))
}

fn is_near(open_at: i64, price: f64, row: &Row) -> bool {
    (open_at / 1_000_000 - row.at).abs() <= TOLERANCE_BARS * FOUR_HOURS
        && (price / row.price - 1.0).abs() <= TOLERANCE_PRICE
}

fn has_phase(known: &ConfirmedCount, row: &Row) -> bool {
    let count = &known.count;
    let is_phase = if row.is_top { count.is_rising && count.kind.is_motive() } else { !count.is_rising };
    ends_at(known, row) && is_phase
}

#[test]
fn the_known_turning_points_of_bitcoin_are_found_with_their_phase() {
    let list = shared("reference_patterns/elliott_BTCUSD_turning_points.csv");
    let candles = shared("candles/coinbase_BTCUSD_4h_2016-2024.csv.gz");
    let (Some(list), Some(candles)) = (list, candles) else {
        eprintln!("recorded candles are not here: Bitcoin's turning points are passed over");
        return;
    };
    let bars = series::read(&candles, usize::MAX);
    let mut waves = ElliottWaves::new(&Settings::default()).unwrap();
    let all: Vec<Arc<ConfirmedCount>> = bars.iter().flat_map(|bar| waves.update(&bar).to_vec()).collect();
    let (mut found, mut phased, mut first) = (0, 0, 0);
    for row in rows(&list) {
        let points = all.iter().flat_map(|known| &known.count.points);
        let is_found = points.clone().any(|point| is_near(point.open_at, point.price, &row));
        let best = all
            .iter()
            .filter(|known| known.count.degree >= Degree::Intermediate && has_phase(known, &row))
            .max_by(|one, other| {
                (one.count.degree, std::cmp::Reverse(one.rank))
                    .cmp(&(other.count.degree, std::cmp::Reverse(other.rank)))
            });
        found += usize::from(is_found);
        phased += usize::from(best.is_some());
        let is_first = |known: &Arc<ConfirmedCount>| {
            known.rank == 0 && known.count.degree >= Degree::Intermediate && has_phase(known, &row)
        };
        first += usize::from(all.iter().any(is_first));
        let words = best.map(|known| {
            let late = (known.confirmed_at - known.count.points[known.count.points.len() - 1].open_at)
                / FOUR_HOURS
                / 1_000_000;
            format!(
                "{} {} rank {} score {:.2}, {late} bars later",
                known.count.degree.name(),
                known.count.kind.name(),
                known.rank,
                known.count.score
            )
        });
        eprintln!("{}: found {is_found}, {}", row.id, words.unwrap_or_else(|| "not labelled".to_owned()));
    }
    let rate = base_rate(&all);
    eprintln!(
        "{phased} of 8 have their phase, {first} as the first choice; of all turning points of such a degree {rate:.2} would have it"
    );
    assert_eq!((found, phased), (8, 8));
}

/// Of all ends of first choices at Intermediate degree or larger, how many would be called so: what the eight are worth.
fn base_rate(all: &[Arc<ConfirmedCount>]) -> f64 {
    let large = all.iter().filter(|known| known.rank == 0 && known.count.degree >= Degree::Intermediate);
    let mut ends: std::collections::BTreeMap<usize, bool> = std::collections::BTreeMap::new();
    for known in large {
        let count = &known.count;
        *ends.entry(count.end_index()).or_default() |= !count.is_rising || count.kind.is_motive();
    }
    ends.values().filter(|is_phase| **is_phase).count() as f64 / ends.len() as f64
}
