//! What a long run keeps: the corpus, the inputs that panicked, the input that is being tried, and figures.

use std::fs::{self, File};
use std::io::{Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::Seen;

/// The folder of one target.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Open all the while, as it is written for each input.
    last: File,
}

impl Folder {
    /// Inside `parent`; made if it is not there.
    pub fn new(parent: &Path, name: &str) -> Self {
        let path = parent.join(name);
        for kind in ["corpus", "panics"] {
            must(&path, fs::create_dir_all(path.join(kind)));
        }
        let last = path.join("last");
        let last = must(&last, File::create(&last));
        Self { path, last }
    }

    /// The inputs of earlier runs, in the order of their names.
    pub fn corpus(&self) -> Vec<Vec<u8>> {
        let folder = self.path.join("corpus");
        let mut paths: Vec<PathBuf> =
            must(&folder, fs::read_dir(&folder)).map(|entry| must(&folder, entry).path()).collect();
        paths.sort();
        paths.iter().map(|path| must(path, fs::read(path))).collect()
    }

    /// Keeps an input that showed something new.
    pub fn keep(&self, input: &[u8]) {
        let path = self.path.join("corpus").join(name_of(input));
        must(&path, fs::write(&path, input));
    }

    /// Keeps an input that panicked.
    pub fn keep_panic(&self, input: &[u8]) -> PathBuf {
        let path = self.path.join("panics").join(name_of(input));
        must(&path, fs::write(&path, input));
        path
    }

    /// Notes the input that is about to be tried, for when nobody is left to say which it was.
    pub fn note(&self, input: &[u8]) {
        let mut last = &self.last;
        let length = input.len() as u64;
        let written = last.rewind().and_then(|()| last.write_all(input)).and_then(|()| last.set_len(length));
        must(&self.path, written);
    }

    /// Writes the figures of the run.
    pub fn report(&self, figures: &str) {
        let path = self.path.join("figures");
        must(&path, fs::write(&path, figures));
    }
}

fn name_of(input: &[u8]) -> String {
    let hash = input
        .iter()
        .fold(super::SPREAD, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{:016x}", Seen(hash).0)
}

fn must<T>(path: &Path, result: std::io::Result<T>) -> T {
    result.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
