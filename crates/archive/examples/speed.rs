//! How fast candles are made, written, read and folded: `cargo run --release --example speed -p archive [FILE]`.
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

use archive::synth::{Market, preset};
use archive::{ReadOptions, read};
use model::{Instant, Timeframe};
use std::hint::black_box;
use std::path::Path;

const CANDLES: usize = 10_000_000;

fn main() {
    let spec = || preset("BTC").expect("a preset").spec(1, Timeframe::MINUTE, Instant::EPOCH);
    let market = || Market::new(spec()).expect("a sane spec");
    timed("synthetic candles made", CANDLES, || {
        black_box(market().take(CANDLES).map(|candle| candle.close).fold(0i64, i64::wrapping_add));
    });
    timed("synthetic candles skipped", CANDLES, || {
        black_box(market().nth(CANDLES));
    });
    for path in std::env::args().skip(1) {
        let rows = read(Path::new(&path), &ReadOptions::default()).expect("a candle file").candles.len();
        timed(&path, rows, || {
            black_box(read(Path::new(&path), &ReadOptions::default()).expect("a candle file"));
        });
    }
}

/// Prints the best of five.
fn timed(name: &str, count: usize, mut work: impl FnMut()) {
    let best = (0..5)
        .map(|_| {
            let began = std::time::Instant::now();
            work();
            began.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!(
        "{name}: {best:.3} s, {:.1} ns each, {:.1} M/s",
        best * 1e9 / count as f64,
        count as f64 / best / 1e6
    );
}
