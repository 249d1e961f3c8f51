//! Rows: what the tables hold, in the words of the model.
//!
//! Instants are kept in whole microseconds: a row read back has its instants rounded down. Rows that follow from the
//! journal name what they belong to by the model's numbers; [`Linked`] adds the keys when they are read.
//!
//! - [`word`]: closed lists of words and their names in tables. - [`user`]: users, sign-ins, accounts.
//! - [`bot`]: bots, their diary, their runs. - [`order`]: orders, their events, fills. - [`trade`]: round trips and
//!   positions. - [`ledger`]: postings and balances. - [`portfolio`]: snapshots of value. - [`risk`]: risk events and
//!   kill switches. - [`system`]: audit, outbox, idempotency keys.

pub mod bot;
pub mod ledger;
pub mod order;
pub mod portfolio;
pub mod risk;
pub mod signal;
pub mod system;
pub mod trade;
pub mod user;
pub mod word;

pub use bot::{BotConfig, BotEventRow, BotMetrics, BotRow, BotRunRow, Check, Fact};
pub use ledger::{BalanceRow, LedgerEntry, LedgerTransactionRow};
pub use order::{FillRow, OrderEventRow, OrderRow};
pub use portfolio::{BotValue, CoinBalance, PortfolioPoint, PortfolioSnapshotRow, ValuePoint};
pub use risk::{KillSwitchRow, RiskEventRow};
pub use signal::{ArgumentRow, CornerRow, OpinionRow, ReasonRow, SignalOutcomeRow, SignalRow, TakeProfitRow};
pub use system::{AuditEntry, AuditRow, OutboxRow, StoredResponse};
pub use trade::{PositionRow, TradeRow, TradeTarget};
pub use user::{AccountChange, AccountRow, NewAccount, NewSession, NewUser, SessionRow, UserPatch, UserRow};
pub use word::{
    AccountMode, AccountStatus, ActorKind, BotEventKind, BotKind, BotState, DesiredState, Direction,
    EventLevel, LedgerAccountKind, LedgerKind, OrderStatus, PositionStatus, RiskAction, Role, SignalAnswer,
    SignalEndWord, SignalOrigin, SignalSide, TradeStatus, UserStatus, Word,
};

use crate::{BotKey, OrderKey, TradeKey};

/// A row with the keys and names of what it refers to by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked<T> {
    /// The row.
    pub row: T,
    /// The bot it belongs to; `None` for the account's own.
    pub bot: Option<BotLink>,
    /// The order it belongs to (fills, diary entries).
    pub order: Option<OrderKey>,
    /// The round trip it belongs to (orders, fills, positions).
    pub trade: Option<TradeKey>,
}

/// A bot as others refer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotLink {
    /// Its key.
    pub key: BotKey,
    /// Its name today.
    pub name: String,
}
