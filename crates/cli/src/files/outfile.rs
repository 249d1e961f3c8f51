//! Files that are written whole or not at all: beside their place first, then moved there.
//!
//! The file beside is made before any work is done, so that a place that cannot be written is known at once.

use crate::failure::{Failure, Result};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file under way. Dropped before [`finish`](Self::finish), it leaves nothing behind.
#[derive(Debug)]
pub struct Outfile {
    /// As it was named, for messages.
    named: PathBuf,
    /// Where it goes, links followed.
    target: PathBuf,
    /// What is written; `None` where the target is a device or a pipe, which is written directly.
    partial: Option<PathBuf>,
    out: Option<BufWriter<File>>,
}

impl Outfile {
    /// Begins a file.
    pub fn create(path: &Path) -> Result<Self> {
        let unwritable = |error| Failure::unwritable(path, &error);
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let partial = match fs::metadata(&target) {
            Ok(there) if there.is_dir() => {
                return Err(Failure::BadInput(format!("{}: is a folder; name a file", path.display())));
            }
            Ok(there) if !there.is_file() => None,
            Ok(_) | Err(_) => {
                let mut name = target.clone().into_os_string();
                name.push(".partial");
                Some(PathBuf::from(name))
            }
        };
        let file = match &partial {
            Some(partial) => File::create(partial),
            None => File::options().write(true).open(&target),
        };
        let out = Some(BufWriter::with_capacity(1 << 16, file.map_err(unwritable)?));
        Ok(Self { named: path.to_path_buf(), target, partial, out })
    }

    /// Adds a line.
    pub fn line(&mut self, line: &str) -> Result {
        let written = self.out.as_mut().map_or(Ok(()), |out| writeln!(out, "{line}"));
        written.map_err(|error| Failure::unwritable(&self.named, &error))
    }

    /// Brings the file to the disk and gives it its name.
    pub fn finish(mut self) -> Result {
        let Some(mut out) = self.out.take() else { return Ok(()) };
        let mut end = || {
            out.flush()?;
            if let Some(partial) = &self.partial {
                out.get_ref().sync_all()?;
                fs::rename(partial, &self.target)?;
            }
            Ok(())
        };
        let ended = end().map_err(|error| Failure::unwritable(&self.named, &error));
        if ended.is_ok() {
            self.partial = None;
        }
        ended
    }
}

impl Drop for Outfile {
    fn drop(&mut self) {
        if let Some(out) = self.out.take() {
            // What is still in the buffer belongs to a file that will not be.
            let _ = out.into_parts();
        }
        if let Some(partial) = &self.partial {
            // The first error is the one to tell; a half file that cannot be removed is overwritten next time.
            let _ = fs::remove_file(partial);
        }
    }
}

/// Two names for one file, of which the second would overwrite the first.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        fs::canonicalize(path).ok().or_else(|| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
            Some(folder.join(path.file_name()?))
        })
    };
    matches!((place(one), place(other)), (Some(one), Some(other)) if one == other)
}
