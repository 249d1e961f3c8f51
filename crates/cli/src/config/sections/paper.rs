//! `[paper]`: play money.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader};
use model::Amount;
use serde_json::{Value, json};

const DEPOSIT: &str = "paper.deposit";

/// A billion: with more, sums of many accounts come near what an amount can hold.
const DEPOSIT_MAX: i64 = 1_000_000_000;

/// The keys.
pub const KEYS: [Key; 1] =
    [Key::new(DEPOSIT, "10000", "What a new paper account begins with, in the quote asset of the market.")];

/// Play money.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// What an account begins with.
    pub deposit: Amount,
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Paper> {
    let range = Amount::from_units(1)..=Amount::from_units(DEPOSIT_MAX);
    Ok(Paper { deposit: reader.amount(DEPOSIT, range)? })
}

impl Paper {
    /// The value of each key.
    pub fn values(&self) -> [(&'static str, Option<Value>); 1] {
        [(DEPOSIT, Some(json!(self.deposit.to_string())))]
    }
}
