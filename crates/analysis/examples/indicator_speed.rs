//! What one candle costs in each streaming figure: `cargo run --release --example indicator_speed -p analysis`.
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

use analysis::performance::EquityStats;
use analysis::{Bar, Bars, candlesticks, registry};
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
    let bars = bars(&curve);
    let began = std::time::Instant::now();
    for spec in candlesticks::ALL {
        black_box(spec.build(&registry::Settings::defaults(spec.parameters)).batch(black_box(&bars)));
    }
    println!(
        "all candlestick patterns: {:.0} ns a candle",
        began.elapsed().as_secs_f64() * 1e9 / CANDLES as f64
    );
    let began = std::time::Instant::now();
    let readings = candlesticks::scan(black_box(&bars)).len();
    let nanos = began.elapsed().as_secs_f64() * 1e9 / CANDLES as f64;
    println!("scan: {nanos:.0} ns a candle, {:.1} readings", readings as f64 / CANDLES as f64);
}

/// Candles between the points of a curve.
fn bars(curve: &[f64]) -> Bars {
    let candles = curve.windows(2).zip(0..).map(|(pair, minute)| {
        let (open, close) = (pair[0] / 1e6, pair[1] / 1e6);
        let reach = (open * 1e3).fract() * (open - close).abs();
        Bar {
            open_at: minute * 60_000_000_000,
            open,
            high: open.max(close) + reach,
            low: open.min(close) - reach / 2.0,
            close,
            volume: 1.0,
        }
    });
    Bars::collect(candles).unwrap_or_default()
}
