//! What one new bar costs the wave counter: `cargo run --release --example elliott_speed -p analysis`.
//!
//! Each bar after the first 5,000 is timed alone; printed are the median, the 99th and the 99.9th percentile and the worst, the worst
//! also as the least of several runs of the same bar (what the bar costs when nothing interrupts it).
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

#[path = "../tests/it/series.rs"]
#[expect(dead_code, reason = "one of its series is used here")]
mod series;

use analysis::elliott::{ElliottWaves, Settings};
use std::hint::black_box;
use std::time::Instant;

const HISTORY: usize = 5_000;
const MEASURED: usize = 20_000;
const RUNS: usize = 5;

fn main() {
    let bars = series::walk(17, HISTORY + MEASURED, 100.0, 0.001, 10.0);
    let Ok(fresh) = ElliottWaves::new(&Settings::default()) else { return };
    let mut first = Vec::new();
    let mut least = vec![f64::INFINITY; MEASURED];
    for run in 0..RUNS {
        let mut waves = fresh.clone();
        for (index, bar) in bars.iter().enumerate() {
            let began = Instant::now();
            black_box(waves.update(black_box(&bar)));
            let micros = began.elapsed().as_secs_f64() * 1e6;
            if let Some(place) = index.checked_sub(HISTORY) {
                least[place] = least[place].min(micros);
                if run == 0 {
                    first.push(micros);
                }
            }
        }
    }
    for (name, mut micros) in [("one run", first), ("least of five runs of each bar", least)] {
        micros.sort_by(f64::total_cmp);
        let mean = micros.iter().sum::<f64>() / micros.len() as f64;
        println!(
            "{name}: median {:.2} µs, mean {mean:.2} µs, 99 % {:.2} µs, 99.9 % {:.2} µs, worst {:.2} µs",
            micros[MEASURED / 2],
            micros[MEASURED - MEASURED / 100],
            micros[MEASURED - MEASURED / 1_000],
            micros[MEASURED - 1]
        );
    }
}
