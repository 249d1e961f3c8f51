//! The rows of a Parquet file, counted from 1: such files have no header row.

use super::cells::Cells;
use super::{KEY_DECIMALS, KEY_TIME_UNIT, KEY_TIMEFRAME};
use crate::ArchiveError;
use crate::collector::{Collector, RawRow};
use crate::csv::Plan;
use crate::error::{Column, RowFault};
use crate::read::in_file;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::FileMetaData;
use ::parquet::file::reader::FileReader;
use ::parquet::file::serialized_reader::SerializedFileReader;
use bytes::Bytes;
use std::io;

/// Reads all rows into the collector.
///
/// # Errors
/// [`ArchiveError::Unreadable`], [`ArchiveError::MissingColumn`], [`ArchiveError::ColumnKind`], or the first wrong row
/// of a strict reading.
pub(crate) fn read_rows(bytes: &Bytes, file: &str, collector: &mut Collector) -> Result<(), ArchiveError> {
    let torn = |error: ParquetError| ArchiveError::Unreadable {
        file: file.to_owned(),
        source: io::Error::other(error),
    };
    let reader = SerializedFileReader::new(bytes.clone()).map_err(torn)?;
    let metadata = reader.metadata().file_metadata();
    let schema = metadata.schema_descr();
    let names: Vec<String> = schema.columns().iter().map(|column| column.path().string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let plan = Plan::of(&names, file)?;
    collector.expect_series(noted(metadata, KEY_DECIMALS), noted(metadata, KEY_TIMEFRAME));
    let time_unit = noted(metadata, KEY_TIME_UNIT);
    let mut row = 0;
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(torn)?;
        let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        let mut columns: [Option<Cells>; 6] = [const { None }; 6];
        for (index, column) in plan.fields.iter().enumerate() {
            let Some(column) = *column else { continue };
            let descriptor = schema.column(index);
            let kind = || ArchiveError::ColumnKind {
                file: file.to_owned(),
                column,
                found: format!("{} {:?}", descriptor.physical_type(), descriptor.converted_type())
                    .to_lowercase(),
            };
            if descriptor.max_rep_level() > 0 {
                return Err(kind());
            }
            let unit = time_unit.filter(|_| column == Column::Timestamp);
            let cells = Cells::read(group.get_column_reader(index).map_err(torn)?, &descriptor, rows, unit);
            columns[column as usize] = Some(cells.map_err(torn)?.ok_or_else(kind)?);
        }
        let columns = columns.map(|cells| cells.expect("invariant: the plan names every column"));
        collector.reserve(rows);
        for index in 0..rows {
            row += 1;
            collector.take(row, raw_row(&columns, index)).map_err(in_file(file))?;
        }
    }
    Ok(())
}

fn raw_row(columns: &[Cells; 6], index: usize) -> Result<RawRow, RowFault> {
    let [time, open, high, low, close, volume] = columns;
    Ok(RawRow {
        open_at: time.time(index)?,
        prices: [
            open.price(index, Column::Open)?,
            high.price(index, Column::High)?,
            low.price(index, Column::Low)?,
            close.price(index, Column::Close)?,
        ],
        volume: volume.volume(index)?,
    })
}

fn noted<T: std::str::FromStr>(metadata: &FileMetaData, key: &str) -> Option<T> {
    let pairs = metadata.key_value_metadata()?;
    pairs.iter().find(|pair| pair.key == key)?.value.as_ref()?.parse().ok()
}
