//! Candles out as Parquet, compressed with zstd.

use super::{KEY_DECIMALS, KEY_TIME_UNIT, KEY_TIMEFRAME};
use crate::decimal::{self, Decimal};
use ::parquet::basic::{Compression, Encoding};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use model::Candles;
use std::io::{self, Write};
use std::sync::Arc;

const SCHEMA: &str = "message candles { required int64 timestamp; required double open; required double high; \
                      required double low; required double close; required double volume; }";

/// Rows in a row group.
const GROUP_ROWS: usize = 1 << 17;

/// A series as the columns of the file.
#[derive(Debug)]
pub(crate) struct Columns {
    times: Vec<i64>,
    floats: [Vec<f64>; 5],
    notes: Vec<KeyValue>,
}

impl Columns {
    /// Takes the columns over; `None` if a price has more digits than a double carries.
    pub(crate) fn of(candles: &Candles) -> Option<Self> {
        let decimals = candles.scale().decimals();
        let prices =
            |ticks: &[i64]| ticks.iter().map(|ticks| exact(*ticks, decimals)).collect::<Option<Vec<f64>>>();
        let unit = if candles.open_at().iter().all(|nanos| nanos % 1_000_000 == 0) { 1_000_000 } else { 1 };
        let note = |key: &str, value: String| KeyValue::new(key.to_owned(), value);
        Some(Self {
            times: candles.open_at().iter().map(|nanos| nanos / unit).collect(),
            floats: [
                prices(candles.open())?,
                prices(candles.high())?,
                prices(candles.low())?,
                prices(candles.close())?,
                candles.volume().to_vec(),
            ],
            notes: vec![
                note(KEY_DECIMALS, decimals.to_string()),
                note(KEY_TIMEFRAME, candles.timeframe().to_string()),
                note(KEY_TIME_UNIT, unit.to_string()),
            ],
        })
    }

    /// Writes the file.
    pub(crate) fn write(&self, out: &mut (impl Write + Send)) -> io::Result<()> {
        self.write_groups(out).map_err(|error| match error {
            ParquetError::External(source) => match source.downcast::<io::Error>() {
                Ok(source) => *source,
                Err(source) => io::Error::other(source),
            },
            other => io::Error::other(other),
        })
    }

    fn write_groups(&self, out: &mut (impl Write + Send)) -> Result<(), ParquetError> {
        let properties = WriterProperties::builder()
            .set_created_by("tradewind".to_owned())
            .set_compression(Compression::ZSTD(::parquet::basic::ZstdLevel::try_new(3)?))
            .set_dictionary_enabled(false)
            .set_column_encoding("timestamp".into(), Encoding::DELTA_BINARY_PACKED)
            .set_key_value_metadata(Some(self.notes.clone()))
            .build();
        let mut writer =
            SerializedFileWriter::new(out, Arc::new(parse_message_type(SCHEMA)?), Arc::new(properties))?;
        for begin in (0..self.times.len()).step_by(GROUP_ROWS) {
            let rows = begin..(begin + GROUP_ROWS).min(self.times.len());
            let mut group = writer.next_row_group()?;
            let mut floats = self.floats.iter();
            while let Some(mut column) = group.next_column()? {
                match (column.untyped(), floats.len()) {
                    (ColumnWriter::Int64ColumnWriter(writer), 5) => {
                        writer.write_batch(&self.times[rows.clone()], None, None)?;
                    }
                    (ColumnWriter::DoubleColumnWriter(writer), _) => {
                        let values = floats.next().expect("invariant: the schema has five doubles");
                        writer.write_batch(&values[rows.clone()], None, None)?;
                    }
                    _ => unreachable!("invariant: the schema has one int64, then doubles"),
                }
                column.close()?;
            }
            group.close()?;
        }
        writer.close().map(drop)
    }
}

/// The double nearest to a price, if reading it back gives the same price.
fn exact(ticks: i64, decimals: u8) -> Option<f64> {
    let price = Decimal { mantissa: ticks, decimals };
    let float = decimal::float(price).or_else(|| price.to_string().parse().ok())?;
    if ticks.unsigned_abs() < 1_000_000_000_000_000 {
        return Some(float);
    }
    let back = Decimal::parse(float.to_string().as_bytes()).ok()?;
    (back.decimals <= decimals && back.ticks(decimals) == Some(ticks)).then_some(float)
}
