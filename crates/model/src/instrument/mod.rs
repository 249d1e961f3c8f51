//! What can be traded, and the rules a venue sets for it.
//!
//! - [`catalog`]: all assets and instruments of a process, dense by id. - [`cost`]: costs, fees and what a budget buys.

pub mod catalog;
pub mod cost;

pub use catalog::{Catalog, CatalogError};

use crate::{AssetId, InstrumentId, MoneyError, Price, Quantity, Rounding, money::Amount};
use serde::{Deserialize, Serialize};

/// An asset: a currency, a coin, a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Its place in the catalog.
    pub id: AssetId,
    /// Its ticker in capitals, as `USDT`.
    pub symbol: String,
}

/// A spot instrument: one unit of `base` priced in `quote`, with the venue's rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Its place in the catalog.
    pub id: InstrumentId,
    /// Base and quote, as `BTC-USDT`.
    pub symbol: String,
    /// The venue's name, as `sim`.
    pub venue: String,
    /// What is traded.
    pub base: AssetId,
    /// What it is paid with.
    pub quote: AssetId,
    /// Prices are whole multiples of this.
    pub tick_size: Price,
    /// Quantities are whole multiples of this.
    pub lot_size: Quantity,
    /// The smallest quantity of an order; zero for none.
    pub quantity_min: Quantity,
    /// The smallest price × quantity of an entry; zero for none.
    pub notional_min: Amount,
}

impl Instrument {
    /// The public id, `venue:BASE-QUOTE`.
    #[must_use]
    pub fn public_id(&self) -> String {
        format!("{}:{}", self.venue, self.symbol)
    }

    /// The nearest price on the tick grid.
    ///
    /// # Errors
    /// As [`Price::round_to`].
    pub const fn price_on_tick(&self, price: Price, rounding: Rounding) -> Result<Price, MoneyError> {
        price.round_to(self.tick_size, rounding)
    }

    /// The largest quantity of whole lots that is at most `quantity`.
    ///
    /// # Errors
    /// As [`Quantity::round_to`].
    pub const fn quantity_in_lots(&self, quantity: Quantity) -> Result<Quantity, MoneyError> {
        quantity.round_to(self.lot_size, Rounding::Floor)
    }
}
