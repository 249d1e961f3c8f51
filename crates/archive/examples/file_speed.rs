//! How fast candles are made, written, read and folded: `cargo run --release --example file_speed -p archive [FILE]`.
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

use archive::synth::{Market, preset};
use archive::{ReadOptions, Unfinished, read, resample, write};
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
    let candles = market().take_candles(1_000_000);
    let hour = "1h".parse().expect("a time frame");
    timed("candles folded 1m to 1h", candles.len(), || {
        black_box(resample(&candles, hour, Unfinished::Drop).expect("a multiple"));
    });
    let folder = std::env::temp_dir();
    for name in ["speed.csv", "speed.csv.gz", "speed.parquet"] {
        let path = folder.join(name);
        timed(&format!("{name} written"), candles.len(), || {
            write(&path, &candles).expect("a writable folder")
        });
        timed(&format!("{name} read"), candles.len(), || {
            black_box(read(&path, &ReadOptions::default()).expect("what was written"));
        });
        std::fs::remove_file(path).expect("a writable folder");
    }
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
