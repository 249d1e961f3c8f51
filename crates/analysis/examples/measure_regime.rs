//! How well regimes are told, on simulated markets: `cargo run --release -p analysis --example measure_regime` prints the
//! tables of `docs/analysis/regime.md`.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../tests/it/generator/regimes.rs"]
mod generator;

use analysis::streaming::{FromBar as _, HighLowClose, Row as _, Streaming as _};
use analysis::structure::Regime;

/// How many markets, and how long each.
const MARKETS: (u64, usize) = (100, 4_000);
/// The first seed; the coefficients were fitted on others.
const SEED: u64 = 9_000_000;
const NAMES: [&str; 4] = ["trending up", "trending down", "ranging", "volatile"];

fn main() {
    let mut told = [[0.0; 4]; 4];
    let mut reliability = [[(0.0, 0.0, 0.0); 10]; 4];
    for seed in SEED..SEED + MARKETS.0 {
        let mut regime = Regime::new();
        for (bar, label) in generator::market(seed, MARKETS.1) {
            let Some(probabilities) = regime.update(HighLowClose::from_bar(&bar)) else { continue };
            let mut row = [0.0; 4];
            probabilities.write(&mut row);
            let best = (1..4).fold(0, |best, place| if row[place] > row[best] { place } else { best });
            told[label][best] += 1.0;
            for (place, probability) in row.iter().enumerate() {
                let bucket = &mut reliability[place][((probability * 10.0) as usize).min(9)];
                bucket.0 += 1.0;
                bucket.1 += probability;
                bucket.2 += f64::from(u8::from(place == label));
            }
        }
    }
    println!(
        "| drawn as | {} |\n|---|---:|---:|---:|---:|",
        NAMES.map(|name| format!("told {name}")).join(" | ")
    );
    for (name, row) in NAMES.iter().zip(told) {
        let all: f64 = row.iter().sum();
        println!("| {name} | {} |", row.map(|count| format!("{:.2}", count / all)).join(" | "));
    }
    println!("\n| said | {} |\n|---|---:|---:|---:|---:|", NAMES.join(" | "));
    for bucket in 0..10 {
        let cells = reliability.map(|column| match column[bucket] {
            (count, _, _) if count < 50.0 => "–".to_owned(),
            (count, said, was) => format!("{:.2} → {:.2}", said / count, was / count),
        });
        println!("| {}–{} % | {} |", bucket * 10, bucket * 10 + 10, cells.join(" | "));
    }
}
