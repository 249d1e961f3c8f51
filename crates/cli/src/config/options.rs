//! The options that name a configuration, and the way from them to what it means.

use super::raw::{Origin, Raw};
use super::resolved::Config;
use super::sections::{data, server};
use crate::data_folder::{DataFolder, DataFolderArgs, home_folder};
use crate::failure::{Failure, Result};
use clap::Args;
use std::fs;
use std::path::PathBuf;

/// The options of every command that shares the server's configuration.
#[derive(Clone, Debug, Args)]
pub struct ConfigArgs {
    /// The configuration; by default $XDG_CONFIG_HOME/tradewind/tradewind.toml or ~/.config/tradewind/tradewind.toml,
    /// where it is there
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    data: DataFolderArgs,
}

impl ConfigArgs {
    /// The configuration that is meant.
    ///
    /// # Errors
    /// A file that cannot be read; all faults together.
    pub fn load(&self, port: Option<&str>) -> Result<Config> {
        let mut raw = Raw::with_defaults();
        if let Some(folder) = DataFolder::usual() {
            raw.set_path(data::FOLDER, folder.path(), Origin::Default);
        }
        if let Some(file) = self.file() {
            let text = fs::read_to_string(&file).map_err(|error| Failure::unreadable(&file, &error))?;
            raw.layer_file(&file, &text);
        }
        raw.layer_environment(std::env::vars_os());
        if let Some(port) = port {
            raw.set(server::PORT, port, Origin::Flag("--port"));
        }
        if let Some(folder) = self.data.given() {
            raw.set_path(data::FOLDER, folder, Origin::Flag("--data-dir"));
        }
        Ok(Config::resolve(raw)?)
    }

    /// The data folder of the configuration that is meant.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn folder(&self) -> Result<DataFolder> {
        Ok(self.load(None)?.data.folder)
    }

    /// The file that is read: the named one, or the usual one where it is there.
    pub fn file(&self) -> Option<PathBuf> {
        self.config.clone().or_else(|| Self::usual_file().filter(|file| file.exists()))
    }

    /// The file that is read if it is there and no other is named.
    pub fn usual_file() -> Option<PathBuf> {
        Some(home_folder("XDG_CONFIG_HOME", ".config")?.join("tradewind").join("tradewind.toml"))
    }
}
