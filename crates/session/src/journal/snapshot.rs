//! The state after some record, so that a start need not read the whole journal.

use super::reader::{damaged, named};
use super::record::FORMAT;
use super::writer::{failed, sync_folder};
use crate::config::SessionError;
use crate::projection::AccountRecord;
use engine::core::CoreState;
use engine::journal::StrategyChoice;
use model::{AccountId, BotId, Instant};
use serde::{Deserialize, Serialize};
use sim::ExchangeState;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// How many snapshots are kept.
const KEPT: usize = 3;

/// The state after a record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// The record's format.
    pub format: u32,
    /// The version of the engine's state.
    pub core_version: u32,
    /// The last record that is in it.
    pub seq: u64,
    /// The last batch that is in it.
    pub batch: u64,
    /// The exchange.
    pub exchange: ExchangeState,
    /// The accounts.
    pub accounts: Vec<AccountSnapshot>,
}

/// One account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountSnapshot {
    /// Whose.
    pub account: AccountId,
    /// Its engine.
    pub core: CoreState,
    /// Its bots' strategies.
    pub bots: Vec<BotMemory>,
    /// What the projection knows of it.
    pub record: AccountRecord,
}

/// A bot's strategy, and what it remembers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BotMemory {
    /// Which bot.
    pub bot: BotId,
    /// Its strategy and parameters.
    pub choice: StrategyChoice,
    /// What it remembered at `at`.
    pub memory: serde_json::Value,
    /// In market time.
    pub at: Instant,
}

impl Snapshot {
    /// Writes it beside its place, makes it durable, and puts it there; the oldest beyond [`KEPT`] go.
    ///
    /// # Errors
    /// [`SessionError::File`]: the earlier snapshots are as they were.
    pub fn write(&self, folder: &Path) -> Result<(), SessionError> {
        let path = folder.join(format!("{:020}.snapshot", self.seq));
        let beside = path.with_extension("snapshot-new");
        let json = serde_json::to_vec(self).map_err(|error| damaged(&path, error.to_string()))?;
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&beside)?;
            file.write_all(&crc32fast::hash(&json).to_le_bytes())?;
            file.write_all(&json)?;
            file.sync_all()?;
            fs::rename(&beside, &path)
        };
        write().map_err(|e| {
            // On a full disk half a snapshot is in the way of the journal.
            let _ = fs::remove_file(&beside);
            failed(&beside, e)
        })?;
        sync_folder(folder)?;
        let snapshots = named(folder, "snapshot")?;
        for (_, old) in &snapshots[..snapshots.len().saturating_sub(KEPT)] {
            fs::remove_file(old).map_err(|e| failed(old, e))?;
        }
        Ok(())
    }

    /// The newest sound snapshot; a damaged one is passed over, with a warning, for the one before.
    ///
    /// # Errors
    /// [`SessionError::File`].
    pub fn newest(folder: &Path) -> Result<Option<Self>, SessionError> {
        for (_, path) in named(folder, "snapshot")?.iter().rev() {
            let bytes = fs::read(path).map_err(|e| failed(path, e))?;
            match Self::parse(&bytes) {
                Some(snapshot) => return Ok(Some(snapshot)),
                None => tracing::warn!(
                    "{} is damaged or of another version; an older one is used",
                    path.display()
                ),
            }
        }
        Ok(None)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (checksum, json) = bytes.split_at_checked(4)?;
        let checksum = u32::from_le_bytes(checksum.try_into().ok()?);
        let snapshot: Self =
            serde_json::from_slice(json).ok().filter(|_| crc32fast::hash(json) == checksum)?;
        (snapshot.format == FORMAT && snapshot.core_version == CoreState::VERSION).then_some(snapshot)
    }
}
