//! What can be wrong with a file, in one line each: the place, the fault, the remedy.

use model::{Instant, Timeframe};
use std::fmt;

/// A column that every candle file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// When the candle began.
    Timestamp,
    /// The first price.
    Open,
    /// The highest price.
    High,
    /// The lowest price.
    Low,
    /// The last price.
    Close,
    /// How much was traded.
    Volume,
}

impl Column {
    /// All columns, in the order in which files are written.
    pub const ALL: [Self; 6] =
        [Self::Timestamp, Self::Open, Self::High, Self::Low, Self::Close, Self::Volume];

    /// The column's name in a header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Timestamp => "timestamp",
            Self::Open => "open",
            Self::High => "high",
            Self::Low => "low",
            Self::Close => "close",
            Self::Volume => "volume",
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is wrong with one row. Texts are cut at 40 characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// The row ends before this column.
    #[error("column {column}: the row ends before it; complete or remove the row")]
    MissingCell {
        /// The column that is missing.
        column: Column,
    },
    /// The cell holds no plain number.
    #[error("column {column}: \"{text}\" is no number; mend or remove the row")]
    BadNumber {
        /// Where it stands.
        column: Column,
        /// What stands there.
        text: String,
    },
    /// The cell holds no time.
    #[error(
        "column timestamp: \"{text}\" is no time; write milliseconds since 1970 or RFC 3339 as 2024-01-31T00:00:00Z"
    )]
    BadTime {
        /// What stands there.
        text: String,
    },
    /// The price does not fit into whole ticks: more decimals than the series can have, or too large beside them.
    #[error(
        "column {column}: {text} does not fit into 64 bits with {decimals} decimals; write the prices with fewer decimals"
    )]
    TooPrecise {
        /// Where it stands.
        column: Column,
        /// The price.
        text: String,
        /// The decimals of the series, at most 18.
        decimals: u8,
    },
    /// The price has more decimals than were asked for.
    #[error("column {column}: {text} has more decimals than the {decimals} asked for; ask for a finer tick")]
    FinerThanAsked {
        /// Where it stands.
        column: Column,
        /// The price.
        text: String,
        /// The decimals asked for.
        decimals: u8,
    },
    /// The price is zero or less.
    #[error("column {column}: the price is not above zero; mend or remove the row")]
    NotPositive {
        /// Where it stands.
        column: Column,
    },
    /// The highest price is below the lowest.
    #[error("column high: high is below low; mend or remove the row")]
    HighBelowLow,
    /// The first or last price lies outside the lowest and highest.
    #[error("column {column}: {column} lies outside low and high; mend or remove the row")]
    OutsideRange {
        /// Open or close.
        column: Column,
    },
    /// The volume is negative, infinite or not a number.
    #[error("column volume: the volume is negative or not finite; mend or remove the row")]
    BadVolume,
    /// The candle begins before the one above it.
    #[error("column timestamp: {open_at} comes after {previous}; sort the rows by time, oldest first")]
    Unsorted {
        /// When the row's candle began.
        open_at: Instant,
        /// When the candle above it began.
        previous: Instant,
    },
    /// The candle begins when the one above it does.
    #[error("column timestamp: {open_at} stands twice; remove one of the two rows")]
    Duplicate {
        /// When both candles began.
        open_at: Instant,
    },
}

/// Why a file cannot be read, written or reshaped. The caller fixes the file or the option; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// There is no such file.
    #[error("{file}: there is no such file; check the path")]
    NotFound {
        /// The path.
        file: String,
    },
    /// The file system or the file's packing says no.
    #[error("{file}: cannot be read: {source}")]
    Unreadable {
        /// The path.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file cannot be written.
    #[error("{file}: cannot be written: {source}")]
    Unwritable {
        /// The path.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The name does not say how to write the file.
    #[error("{file}: end the name in .csv, .csv.gz or .parquet to say how to write it")]
    UnknownKind {
        /// The path.
        file: String,
    },
    /// There is not one row of candles.
    #[error("{file}: holds no candles; give a file with a header and at least one row")]
    Empty {
        /// The path.
        file: String,
    },
    /// The header lacks a column.
    #[error(
        "{file}: row 1: no column {column}; the header must name timestamp,open,high,low,close,volume and it names {found}"
    )]
    MissingColumn {
        /// The path.
        file: String,
        /// The column that is missing.
        column: Column,
        /// The columns found.
        found: String,
    },
    /// A column of a Parquet file has a type that holds no such values.
    #[error(
        "{file}: column {column} is {found}; store times as int64 or timestamp and prices as double, decimal or text"
    )]
    ColumnKind {
        /// The path.
        file: String,
        /// The column.
        column: Column,
        /// Its type.
        found: String,
    },
    /// A row is wrong. Rows count as in the file, the header being row 1.
    #[error("{file}: row {row}, {fault}")]
    Row {
        /// The path.
        file: String,
        /// The row in the file; the header is row 1.
        row: u64,
        /// What is wrong.
        fault: RowFault,
    },
    /// The time frame does not follow from the rows: there is one row, or the steps are no whole seconds.
    #[error("{file}: the time frame does not follow from the rows; give it as --timeframe 1m")]
    TimeframeUnknown {
        /// The path.
        file: String,
    },
    /// The candles are finer than the time frame given.
    #[error(
        "{file}: the candles are {found}, not {given}; resample the file first or leave the time frame out"
    )]
    TimeframeMismatch {
        /// The path.
        file: String,
        /// The time frame given.
        given: Timeframe,
        /// The step of the file.
        found: Timeframe,
    },
    /// A time frame cannot be folded into another.
    #[error("{to} candles cannot be made of {from} candles; choose a whole multiple of {from}")]
    NotAMultiple {
        /// The time frame of the candles.
        from: Timeframe,
        /// The time frame wanted.
        to: Timeframe,
    },
    /// A price has more digits than a double carries.
    #[error("{file}: a price has more digits than a double carries; write .csv or .csv.gz instead")]
    BeyondDouble {
        /// The path.
        file: String,
    },
    /// The numbers of a synthetic market lie out of bounds.
    #[error("synthetic market: {fault}")]
    BadSpec {
        /// What is wrong and what to give instead.
        fault: &'static str,
    },
}
