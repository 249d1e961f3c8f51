//! One column of a row group as numbers, whatever type the file gives it.

use crate::csv::{excerpt, price_of_text, volume_of_text};
use crate::decimal::{self, Decimal};
use crate::error::{Column, RowFault};
use crate::timestamp;
use ::parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use ::parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use ::parquet::data_type::DataType;
use ::parquet::errors::Result as ParquetResult;
use ::parquet::schema::types::ColumnDescriptor;

/// What whole numbers of a column mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Themselves, or times whose unit their size tells.
    Plain,
    /// Decimals with so many places.
    Decimal(u8),
    /// Times in units of so many nanoseconds.
    Time(i64),
}

/// The cells of a column, `None` where the file has none.
#[derive(Debug)]
pub(super) enum Cells {
    Whole(Vec<Option<i128>>, Meaning),
    Float(Vec<Option<f64>>),
    Text(Vec<Option<Vec<u8>>>),
}

impl Cells {
    /// Reads a column; `None` if its type holds no numbers.
    pub(super) fn read(
        reader: ColumnReader,
        column: &ColumnDescriptor,
        rows: usize,
        time_unit: Option<i64>,
    ) -> ParquetResult<Option<Self>> {
        let meaning = meaning(column, time_unit);
        let optional = column.max_def_level() > 0;
        Ok(Some(match reader {
            ColumnReader::Int32ColumnReader(reader) => {
                Self::Whole(values(reader, optional, rows, |value| i128::from(*value))?, meaning)
            }
            ColumnReader::Int64ColumnReader(reader) => {
                Self::Whole(values(reader, optional, rows, |value| i128::from(*value))?, meaning)
            }
            ColumnReader::DoubleColumnReader(reader) => {
                Self::Float(values(reader, optional, rows, |value| *value)?)
            }
            ColumnReader::FloatColumnReader(reader) => Self::Float(values(reader, optional, rows, widened)?),
            ColumnReader::ByteArrayColumnReader(reader) => match meaning {
                Meaning::Decimal(_) => {
                    Self::Whole(values(reader, optional, rows, |value| big_endian(value.data()))?, meaning)
                }
                Meaning::Plain | Meaning::Time(_) => {
                    Self::Text(values(reader, optional, rows, |value| value.data().to_vec())?)
                }
            },
            ColumnReader::FixedLenByteArrayColumnReader(reader) if matches!(meaning, Meaning::Decimal(_)) => {
                Self::Whole(values(reader, optional, rows, |value| big_endian(value.data()))?, meaning)
            }
            ColumnReader::FixedLenByteArrayColumnReader(_)
            | ColumnReader::BoolColumnReader(_)
            | ColumnReader::Int96ColumnReader(_) => return Ok(None),
        }))
    }

    /// The time at `row` in nanoseconds.
    pub(super) fn time(&self, row: usize) -> Result<i64, RowFault> {
        let nanos = match self {
            Self::Whole(cells, meaning) => {
                cells[row].and_then(|count| i64::try_from(count).ok()).and_then(|count| match meaning {
                    Meaning::Time(unit) => count.checked_mul(*unit),
                    Meaning::Plain => timestamp::nanos_of_number(count),
                    Meaning::Decimal(_) => None,
                })
            }
            Self::Float(cells) => {
                cells[row].and_then(|count| timestamp::nanos_of_text(count.to_string().as_bytes()))
            }
            Self::Text(cells) => cells[row].as_deref().and_then(timestamp::nanos_of_text),
        };
        nanos.ok_or_else(|| RowFault::BadTime { text: self.shown(row) })
    }

    /// The price at `row`.
    pub(super) fn price(&self, row: usize, column: Column) -> Result<Decimal, RowFault> {
        let decimals = match self {
            Self::Whole(_, Meaning::Decimal(decimals)) => *decimals,
            Self::Whole(..) | Self::Float(_) | Self::Text(_) => 0,
        };
        let price = match self {
            Self::Whole(cells, _) => {
                cells[row].and_then(|value| Decimal::fit(value, i64::from(decimals)).ok())
            }
            Self::Float(cells) => match cells[row] {
                Some(value) if value.is_finite() => return price_of_float(value, column),
                Some(_) | None => None,
            },
            Self::Text(cells) => match &cells[row] {
                Some(text) => return price_of_text(text.trim_ascii(), column),
                None => None,
            },
        };
        price.ok_or_else(|| RowFault::BadNumber { column, text: self.shown(row) })
    }

