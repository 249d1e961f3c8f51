//! `[signals]`: over which candles signals are raised for everybody.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader};
use model::Timeframe;
use platform::bots::draft::TIMEFRAMES as OFFERED;
use serde_json::{Value, json};

const TIMEFRAMES: &str = "signals.timeframes";

/// The keys.
pub const KEYS: [Key; 1] = [Key::new(
    TIMEFRAMES,
    "15m,1h,4h",
    "Over which candles of every instrument signals are raised by themselves; none at all for []. People can always ask.",
)];

/// The signals.
#[derive(Clone, Debug)]
pub struct Signals {
    /// Over which candles they are raised.
    pub timeframes: Vec<Timeframe>,
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Signals> {
    let names = reader.list(TIMEFRAMES, |name| {
        if OFFERED.contains(&name) { Ok(()) } else { Err(format!("name some of {}", OFFERED.join(", "))) }
    })?;
    let mut timeframes: Vec<Timeframe> = names.iter().filter_map(|name| name.parse().ok()).collect();
    timeframes.sort_unstable();
    timeframes.dedup();
    Ok(Signals { timeframes })
}

impl Signals {
    /// The value of each key.
    pub fn values(&self) -> [(&'static str, Option<Value>); 1] {
        let names: Vec<String> = self.timeframes.iter().map(ToString::to_string).collect();
        [(TIMEFRAMES, Some(json!(names)))]
    }
}
