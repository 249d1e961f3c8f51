//! Any text for whatever is read from text: it is refused, or it is written as it was read.

use model::instrument::catalog::Rules;
use model::{Amount, Catalog, Instant, Price, Quantity, Ratio, Timeframe};
use std::fmt::{Debug, Display};
use std::str::FromStr;
use testkit::fuzz::{Seen, Target, check};

/// Reads a text, and what was read once more from its own text.
fn read<T>(bytes: &[u8]) -> Seen
where
    T: FromStr<Err: Display> + Display + Debug + PartialEq,
{
    let Ok(text) = std::str::from_utf8(bytes) else { return Seen::words("no text") };
    match text.parse::<T>() {
        Ok(value) => {
            let again = value.to_string();
            assert!(
                again.parse::<T>().is_ok_and(|again| again == value),
                "{text:?} is {value:?}, written {again}"
            );
            Seen::words(&again).and(again.len())
        }
        Err(error) => {
            let told = error.to_string();
            assert!(!told.is_empty());
            Seen::words("refused").and(text.len())
        }
    }
}

#[test]
fn instant_text() {
    check(&Target {
        name: "instant_text",
        seeds: &[
            b"2024-01-31T00:00:00Z",
            b"1706659200000",
            b"2024-01-31",
            b"1969-12-31T23:59:59.999999999+05:30",
        ],
        words: &["T", "Z", "+00:00", "[UTC]", "-", ":", "2262-04-11", "1677-09-21"],
        inputs: 3_000,
        run: read::<Instant>,
    });
}

#[test]
fn timeframe_text() {
    check(&Target {
        name: "timeframe_text",
        seeds: &[b"1m", b"4h", b"1d", b"1w", b"90s"],
        words: &["s", "m", "h", "d", "w", "M"],
        inputs: 3_000,
        run: read::<Timeframe>,
    });
}

#[test]
fn money_text() {
    check(&Target {
        name: "money_text",
        seeds: &[b"12.5", b"-0.000000000000000001", b"99999999999999999999.999999999999999999", b"+.5"],
        words: &[".", "-", "+", "000000000000000000", "e5", ","],
        inputs: 3_000,
        run: |bytes| {
            let seen = read::<Price>(bytes);
            assert_eq!(seen, read::<Quantity>(bytes));
            assert_eq!(seen, read::<Amount>(bytes));
            assert_eq!(seen, read::<Ratio>(bytes));
            seen
        },
    });
}

#[test]
fn symbol_text() {
    check(&Target {
        name: "symbol_text",
        seeds: &[b"BTC-USDT", b"-", b"A-B-C"],
        words: &["-", "BTC", "USDT"],
        inputs: 3_000,
        run: |bytes| {
            let Ok(text) = std::str::from_utf8(bytes) else { return Seen::words("no text") };
            let rules = Rules {
                tick_size: Price::from_units(1),
                lot_size: Quantity::from_units(1),
                quantity_min: Quantity::ZERO,
                notional_min: Amount::ZERO,
            };
            let mut catalog = Catalog::default();
            match catalog.add("sim", text, rules) {
                Ok(id) => {
                    let instrument = catalog.instrument(id);
                    let assets =
                        [instrument.base, instrument.quote].map(|asset| &catalog.asset(asset).symbol);
                    assert_eq!(format!("{}-{}", assets[0], assets[1]), text);
                    Seen::words("taken").and(text.len())
                }
                Err(error) => Seen::words(&error.to_string()[..1]).and(text.len()),
            }
        },
    });
}
