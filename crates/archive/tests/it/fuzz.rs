//! Any bytes for a candle file: it is refused with a place and a reason, or what was read is sane and reads the same again
//! after it was written.

use archive::{ArchiveError, ReadOptions};
use model::Candles;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use testkit::fuzz::{Seen, Target, check};

const CSV: &[u8] = b"timestamp,open,high,low,close,volume\n1704067200000,1.0,2.5,0.5,2.0,7\n1704067260000,2.0,2.0,1.5,1.75,0\n";
const MANY: &[u8] = b"Close;x\nlow,HIGH,open,close,volume,date,extra\r\n0.5,2.5,1.0,2.0,7.25e1,2024-01-01T00:00:00Z,\"a,b\"\r\n0.5,2.5,1.0,2.0,0,2024-01-01T00:05:00Z,x\r\n";
const WORDS: &[&str] = &[
    "timestamp",
    "open",
    "high",
    "low",
    "close",
    "volume",
    "ts",
    "time",
    "date",
    "open_time",
    ",",
    "\n",
    "\r\n",
    "\"",
    "1704067200",
    "2024-01-01T00:00:00Z",
    "0.00000001",
    "e-05",
    "null",
    ";",
    "\t",
];

thread_local! {
    static FOLDER: RefCell<Option<tempfile::TempDir>> = const { RefCell::new(None) };
}

/// A file of these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.get_or_insert_with(|| tempfile::tempdir().unwrap());
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    })
}

fn read(name: &str, bytes: &[u8]) -> Seen {
    let path = file(name, bytes);
    let strict = archive::read(&path, &ReadOptions::default());
    let lenient = archive::check(&path, &ReadOptions::default());
    match (&strict, &lenient) {
        (Ok(loaded), Ok(checked)) => {
            assert_eq!(loaded.candles, checked.candles, "both ways read the same where nothing is wrong");
            assert_eq!(checked.report.fault_count, 0);
            sane(&loaded.candles);
            reads_again(&loaded.candles, &path);
            Seen::words("read").and(loaded.candles.len()).and(usize::from(loaded.candles.scale().decimals()))
        }
        (Ok(_), Err(error)) => panic!("read strictly, and not leniently: {error}"),
        (Err(error), Ok(checked)) => {
            sane(&checked.candles);
            Seen::words(&reason(error)).and(checked.candles.len())
        }
        (Err(error), Err(_)) => Seen::words(&reason(error)),
    }
}

/// What is wrong, without the path.
fn reason(error: &ArchiveError) -> String {
    let told = error.to_string();
    assert!(!told.contains('\n'), "one line: {told:?}");
    told.split_once(": ").map_or_else(|| told.clone(), |(_, reason)| reason.to_owned())
}

fn sane(candles: &Candles) {
    assert!(candles.open_at().windows(2).all(|two| two[0] < two[1]));
    for index in 0..candles.len() {
        let [open, high, low, close] =
            [candles.open(), candles.high(), candles.low(), candles.close()].map(|column| column[index]);
        assert!(0 < low && low <= open.min(close) && open.max(close) <= high, "row {index}");
        assert!(candles.volume()[index].is_finite() && candles.volume()[index] >= 0.0);
    }
}

fn reads_again(candles: &Candles, beside: &Path) {
    let path = beside.with_file_name("again.csv");
    archive::write(&path, candles).unwrap();
    let options =
        ReadOptions { symbol: None, timeframe: Some(candles.timeframe()), scale: Some(candles.scale()) };
    let again = archive::read(&path, &options).unwrap();
    assert_eq!(&again.candles, candles, "what was written reads the same");
}

#[test]
fn candle_csv() {
    check(&Target {
        name: "candle_csv",
        seeds: &[CSV, MANY, b"", b"\xef\xbb\xbftimestamp,open,high,low,close,volume\n"],
        words: WORDS,
        inputs: 1_500,
        run: |bytes| read("candles.csv", bytes),
    });
}

/// The header alone is made of the input: names and commas by their places in a list.
#[test]
fn candle_header() {
    check(&Target {
        name: "candle_header",
        seeds: &[&[0, 1, 2, 3, 4, 5], &[5, 4, 3, 2, 1, 0, 9], &[6, 1, 1, 2, 3, 4, 5]],
        words: &[],
        inputs: 1_500,
        run: |bytes| {
            let names: Vec<String> = bytes
                .iter()
                .take(24)
                .map(|byte| match WORDS.get(usize::from(byte % 32)) {
                    Some(word) if byte & 0x20 == 0 => (*word).to_owned(),
                    Some(word) => format!(" \"{}\" ", word.to_uppercase()),
                    None => char::from(*byte).to_string(),
                })
                .collect();
            let row = |minute: usize| vec![format!("2024-01-01T00:0{minute}:00Z"); names.len()].join(",");
            let numbers = vec!["1704067200000"; names.len()].join(",");
            let text = format!("{}\n{}\n{}\n{numbers}\n", names.join(","), row(1), row(2));
            read("header.csv", text.as_bytes())
        },
    });
}

#[test]
fn candle_gzip() {
    let path = file("seed.csv", CSV);
    let loaded = archive::read(&path, &ReadOptions::default()).unwrap();
    check(&Target {
        name: "candle_gzip",
        seeds: seeds(&[written(&loaded.candles, "seed.csv.gz"), vec![0x1f, 0x8b]]),
        words: &["\u{1f}"],
        inputs: 500,
        run: |bytes| read("candles.csv.gz", bytes),
    });
}

#[test]
fn candle_parquet() {
    let path = file("seed.csv", CSV);
    let loaded = archive::read(&path, &ReadOptions::default()).unwrap();
    check(&Target {
        name: "candle_parquet",
        seeds: seeds(&[written(&loaded.candles, "seed.parquet"), b"PAR1\0\0\0\0PAR1".to_vec()]),
        words: &["PAR1", "timestamp", "open"],
        inputs: 500,
        run: |bytes| read("candles.parquet", bytes),
    });
}

/// The bytes of a file of these candles.
fn written(candles: &Candles, name: &str) -> Vec<u8> {
    let path = file(name, b"");
    archive::write(&path, candles).unwrap();
    std::fs::read(path).unwrap()
}

/// Inputs that are made when the test runs; they stay until its end.
fn seeds(inputs: &[Vec<u8>]) -> &'static [&'static [u8]] {
    inputs.iter().map(|input| &*input.clone().leak()).collect::<Vec<&'static [u8]>>().leak()
}
