//! `[session]`: how trading is written down.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader};
use serde_json::{Value, json};

const SNAPSHOT_BATCHES: &str = "session.snapshot_batches";

/// A day of minutes.
const BATCHES_MAX: u64 = 1_440;

/// The keys.
pub const KEYS: [Key; 1] = [Key::new(
    SNAPSHOT_BATCHES,
    "5",
    "Every how many of the market's candles the value of a portfolio is written down, for its curve.",
)];

/// The session.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Candles between two values of a portfolio.
    pub snapshot_batches: u64,
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Session> {
    Ok(Session { snapshot_batches: reader.whole(SNAPSHOT_BATCHES, 1..=BATCHES_MAX)? })
}

impl Session {
    /// The value of each key.
    pub fn values(&self) -> [(&'static str, Option<Value>); 1] {
        [(SNAPSHOT_BATCHES, Some(json!(self.snapshot_batches)))]
    }
}
