//! Candle files out: what was written reads back as the same series.

use crate::real_file;
use archive::synth::{Market, presets};
use archive::{ArchiveError, ReadOptions, read, write};
use model::{Candle, Candles, Instant, PriceScale, Timeframe};
use proptest::prelude::*;

const KINDS: [&str; 3] = ["a.csv", "a.csv.gz", "a.parquet"];

fn round_trip(candles: &Candles, name: &str, options: &ReadOptions) -> Candles {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    write(&path, candles).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    read(&path, options).unwrap().candles
}

#[test]
fn every_preset_reads_back_as_it_was_written() {
    for preset in presets() {
        for (timeframe, start) in [("1m", "2024-01-01"), ("1h", "1970-01-01"), ("1d", "1969-06-01")] {
            let spec = preset.spec(4, timeframe.parse().unwrap(), start.parse().unwrap());
            let candles = Market::new(spec).unwrap().take_candles(3_000);
            for name in KINDS {
                assert!(
                    round_trip(&candles, name, &ReadOptions::default()) == candles,
                    "{} {name}",
                    preset.base
                );
            }
        }
    }
}

#[test]
fn text_is_plain_and_carries_all_digits_of_the_tick() {
    let mut candles = Candles::new(PriceScale::new(10).unwrap(), Timeframe::MINUTE);
    let at = |text: &str| text.parse::<Instant>().unwrap();
    for (open_at, volume) in [
        ("2024-01-01", 17_171_880_120.0),
        ("2024-01-01T00:01:00.5Z", 0.0),
        ("2024-01-01T00:02:00.0000001Z", 1e-7),
    ] {
        let candle = Candle {
            open_at: at(open_at),
            open: 12_000,
            high: 12_500,
            low: 11_999,
            close: 10_000_000_000,
            volume,
        };
        candles.push(Candle { high: candle.close, ..candle }).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    write(&path, &candles).unwrap();
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        "timestamp,open,high,low,close,volume\n\
         1704067200000,0.0000012000,1.0000000000,0.0000011999,1.0000000000,17171880120\n\
         1704067260500,0.0000012000,1.0000000000,0.0000011999,1.0000000000,0\n\
         2024-01-01T00:02:00.0000001Z,0.0000012000,1.0000000000,0.0000011999,1.0000000000,0.0000001\n"
    );
    for name in KINDS {
        let options =
            ReadOptions { timeframe: Some(Timeframe::from_seconds(59).unwrap()), ..ReadOptions::default() };
        assert_eq!(round_trip(&candles, name, &options).open_at(), candles.open_at());
    }
}

#[test]
fn what_cannot_be_written_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut candles = Candles::new(PriceScale::new(18).unwrap(), Timeframe::MINUTE);
    let ticks = 1_234_567_890_123_456_789;
    let candle =
        Candle { open_at: Instant::EPOCH, open: ticks, high: ticks, low: ticks, close: ticks, volume: 1.0 };
    candles.push(candle).unwrap();
    let path = folder.path().join("a.parquet");
    std::fs::write(&path, "before").unwrap();
    assert!(matches!(write(&path, &candles), Err(ArchiveError::BeyondDouble { .. })));
    assert!(matches!(write(&folder.path().join("a.txt"), &candles), Err(ArchiveError::UnknownKind { .. })));
    assert!(matches!(
        write(&folder.path().join("no/such/a.csv"), &candles),
        Err(ArchiveError::Unwritable { .. })
    ));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_parquet_file_of_another_program_equals_its_csv() {
    let (Some(parquet), Some(text)) = (
        real_file("parquet/binance_spot_BTCUSDT_1h_2017-2024.parquet"),
        real_file("binance_spot_BTCUSDT_1h_2017-2024.csv.gz"),
    ) else {
        return;
    };
    let options = ReadOptions::default();
    let (parquet, text) = (read(&parquet, &options).unwrap(), read(&text, &options).unwrap());
    assert!(parquet.candles == text.candles);
    assert_eq!(parquet.report, text.report);
    assert_eq!(parquet.symbol, "BTCUSDT");
}

#[test]
fn a_torn_parquet_file_is_unreadable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    std::fs::write(&path, b"PAR1 and no more").unwrap();
    assert!(matches!(read(&path, &ReadOptions::default()), Err(ArchiveError::Unreadable { .. })));
}

fn candle_parts() -> impl Strategy<Value = (i64, i64, [i64; 3], f64)> {
    let price = 1i64..1_000_000_000_000_000;
    (1i64..50, price.clone(), [price.clone(), price.clone(), price], 0.0..1e15f64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sane_series_reads_back_as_it_was_written(
        decimals in 0u8..=18,
        begin in -2_000_000_000_000i64..4_000_000_000_000,
        parts in prop::collection::vec(candle_parts(), 1..40),
    ) {
        let mut candles = Candles::new(PriceScale::new(decimals).unwrap(), Timeframe::MINUTE);
        let mut millis = begin;
        for (steps, open, others, volume) in parts {
            millis += steps * 60_000;
            let [close, a, b] = others;
            let (high, low) = (a.max(b).max(open).max(close), a.min(b).min(open).min(close));
            candles.push(Candle { open_at: Instant::from_millis(millis).unwrap(), open, high, low, close, volume }).unwrap();
        }
        let options = ReadOptions { timeframe: Some(Timeframe::MINUTE), ..ReadOptions::default() };
        for name in KINDS {
            prop_assert_eq!(&round_trip(&candles, name, &options), &candles);
        }
    }
}
