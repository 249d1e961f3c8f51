//! `[market]`: what is traded until exchanges are connected.

use crate::config::key::Key;
use crate::config::reader::{Read, Reader};
use crate::failure::{Failure, Result};
use crate::symbol;
use serde_json::{Value, json};
use session::{MarketSpec, SessionError};
use std::fs;
use std::path::{Path, PathBuf};

const SEED: &str = "market.seed";
const FILE: &str = "market.file";
const SYMBOL: &str = "market.symbol";
const SPEED: &str = "market.speed";

/// The slowest market: a minute in an hour and forty minutes.
const SPEED_MIN: f64 = 0.01;
const SPEED_MAX: f64 = 1_000_000.0;

/// The keys.
pub const KEYS: [Key; 4] = [
    Key::new(SEED, "1", "The made-up market's seed: the same seed makes the same market."),
    Key::optional(
        FILE,
        "\"BTCUSDT_1m.csv.gz\"",
        "Play this file of candles (.csv, .csv.gz, .parquet) instead of a made-up market.",
    ),
    Key::optional(SYMBOL, "\"BTC-USDT\"", "What the file holds; unset, what its name says."),
    Key::new(SPEED, "1", "Market seconds per second."),
];

/// What is traded.
#[derive(Clone, Debug)]
pub struct Market {
    /// Where candles come from.
    pub source: Source,
    /// Market seconds per second.
    pub speed: f64,
}

/// Where candles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Made up.
    Synthetic {
        /// From this seed.
        seed: u64,
    },
    /// Played from a file.
    Replay {
        /// The file.
        file: PathBuf,
        /// What it holds, where its name does not say it.
        symbol: Option<String>,
    },
}

/// Reads it.
pub fn resolve(reader: &mut Reader) -> Read<Market> {
    let seed = reader.whole(SEED, 0..=i64::MAX);
    let file = reader.path_if_set(FILE);
    let symbol = reader.text_if_set(SYMBOL, |text| {
        symbol::known(text).ok_or_else(|| "write BASE-QUOTE, as \"BTC-USDT\"".to_owned())
    });
    let speed = reader.number(SPEED, speed);
    let source = match (file?, symbol?) {
        (None, Some(_)) => {
            Err(reader.fault(SYMBOL, format!("has no effect without {FILE}; set that or remove this")))
        }
        (None, None) => Ok(Source::Synthetic { seed: seed?.unsigned_abs() }),
        (Some(_), _) if reader.is_set(SEED) => {
            Err(reader.fault(SEED, format!("has no effect beside {FILE}; remove one of the two")))
        }
        (Some(file), _) if !file.is_file() => {
            let message = format!("{} is no file that can be read; check the path", file.display());
            Err(reader.fault(FILE, message))
        }
        (Some(file), symbol) => Ok(Source::Replay { file, symbol }),
    };
    Ok(Market { source: source?, speed: speed? })
}

impl Market {
    /// The value of each key. A seed beside a file has no effect and is not told.
    pub fn values(&self) -> [(&'static str, Option<Value>); 4] {
        let (seed, file, symbol) = match &self.source {
            Source::Synthetic { seed } => (Some(json!(seed)), None, None),
            Source::Replay { file, symbol } => {
                (None, Some(json!(file.to_string_lossy())), symbol.as_ref().map(|symbol| json!(symbol)))
            }
        };
        [(SEED, seed), (FILE, file), (SYMBOL, symbol), (SPEED, Some(json!(self.speed)))]
    }

    /// The market itself.
    ///
    /// # Errors
    /// A file that cannot be read, by row and column.
    pub fn spec(&self) -> Result<MarketSpec> {
        match &self.source {
            Source::Synthetic { seed } => synthetic(*seed),
            Source::Replay { file, symbol } => replay(file, symbol.as_deref()),
        }
    }
}

/// The made-up market of a seed.
///
/// # Errors
/// None but bugs.
pub fn synthetic(seed: u64) -> Result<MarketSpec> {
    MarketSpec::synthetic(seed).map_err(fault)
}

/// The market that a file holds.
///
/// # Errors
/// A file that cannot be read, by row and column.
pub fn replay(file: &Path, symbol: Option<&str>) -> Result<MarketSpec> {
    // The journal remembers the file, from whatever folder the server is started next.
    let file = fs::canonicalize(file).map_err(|error| Failure::unreadable(file, &error))?;
    MarketSpec::replay(file, symbol).map_err(fault)
}

/// A speed as it is typed.
///
/// # Errors
/// What is wanted.
pub fn speed(text: &str) -> Result<f64, String> {
    let speed = text.parse::<f64>().ok().filter(|speed| (SPEED_MIN..=SPEED_MAX).contains(speed));
    speed.ok_or_else(|| format!("give a number from {SPEED_MIN} to {SPEED_MAX}"))
}

fn fault(error: SessionError) -> Failure {
    match error {
        SessionError::Archive(error) => Failure::from(error),
        other => Failure::failed(other),
    }
}
