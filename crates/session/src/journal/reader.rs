//! Reading a journal from its oldest segment on.

use super::record::{FORMAT, Header, Record};
use super::writer::failed;
use crate::config::SessionError;
use std::fs;
use std::path::{Path, PathBuf};

/// What a folder holds.
#[derive(Debug)]
pub struct Journal {
    /// What the session was made with.
    pub header: Header,
    /// The records, in order, without holes.
    pub records: Vec<Record>,
    /// The newest segment and the length of its sound part.
    pub end: (PathBuf, u64),
    /// How many bytes at the end were torn.
    pub torn: u64,
}

/// Reads the records after `seq` (0 for all). `None` if there is no journal.
///
/// # Errors
/// [`SessionError::File`], or [`SessionError::Journal`] for damage that no crash leaves behind, and where the records
/// after `seq` are not all there any more.
pub fn read(folder: &Path, seq: u64) -> Result<Option<Journal>, SessionError> {
    let segments = segments(folder)?;
    // Segments begin with the record their name says; those wholly before `seq` are passed over.
    if let Some((begin, _)) = segments.first().filter(|(begin, _)| *begin > seq + 1) {
        let reason =
            format!("its records {} to {} are gone, and no sound snapshot stands in", seq + 1, begin - 1);
        return Err(damaged(folder, format!("{reason}; restore a backup of the data folder")));
    }
    let first = segments.iter().rposition(|(begin, _)| *begin <= seq + 1).unwrap_or(0);
    let mut journal: Option<Journal> = None;
    let count = segments.len();
    for (index, (_, path)) in segments.iter().enumerate().skip(first) {
        let is_newest = index + 1 == count;
        let bytes = fs::read(path).map_err(|e| failed(path, e))?;
        let (payloads, sound) = split(&bytes);
        if sound < bytes.len() && !is_newest {
            return Err(damaged(path, format!("a record at byte {sound} is damaged")));
        }
        let mut payloads = payloads.into_iter();
        let Some(header) = payloads.next() else {
            // A segment that was begun and not even got its header: nothing was in it.
            continue;
        };
        let header: Header = parse(path, header)?;
        if header.format != FORMAT {
            return Err(damaged(
                path,
                format!("its format is {}, this program reads {FORMAT}", header.format),
            ));
        }
        let journal = journal.get_or_insert_with(|| Journal {
            header,
            records: Vec::new(),
            end: (path.clone(), 0),
            torn: 0,
        });
        for payload in payloads {
            let record: Record = parse(path, payload)?;
            if record.seq <= seq {
                continue;
            }
            let expected = journal.records.last().map_or(seq, |last| last.seq) + 1;
            if record.seq != expected {
                return Err(damaged(path, format!("record {expected} is missing; {} follows", record.seq)));
            }
            journal.records.push(record);
        }
        journal.end = (path.clone(), sound as u64);
        journal.torn = (bytes.len() - sound) as u64;
    }
    Ok(journal)
}

/// The segments of a folder with the record each begins with, oldest first.
///
/// # Errors
/// [`SessionError::File`].
pub fn segments(folder: &Path) -> Result<Vec<(u64, PathBuf)>, SessionError> {
    named(folder, "journal")
}

/// Files of a kind that are named for a record, oldest first.
pub(super) fn named(folder: &Path, kind: &str) -> Result<Vec<(u64, PathBuf)>, SessionError> {
    let mut found = Vec::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(failed(folder, error)),
    };
    for entry in entries {
        let path = entry.map_err(|e| failed(folder, e))?.path();
        if path.extension().is_some_and(|extension| extension == kind)
            && let Some(number) =
                path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok())
        {
            found.push((number, path));
        }
    }
    found.sort();
    Ok(found)
}

/// The payloads of all sound records, and where the sound part ends.
fn split(bytes: &[u8]) -> (Vec<&[u8]>, usize) {
    let mut payloads = Vec::new();
    let mut place = 0;
    while let Some(head) = bytes.get(place..place + 8) {
        let length = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let checksum = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        let Some(payload) = bytes.get(place + 8..place + 8 + length) else { break };
        if length == 0 || crc32fast::hash(payload) != checksum {
            break;
        }
        payloads.push(payload);
        place += 8 + length;
    }
    (payloads, place)
}

fn parse<'a, T: serde::Deserialize<'a>>(path: &Path, payload: &'a [u8]) -> Result<T, SessionError> {
    serde_json::from_slice(payload)
        .map_err(|error| damaged(path, format!("a record is not understood: {error}")))
}

pub(super) fn damaged(path: &Path, reason: String) -> SessionError {
    SessionError::Journal { path: path.to_owned(), reason }
}
