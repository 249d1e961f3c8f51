//! Candle files out, whole or not at all: a file is written beside its place and moved there when it is complete.

use crate::{ArchiveError, csv, parquet};
use flate2::{Compression, write::GzEncoder};
use model::Candles;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes candles as `.csv`, `.csv.gz` or `.parquet`, by the path's end: columns
/// `timestamp,open,high,low,close,volume`, times in milliseconds since 1970, prices as decimals with all digits of the
/// tick. What was written reads back as the same series. A file that was there is replaced when the new one is complete;
/// the bytes are the same for the same candles.
///
/// # Errors
/// [`ArchiveError::UnknownKind`], [`ArchiveError::BeyondDouble`] (Parquet only) or [`ArchiveError::Unwritable`]; a file
/// that was there is still there.
pub fn write(path: &Path, candles: &Candles) -> Result<(), ArchiveError> {
    let file = path.display().to_string();
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let unwritable = |source| ArchiveError::Unwritable { file: file.clone(), source };
    if name.ends_with(".csv") {
        replace(path, |out| csv::write_rows(candles, out)).map_err(unwritable)
    } else if name.ends_with(".csv.gz") {
        let pack = |out: &mut BufWriter<File>| {
            let mut packer = BufWriter::with_capacity(1 << 16, GzEncoder::new(out, Compression::new(3)));
            csv::write_rows(candles, &mut packer)?;
            packer.into_inner().map_err(io::IntoInnerError::into_error)?.finish().map(drop)
        };
        replace(path, pack).map_err(unwritable)
    } else if name.ends_with(".parquet") {
        let columns =
            parquet::Columns::of(candles).ok_or_else(|| ArchiveError::BeyondDouble { file: file.clone() })?;
        replace(path, |out| columns.write(out)).map_err(unwritable)
    } else {
        Err(ArchiveError::UnknownKind { file })
    }
}

fn replace(path: &Path, fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let written = fill_file(&partial, fill).and_then(|()| fs::rename(&partial, path));
    if written.is_err() {
        // The first error is the one to tell; a half file that cannot be removed is overwritten next time.
        let _ = fs::remove_file(&partial);
    }
    written
}

fn fill_file(path: &Path, fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    fill(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()
}
