//! All assets and instruments of a process, dense by id, made once at the start.

use super::{Asset, Instrument};
use crate::{Amount, AssetId, InstrumentId, Price, Quantity};
use serde::{Deserialize, Serialize};

/// The assets and instruments that engines, venues and series refer to by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    assets: Vec<Asset>,
    instruments: Vec<Instrument>,
}

/// Why an instrument cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// The symbol is not `BASE-QUOTE`.
    #[error("\"{symbol}\" is no symbol; write BASE-QUOTE, as BTC-USDT")]
    Symbol {
        /// The symbol as it was given.
        symbol: String,
    },
    /// The tick or lot is not above zero.
    #[error("the tick and the lot of {symbol} must be above zero")]
    Grid {
        /// The instrument's symbol.
        symbol: String,
    },
    /// There is no room for more ids.
    #[error("the catalog is full")]
    Full,
}

/// The rules of an instrument to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Prices are whole multiples of this.
    pub tick_size: Price,
    /// Quantities are whole multiples of this.
    pub lot_size: Quantity,
    /// The smallest quantity of an order; zero for none.
    pub quantity_min: Quantity,
    /// The smallest price × quantity of an entry; zero for none.
    pub notional_min: Amount,
}

impl Catalog {
    /// Adds an instrument of `venue`, and its assets if they are new.
    ///
    /// # Errors
    /// [`CatalogError`]: the symbol's form, a grid of zero, or no room.
    pub fn add(&mut self, venue: &str, symbol: &str, rules: Rules) -> Result<InstrumentId, CatalogError> {
        let bad_symbol = || CatalogError::Symbol { symbol: symbol.to_owned() };
        let (base, quote) = symbol.split_once('-').ok_or_else(bad_symbol)?;
        if base.is_empty() || quote.is_empty() || quote.contains('-') {
            return Err(bad_symbol());
        }
        if !rules.tick_size.is_positive() || !rules.lot_size.is_positive() {
            return Err(CatalogError::Grid { symbol: symbol.to_owned() });
        }
        let id = InstrumentId(u16::try_from(self.instruments.len()).map_err(|_| CatalogError::Full)?);
        let (base, quote) = (self.asset_or_new(base)?, self.asset_or_new(quote)?);
        self.instruments.push(Instrument {
            id,
            symbol: symbol.to_owned(),
            venue: venue.to_owned(),
            base,
            quote,
            tick_size: rules.tick_size,
            lot_size: rules.lot_size,
            quantity_min: rules.quantity_min,
            notional_min: rules.notional_min,
        });
        Ok(id)
    }

    /// All assets, by id.
    #[must_use]
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// All instruments, by id.
    #[must_use]
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// The instrument of this id.
    ///
    /// # Panics
    /// If the id comes from another catalog.
    #[must_use]
    pub fn instrument(&self, id: InstrumentId) -> &Instrument {
        &self.instruments[id.index()]
    }

    /// The asset of this id.
    ///
    /// # Panics
    /// If the id comes from another catalog.
    #[must_use]
    pub fn asset(&self, id: AssetId) -> &Asset {
        &self.assets[id.index()]
    }

    /// The asset with this ticker.
    #[must_use]
    pub fn asset_by_symbol(&self, symbol: &str) -> Option<AssetId> {
        self.assets.iter().find(|asset| asset.symbol == symbol).map(|asset| asset.id)
    }

    fn asset_or_new(&mut self, symbol: &str) -> Result<AssetId, CatalogError> {
        if let Some(id) = self.asset_by_symbol(symbol) {
            return Ok(id);
        }
        let id = AssetId(u16::try_from(self.assets.len()).map_err(|_| CatalogError::Full)?);
        self.assets.push(Asset { id, symbol: symbol.to_owned() });
        Ok(id)
    }
}
