//! What the journal's projector tells the store, and the rules that hold whatever the database.

use crate::row::{
    AccountChange, BotEventRow, BotRow, BotState, FillRow, KillSwitchRow, LedgerTransactionRow,
    OrderEventRow, OrderRow, PortfolioSnapshotRow, PositionRow, RiskEventRow, TradeRow,
};
use crate::{Result, StoreError};
use model::{AccountId, Amount, AssetId, Instant};
use std::collections::BTreeMap;

/// A row that follows from the journal, as it is from now on.
///
/// Rows are whole: the newest replaces the one before (bots, orders, trades, positions, kill switches), or is written
/// once (events, fills, postings, snapshots).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An account trades, or has stopped.
    Account(AccountChange),
    /// A bot is new or has changed.
    Bot(BotRow),
    /// A bot writes in its diary.
    BotEvent(BotEventRow),
    /// An order is new or has changed.
    Order(OrderRow),
    /// A step in an order's life.
    OrderEvent(OrderEventRow),
    /// A fill.
    Fill(FillRow),
    /// A round trip is new or has changed, its targets with it.
    Trade(TradeRow),
    /// A position is new or has changed.
    Position(PositionRow),
    /// A posting.
    LedgerTransaction(LedgerTransactionRow),
    /// An account's value.
    PortfolioSnapshot(PortfolioSnapshotRow),
    /// A risk rule has acted.
    RiskEvent(RiskEventRow),
    /// A kill switch is engaged or released.
    KillSwitch(KillSwitchRow),
}

/// How far a shard's journal has been projected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Projected {
    /// The last sequence whose changes are in the tables; 0 before the first.
    pub seq: u64,
    /// The market's time there.
    pub market_at: Instant,
}

/// What a change of a bot's state does to its list of runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunStep {
    /// A run begins.
    Begin,
    /// The run ends.
    End,
    /// Nothing.
    Keep,
}

impl Change {
    /// Whose account.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        match self {
            Self::Account(row) => row.account,
            Self::Bot(row) => row.account,
            Self::BotEvent(row) => row.account,
            Self::Order(row) => row.account,
            Self::OrderEvent(row) => row.account,
            Self::Fill(row) => row.account,
            Self::Trade(row) => row.account,
            Self::Position(row) => row.account,
            Self::LedgerTransaction(row) => row.account,
            Self::PortfolioSnapshot(row) => row.account,
            Self::RiskEvent(row) => row.account,
            Self::KillSwitch(row) => row.account,
        }
    }

    /// The outbox topic and key under which others hear of the change; `None` for what concerns nobody outside.
    #[must_use]
    pub fn announcement(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Bot(row) => Some(("bots", row.key().to_string())),
            Self::Order(row) => Some(("orders", row.key().to_string())),
            Self::Fill(row) => Some(("fills", row.key().to_string())),
            Self::Trade(row) => Some(("trades", row.key().to_string())),
            Self::Position(row) => Some(("positions", row.key().to_string())),
            Self::KillSwitch(row) => Some(("kill_switches", row.account.to_string())),
            Self::Account(row) => Some(("accounts", row.account.to_string())),
            Self::BotEvent(_)
            | Self::OrderEvent(_)
            | Self::LedgerTransaction(_)
            | Self::PortfolioSnapshot(_)
            | Self::RiskEvent(_) => None,
        }
    }
}

/// Checks that a posting's entries sum to zero per asset.
///
/// # Errors
/// [`StoreError::Unbalanced`] names the first asset that does not; [`StoreError::Money`] when a sum leaves the range.
pub fn posting_check(row: &LedgerTransactionRow) -> Result<()> {
    let mut sums = BTreeMap::<AssetId, Amount>::new();
    for entry in &row.entries {
        let sum = sums.entry(entry.asset).or_default();
        *sum = sum.checked_add(entry.amount)?;
    }
    match sums.into_iter().find(|(_, sum)| !sum.is_zero()) {
        Some((asset, sum)) => Err(StoreError::Unbalanced {
            reference: format!("{} {} {}", row.kind.name(), row.reference_kind, row.reference),
            asset: asset.0,
            sum: sum.to_string(),
        }),
        None => Ok(()),
    }
}

/// What a bot's new state does to its list of runs.
#[must_use]
pub const fn run_step(before: Option<BotState>, after: BotState) -> RunStep {
    let was_running = match before {
        Some(state) => is_running(state),
        None => false,
    };
    match (was_running, is_running(after)) {
        (false, true) => RunStep::Begin,
        (true, false) => RunStep::End,
        (true, true) | (false, false) => RunStep::Keep,
    }
}

const fn is_running(state: BotState) -> bool {
    match state {
        BotState::Starting | BotState::Running | BotState::Paused | BotState::Stopping => true,
        BotState::Created | BotState::Stopped | BotState::Error => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::{LedgerAccountKind, LedgerEntry, LedgerKind};
    use model::BotId;

    fn check(entries: &[(u16, &str)], expected: Option<&str>) {
        let entry = |(asset, amount): &(u16, &str)| LedgerEntry {
            bot: BotId::MAIN,
            asset: AssetId(*asset),
            kind: LedgerAccountKind::Free,
            amount: amount.parse().unwrap(),
        };
        let row = LedgerTransactionRow {
            account: AccountId(1),
            kind: LedgerKind::Fill,
            reference_kind: "fill".to_owned(),
            reference: "7".to_owned(),
            at: Instant::EPOCH,
            entries: entries.iter().map(entry).collect(),
        };
        assert_eq!(posting_check(&row).err().map(|error| error.to_string()).as_deref(), expected);
    }

    #[test]
    fn posting_sums_to_zero_per_asset_or_is_refused() {
        check(&[], None);
        check(&[(1, "-6006"), (1, "6000"), (1, "6"), (2, "0.1"), (2, "-0.1")], None);
        check(
            &[(1, "1"), (1, "-1"), (2, "0.000000000000000001")],
            Some("ledger transaction fill fill 7 is unbalanced: asset 2 sums to 0.000000000000000001"),
        );
        check(
            &[(1, "1"), (2, "-1")],
            Some("ledger transaction fill fill 7 is unbalanced: asset 1 sums to 1"),
        );
        let most = "99999999999999999999.999999999999999999";
        check(&[(1, most), (1, most)], Some("a balance leaves the range of money"));
    }

    #[test]
    fn run_begins_when_a_bot_leaves_rest_and_ends_when_it_returns() {
        use BotState::{Created, Error, Paused, Running, Starting, Stopped, Stopping};
        for (before, after, expected) in [
            (None, Created, RunStep::Keep),
            (Some(Created), Starting, RunStep::Begin),
            (None, Running, RunStep::Begin),
            (Some(Starting), Running, RunStep::Keep),
            (Some(Running), Paused, RunStep::Keep),
            (Some(Stopping), Stopped, RunStep::End),
            (Some(Running), Error, RunStep::End),
            (Some(Error), Stopped, RunStep::Keep),
            (Some(Stopped), Running, RunStep::Begin),
        ] {
            assert_eq!(run_step(before, after), expected, "{before:?} to {after:?}");
        }
    }
}
