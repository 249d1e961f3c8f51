//! The exchange's own books: what each account has free and held of each asset, and the holds that exits share.

use model::{Amount, AssetId, FillId, GroupId, MoneyError, Quantity};
use serde::{Deserialize, Serialize};

/// A balance of one asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Can be spent.
    pub free: Amount,
    /// Set aside for open orders.
    pub held: Amount,
}

/// A hold that several orders share: whatever one of them fills, the others lose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Group {
    pub group: GroupId,
    pub asset: AssetId,
    pub held: Quantity,
    pub orders: u32,
}

/// One account's books at the exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    balances: Vec<Balance>,
    pub(crate) groups: Vec<Group>,
    /// The newest group that was ever opened; an older one that is not in `groups` has ended.
    group_last: GroupId,
    fill_next: u64,
}

impl Account {
    /// The balance of an asset.
    #[must_use]
    pub fn balance(&self, asset: AssetId) -> Balance {
        self.balances.get(asset.index()).copied().unwrap_or_default()
    }

    pub(crate) fn deposit(&mut self, asset: AssetId, amount: Amount) -> Result<(), MoneyError> {
        let balance = self.balance_mut(asset);
        balance.free = balance.free.checked_add(amount)?;
        Ok(())
    }

    /// Free to held. `false`, and nothing changed, if there is not so much.
    pub(crate) fn hold(&mut self, asset: AssetId, amount: Amount) -> Result<bool, MoneyError> {
        let balance = self.balance_mut(asset);
        if balance.free < amount {
            return Ok(false);
        }
        let held = balance.held.checked_add(amount)?;
        balance.free = balance.free.checked_sub(amount)?;
        balance.held = held;
        Ok(true)
    }

    /// Held back to free.
    pub(crate) fn release(&mut self, asset: AssetId, amount: Amount) -> Result<(), MoneyError> {
        let balance = self.balance_mut(asset);
        balance.held = balance.held.checked_sub(amount)?;
        balance.free = balance.free.checked_add(amount)?;
        Ok(())
    }

    /// Takes from held what was set aside, and the rest from free.
    pub(crate) fn pay(
        &mut self,
        asset: AssetId,
        from_held: Amount,
        from_free: Amount,
    ) -> Result<(), MoneyError> {
        let balance = self.balance_mut(asset);
        balance.held = balance.held.checked_sub(from_held)?;
        balance.free = balance.free.checked_sub(from_free)?;
        assert!(
            !balance.held.is_negative() && !balance.free.is_negative(),
            "invariant: the exchange pays out only what an account has"
        );
        Ok(())
    }

    pub(crate) fn receive(&mut self, asset: AssetId, amount: Amount) -> Result<(), MoneyError> {
        self.deposit(asset, amount)
    }

    pub(crate) fn next_fill(&mut self) -> FillId {
        self.fill_next += 1;
        FillId(self.fill_next)
    }

    /// Takes note of a fill that was made before a restart.
    pub(crate) fn use_fill(&mut self, fill: FillId) {
        self.fill_next = self.fill_next.max(fill.0);
    }

    /// Opens a group with a hold of its own. `false`, and nothing changed, if there is not so much.
    pub(crate) fn open_group(&mut self, group: Group) -> Result<bool, MoneyError> {
        if !self.hold(group.asset, group.held.into())? {
            return Ok(false);
        }
        self.group_last = group.group;
        self.groups.push(group);
        Ok(true)
    }

    /// Whether a group has come and gone: what is left of it may belong to others.
    pub(crate) fn has_ended(&self, group: GroupId) -> bool {
        group <= self.group_last && !self.groups.iter().any(|candidate| candidate.group == group)
    }

    pub(crate) fn group_mut(&mut self, group: GroupId) -> Option<&mut Group> {
        self.groups.iter_mut().find(|candidate| candidate.group == group)
    }

    fn balance_mut(&mut self, asset: AssetId) -> &mut Balance {
        if self.balances.len() <= asset.index() {
            self.balances.resize(asset.index() + 1, Balance::default());
        }
        &mut self.balances[asset.index()]
    }
}
