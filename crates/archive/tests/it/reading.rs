//! Candle files in: what is understood, what is refused and how.

use crate::real_file;
use archive::{ReadOptions, check, read};
use model::{PriceScale, Timeframe};
use std::io::Write;
use std::path::PathBuf;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        if name.ends_with(".gz") {
            let mut packed = flate2::write::GzEncoder::new(
                std::fs::File::create(&path).unwrap(),
                flate2::Compression::fast(),
            );
            packed.write_all(text.as_bytes()).unwrap();
            packed.finish().unwrap();
        } else {
            std::fs::write(&path, text).unwrap();
        }
        path
    }
}

const HEADER: &str = "timestamp,open,high,low,close,volume\n";

fn loaded(text: &str) -> archive::Loaded {
    let folder = Folder::new();
    read(&folder.file("candles.csv", text), &ReadOptions::default()).unwrap()
}

/// The message of a refusal, without the folder.
fn refusal(text: &str) -> String {
    refusal_with(text, &ReadOptions::default())
}

fn refusal_with(text: &str, options: &ReadOptions) -> String {
    let folder = Folder::new();
    let message = read(&folder.file("a.csv", text), options).unwrap_err().to_string();
    let prefix = format!("{}/", folder.0.path().display());
    assert!(message.starts_with(&prefix) && !message.contains('\n'), "{message}");
    message[prefix.len()..].to_owned()
}

#[test]
fn columns_stand_in_any_order_and_case_and_others_are_passed_over() {
    let text = "Close,VOLUME,id,Open_Time,Low,\"High\",open,note\r\n\
                1.55,10,7,1704067200000,1.5,1.6,1.52,\"a, b\"\r\n\
                1.56,11.5,8,1704067260000,1.5,1.6,1.55,\r\n";
    let candles = loaded(text).candles;
    assert_eq!(candles.scale().decimals(), 2);
    assert_eq!(candles.timeframe(), Timeframe::MINUTE);
    assert_eq!((candles.open(), candles.high()), ([152, 155].as_slice(), [160, 160].as_slice()));
    assert_eq!((candles.low(), candles.close()), ([150, 150].as_slice(), [155, 156].as_slice()));
    assert_eq!(candles.volume(), [10.0, 11.5]);
    assert_eq!(candles.open_at()[0], 1_704_067_200_000_000_000);
}

#[test]
fn the_unit_of_a_time_is_told_by_its_size_or_its_form() {
    let expected = 1_704_067_260_000_000_000;
    for second in [
        "1704067260",
        "1704067260.000",
        "1704067260000",
        "1704067260000000",
        "1704067260000000000",
        "2024-01-01T00:01:00Z",
        "2024-01-01 00:01:00",
        "2024-01-01T01:01:00+01:00",
        "\"2024-01-01 00:01:00+00:00\"",
    ] {
        let candles = loaded(&format!("{HEADER}2024-01-01,1,1,1,1,1\n{second},1,1,1,1,1\n")).candles;
        assert_eq!(candles.open_at()[1], expected, "{second}");
    }
}

#[test]
fn the_tick_is_the_most_decimals_of_any_price_as_written() {
    for (prices, decimals, ticks) in [
        ("1,1,1,1", 0, [1, 1, 1, 1]),
        ("1.50,1.5,1.5,1.5", 2, [150, 150, 150, 150]),
        ("1.5,1.625,1.5,1.5", 3, [1_500, 1_625, 1_500, 1_500]),
        ("0.00000134,1.4e-06,1.33E-6,.00000134", 8, [134, 140, 133, 134]),
        ("5.,5.25,\"4.75\", 5 ", 2, [500, 525, 475, 500]),
    ] {
        let candles = loaded(&format!("{HEADER}0,{prices},1\n60,{prices},1\n")).candles;
        assert_eq!(candles.scale().decimals(), decimals, "{prices}");
        let first = candles.get(0);
        assert_eq!([first.open, first.high, first.low, first.close], ticks, "{prices}");
    }
}

#[test]
fn a_finer_price_further_down_widens_the_tick_of_all() {
    let candles = loaded(&format!("{HEADER}0,5,5,5,5,1\n60,5,5.25,5,5,1\n120,5,5,4.125,5,1\n")).candles;
    assert_eq!(candles.scale().decimals(), 3);
    assert_eq!(candles.low(), [5_000, 5_000, 4_125]);
    assert_eq!(candles.high(), [5_000, 5_250, 5_000]);
}

