//! `tradewind db`: the database's schema, copies of it, and putting a copy back.

use crate::config::ConfigArgs;
use crate::failure::{Failure, Result};
use crate::output;
use crate::waiting::wait_for;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};
use store_sqlite::{Options, SqliteStore};

/// What can be done with the database.
#[derive(Debug, Subcommand)]
pub enum DbCommand {
    /// Bring the schema up to date; makes the database if there is none
    Migrate(MigrateArgs),
    /// Write a copy of the database as of now; a server may run meanwhile
    Backup(BackupArgs),
    /// Put a copy in the database's place; the server must be stopped
    Restore(RestoreArgs),
}

/// The arguments of `migrate`.
#[derive(Debug, Args)]
#[command(after_help = "\
The server does this by itself when it starts.

Examples:
  tradewind db migrate")]
pub struct MigrateArgs {
    #[command(flatten)]
    config: ConfigArgs,
}

/// The arguments of `backup`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tradewind db backup monday.db")]
pub struct BackupArgs {
    /// The copy to write; it must not be there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    config: ConfigArgs,
}

/// The arguments of `restore`.
#[derive(Debug, Args)]
#[command(after_help = "\
The database that is replaced is kept beside its place.

Examples:
  tradewind db restore monday.db")]
pub struct RestoreArgs {
    /// The copy
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Does it.
pub fn run(command: &DbCommand) -> Result {
    match command {
        DbCommand::Migrate(args) => migrate(&args.config.folder()?.database()),
        DbCommand::Backup(args) => backup(&args.config.folder()?.database_that_exists()?, &args.file),
        DbCommand::Restore(args) => restore(&args.file, &args.config.folder()?.database()),
    }
}

fn migrate(database: &Path) -> Result {
    let version = wait_for(async { Ok(SqliteStore::migrate(database).await?) })?;
    output::print(&format!("{}: schema {version}\n", database.display()))
}

fn backup(database: &Path, file: &Path) -> Result {
    wait_for(async {
        let store = SqliteStore::open(database, Options::default()).await?;
        let copied = store.backup(file).await;
        store.close().await;
        Ok(copied?)
    })?;
    output::print(&format!("{}: a copy of {}\n", file.display(), database.display()))
}

fn restore(file: &Path, database: &Path) -> Result {
    if !file.is_file() {
        return Err(Failure::BadInput(format!("{}: there is no such file; check the path", file.display())));
    }
    let folder = database.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| Failure::unwritable(folder, &error))?;
    let kept = wait_for(async { Ok(SqliteStore::restore(file, database).await?) })?;
    let kept =
        kept.map(|kept| format!("; the database before is kept as {}", kept.display())).unwrap_or_default();
    output::print(&format!("{}: restored from {}{kept}\n", database.display(), file.display()))
}
