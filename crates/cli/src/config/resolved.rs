//! A configuration as it is meant: every value checked and of its own type.

use super::fault::Fault;
use super::raw::{Origin, Raw};
use super::reader::Reader;
use super::sections::{data, limits, market, paper, server, session, signals};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the server is set to.
#[derive(Clone, Debug)]
pub struct Config {
    /// How the web app and the API are reached.
    pub server: server::Server,
    /// How much may be asked.
    pub limits: limits::Limits,
    /// Where things are kept.
    pub data: data::Data,
    /// What is traded.
    pub market: market::Market,
    /// Play money.
    pub paper: paper::Paper,
    /// The session.
    pub session: session::Session,
    /// Over which candles signals are raised.
    pub signals: signals::Signals,
    /// Where each key has its value from.
    pub origins: BTreeMap<&'static str, Origin>,
}

impl Config {
    /// What the layers mean.
    ///
    /// # Errors
    /// All faults, of all keys.
    pub fn resolve(raw: Raw) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(raw);
        let server = server::resolve(&mut reader);
        let limits = limits::resolve(&mut reader);
        let data = data::resolve(&mut reader);
        let market = market::resolve(&mut reader);
        let paper = paper::resolve(&mut reader);
        let session = session::resolve(&mut reader);
        let signals = signals::resolve(&mut reader);
        let origins = reader.origins();
        let faults = reader.into_faults();
        match (server, limits, data, market, paper, session, signals) {
            (Ok(server), Ok(limits), Ok(data), Ok(market), Ok(paper), Ok(session), Ok(signals))
                if faults.is_empty() =>
            {
                Ok(Self { server, limits, data, market, paper, session, signals, origins })
            }
            _ => Err(faults),
        }
    }

    /// The value of every key, as JSON writes it, which TOML reads the same; `None` where it has none or is a secret.
    pub fn values(&self) -> BTreeMap<&'static str, Option<Value>> {
        let mut values = BTreeMap::new();
        values.extend(self.server.values());
        values.extend(self.limits.values());
        values.extend(self.data.values());
        values.extend(self.market.values());
        values.extend(self.paper.values());
        values.extend(self.session.values());
        values.extend(self.signals.values());
        values
    }
}