#[test]
fn padding_that_leaves_no_room_does_not_count() {
    let row = "64000.250000000000000000,64000.5,64000,64000.00,1";
    let candles = loaded(&format!("{HEADER}0,{row}\n60,{row}\n")).candles;
    assert_eq!(candles.scale().decimals(), 2);
    assert_eq!(candles.open(), [6_400_025, 6_400_025]);
}

#[test]
fn a_tick_asked_for_is_kept() {
    let asked = ReadOptions { scale: PriceScale::new(4), ..ReadOptions::default() };
    let folder = Folder::new();
    let path = folder.file("a.csv", &format!("{HEADER}0,1.5,1.5000000,1.5,1.5,1\n60,1,1,1,1,1\n"));
    assert_eq!(read(&path, &asked).unwrap().candles.open(), [15_000, 10_000]);
    let text = format!("{HEADER}0,1,1,1,1,1\n60,1,1.00001,1,1,1\n");
    assert_eq!(
        refusal_with(&text, &asked),
        "a.csv: row 3, column high: 1.00001 has more decimals than the 4 asked for; ask for a finer tick"
    );
}

#[test]
fn each_fault_is_one_line_with_its_place_and_remedy() {
    let row = |fields: &str| format!("{HEADER}0,1,2,1,2,5\n\n{fields}\n120,1,1,1,1,1\n");
    let cases = [
        ("60,1,2,1,abc,5", "column close: \"abc\" is no number; mend or remove the row"),
        ("60,1,2,1,,5", "column close: \"\" is no number; mend or remove the row"),
        ("60,1,2,1,nan,5", "column close: \"nan\" is no number; mend or remove the row"),
        ("60,1,2,1,1_0,5", "column close: \"1_0\" is no number; mend or remove the row"),
        ("60,1,2,1,2,x", "column volume: \"x\" is no number; mend or remove the row"),
        ("60,1,2,1,2,inf", "column volume: \"inf\" is no number; mend or remove the row"),
        ("60,1,2,1,2,-1", "column volume: the volume is negative or not finite; mend or remove the row"),
        ("60,1,2", "column low: the row ends before it; complete or remove the row"),
        ("60,1,2,0,2,5", "column low: the price is not above zero; mend or remove the row"),
        ("60,1,2,-1,2,5", "column low: the price is not above zero; mend or remove the row"),
        ("60,2,1,2,2,5", "column high: high is below low; mend or remove the row"),
        ("60,3,2,1,2,5", "column open: open lies outside low and high; mend or remove the row"),
        ("60,1,2,1,0.5,5", "column close: close lies outside low and high; mend or remove the row"),
        ("0,1,2,1,2,5", "column timestamp: 1970-01-01T00:00:00Z stands twice; remove one of the two rows"),
        (
            "-60,1,2,1,2,5",
            "column timestamp: 1969-12-31T23:59:00Z comes after 1970-01-01T00:00:00Z; sort the rows by time, oldest first",
        ),
        (
            "noon,1,2,1,2,5",
            "column timestamp: \"noon\" is no time; write milliseconds since 1970 or RFC 3339 as 2024-01-31T00:00:00Z",
        ),
        (
            "60,1,2,1,1.0000000000000000001,5",
            "column close: 1.0000000000000000001 does not fit into 64 bits with 18 decimals; write the prices with fewer decimals",
        ),
        (
            "60,9,12,1,1.000000000000000001,5",
            "column high: 12 does not fit into 64 bits with 18 decimals; write the prices with fewer decimals",
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(refusal(&row(fields)), format!("a.csv: row 4, {expected}"), "{fields}");
    }
}

#[test]
fn files_that_hold_no_candles_say_so() {
    assert_eq!(
        refusal("time,open,high,low,last\n1,1,1,1,1\n"),
        "a.csv: row 1: no column close; the header must name timestamp,open,high,low,close,volume and it names \
         time,open,high,low,last"
    );
    let empty = "a.csv: holds no candles; give a file with a header and at least one row";
    assert_eq!(refusal(""), empty);
    assert_eq!(refusal("\n \n"), empty);
    assert_eq!(refusal(HEADER), empty);
    assert_eq!(
        refusal(&format!("{HEADER}0,1,1,1,1,1\n")),
        "a.csv: the time frame does not follow from the rows; give it as --timeframe 1m"
    );
    let missing = read(std::path::Path::new("no/such.csv"), &ReadOptions::default()).unwrap_err();
    assert_eq!(missing.to_string(), "no/such.csv: there is no such file; check the path");
    let folder = Folder::new();
    let torn = folder.0.path().join("torn.csv.gz");
    std::fs::write(&torn, [0x1f, 0x8b, 8, 0, 1]).unwrap();
    assert!(matches!(read(&torn, &ReadOptions::default()), Err(archive::ArchiveError::Unreadable { .. })));
    assert!(matches!(
        read(folder.0.path(), &ReadOptions::default()),
        Err(archive::ArchiveError::Unreadable { .. })
    ));
}

#[test]
fn a_time_frame_coarser_than_the_rows_is_refused() {
    let options = ReadOptions { timeframe: "1h".parse().ok(), ..ReadOptions::default() };
    let text = format!("{HEADER}0,1,1,1,1,1\n60,1,1,1,1,1\n");
    assert_eq!(
        refusal_with(&text, &options),
        "a.csv: the candles are 1m, not 1h; resample the file first or leave the time frame out"
    );
}

#[test]
fn a_check_lists_what_a_reading_refuses_and_what_it_passes_over() {
    let folder = Folder::new();
    let text = format!(
        "{HEADER}0,10,10,10,10,1\n60,10,10,10,10,0\n120,10,9,11,10,1\n120,10,10,10,10,1\n60,1,1,1,1,1\n\
         180,7,7,7,7,1\n360,10,10,10,10,1\n421,10,10,10,10,x\n421,10,10,10,10,1\n"
    );
    let path = folder.file("odd_BTC-PERP_1m.csv.gz", &text);
    let checked = check(&path, &ReadOptions::default()).unwrap();
    let report = checked.report;
    assert_eq!(checked.symbol, "BTC-PERP");
    assert_eq!(report.candles, 6);
    assert_eq!(report.faults.iter().map(|fault| fault.row).collect::<Vec<_>>(), [4, 6, 9]);
    assert_eq!(report.fault_count, 3);
    assert_eq!((report.gap_count, report.missing_count), (1, 2));
    assert_eq!(report.gaps[0].after.nanos(), 180_000_000_000);
    assert_eq!((report.zero_volume_count, report.spike_count, report.off_grid_count), (1, 1, 1));
    assert_eq!(report.spikes[0].nanos(), 180_000_000_000);
    assert!(!report.is_clean());
}

#[test]
fn real_files_hold_what_their_manifest_says() {
    for (name, rows, gaps, missing, zero, decimals, timeframe) in [
        ("binance_spot_BTCUSDT_1h_2017-2024.csv.gz", 64_524, 28, 128, 4, 2, "1h"),
        ("binance_spot_PEPEUSDT_1h_2023-2024.csv.gz", 8_999, 0, 0, 0, 8, "1h"),
        ("coinbase_BTCUSD_1s_2016-10-07_09.csv.gz", 11_520, 10_910, 247_675, 0, 2, "1s"),
        ("freqtrade_ETH_BTC_5m.csv.gz", 5_760, 0, 0, 0, 17, "5m"),
        ("coinbase_BTCUSD_4h_2016-2024.csv.gz", 18_895, 2, 4, 0, 2, "4h"),
    ] {
        let Some(path) = real_file(name) else { return };
        let given = name.contains("_1s_").then(|| timeframe.parse().unwrap());
        let report = read(&path, &ReadOptions { timeframe: given, ..ReadOptions::default() }).unwrap().report;
        assert_eq!(report.candles, rows, "{name}");
        assert_eq!((report.gap_count, report.missing_count), (gaps, missing), "{name}");
        assert_eq!(report.zero_volume_count, zero, "{name}");
        assert_eq!(report.scale.decimals(), decimals, "{name}");
        assert_eq!(report.timeframe.to_string(), timeframe, "{name}");
    }
}
