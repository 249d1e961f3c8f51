//! All keys, one file per section: what there is, what is allowed, what it means.
//!
//! - [`server`]: how it is reached. - [`limits`]: how much may be asked. - [`data`]: where things are kept.
//! - [`market`]: what is traded. - [`paper`]: play money. - [`session`]: the session. - [`signals`]: signals.

pub mod data;
pub mod limits;
pub mod market;
pub mod paper;
pub mod server;
pub mod session;
pub mod signals;

use super::key::{Key, Section};

/// All sections, in the order in which they are shown.
pub const SECTIONS: [Section; 7] = [
    Section { name: "server", about: "How the web app and the API are reached.", keys: &server::KEYS },
    Section { name: "limits", about: "How much may be asked, by an address or a user.", keys: &limits::KEYS },
    Section { name: "data", about: "Where things are kept.", keys: &data::KEYS },
    Section {
        name: "market",
        about: "What is traded: a made-up market or a recorded one. A data folder stays with the market it began with.",
        keys: &market::KEYS,
    },
    Section { name: "paper", about: "Play money.", keys: &paper::KEYS },
    Section { name: "session", about: "How trading is written down.", keys: &session::KEYS },
    Section { name: "signals", about: "What is raised by itself.", keys: &signals::KEYS },
];

/// All keys.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    SECTIONS.iter().flat_map(|section| section.keys)
}
