//! Appending to the journal. What returns `Ok` is on disk.

use super::record::{Header, Record};
use crate::config::SessionError;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The end of the newest segment.
#[derive(Debug)]
pub struct Writer {
    folder: PathBuf,
    path: PathBuf,
    file: File,
    /// How much of the file is durable; a failed write is cut back to here.
    durable_len: u64,
    buffer: Vec<u8>,
}

impl Writer {
    /// Begins a segment whose first record will be `seq`.
    ///
    /// # Errors
    /// [`SessionError::File`].
    pub fn begin(folder: &Path, seq: u64, header: &Header) -> Result<Self, SessionError> {
        let path = place(folder, seq);
        let file = OpenOptions::new()
            .create(true)
            .truncate(true)
            .write(true)
            .open(&path)
            .map_err(|e| failed(&path, e))?;
        let mut writer = Self { folder: folder.to_owned(), path, file, durable_len: 0, buffer: Vec::new() };
        writer.append_json(header)?;
        sync_folder(&writer.folder)?;
        Ok(writer)
    }

    /// Takes back the segment that [`begin`](Self::begin) could not begin.
    ///
    /// # Errors
    /// [`SessionError::File`]: it is there and stays.
    pub fn discard(folder: &Path, seq: u64) -> Result<(), SessionError> {
        let path = place(folder, seq);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(&path, error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Goes on with a segment whose sound part ends at `len`.
    ///
    /// # Errors
    /// [`SessionError::File`].
    pub fn resume(folder: &Path, path: &Path, len: u64) -> Result<Self, SessionError> {
        let file = OpenOptions::new().write(true).open(path).map_err(|e| failed(path, e))?;
        file.set_len(len).and_then(|()| file.sync_all()).map_err(|e| failed(path, e))?;
        let mut writer = Self {
            folder: folder.to_owned(),
            path: path.to_owned(),
            file,
            durable_len: len,
            buffer: Vec::new(),
        };
        writer.rewind()?;
        Ok(writer)
    }

    /// Appends a record and makes it durable.
    ///
    /// # Errors
    /// [`SessionError::File`]: nothing of the record is kept, and the same record may be tried again.
    pub fn append(&mut self, record: &Record) -> Result<(), SessionError> {
        self.append_json(record)
    }

    /// The size of the segment.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.durable_len
    }

    /// Whether nothing is written.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.durable_len == 0
    }

    fn append_json<T: serde::Serialize>(&mut self, value: &T) -> Result<(), SessionError> {
        self.buffer.clear();
        self.buffer.extend_from_slice(&[0; 8]);
        serde_json::to_writer(&mut self.buffer, value).map_err(|error| SessionError::Journal {
            path: self.path.clone(),
            reason: format!("a record cannot be written as JSON: {error}"),
        })?;
        let length = u32::try_from(self.buffer.len() - 8).map_err(|_| SessionError::Journal {
            path: self.path.clone(),
            reason: "a record is larger than 4 GiB".to_owned(),
        })?;
        let checksum = crc32fast::hash(&self.buffer[8..]);
        self.buffer[..4].copy_from_slice(&length.to_le_bytes());
        self.buffer[4..8].copy_from_slice(&checksum.to_le_bytes());
        let written = self.file.write_all(&self.buffer).and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // The file may hold a part of the record; it is cut off now, or else by the next attempt or start.
            if let Err(second) = self.rewind() {
                tracing::warn!("a torn record stays at the end of the journal for now: {second}");
            }
            return Err(failed(&self.path, error));
        }
        self.durable_len += self.buffer.len() as u64;
        Ok(())
    }

    fn rewind(&mut self) -> Result<(), SessionError> {
        use std::io::Seek;
        let place = std::io::SeekFrom::Start(self.durable_len);
        let cut = self.file.set_len(self.durable_len).and_then(|()| self.file.seek(place));
        cut.map(drop).map_err(|e| failed(&self.path, e))
    }
}

fn place(folder: &Path, seq: u64) -> PathBuf {
    folder.join(format!("{seq:020}.journal"))
}

pub(super) fn failed(path: &Path, source: std::io::Error) -> SessionError {
    SessionError::File { path: path.to_owned(), source }
}

/// Makes a new or renamed file's name durable.
pub(super) fn sync_folder(folder: &Path) -> Result<(), SessionError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| failed(folder, e))
}
