//! Keys: the UUIDs (version 7) by which the outside world names rows.
//!
//! The rooms below count; the store makes keys. What follows from the journal gets its key from instant, account, kind
//! and counter alone, so that projecting twice is one row. What people make (users, sessions, accounts) gets instant
//! and random bytes, both given by the caller.
//!
//! Layout of a derived key, from the most significant bit: 48 bits of milliseconds, version 7, 4 bits of kind, bits
//! 30–37 of the counter, variant, bits 0–29 of the counter, 32 bits of account. Keys of one kind and millisecond sort
//! by counter. Keys are names, not secrets: scopes guard the rows.
//!
//! **Source**: RFC 9562, section 5.7.

use model::{AccountId, Instant};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// What a derived key names; the number is part of the key and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum KeyKind {
    /// A bot.
    Bot = 1,
    /// An entry of a bot's diary.
    BotEvent = 2,
    /// An order.
    Order = 3,
    /// An event of an order.
    OrderEvent = 4,
    /// A fill.
    Fill = 5,
    /// A round trip.
    Trade = 6,
    /// A position.
    Position = 7,
    /// A ledger transaction.
    LedgerTransaction = 8,
    /// A risk event.
    RiskEvent = 9,
    /// A kill switch.
    KillSwitch = 10,
    /// A run of a bot.
    BotRun = 11,
}

/// The UUID of something that the journal tells of.
#[must_use]
pub fn derive(kind: KeyKind, at: Instant, account: AccountId, counter: u64) -> Uuid {
    let millis = (at.millis().max(0).unsigned_abs() & 0xffff_ffff_ffff) << 16;
    let high = (u64::from(kind as u8) << 8) | ((counter >> 30) & 0xff);
    let low = (counter & 0x3fff_ffff) << 32 | u64::from(account.0);
    Uuid::from_u64_pair(millis | 0x7000 | high, 0x8000_0000_0000_0000 | low)
}

/// A UUID above all that were derived before this instant's millisecond, and not above those within it.
#[must_use]
pub fn first_at(at: Instant) -> Uuid {
    let millis = (at.millis().max(0).unsigned_abs() & 0xffff_ffff_ffff) << 16;
    Uuid::from_u64_pair(millis, 0)
}

/// The UUID of something that a person has made, from the instant and ten random bytes.
#[must_use]
pub fn random(at: Instant, bytes: [u8; 10]) -> Uuid {
    let millis = at.millis().max(0).unsigned_abs() & 0xffff_ffff_ffff;
    let mut all = [0_u8; 16];
    all[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    all[6..].copy_from_slice(&bytes);
    all[6] = 0x70 | (all[6] & 0x0f);
    all[8] = 0x80 | (all[8] & 0x3f);
    Uuid::from_bytes(all)
}

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

macro_rules! random_key {
    ($(#[$doc:meta])* $name:ident) => {
        key!($(#[$doc])* $name);

        impl $name {
            /// A new key, from the instant and ten random bytes.
            #[must_use]
            pub fn random(at: Instant, bytes: [u8; 10]) -> Self {
                Self(random(at, bytes))
            }
        }
    };
}

random_key!(
    /// A user.
    UserKey
);
random_key!(
    /// One refresh token of a sign-in.
    SessionKey
);
random_key!(
    /// A sign-in on one device: all refresh tokens that came from it (`sid` in an access token).
    FamilyKey
);
random_key!(
    /// A trading account.
    AccountKey
);
random_key!(
    /// A signal.
    SignalKey
);
key!(
    /// A bot.
    BotKey
);
key!(
    /// An entry of a bot's diary.
    BotEventKey
);
key!(
    /// An order.
    OrderKey
);
key!(
    /// A fill.
    FillKey
);
key!(
    /// A round trip.
    TradeKey
);
key!(
    /// A position.
    PositionKey
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_key_is_version_7_and_depends_on_every_part() {
        let at = Instant::from_millis(1_700_000_000_123).unwrap();
        let key = derive(KeyKind::Order, at, AccountId(7), 1 << 32 | 5);
        assert_eq!(key.get_version_num(), 7);
        assert_eq!(key.get_variant(), uuid::Variant::RFC4122);
        let later = Instant::from_millis(1_700_000_000_124).unwrap();
        for other in [
            derive(KeyKind::Fill, at, AccountId(7), 1 << 32 | 5),
            derive(KeyKind::Order, later, AccountId(7), 1 << 32 | 5),
            derive(KeyKind::Order, at, AccountId(8), 1 << 32 | 5),
            derive(KeyKind::Order, at, AccountId(7), 2 << 32 | 5),
            derive(KeyKind::Order, at, AccountId(7), 1 << 32 | 6),
        ] {
            assert_ne!(key, other);
        }
        assert_eq!(key, derive(KeyKind::Order, at, AccountId(7), 1 << 32 | 5));
    }

    #[test]
    fn first_key_of_an_instant_parts_what_was_before_from_what_is_after() {
        let at = |millis: i64| Instant::from_millis(1_700_000_000_000 + millis).unwrap();
        assert!(derive(KeyKind::Order, at(122), AccountId(u32::MAX), u64::MAX) < first_at(at(123)));
        assert!(derive(KeyKind::Bot, at(123), AccountId(0), 0) > first_at(at(123)));
    }

    #[test]
    fn keys_of_one_millisecond_sort_by_counter() {
        let at = Instant::from_millis(1_700_000_000_123).unwrap();
        let keys =
            [1, 2, 255, 1 << 29, 1 << 32 | 1, 2 << 32].map(|n| derive(KeyKind::Order, at, AccountId(9), n));
        assert!(keys.is_sorted());
    }

    #[test]
    fn random_key_keeps_the_instant_and_marks_its_version() {
        let key = random(Instant::from_millis(1_700_000_000_123).unwrap(), [0xff; 10]);
        assert_eq!((key.get_version_num(), key.get_variant()), (7, uuid::Variant::RFC4122));
        assert_eq!(key.as_u128() >> 80, 1_700_000_000_123);
    }
}
