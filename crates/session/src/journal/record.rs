//! What is written: headers and records.

use crate::market::MarketSpec;
use engine::journal::Frame;
use model::{AccountId, Instant};
use serde::{Deserialize, Serialize};
use sim::Models;

/// The version of this form.
pub const FORMAT: u32 = 1;

/// The first record of every segment: what the session was made with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub format: u32,
    /// The version of the program.
    pub version: String,
    /// The market.
    pub market: MarketSpec,
    /// The exchange's assumptions.
    pub models: Models,
}

/// What one batch, or one act, came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Counted from 1, without holes.
    pub seq: u64,
    /// The market's time.
    pub at: Instant,
    /// The batch that was worked through; `None` for a person's act.
    pub batch: Option<u64>,
    /// What happened in the open and the range of the batch's candles, or the act and what followed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Entry>,
    /// What happened at their close.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Entry>,
}

/// One frame of one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Whose.
    pub account: AccountId,
    /// The instant it was applied at.
    pub at: Instant,
    /// The frame.
    #[serde(flatten)]
    pub frame: Frame,
}
