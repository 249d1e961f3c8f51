//! The rows of a text file, read in one pass over its bytes.

use super::header::{Plan, excerpt};
use crate::ArchiveError;
use crate::collector::{Collector, RawRow};
use crate::decimal::{self, Decimal, DecimalFault};
use crate::error::{Column, RowFault};
use crate::read::in_file;
use crate::timestamp;

/// Reads header and rows into the collector.
///
/// # Errors
/// [`ArchiveError::MissingColumn`], [`ArchiveError::Empty`], or the first wrong row of a strict reading.
pub(crate) fn read_rows(bytes: &[u8], file: &str, collector: &mut Collector) -> Result<(), ArchiveError> {
    let header_end = line_end(bytes, 0);
    let header = String::from_utf8_lossy(&bytes[..header_end]);
    if bytes.trim_ascii().is_empty() {
        return Err(ArchiveError::Empty { file: file.to_owned() });
    }
    let names: Vec<&str> = header.split(',').collect();
    let plan = Plan::of(&names, file)?;
    let mut rows = Rows { bytes, at: (header_end + 1).min(bytes.len()) };
    let first_length = line_end(bytes, rows.at) - rows.at;
    collector.reserve((bytes.len() - rows.at) / first_length.max(16) + 1);
    let mut row = 1;
    let named = in_file(file);
    while rows.at < bytes.len() {
        row += 1;
        if rows.skip_blank() {
            continue;
        }
        let raw = rows.next_row(&plan);
        collector.take(row, raw).map_err(&named)?;
    }
    Ok(())
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| from + length)
}

struct Rows<'bytes> {
    bytes: &'bytes [u8],
    at: usize,
}

impl<'bytes> Rows<'bytes> {
    /// Passes over a line of nothing but spaces; whether there was one.
    #[inline]
    fn skip_blank(&mut self) -> bool {
        if !matches!(self.bytes[self.at], b'\n' | b'\r' | b' ' | b'\t') {
            return false;
        }
        let end = line_end(self.bytes, self.at);
        if !self.bytes[self.at..end].trim_ascii().is_empty() {
            return false;
        }
        self.at = end + 1;
        true
    }

    /// Reads one row and moves to the start of the next, whatever the row held.
    #[inline]
    fn next_row(&mut self, plan: &Plan) -> Result<RawRow, RowFault> {
        let read = self.fields(plan);
        if self.bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
        } else {
            self.at = line_end(self.bytes, self.at) + 1;
        }
        read
    }

    #[inline]
    fn fields(&mut self, plan: &Plan) -> Result<RawRow, RowFault> {
        let mut raw = RawRow::default();
        for (index, field) in plan.fields.iter().enumerate() {
            if index > 0 {
                if self.bytes.get(self.at) != Some(&b',') {
                    let column = plan.fields[index..].iter().flatten().next().copied();
                    return Err(RowFault::MissingCell { column: column.unwrap_or(Column::Volume) });
                }
                self.at += 1;
            }
            match field {
                Some(Column::Timestamp) => raw.open_at = self.time()?,
                Some(Column::Open) => raw.prices[0] = self.price(Column::Open)?,
                Some(Column::High) => raw.prices[1] = self.price(Column::High)?,
                Some(Column::Low) => raw.prices[2] = self.price(Column::Low)?,
                Some(Column::Close) => raw.prices[3] = self.price(Column::Close)?,
                Some(Column::Volume) => raw.volume = self.volume()?,
                None => {
                    self.cell();
                }
            }
        }
        Ok(raw)
    }

    #[inline]
    fn time(&mut self) -> Result<i64, RowFault> {
        if let Some((number, end)) = decimal::scan(self.bytes, self.at)
            && number.decimals == 0
            && let Some(nanos) = timestamp::nanos_of_number(number.mantissa)
        {
            self.at = end;
            return Ok(nanos);
        }
        let cell = self.cell();
        timestamp::nanos_of_text(cell).ok_or_else(|| RowFault::BadTime { text: shown(cell) })
    }

    #[inline]
    fn price(&mut self, column: Column) -> Result<Decimal, RowFault> {
        if let Some((number, end)) = decimal::scan(self.bytes, self.at) {
            self.at = end;
            return Ok(number);
        }
        let cell = self.cell();
        price_of_text(cell, column)
    }

    #[inline]
    fn volume(&mut self) -> Result<f64, RowFault> {
        if let Some((number, end)) = decimal::scan(self.bytes, self.at)
            && let Some(volume) = decimal::float(number)
        {
            self.at = end;
            return Ok(volume);
        }
        let cell = self.cell();
        volume_of_text(cell)
    }

    /// The text of the field here, without quotes and spaces around it; moves to what ends the field.
    fn cell(&mut self) -> &'bytes [u8] {
        let bytes: &'bytes [u8] = self.bytes;
        let rest = &bytes[self.at..];
        let quoted = rest.first() == Some(&b'"');
        let mut inside = false;
        let length = rest
            .iter()
            .position(|byte| {
                inside ^= *byte == b'"';
                match byte {
                    b',' => !(quoted && inside),
                    b'\n' => true,
                    _ => false,
                }
            })
            .unwrap_or(rest.len());
        self.at += length;
        let cell = rest[..length].trim_ascii();
        match cell {
            [b'"', middle @ .., b'"'] => middle.trim_ascii(),
            _ => cell,
        }
    }
}

/// The price that a cell's text names.
pub(crate) fn price_of_text(cell: &[u8], column: Column) -> Result<Decimal, RowFault> {
    Decimal::parse(cell).map_err(|fault| match fault {
        DecimalFault::NoNumber => RowFault::BadNumber { column, text: shown(cell) },
        DecimalFault::TooPrecise => RowFault::TooPrecise { column, text: shown(cell), decimals: 18 },
    })
}

/// The volume that a cell's text names.
pub(crate) fn volume_of_text(cell: &[u8]) -> Result<f64, RowFault> {
    let plain = cell.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    let parsed = std::str::from_utf8(cell).ok().filter(|_| plain).and_then(|text| text.parse().ok());
    parsed.ok_or_else(|| RowFault::BadNumber { column: Column::Volume, text: shown(cell) })
}

fn shown(cell: &[u8]) -> String {
    excerpt(&String::from_utf8_lossy(cell), 40)
}
