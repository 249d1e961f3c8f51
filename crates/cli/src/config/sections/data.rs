//! `[data]`: where things are kept.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader};
use crate::data_folder::DataFolder;
use serde_json::{Value, json};

/// The folder's key, which a flag sets too.
pub const FOLDER: &str = "data.folder";

/// The keys.
pub const KEYS: [Key; 1] = [Key::optional(
    FOLDER,
    "\"/var/lib/tradewind\"",
    "The folder of database and journal; unset, $XDG_DATA_HOME/tradewind or ~/.local/share/tradewind.",
)];

/// Where things are kept.
#[derive(Clone, Debug)]
pub struct Data {
    /// The folder.
    pub folder: DataFolder,
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Data> {
    match reader.path_if_set(FOLDER)? {
        Some(path) => Ok(Data { folder: DataFolder::at(path) }),
        None => Err(reader.fault(FOLDER, "there is no home folder; name a folder here or with --data-dir")),
    }
}

impl Data {
    /// The value of each key.
    pub fn values(&self) -> [(&'static str, Option<Value>); 1] {
        [(FOLDER, Some(json!(self.folder.path().to_string_lossy())))]
    }
}
