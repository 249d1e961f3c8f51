//! How well the wave counter finds hidden structures: `cargo run --release --example measure_elliott -p analysis`.
//!
//! Prints the tables of `docs/analysis/elliott.md`.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

#[path = "../tests/it/elliott/generator.rs"]
mod generator;
#[path = "../tests/it/elliott/measure.rs"]
mod measure;
#[path = "../tests/it/series.rs"]
#[expect(dead_code, reason = "some of its series are used here")]
mod series;

use generator::Form;

const NOISE: [f64; 4] = [0.0, 0.05, 0.1, 0.2];
/// Seeds that no weight was chosen by.
const SEED: usize = 50_000_000;
const WALK: usize = 1_000;
const WALKS: usize = 100;
/// From which score a count is called strong.
const STRONG: f64 = 0.75;

fn main() {
    let markets = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(100);
    for is_nested in [false, true] {
        let form = if is_nested { "each wave made of waves" } else { "plain waves" };
        println!("\n{markets} markets a row, {form}\n");
        println!(
            "| structure | noise | precision | recall, preferred | recall, first | recall, any | bars off | price off |"
        );
        println!("|---|---|---|---|---|---|---|---|");
        let tables = NOISE.map(|level| (level, measure::table(level, is_nested, markets, SEED)));
        for (kind, name) in Form::ALL {
            for (level, table) in &tables {
                let tally = table[&kind];
                println!(
                    "| {name} | {:.0} % | {:.2} | {:.2} | {:.2} | {:.2} | {:.1} | {:.3} |",
                    level * 100.0,
                    tally.precision(),
                    tally.recall_preferred(),
                    tally.recall_first(),
                    tally.recall(),
                    tally.bars_off / tally.points.max(1) as f64,
                    tally.price_off / tally.points.max(1) as f64
                );
            }
        }
    }
    println!("\nSaid of {WALKS} random walks of {WALK} bars, per 1,000 bars\n");
    println!(
        "| structure | first choices | of these with a score of at least {STRONG} | preferred reading |"
    );
    println!("|---|---|---|---|");
    let alarms = measure::false_alarms(WALK, WALKS, STRONG);
    for (name, alarms) in &alarms {
        println!("| {name} | {:.2} | {:.2} | {:.2} |", alarms.first, alarms.strong, alarms.preferred);
    }
    let sum = |part: fn(&measure::Alarms) -> f64| alarms.values().map(part).sum::<f64>();
    let (first, strong, preferred) =
        (sum(|alarms| alarms.first), sum(|alarms| alarms.strong), sum(|alarms| alarms.preferred));
    println!("| all | {first:.2} | {strong:.2} | {preferred:.2} |");
}