    /// The volume at `row`.
    pub(super) fn volume(&self, row: usize) -> Result<f64, RowFault> {
        let bad = || RowFault::BadNumber { column: Column::Volume, text: self.shown(row) };
        match self {
            Self::Float(cells) => cells[row].ok_or_else(bad),
            Self::Text(cells) => volume_of_text(cells[row].as_deref().unwrap_or_default().trim_ascii()),
            Self::Whole(..) => {
                let volume = self.price(row, Column::Volume)?;
                decimal::float(volume).or_else(|| volume.to_string().parse().ok()).ok_or_else(bad)
            }
        }
    }

    fn shown(&self, row: usize) -> String {
        let text = match self {
            Self::Whole(cells, _) => cells[row].map(|value| value.to_string()),
            Self::Float(cells) => cells[row].map(|value| value.to_string()),
            Self::Text(cells) => cells[row].as_ref().map(|text| String::from_utf8_lossy(text).into_owned()),
        };
        excerpt(&text.unwrap_or_default(), 40)
    }
}

fn price_of_float(value: f64, column: Column) -> Result<Decimal, RowFault> {
    Decimal::of_float(value).map_or_else(|| price_of_text(value.to_string().as_bytes(), column), Ok)
}

/// The double whose shortest decimal is that of the single.
fn widened(value: &f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// A decimal's digits as Parquet stores them: big-endian, in two's complement. Beyond 128 bits it is cut, and such
/// values do not fit into ticks.
fn big_endian(bytes: &[u8]) -> i128 {
    let sign = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
    let wide = bytes.len().saturating_sub(16);
    let is_cut = bytes[..wide].iter().any(|byte| i128::from(byte.cast_signed()) != sign);
    let value = bytes[wide..].iter().fold(sign, |value: i128, byte| (value << 8) | i128::from(*byte));
    if is_cut { i128::MAX } else { value }
}

fn meaning(column: &ColumnDescriptor, time_unit: Option<i64>) -> Meaning {
    match column.logical_type_ref() {
        Some(LogicalType::Timestamp(kind)) => {
            return Meaning::Time(match kind.unit {
                TimeUnit::MILLIS => 1_000_000,
                TimeUnit::MICROS => 1_000,
                TimeUnit::NANOS => 1,
            });
        }
        Some(LogicalType::Date) => return Meaning::Time(86_400_000_000_000),
        Some(LogicalType::Decimal(kind)) => {
            return Meaning::Decimal(u8::try_from(kind.scale).unwrap_or(u8::MAX));
        }
        Some(_) | None => {}
    }
    match column.converted_type() {
        ConvertedType::TIMESTAMP_MILLIS => Meaning::Time(1_000_000),
        ConvertedType::TIMESTAMP_MICROS => Meaning::Time(1_000),
        ConvertedType::DATE => Meaning::Time(86_400_000_000_000),
        ConvertedType::DECIMAL => Meaning::Decimal(u8::try_from(column.type_scale()).unwrap_or(u8::MAX)),
        _ => time_unit.map_or(Meaning::Plain, Meaning::Time),
    }
}

fn values<T: DataType, V>(
    mut reader: ColumnReaderImpl<T>,
    optional: bool,
    rows: usize,
    convert: impl Fn(&T::T) -> V,
) -> ParquetResult<Vec<Option<V>>> {
    let mut present = Vec::with_capacity(rows);
    let mut levels = Vec::new();
    let mut read = 0;
    while read < rows {
        let (records, _, _) =
            reader.read_records(rows - read, optional.then_some(&mut levels), None, &mut present)?;
        if records == 0 {
            break;
        }
        read += records;
    }
    let mut present = present.iter().map(convert);
    let is_present = |row: usize| !optional || levels.get(row).is_some_and(|level| *level > 0);
    Ok((0..rows).map(|row| if is_present(row) { present.next() } else { None }).collect())
}
