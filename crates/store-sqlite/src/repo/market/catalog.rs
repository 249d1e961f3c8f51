//! Assets and instruments.

use crate::column;
use crate::fault::fault;
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::instrument::catalog::Rules;
use model::{Asset, Catalog, Instant, Instrument};
use sqlx::SqliteConnection;
use store::{CatalogRepo, Result, StoreError};

struct InstrumentRecord {
    number: i64,
    venue: String,
    symbol: String,
    base_asset_number: i64,
    quote_asset_number: i64,
    tick_size: String,
    lot_size: String,
    quantity_min: String,
    notional_min: String,
}

#[async_trait]
impl CatalogRepo for SqliteStore {
    async fn catalog_load(&self) -> Result<Catalog> {
        let rows = sqlx::query_as!(
            InstrumentRecord,
            "SELECT number, venue, symbol, base_asset_number, quote_asset_number, tick_size, lot_size, quantity_min,
                notional_min FROM instruments ORDER BY number"
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        let mut catalog = Catalog::default();
        for row in rows {
            instrument_add(&mut catalog, &row)?;
        }
        Ok(catalog)
    }

    async fn catalog_save(&self, catalog: &Catalog, at: Instant) -> Result<()> {
        let mut tx = self.write().await?;
        for asset in catalog.assets() {
            asset_save(&mut tx, asset, at).await?;
        }
        for instrument in catalog.instruments() {
            instrument_save(&mut tx, instrument, at).await?;
        }
        tx.commit().await.map_err(fault)
    }
}

/// Adds an instrument as it was saved; the catalog gives out numbers in the same order again.
fn instrument_add(catalog: &mut Catalog, row: &InstrumentRecord) -> Result<()> {
    let place = format!("{}:{}", row.venue, row.symbol);
    let rules = Rules {
        tick_size: column::money(&row.tick_size)?,
        lot_size: column::money(&row.lot_size)?,
        quantity_min: column::money(&row.quantity_min)?,
        notional_min: column::money(&row.notional_min)?,
    };
    let id = catalog
        .add(&row.venue, &row.symbol, rules)
        .map_err(|error| StoreError::Corrupt { detail: format!("instrument {place}: {error}") })?;
    let added = catalog.instrument(id);
    let numbers = (i64::from(id.0), i64::from(added.base.0), i64::from(added.quote.0));
    if numbers == (row.number, row.base_asset_number, row.quote_asset_number) {
        return Ok(());
    }
    Err(StoreError::Corrupt { detail: format!("the numbers of the catalog have a hole before {place}") })
}

async fn asset_save(tx: &mut SqliteConnection, asset: &Asset, at: Instant) -> Result<()> {
    let (number, at) = (i64::from(asset.id.0), at.micros());
    sqlx::query!(
        "INSERT INTO assets (number, symbol, created_at) VALUES (?, ?, ?) ON CONFLICT (number) DO NOTHING",
        number,
        asset.symbol,
        at
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    let symbol = sqlx::query_scalar!("SELECT symbol FROM assets WHERE number = ?", number)
        .fetch_one(tx)
        .await
        .map_err(fault)?;
    if symbol == asset.symbol {
        return Ok(());
    }
    Err(StoreError::Conflict { what: format!("asset {number} is {symbol}, not {}", asset.symbol) })
}

async fn instrument_save(tx: &mut SqliteConnection, instrument: &Instrument, at: Instant) -> Result<()> {
    let (number, at) = (i64::from(instrument.id.0), at.micros());
    let (base, quote) = (i64::from(instrument.base.0), i64::from(instrument.quote.0));
    let (tick_size, lot_size) = (instrument.tick_size.to_string(), instrument.lot_size.to_string());
    let (quantity_min, notional_min) =
        (instrument.quantity_min.to_string(), instrument.notional_min.to_string());
    let written = sqlx::query!(
        "INSERT INTO instruments (number, venue, symbol, base_asset_number, quote_asset_number, tick_size, lot_size,
            quantity_min, notional_min, created_at, updated_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)
        ON CONFLICT (number) DO UPDATE SET
            tick_size = excluded.tick_size, lot_size = excluded.lot_size, quantity_min = excluded.quantity_min,
            notional_min = excluded.notional_min, updated_at = excluded.updated_at
        WHERE venue = excluded.venue AND symbol = excluded.symbol",
        number,
        instrument.venue,
        instrument.symbol,
        base,
        quote,
        tick_size,
        lot_size,
        quantity_min,
        notional_min,
        at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    if written.rows_affected() == 1 {
        return Ok(());
    }
    Err(StoreError::Conflict {
        what: format!("instrument {number} is another one than {}", instrument.public_id()),
    })
}
