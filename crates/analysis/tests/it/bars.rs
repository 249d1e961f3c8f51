//! Candles become bars: each price is the double that its text means.

use analysis::Bars;
use model::{Candle, Candles, Instant, PriceScale, Timeframe};
use proptest::prelude::*;

/// The price of so many ticks, as a file would write it.
fn text(ticks: i64, decimals: u8) -> String {
    let digits = format!("{ticks:0>width$}", width = usize::from(decimals) + 1);
    let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
    if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
}

fn check(ticks: i64, decimals: u8) {
    let mut candles = Candles::new(PriceScale::new(decimals).unwrap(), Timeframe::HOUR);
    let open_at = Instant::from_nanos(0);
    let candle = Candle { open_at, open: ticks, high: ticks, low: ticks, close: ticks, volume: 1.0 };
    candles.push(candle).unwrap();
    let text = text(ticks, decimals);
    let meant: f64 = text.parse().unwrap();
    assert_eq!(Bars::of(&candles).close(), [meant], "{text}");
}

#[test]
fn a_price_with_many_decimals_is_read_as_its_text() {
    // 76,702,499,999,999,990 ticks lie above 2⁵³: rounding them before the division would be one rounding too many.
    check(76_702_499_999_999_990, 18);
    check(75_018_910_000_000_010, 18);
    check(i64::MAX, 18);
    check(i64::MAX, 0);
    check((1 << 53) + 1, 5);
}

proptest! {
    #[test]
    fn every_price_is_the_double_nearest_to_its_text(ticks in 1..i64::MAX, decimals in 0_u8..=18, shift in 0_u32..62) {
        check((ticks >> shift).max(1), decimals);
    }
}
