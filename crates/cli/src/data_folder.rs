//! Where the platform keeps its things: the database, market history, journals.

use crate::failure::{Failure, Result};
use clap::Args;
use std::path::{Path, PathBuf};

/// The option of every command that touches what is kept.
#[derive(Clone, Debug, Args)]
pub struct DataFolderArgs {
    /// The data folder; by default $XDG_DATA_HOME/tradewind or ~/.local/share/tradewind
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

/// The folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFolder {
    path: PathBuf,
}

impl DataFolderArgs {
    /// Whether the folder was named.
    pub const fn is_given(&self) -> bool {
        self.data_dir.is_some()
    }

    /// The folder that was named.
    pub fn given(&self) -> Option<&Path> {
        self.data_dir.as_deref()
    }

    /// The folder that is meant; it may not be there yet.
    pub fn folder(&self) -> Result<DataFolder> {
        let named = self.data_dir.clone().map(DataFolder::at);
        named.or_else(DataFolder::usual).ok_or_else(|| {
            Failure::BadInput("there is no home folder; name a data folder with --data-dir".to_owned())
        })
    }
}

impl DataFolder {
    /// The folder at this path.
    pub const fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// The folder that is meant where none is named; `None` without a home folder.
    pub fn usual() -> Option<Self> {
        Some(Self { path: home_folder("XDG_DATA_HOME", ".local/share")?.join("tradewind") })
    }

    /// The demo's folder: the named one itself, or `demo` within the usual one.
    pub fn demo(self, is_given: bool) -> Self {
        if is_given { self } else { Self { path: self.path.join("demo") } }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database's file.
    pub fn database(&self) -> PathBuf {
        self.path.join("tradewind.db")
    }

    /// The folder of the journals.
    pub fn journal(&self) -> PathBuf {
        self.path.join("journal")
    }

    /// The database's file, which must be there.
    pub fn database_that_exists(&self) -> Result<PathBuf> {
        let file = self.database();
        if file.is_file() {
            return Ok(file);
        }
        Err(Failure::BadInput(format!(
            "{}: there is no database; start the server once, or name its folder with --data-dir",
            file.display()
        )))
    }
}

/// The folder that `variable` names, else the one beneath the home folder.
pub fn home_folder(variable: &str, beneath_home: &str) -> Option<PathBuf> {
    // A relative path is to be passed over, says the XDG base directory specification.
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute(variable).or_else(|| Some(absolute("HOME")?.join(beneath_home)))
}
