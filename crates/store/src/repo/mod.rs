//! The repository traits, one file per aggregate: functions are named object first.
//!
//! - [`user`]: users, sign-ins, accounts. - [`market`]: assets, instruments, signals. - [`bot`]: bots and their diary.
//! - [`order`]: orders and fills. - [`trade`]: round trips and positions. - [`ledger`]: balances. - [`portfolio`]:
//!   curves. - [`risk`]: risk events and kill switches. - [`projection`]: what the journal writes. - [`system`]: audit,
//!   outbox, idempotency keys, settings. - [`integrity`]: the checks that must always hold.

pub mod bot;
pub mod integrity;
pub mod ledger;
pub mod market;
pub mod order;
pub mod portfolio;
pub mod projection;
pub mod risk;
pub mod system;
pub mod trade;
pub mod user;

pub use bot::{BotEventFilter, BotPatch, BotRepo};
pub use integrity::{IntegrityRepo, IntegrityReport};
pub use ledger::LedgerRepo;
pub use market::catalog::CatalogRepo;
pub use market::signal::{SignalFilter, SignalLook, SignalRepo, SignalsKept};
pub use order::{FillFilter, OrderFilter, OrderRepo};
pub use portfolio::{CurveQuery, PortfolioRepo};
pub use projection::ProjectionRepo;
pub use risk::RiskRepo;
pub use system::{AuditRepo, Idempotency, IdempotencyKey, IdempotencyRepo, OutboxRepo, SettingRepo};
pub use trade::{PositionFilter, TradeFilter, TradeRepo};
pub use user::{AccountRepo, Rotation, SessionRepo, UserRepo};

/// Everything that a store can do. Object safe: the house passes `Arc<dyn Store>`.
pub trait Store:
    UserRepo
    + SessionRepo
    + AccountRepo
    + CatalogRepo
    + BotRepo
    + OrderRepo
    + TradeRepo
    + LedgerRepo
    + PortfolioRepo
    + RiskRepo
    + SignalRepo
    + ProjectionRepo
    + AuditRepo
    + OutboxRepo
    + IdempotencyRepo
    + SettingRepo
    + IntegrityRepo
    + Send
    + Sync
    + std::fmt::Debug
{
}
