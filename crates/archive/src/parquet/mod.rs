//! Candles as Parquet columns: `timestamp` int64, prices and volume double, beside them the tick, which doubles lose.
//!
//! The low-level column interface is enough here and spares the Arrow crates.
//!
//! - [`cells`]: one column of any type as numbers. - [`read`]: the rows in. - [`write`]: the rows out.

mod cells;
mod read;
mod write;

pub(crate) use read::read_rows;
pub(crate) use write::Columns;

/// The first bytes of every Parquet file.
pub(crate) const MAGIC: &[u8] = b"PAR1";

/// Metadata keys of our own files.
const KEY_DECIMALS: &str = "tradewind.price_decimals";
const KEY_TIMEFRAME: &str = "tradewind.timeframe";
const KEY_TIME_UNIT: &str = "tradewind.time_unit_ns";
