//! What Tradewind remembers, without saying how: rows, keys, scopes, repository traits and the suite that every
//! database must pass.
//!
//! This room opens no file and speaks no SQL; a backend beside it does (`store-sqlite`). It has no clock and no
//! randomness: instants and random bytes are parameters. Tables that follow from the journal are written only through
//! [`ProjectionRepo::apply`]; a person's things are read only through a [`UserScope`], so that another user's object
//! cannot be found.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod audit;
pub mod conformance;
pub mod disk;
pub mod error;
pub mod key;
pub mod page;
pub mod projection;
pub mod repo;
pub mod row;
pub mod scope;

pub use disk::disk_words;
pub use error::StoreError;
pub use key::{
    AccountKey, BotEventKey, BotKey, FamilyKey, FillKey, OrderKey, PositionKey, SessionKey, SignalKey,
    TradeKey, UserKey,
};
pub use page::{Cursor, Page, PageQuery};
pub use projection::{Change, Projected};
pub use repo::{
    AccountRepo, AuditRepo, BotRepo, CatalogRepo, IdempotencyRepo, IntegrityRepo, LedgerRepo, OrderRepo,
    OutboxRepo, PortfolioRepo, ProjectionRepo, RiskRepo, SessionRepo, SettingRepo, SignalRepo, Store,
    TradeRepo, UserRepo,
};
pub use scope::UserScope;

/// What every store function answers.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
