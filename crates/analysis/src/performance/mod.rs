//! How well an account did: figures over its equity, candle by candle, and over its closed trades.
//!
//! - [`equity`]: return, drawdown, Sharpe, Sortino, Calmar. - [`trades`]: win rate, profit factor, expectancy.
//! - [`exposure`]: how much of the time something was held.

pub mod equity;
pub mod exposure;
pub mod trades;

pub use equity::{EquityFigures, EquityStats};
pub use exposure::Exposure;
pub use trades::{TradeFigures, TradeStats};
