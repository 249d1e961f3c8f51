//! What one candle costs in each streaming figure: `cargo run --release --example speed -p analysis`.
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

use analysis::performance::EquityStats;
use model::{Span, Timeframe};
use std::hint::black_box;

const CANDLES: usize = 1_000_000;

fn main() {
    let mut draw = 1u64;
    let mut equity = 1e8;
    let curve: Vec<f64> = (0..CANDLES)
        .map(|_| {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            equity += f64::from(i32::try_from(draw >> 40).unwrap_or(0)) / 1e3 - 8_388.0;
            equity
        })
        .collect();
    let best = (0..20)
        .map(|_| {
            let began = std::time::Instant::now();
            let mut stats = EquityStats::new();
            black_box(&curve).iter().for_each(|equity| stats.push(*equity));
            black_box(stats.figures(Timeframe::MINUTE, Span::from_seconds(60_000_000)));
            began.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!("equity point: {:.2} ns", best * 1e9 / CANDLES as f64);
}
