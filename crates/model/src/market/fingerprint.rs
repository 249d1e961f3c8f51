//! One number that stands for a series of candles.
//!
//! A fingerprint against accidents, not against an adversary. Source: the finaliser is that of SplitMix64 (Steele, Lea,
//! Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).

use super::Candles;

const SEED: u64 = 0x7472_6164_6577_696e;

/// One fingerprint per column, taken side by side, and one of them all.
pub(super) fn of(candles: &Candles) -> u64 {
    let mut columns = [SEED; 6];
    for candle in candles.iter() {
        let values = [candle.open, candle.high, candle.low, candle.close, candle.open_at.nanos()];
        for (column, value) in columns.iter_mut().zip(values) {
            *column = fold(*column, value as u64);
        }
        columns[5] = fold(columns[5], candle.volume.to_bits());
    }
    let head = fold(SEED, u64::from(candles.scale().decimals()));
    let head = fold(head, candles.timeframe().seconds() as u64);
    columns.into_iter().fold(head, fold)
}

const fn fold(state: u64, word: u64) -> u64 {
    let mixed = state.rotate_left(23) ^ word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 27)
}
