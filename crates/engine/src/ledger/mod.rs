//! The double-entry ledger: every change of money is one transaction whose postings sum to zero per asset.
//!
//! - [`account`]: the accounts, per bot, asset and kind. - [`posting`]: postings and transactions.
//!
//! Balances are a dense array; the ledger keeps no history, the recorder does.

pub mod account;
pub mod posting;

pub use account::{AccountKind, LedgerAccount};
pub use posting::{Posting, Transaction, TransactionKind};

use crate::state_hash::StateHash;
use model::{Amount, AssetId, BotId, MoneyError};
use serde::{Deserialize, Serialize};

/// Balances of one trading account, by bot, asset and kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    assets: usize,
    balances: Vec<Amount>,
}

/// Why a transaction was not booked. Nothing of it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// The postings of an asset do not sum to zero: a bug of ours.
    #[error("the postings of asset {asset} sum to {sum}, not to zero")]
    Unbalanced {
        /// Which asset.
        asset: AssetId,
        /// What they sum to.
        sum: Amount,
    },
    /// A balance would leave the range of money.
    #[error("a balance overflows: {0}")]
    Money(#[from] MoneyError),
}

impl Ledger {
    /// An empty ledger over so many assets.
    #[must_use]
    pub const fn new(assets: usize) -> Self {
        Self { assets, balances: Vec::new() }
    }

    /// The balance of one ledger account; zero where nothing was ever posted.
    #[must_use]
    #[inline]
    pub fn balance(&self, account: LedgerAccount) -> Amount {
        self.balances.get(self.index(account)).copied().unwrap_or(Amount::ZERO)
    }

    /// What a bot can spend of an asset.
    #[must_use]
    pub fn free(&self, bot: BotId, asset: AssetId) -> Amount {
        self.balance(LedgerAccount { bot, asset, kind: AccountKind::Free })
    }

    /// What open orders of a bot hold of an asset.
    #[must_use]
    pub fn held(&self, bot: BotId, asset: AssetId) -> Amount {
        self.balance(LedgerAccount { bot, asset, kind: AccountKind::Held })
    }

    /// Books a transaction: all of it or nothing.
    ///
    /// # Errors
    /// [`LedgerError::Unbalanced`] is a bug, [`LedgerError::Money`] an overflow; both stop the account.
    pub fn post(&mut self, transaction: &Transaction<'_>, hash: &mut StateHash) -> Result<(), LedgerError> {
        check_balanced(transaction.postings)?;
        let len = self.balances.len();
        for (count, posting) in transaction.postings.iter().enumerate() {
            if let Err(error) = self.add(posting) {
                self.take_back(&transaction.postings[..count], len);
                return Err(error.into());
            }
        }
        hash.fold(transaction.kind as u64);
        hash.fold(transaction.reference);
        for posting in transaction.postings {
            hash.fold_atoms_at(self.index(posting.account) as u64, posting.amount.atoms());
        }
        Ok(())
    }

    fn add(&mut self, posting: &Posting) -> Result<(), MoneyError> {
        let index = self.index(posting.account);
        if index >= self.balances.len() {
            let bots = posting.account.bot.index() + 1;
            self.balances.resize(bots * self.assets * AccountKind::COUNT, Amount::ZERO);
        }
        self.balances[index] = self.balances[index].checked_add(posting.amount)?;
        Ok(())
    }

    #[cold]
    fn take_back(&mut self, postings: &[Posting], len: usize) {
        for posting in postings.iter().rev() {
            let index = self.index(posting.account);
            let before = self.balances[index].checked_sub(posting.amount);
            self.balances[index] = before.expect("invariant: a balance was in range before the posting");
        }
        self.balances.truncate(len);
    }

    /// The sum of all accounts of an asset: zero, always.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] if the running sum leaves the range.
    pub fn sum(&self, asset: AssetId) -> Result<Amount, MoneyError> {
        self.accounts()
            .filter(|(account, _)| account.asset == asset)
            .try_fold(Amount::ZERO, |sum, (_, balance)| sum.checked_add(balance))
    }

    /// What the account owns of an asset: free and held, over all bots.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] if the sum leaves the range.
    pub fn owned(&self, asset: AssetId) -> Result<Amount, MoneyError> {
        self.accounts()
            .filter(|(account, _)| account.asset == asset && account.kind.is_owned())
            .try_fold(Amount::ZERO, |sum, (_, balance)| sum.checked_add(balance))
    }

    /// Every account that was ever posted to, with its balance.
    pub fn accounts(&self) -> impl Iterator<Item = (LedgerAccount, Amount)> + '_ {
        self.balances.iter().enumerate().map(|(index, balance)| (self.account(index), *balance))
    }

    fn index(&self, account: LedgerAccount) -> usize {
        (account.bot.index() * self.assets + account.asset.index()) * AccountKind::COUNT
            + account.kind as usize
    }

    fn account(&self, index: usize) -> LedgerAccount {
        let (rest, kind) = (index / AccountKind::COUNT, index % AccountKind::COUNT);
        LedgerAccount {
            bot: BotId(u32::try_from(rest / self.assets).expect("invariant: bots are counted in 32 bits")),
            asset: AssetId(
                u16::try_from(rest % self.assets).expect("invariant: assets are counted in 16 bits"),
            ),
            kind: AccountKind::ALL[kind],
        }
    }
}

fn check_balanced(postings: &[Posting]) -> Result<(), LedgerError> {
    for (index, first) in postings.iter().enumerate() {
        let asset = first.account.asset;
        if postings[..index].iter().any(|earlier| earlier.account.asset == asset) {
            continue;
        }
        let mut sum = 0_i128;
        for posting in &postings[index..] {
            if posting.account.asset == asset {
                sum = sum.checked_add(posting.amount.atoms()).ok_or(MoneyError::Overflow)?;
            }
        }
        if sum != 0 {
            return Err(LedgerError::Unbalanced { asset, sum: Amount::from_atoms(sum)? });
        }
    }
    Ok(())
}
