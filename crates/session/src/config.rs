//! What a session is made with, and why it cannot do something.

use crate::journal::Retention;
use crate::market::MarketSpec;
use engine::Broken;
use model::Amount;
use sim::{Models, SimError};
use std::path::PathBuf;
use std::sync::Arc;
use store::repo::Store;

/// What a session is made with.
#[derive(Debug)]
pub struct SessionConfig {
    /// The folder of journal and snapshots; made if it is not there.
    pub journal: PathBuf,
    /// Where the tables are.
    pub store: Arc<dyn Store>,
    /// The market.
    pub market: MarketSpec,
    /// Market seconds per second.
    pub speed: f64,
    /// The assumptions of the simulated exchange.
    pub models: Models,
    /// Every how many batches a portfolio snapshot is written.
    pub snapshot_batches: u64,
    /// How much of the journal is kept beyond what a start needs.
    pub retention: Retention,
}

/// Why a session cannot do something.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// There is no such account or bot.
    #[error("no such {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// There is not enough free money.
    #[error("{needed} needed, {free} free")]
    InsufficientBalance {
        /// What it takes.
        needed: Amount,
        /// What is free.
        free: Amount,
    },
    /// The strategy or its parameters are refused.
    #[error(transparent)]
    Strategy(#[from] strategies::StrategyError),
    /// It cannot be done in this state.
    #[error("{reason}")]
    Conflict {
        /// Why.
        reason: String,
    },
    /// The session is starting, stopping or cannot write: try again.
    #[error("{reason}")]
    Unavailable {
        /// Why.
        reason: String,
    },
    /// A file of the journal cannot be read or written.
    #[error("{}: {}", path.display(), store::disk_words(source))]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The journal is damaged, or of another version.
    #[error("{}: {reason}", path.display())]
    Journal {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The market cannot be made or read.
    #[error(transparent)]
    Archive(#[from] archive::ArchiveError),
    /// An engine broke.
    #[error("an engine stopped: {0}")]
    Engine(#[from] Broken),
    /// The exchange broke.
    #[error(transparent)]
    Exchange(#[from] SimError),
    /// The tables cannot be written.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}
