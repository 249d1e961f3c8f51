//! One number that stands for everything an engine has decided, been told and booked.
//!
//! Decisions, venue events and postings are folded in order; two runs with the same number went the same way. It is a
//! fingerprint against accidents, not against an adversary.
//!
//! Source: the finaliser is that of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
//! OOPSLA 2014).

use serde::{Deserialize, Serialize};

/// The running fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StateHash(u64);

impl Default for StateHash {
    fn default() -> Self {
        Self(0x7472_6164_6577_696e)
    }
}

impl StateHash {
    /// Folds one word in.
    #[inline]
    pub const fn fold(&mut self, word: u64) {
        let mut mixed = self.0.rotate_left(23) ^ word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.0 = mixed ^ (mixed >> 27);
    }

    /// Folds a value of money in.
    #[inline]
    pub const fn fold_atoms(&mut self, atoms: i128) {
        self.fold(Self::word_of(atoms));
    }

    /// Folds a value of money at a place in: one step instead of two, as steps wait for each other and products do not.
    #[inline]
    pub const fn fold_atoms_at(&mut self, place: u64, atoms: i128) {
        self.fold(Self::word_of(atoms) ^ place.wrapping_mul(0xd6e8_feb8_6659_fd93));
    }

    /// Both halves in one word; values of less than 64 bits are their own word.
    const fn word_of(atoms: i128) -> u64 {
        (atoms as u64) ^ ((atoms >> 64) as u64).wrapping_mul(0xa076_1d64_78bd_642f)
    }

    /// The fingerprint.
    #[must_use]
    pub const fn word(self) -> u64 {
        self.0
    }

    /// The fingerprint as sixteen hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("{:016x}", self.0)
    }
}
