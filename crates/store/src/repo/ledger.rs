//! Balances and the sums of the ledger. Sums are added up here in exact integers, never by a database.

use crate::row::{BalanceRow, LedgerTransactionRow};
use crate::{Result, UserScope};
use async_trait::async_trait;
use model::{AccountId, Amount, AssetId};

/// The ledger.
#[async_trait]
pub trait LedgerRepo {
    /// What stands in each ledger account of an account, zeros included.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) for another user's account.
    async fn balance_list(&self, scope: UserScope, account: AccountId) -> Result<Vec<BalanceRow>>;

    /// An account's newest postings, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) for another user's account.
    async fn ledger_transaction_list(
        &self,
        scope: UserScope,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<LedgerTransactionRow>>;

    /// The sum of all entries of all accounts, per asset: zero each, or the ledger is broken. Reads every entry.
    ///
    /// # Errors
    /// [`Money`](crate::StoreError::Money) when a sum leaves the range.
    async fn ledger_sums(&self) -> Result<Vec<(AssetId, Amount)>>;
}
