//! How well an account did: figures over its equity, candle by candle, and over its closed trades.
//!
//! - [`equity`]: return, drawdown, Sharpe, Sortino, Calmar, as the curve is drawn. - [`drawdowns`]: the deepest falls one by
//!   one, Ulcer index, Martin ratio. - [`returns`]: Omega, tail ratio, value at risk and expected shortfall.
//! - [`sharpe`]: probabilistic and deflated Sharpe ratio. - [`trades`]: win rate, profit factor, expectancy, SQN, Kelly.
//! - [`exposure`]: how much of the time something was held. - [`turnover`]: how much was traded.
//! - [`normal`]: the normal distribution.

pub mod drawdowns;
pub mod equity;
pub mod exposure;
pub mod normal;
pub mod returns;
pub mod sharpe;
pub mod trades;
pub mod turnover;

pub use drawdowns::{Drawdown, MartinParts, deepest_drawdowns, martin_ratio, ulcer_index};
pub use equity::{EquityFigures, EquityStats};
pub use exposure::Exposure;
pub use returns::{TailLoss, gaussian_loss, historical_loss, omega, simple_returns, tail_ratio};
pub use sharpe::{SharpeSample, Trials};
pub use trades::{TradeFigures, TradeStats};
pub use turnover::{Traded, turnover};
