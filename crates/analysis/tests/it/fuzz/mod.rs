//! Any bytes for the mathematics: arbitrary series, every indicator with arbitrary settings, and all that reads turning
//! points. Nothing panics, nothing that is said is infinite, and streaming stays the batch.
//!
//! - [`bars`]: arbitrary series. - [`indicators`]: the registry and its question line. - [`structures`]: turning points,
//!   levels, lines, shapes, waves, Fibonacci, candlesticks.

mod bars;
mod indicators;
mod structures;

/// Bytes from a seed: a start from which structured inputs are reached.
fn seeds(lengths: &[usize]) -> &'static [&'static [u8]] {
    let mut chance = crate::series::Chance(97);
    let mut bytes = |length: &usize| -> &'static [u8] {
        (0..*length).map(|_| (chance.unit() * 256.0) as u8).collect::<Vec<u8>>().leak()
    };
    lengths.iter().map(&mut bytes).collect::<Vec<&'static [u8]>>().leak()
}
