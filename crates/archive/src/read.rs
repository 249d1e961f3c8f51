//! Candle files in: the kind of the file is found, its rows are read, checked and made one series.

use crate::check::CheckReport;
use crate::collector::Collector;
use crate::error::RowFault;
use crate::{ArchiveError, RowReport, csv, parquet};
use bytes::Bytes;
use model::{Candles, PriceScale, Timeframe};
use std::io::Read;
use std::path::Path;

/// What the reader is told beside the path; what is left out is found in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What the candles are of; by default guessed from the file's name.
    pub symbol: Option<String>,
    /// The length of a candle; by default the most common step of the file.
    pub timeframe: Option<Timeframe>,
    /// The tick of the series; by default the most decimals that the file's prices have.
    pub scale: Option<PriceScale>,
}

/// A file that was read without a fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What the candles are of: as given, or guessed from the file's name (`BTCUSDT`).
    pub symbol: String,
    /// The candles, oldest first.
    pub candles: Candles,
    /// What is remarkable about them; without faults.
    pub report: CheckReport,
}

/// A file that was looked over; rows with faults are left out of the candles.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// What the candles are of.
    pub symbol: String,
    /// The candles of the sane rows.
    pub candles: Candles,
    /// What is remarkable about them, and every row that is wrong.
    pub report: CheckReport,
}

/// Whether a wrong row ends the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// The first wrong row is the answer.
    Strict,
    /// Wrong rows are noted and left out.
    Lenient,
}

/// Which decimals of a price count for the tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimals {
    /// All that stand there: `1.50` has two.
    AsWritten,
    /// Zeros at the end do not count: for files whose padding leaves no room in 64 bits.
    Significant,
}

/// Reads a candle file (`.csv`, `.csv.gz`, `.parquet`), strictly: a wrong row ends it.
///
/// A text file has a header row with `timestamp,open,high,low,close,volume` in any order and any case; `ts`, `t`,
/// `time`, `date` and `open_time` are taken for `timestamp`, other columns are passed over. Times are seconds,
/// milli-, micro- or nanoseconds since 1970, told apart by their size (so dates before 1973 need RFC 3339), or
/// RFC 3339; without a zone they are UTC. Prices become whole ticks from their text; the tick is that of the price
/// with the most decimals as written. A Parquet double counts as its shortest decimal. Time and memory O(file).
///
/// # Errors
/// [`ArchiveError`], naming the file, the row and the column; the caller mends the file or the option.
pub fn read(path: &Path, options: &ReadOptions) -> Result<Loaded, ArchiveError> {
    let (symbol, candles, report) = load(path, options, Strictness::Strict)?;
    Ok(Loaded { symbol, candles, report })
}

/// Looks a candle file over: as [`read`], but rows that are wrong are listed in the report and left out.
///
/// # Errors
/// [`ArchiveError`] when the file cannot be read as candles at all, or not one row is sane.
pub fn check(path: &Path, options: &ReadOptions) -> Result<Checked, ArchiveError> {
    let (symbol, candles, report) = load(path, options, Strictness::Lenient)?;
    Ok(Checked { symbol, candles, report })
}

fn load(
    path: &Path,
    options: &ReadOptions,
    strictness: Strictness,
) -> Result<(String, Candles, CheckReport), ArchiveError> {
    let file = path.display().to_string();
    let bytes = bytes_of(path, &file)?;
    let collect = |decimals| collect(&bytes, &file, options, strictness, decimals);
    let collected = match collect(Decimals::AsWritten) {
        Err(ArchiveError::Row { fault: RowFault::TooPrecise { .. }, .. }) => collect(Decimals::Significant)?,
        other => other?,
    };
    let symbol = options.symbol.clone().unwrap_or_else(|| symbol_in(path));
    let Some(mut report) = CheckReport::of(&collected.candles) else {
        return Err(ArchiveError::Empty { file });
    };
    report.faults = collected.faults;
    report.fault_count = collected.fault_count;
    Ok((symbol, collected.candles, report))
}

fn collect(
    bytes: &Bytes,
    file: &str,
    options: &ReadOptions,
    strictness: Strictness,
    decimals: Decimals,
) -> Result<crate::collector::Collected, ArchiveError> {
    let mut collector = Collector::new(strictness, decimals, options.scale);
    if bytes.starts_with(parquet::MAGIC) {
        parquet::read_rows(bytes, file, &mut collector)?;
    } else {
        csv::read_rows(bytes, file, &mut collector)?;
    }
    collector.finish(file, options.timeframe)
}

/// The file's bytes, unpacked if it is packed with gzip.
fn bytes_of(path: &Path, file: &str) -> Result<Bytes, ArchiveError> {
    let unreadable = |source| ArchiveError::Unreadable { file: file.to_owned(), source };
    let bytes = std::fs::read(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => ArchiveError::NotFound { file: file.to_owned() },
        _ => unreadable(source),
    })?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes.into());
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).map_err(unreadable)?;
    Ok(unpacked.into())
}

/// Names the file in a row's fault.
pub(crate) fn in_file(file: &str) -> impl Fn(RowReport) -> ArchiveError + '_ {
    |RowReport { row, fault }| ArchiveError::Row { file: file.to_owned(), row, fault }
}

/// The part of a file's name that looks like a symbol (`binance_spot_BTCUSDT_1h.csv.gz`: `BTCUSDT`), else the stem.
fn symbol_in(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let is_symbol = |part: &&str| {
        part.len() >= 5
            && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
            && part.bytes().filter(u8::is_ascii_uppercase).count() >= 3
    };
    stem.split('_').find(is_symbol).unwrap_or(stem).to_owned()
}
