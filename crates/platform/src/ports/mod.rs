//! What the use cases need from below and from outside, as traits: tests give fakes, the command line the real ones.
//!
//! - [`clock`]: time and chance. - [`trading`]: the sessions that trade. - [`strategy`]: what strategies there are.

pub mod clock;
pub mod strategy;
pub mod trading;

pub use clock::{Clock, Entropy};
pub use strategy::{ParamInfo, ParamKind, Preset, StrategyInfo};
pub use trading::{
    AccountView, BotSpec, BotView, CandleQuery, PriceView, Trading, TradingError, TradingStatus, Update,
};
