//! What the use cases need from below and from outside, as traits: tests give fakes, the command line the real ones.
//!
//! - [`clock`]: time and chance. - [`trading`]: what trades. - [`session`]: the real session behind it.
//! - [`strategy`]: what strategies there are. - [`registry`]: the built-in ones.

pub mod clock;
pub mod registry;
pub mod session;
pub mod strategy;
pub mod trading;

pub use clock::{Clock, Entropy};
pub use session::SessionTrading;
pub use strategy::{ParamInfo, ParamKind, Preset, StrategyInfo};
pub use trading::{
    AccountView, BotSpec, BotView, CandleQuery, PriceView, Trading, TradingError, TradingStatus, Update,
};
