//! `[limits]`: how much may be asked.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader};
use serde_json::{Value, json};

const ANONYMOUS: &str = "limits.anonymous_per_minute";
const AUTH: &str = "limits.auth_per_minute";
const READ: &str = "limits.read_per_minute";
const TRADING: &str = "limits.trading_per_minute";
const RELIEF: &str = "limits.relief_per_minute";
const SOCKETS: &str = "limits.sockets_per_user";
const LOGINS: &str = "limits.logins_per_minute";
const BOTS: &str = "limits.bots_per_user";
const GUESTS: &str = "limits.guests_max";

/// More than a machine can answer.
const MOST: u32 = 1_000_000;

/// The keys.
pub const KEYS: [Key; 9] = [
    Key::new(ANONYMOUS, "100", "Anything, by an address that is not signed in."),
    Key::new(AUTH, "5", "Signing in and refreshing, by an address."),
    Key::new(READ, "600", "Reading, by a user."),
    Key::new(TRADING, "10", "Making and starting things, by a user."),
    Key::new(RELIEF, "60", "What lowers risk (pause, stop, kill switch), by a user."),
    Key::new(SOCKETS, "10", "Open sockets of one user at a time."),
    Key::new(LOGINS, "5", "Passwords tried for one name, by whomever."),
    Key::new(BOTS, "100", "Bots of one user."),
    Key::new(GUESTS, "0", "How many guests may have been made, each with a paper account; 0 for none."),
];

/// How much may be asked.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests and sockets.
    pub requests: api::Limits,
    /// Passwords tried per name and minute.
    pub logins_per_minute: u32,
    /// Bots of one user.
    pub bots_per_user: usize,
    /// Guests.
    pub guests_max: u32,
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Limits> {
    let mut per_minute = |path| reader.whole(path, 1..=MOST);
    let (anonymous, auth, read) = (per_minute(ANONYMOUS), per_minute(AUTH), per_minute(READ));
    let (trading, relief, logins) = (per_minute(TRADING), per_minute(RELIEF), per_minute(LOGINS));
    let sockets_per_user = reader.whole(SOCKETS, 1..=1_000_usize);
    let bots_per_user = reader.whole(BOTS, 1..=10_000_usize);
    let guests_max = reader.whole(GUESTS, 0..=MOST);
    Ok(Limits {
        requests: api::Limits {
            anonymous: anonymous?,
            auth: auth?,
            read: read?,
            trading: trading?,
            relief: relief?,
            sockets_per_user: sockets_per_user?,
        },
        logins_per_minute: logins?,
        bots_per_user: bots_per_user?,
        guests_max: guests_max?,
    })
}

impl Limits {
    /// The value of each key.
    pub fn values(&self) -> [(&'static str, Option<Value>); 9] {
        let api::Limits { anonymous, auth, read, trading, relief, sockets_per_user } = self.requests;
        [
            (ANONYMOUS, Some(json!(anonymous))),
            (AUTH, Some(json!(auth))),
            (READ, Some(json!(read))),
            (TRADING, Some(json!(trading))),
            (RELIEF, Some(json!(relief))),
            (SOCKETS, Some(json!(sockets_per_user))),
            (LOGINS, Some(json!(self.logins_per_minute))),
            (BOTS, Some(json!(self.bots_per_user))),
            (GUESTS, Some(json!(self.guests_max))),
        ]
    }
}
