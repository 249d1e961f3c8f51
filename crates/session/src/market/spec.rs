//! What a market is: instruments, and where their candles come from. It is a part of the journal, so that a recorded
//! session can be played again.

use crate::config::SessionError;
use archive::synth;
use model::instrument::catalog::Rules;
use model::{Amount, Candles, Catalog, Instant, Price, PriceScale, Quantity, Timeframe};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// A market.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MarketSpec {
    /// What people are told it is.
    pub label: String,
    /// The time frame of its base candles.
    pub timeframe: Timeframe,
    /// Its instruments, in the order of their ids.
    pub instruments: Vec<InstrumentSpec>,
    /// Where its candles come from.
    pub origin: Origin,
}

/// An instrument and its rules.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InstrumentSpec {
    /// `BASE-QUOTE`.
    pub symbol: String,
    /// The ticks of its series.
    pub scale: PriceScale,
    /// Prices are whole multiples of this.
    pub tick_size: Price,
    /// Quantities are whole multiples of this.
    pub lot_size: Quantity,
    /// The smallest value of an entry.
    pub notional_min: Amount,
}

/// Where candles come from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Origin {
    /// Made up from a seed, one preset per instrument.
    Synthetic {
        /// The seed.
        seed: u64,
        /// The names of the presets, by instrument.
        presets: Vec<String>,
        /// When the market begins.
        start: Instant,
        /// How many candles have been when the session begins.
        history: usize,
    },
    /// Played from files, one per instrument.
    Replay {
        /// The files, by instrument.
        files: Vec<PathBuf>,
        /// How many candles of the first file have been when the session begins.
        history: usize,
        /// The files' candles, read once; not a part of the journal.
        #[serde(skip)]
        candles: Vec<Arc<Candles>>,
    },
}

/// The start of the made-up market's history.
const SYNTHETIC_START: &str = "2026-01-01";
/// Ninety days of minutes have been when it begins.
const SYNTHETIC_HISTORY: usize = 90 * 1_440;
/// A day of minutes at most has been when a replay begins.
const REPLAY_HISTORY_MAX: usize = 1_440;

impl MarketSpec {
    /// The made-up market: six instruments against USDT, from a seed.
    ///
    /// # Errors
    /// [`SessionError::Archive`] when a preset is not sound (a bug).
    pub fn synthetic(seed: u64) -> Result<Self, SessionError> {
        let scale_of = |preset: &synth::Preset| PriceScale::new(preset.decimals);
        let instruments = synth::presets().iter().filter_map(|preset| {
            let scale = scale_of(preset)?;
            let lot_size = Quantity::from_atoms(10_i128.pow(u32::from(18 - preset.lot_decimals))).ok()?;
            Some(InstrumentSpec {
                symbol: format!("{}-USDT", preset.base),
                scale,
                tick_size: scale.tick(),
                lot_size,
                notional_min: Amount::from_units(5),
            })
        });
        Ok(Self {
            label: format!("Synthetic market, seed {seed}"),
            timeframe: Timeframe::MINUTE,
            instruments: instruments.collect(),
            origin: Origin::Synthetic {
                seed,
                presets: synth::presets().iter().map(|preset| preset.base.to_owned()).collect(),
                start: SYNTHETIC_START.parse().expect("invariant: the start is a date"),
                history: SYNTHETIC_HISTORY,
            },
        })
    }

    /// A market that plays one file.
    ///
    /// # Errors
    /// [`SessionError::Archive`] when the file cannot be read.
    pub fn replay(file: PathBuf, symbol: Option<&str>) -> Result<Self, SessionError> {
        let loaded = archive::read(&file, &archive::ReadOptions::default())?;
        let symbol = symbol.map_or_else(|| dashed(&loaded.symbol), str::to_owned);
        let scale = loaded.candles.scale();
        let history = (loaded.candles.len() / 10).min(REPLAY_HISTORY_MAX);
        let name = file
            .file_name()
            .map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
        Ok(Self {
            label: format!("Replay of {name}"),
            timeframe: loaded.candles.timeframe(),
            instruments: vec![InstrumentSpec {
                symbol,
                scale,
                tick_size: scale.tick(),
                lot_size: Quantity::from_atoms(10_000_000_000)?,
                notional_min: Amount::from_units(5),
            }],
            origin: Origin::Replay { files: vec![file], history, candles: vec![Arc::new(loaded.candles)] },
        })
    }

    /// The catalog of its instruments, on venue `sim`.
    ///
    /// # Errors
    /// [`SessionError::Conflict`] when an instrument is not sound.
    pub fn catalog(&self) -> Result<Catalog, SessionError> {
        let mut catalog = Catalog::default();
        for spec in &self.instruments {
            let rules = Rules {
                tick_size: spec.tick_size,
                lot_size: spec.lot_size,
                quantity_min: Quantity::ZERO,
                notional_min: spec.notional_min,
            };
            let added = catalog.add("sim", &spec.symbol, rules);
            added.map_err(|error| SessionError::Conflict { reason: error.to_string() })?;
        }
        Ok(catalog)
    }

    /// Whether a journal of the other market can be continued with this one.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let text = |spec: &Self| serde_json::to_string(spec).ok();
        text(self) == text(other)
    }
}

impl From<model::MoneyError> for SessionError {
    fn from(error: model::MoneyError) -> Self {
        Self::Engine(engine::Broken::Money(error))
    }
}

/// `BTCUSDT` as `BTC-USDT`; an unknown quote is taken for the last three or four letters.
fn dashed(symbol: &str) -> String {
    const QUOTES: [&str; 9] = ["USDT", "USDC", "FDUSD", "BUSD", "USD", "EUR", "BTC", "ETH", "BNB"];
    let symbol = symbol.to_uppercase();
    if symbol.contains('-') {
        return symbol;
    }
    for quote in QUOTES {
        if let Some(base) = symbol.strip_suffix(quote)
            && !base.is_empty()
        {
            return format!("{base}-{quote}");
        }
    }
    format!("{symbol}-USDT")
}
