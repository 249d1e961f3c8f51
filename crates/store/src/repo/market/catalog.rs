//! Assets and instruments: numbers once given stay.

use crate::Result;
use async_trait::async_trait;
use model::{Catalog, Instant};

/// The catalog.
#[async_trait]
pub trait CatalogRepo {
    /// The catalog as last saved; empty at first.
    ///
    /// # Errors
    /// [`Corrupt`](crate::StoreError::Corrupt) when the numbers have holes.
    async fn catalog_load(&self) -> Result<Catalog>;

    /// Saves a catalog that extends the one there is. Rules (tick, lot, minimums) may change; numbers may not.
    ///
    /// # Errors
    /// [`Conflict`](crate::StoreError::Conflict) when a number would mean another asset or instrument.
    async fn catalog_save(&self, catalog: &Catalog, at: Instant) -> Result<()>;
}
