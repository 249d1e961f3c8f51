//! The one door through which the journal writes tables.

use crate::Result;
use crate::projection::{Change, Projected};
use async_trait::async_trait;
use model::Instant;

/// The journal's door.
#[async_trait]
pub trait ProjectionRepo {
    /// How far a shard's journal has been projected.
    ///
    /// # Errors
    /// As every read.
    async fn projected(&self, shard: u32) -> Result<Projected>;

    /// Writes the changes of a shard's journal up to `seq`, the announcements and `seq` itself in one transaction.
    /// A `seq` that is not past the projected one does nothing, so repeating is no fault; says whether it wrote.
    ///
    /// # Errors
    /// [`Unbalanced`](crate::StoreError::Unbalanced) or [`Money`](crate::StoreError::Money) for a posting that must not
    /// be; [`NotFound`](crate::StoreError::NotFound) for an account that was never made;
    /// [`Conflict`](crate::StoreError::Conflict) for a fill or posting that was booked before with other figures;
    /// [`Full`](crate::StoreError::Full). After an error nothing of the batch is in the tables.
    async fn apply(&self, shard: u32, seq: u64, market_at: Instant, changes: &[Change]) -> Result<bool>;
}
