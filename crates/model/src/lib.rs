//! The words of Tradewind: ids, money, time, instruments, market columns, orders, events and commands.
//!
//! This room knows no behaviour beyond arithmetic: it decides nothing, reads nothing and has no clock. Every other
//! crate speaks in these types, so that a price cannot be taken for a quantity nor a candle's start for its end.
#![forbid(unsafe_code)]
#![deny(missing_docs, clippy::float_arithmetic)]

pub mod command;
pub mod event;
pub mod ids;
pub mod instrument;
pub mod market;
pub mod money;
pub mod order;
pub mod time;

pub use command::Command;
pub use event::{Event, Fill, Liquidity, VenueEvent, VenueEventKind};
pub use ids::{AccountId, AssetId, BotId, FillId, GroupId, InstrumentId, OrderId, SeriesId};
pub use instrument::{Asset, Catalog, Instrument};
pub use market::{Candle, Candles, PriceScale};
pub use money::{Amount, MoneyError, MoneyTextError, Price, Quantity, Ratio, Rounding};
pub use order::{OrderKind, OrderRequest, OrderSize, Purpose, Side};
pub use time::{Instant, Span, Timeframe};
