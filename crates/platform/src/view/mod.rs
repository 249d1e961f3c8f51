//! What the use cases answer with: records joined with live values, in the words of the domain.
//!
//! - [`account`]: users, accounts, sessions. - [`bot`]: bots, their events and figures. - [`record`]: orders, fills,
//!   trades, positions. - [`signal`]: signals and assessments. - [`portfolio`]: what an account is worth. - [`market`]: instruments, prices, candles.

pub mod account;
pub mod bot;
pub mod market;
pub mod portfolio;
pub mod record;
pub mod signal;

pub use account::{Account, AccountMode, AccountStatus, Role, SignIn, User};
pub use bot::{
    Bot, BotEvent, BotEventKind, BotMetrics, BotState, Check, Decision, DesiredState, EquityPoint,
    EventLevel, Fact,
};
pub use market::{Candle, CandleSeries, IndicatorColumns, Market, MarketKind, Price};
pub use portfolio::{Balance, KillScope, KillSwitch, Portfolio, PortfolioInterval, PortfolioPoint};
pub use record::{
    Direction, Fill, Liquidity, Order, OrderKind, OrderStatus, Position, Target, Trade, TradeStatus,
};
pub use signal::{
    Assessed, ReasonedSignal, Signal, SignalDesk, SignalDeskOver, SignalPerformance, SignalStatus,
};

/// One page of a list that grows: read on with `next_cursor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The items, newest first.
    pub items: Vec<T>,
    /// Where the next page begins; `None` at the end.
    pub next_cursor: Option<String>,
}
