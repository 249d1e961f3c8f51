//! `[session]`: how trading is written down.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader};
use serde_json::{Value, json};
use session::Retention;
use std::time::Duration;

const SNAPSHOT_BATCHES: &str = "session.snapshot_batches";
const JOURNAL_DAYS: &str = "session.journal_days";
const JOURNAL_GIB: &str = "session.journal_gib";

/// A day of minutes.
const BATCHES_MAX: u64 = 1_440;

/// A hundred years.
const DAYS_MAX: u64 = 36_525;

/// A pebibyte.
const GIB_MAX: u64 = 1 << 20;

/// The keys.
pub const KEYS: [Key; 3] = [
    Key::new(
        SNAPSHOT_BATCHES,
        "5",
        "Every how many of the market's candles the value of a portfolio is written down, for its curve.",
    ),
    Key::new(
        JOURNAL_DAYS,
        "30",
        "How many days of the journal are kept. What a start needs always is; `parity` needs it from its beginning.",
    ),
    Key::new(
        JOURNAL_GIB,
        "20",
        "How large the journal may grow before its oldest part goes, whatever its age.",
    ),
];

/// The session.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Candles between two values of a portfolio.
    pub snapshot_batches: u64,
    /// Days of the journal that are kept.
    pub journal_days: u64,
    /// The most that the journal may be, in GiB.
    pub journal_gib: u64,
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Session> {
    let snapshot_batches = reader.whole(SNAPSHOT_BATCHES, 1..=BATCHES_MAX);
    let journal_days = reader.whole(JOURNAL_DAYS, 1..=DAYS_MAX);
    let journal_gib = reader.whole(JOURNAL_GIB, 1..=GIB_MAX);
    Ok(Session {
        snapshot_batches: snapshot_batches?,
        journal_days: journal_days?,
        journal_gib: journal_gib?,
    })
}

impl Session {
    /// The value of each key.
    pub fn values(&self) -> [(&'static str, Option<Value>); 3] {
        [
            (SNAPSHOT_BATCHES, Some(json!(self.snapshot_batches))),
            (JOURNAL_DAYS, Some(json!(self.journal_days))),
            (JOURNAL_GIB, Some(json!(self.journal_gib))),
        ]
    }

    /// How much of the journal is kept.
    pub const fn retention(&self) -> Retention {
        Retention {
            age_max: Duration::from_secs(self.journal_days * 86_400),
            bytes_max: self.journal_gib << 30,
        }
    }
}
