//! What a disk says, in words for the person who can help.

use std::io::{Error, ErrorKind};

/// What went wrong with a file or folder, whose name stands before it, and what to do; without the system's number.
#[must_use]
pub fn disk_words(error: &Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full; free some space".to_owned(),
        ErrorKind::QuotaExceeded => "the disk quota is used up; free some space".to_owned(),
        ErrorKind::ReadOnlyFilesystem => {
            "the file system is read-only; make it writable, or choose another data folder".to_owned()
        }
        ErrorKind::PermissionDenied => {
            "permission denied; give this user the right to it, or choose another data folder".to_owned()
        }
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a file stands where a folder should be; move it away, or choose another data folder".to_owned()
        }
        ErrorKind::IsADirectory => "a folder stands where a file should be; move it away".to_owned(),
        _ => {
            let text = error.to_string();
            let words = text.split(" (os error").next().unwrap_or(&text);
            format!("{}; look at the disk and at the system's log", words.to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_number_never_shows_and_a_remedy_does() {
        for (number, expected) in [
            (28, "the disk is full; free some space"),
            (30, "the file system is read-only; make it writable, or choose another data folder"),
            (13, "permission denied; give this user the right to it, or choose another data folder"),
            (5, "; look at the disk and at the system's log"),
        ] {
            let words = disk_words(&Error::from_raw_os_error(number));
            assert!(words.ends_with(expected) && !words.contains("os error"), "{number}: {words}");
        }
    }
}
