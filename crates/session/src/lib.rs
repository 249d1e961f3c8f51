//! Paper trading: the second driver of the engine, over a market that is made up or replayed.
//!
//! One shard thread owns the simulated exchange and every account's engine, and is their only writer. A batch of candles,
//! or a person's act, is worked through, written to the journal as one record and made durable; then its changes go to
//! the tables and to whoever listens. A record is on disk whole or not at all, so a crash leaves the state after some
//! record, for engine and exchange alike: the exchange lives in this process and dies with it.
//!
//! This room reads no wall clock (the feed sleeps, market time is data) and speaks no wire format.
//!
//! - [`market`]: where candles come from, and the view of them. - [`executor`]: the simulated exchange under many
//!   engines. - [`journal`]: records on disk, snapshots. - [`projection`]: what changes in the tables. - [`shard`]: the
//!   one writer. - [`feed`]: market time against the wall. - [`handle`]: the face. - [`view`]: live values.
#![forbid(unsafe_code)]

pub mod config;
pub mod executor;
pub mod feed;
pub mod handle;
pub mod journal;
pub mod market;
pub mod projection;
pub mod shard;
pub mod view;

pub use config::{SessionConfig, SessionError};
pub use handle::{BotDraft, SessionHandle, start};
pub use journal::Retention;
pub use market::{MarketSpec, MarketView};
pub use view::{AccountView, BotView, Decision, PositionView, SessionStatus, Update};
