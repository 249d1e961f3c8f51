//! Bots, their log and figures.

use super::{Decimal, Percent, Time, market::Timeframe, position::Position, scalar::wire_enum};
use platform::view;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// Making a bot.
#[derive(Clone, Debug, ToSchema)]
pub struct BotCreateRequest {
    /// Its name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// What its owner writes about it.
    #[schema(max_length = 500)]
    pub description: Option<String>,
    /// Which strategy it runs.
    pub strategy: String,
    /// The strategy's parameters as text; what is missing has its default.
    #[schema(required = false)]
    pub params: BTreeMap<String, String>,
    /// What it trades.
    #[schema(examples("BTC-USDT"))]
    pub symbol: String,
    /// The candles it decides on.
    #[schema(value_type = Timeframe)]
    pub timeframe: String,
    /// The money allotted to it, in the quote asset.
    #[schema(format = "decimal", examples("1000"))]
    pub base_amount: String,
    /// The account; without it, the caller's first.
    pub account_id: Option<Uuid>,
}

/// Changing a bot. What is missing stays.
#[derive(Clone, Debug, ToSchema)]
pub struct BotUpdateRequest {
    /// Its name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    /// What its owner writes about it.
    #[schema(max_length = 500)]
    pub description: Option<String>,
}

/// A bot with its live figures.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Bot {
    /// The id.
    pub id: Uuid,
    /// The same as `id`.
    pub bot_id: Uuid,
    /// Its name.
    pub name: String,
    /// What its owner wrote about it.
    pub description: String,
    /// Of what kind it is.
    pub kind: BotKind,
    /// Which strategy it runs.
    pub strategy: String,
    /// The strategy's parameters.
    pub params: BTreeMap<String, String>,
    /// The account it trades in.
    pub account_id: Uuid,
    /// What it trades, by public id.
    pub instrument: String,
    /// The candles it decides on.
    #[schema(value_type = Timeframe)]
    pub timeframe: String,
    /// The money allotted to it.
    pub base_amount: Decimal,
    /// What its owner wants.
    pub desired_state: DesiredState,
    /// What it does.
    pub state: BotState,
    /// Why it stopped by itself.
    pub error: Option<String>,
    /// Cash and position at the last price.
    pub equity: Option<Decimal>,
    /// Free and held cash.
    pub cash: Option<Decimal>,
    /// Profit of what is closed, less all fees.
    pub realized_pnl: Decimal,
    /// Profit of what is open, at the last price, before the fee of its exit.
    pub unrealized_pnl: Option<Decimal>,
    /// Equity less the money allotted.
    pub net_profit: Option<Decimal>,
    /// The same in percent of the money allotted.
    pub net_profit_pct: Option<Percent>,
    /// Closed round trips.
    pub trades_count: u64,
    /// Open round trips.
    pub open_trades: u64,
    /// Closed round trips with a profit, in percent of all closed.
    pub win_rate_pct: Option<Percent>,
    /// Fees so far.
    pub fees_paid: Decimal,
    /// What it holds.
    pub position: Option<Position>,
    /// What it decided last.
    pub last_decision: Option<Decision>,
    /// When it was made.
    pub created_at: Time,
    /// When its settings or state last changed.
    pub updated_at: Time,
    /// When it last started.
    pub started_at: Option<Time>,
    /// What `If-Match` must name to change it.
    pub version: u64,
}

/// Of what kind a bot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BotKind {
    /// It runs a strategy.
    Strategy,
}

/// The last decision of a bot.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Decision {
    /// When, in market time.
    pub at: Time,
    /// Of what kind.
    pub kind: EventKind,
    /// In words.
    pub text: String,
}

/// One entry of a bot's log: what it did or did not do, and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BotEvent {
    /// The id.
    pub id: Uuid,
    /// Which bot.
    pub bot_id: Uuid,
    /// When, in market time.
    pub at: Time,
    /// How much it matters.
    pub level: EventLevel,
    /// Of what kind.
    pub kind: EventKind,
    /// The rule or event, for programs.
    pub code: String,
    /// The same in words.
    pub text: String,
    /// The values it was decided by.
    pub facts: Vec<Fact>,
    /// The risk checks, passed or not.
    pub checks: Vec<RiskCheck>,
    /// The order it is about.
    pub order_id: Option<Uuid>,
}

/// A value that a decision rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What it counts.
    pub unit: Option<String>,
}

/// A risk check of an order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskCheck {
    /// The rule's name.
    pub rule: String,
    /// Whether the order passed it.
    pub passed: bool,
    /// The value that was found.
    pub observed: String,
    /// The value that is allowed.
    pub allowed: String,
}

/// How a bot has fared.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BotMetrics {
    /// What it was worth over time.
    pub equity: Vec<EquityPoint>,
    /// The deepest fall from a peak.
    pub max_drawdown_pct: Option<Percent>,
    /// Profits over losses.
    pub profit_factor: Option<Decimal>,
    /// Closed round trips with a profit, in percent of all closed.
    pub win_rate_pct: Option<Percent>,
    /// How many round trips ended for which reason.
    pub exit_reasons: BTreeMap<String, u64>,
}

/// What a bot was worth at a time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EquityPoint {
    /// When, in milliseconds since 1970 UTC.
    pub t: i64,
    /// What it was worth.
    pub equity: Decimal,
}

wire_enum!(
    /// What the owner of a bot wants it to do.
    DesiredState from view::DesiredState { Running, Paused, Stopped }
);
wire_enum!(
    /// What a bot does.
    BotState from view::BotState { Created, Starting, Running, Paused, Stopping, Stopped, Error }
);
wire_enum!(
    /// How much an entry of a bot's log matters.
    EventLevel from view::EventLevel { Info, Warn, Error }
);
wire_enum!(
    /// What an entry of a bot's log tells of.
    EventKind from view::BotEventKind { Decision, Order, Refusal, Fill, State }
);

impl From<view::Bot> for Bot {
    fn from(bot: view::Bot) -> Self {
        Self {
            id: bot.id,
            bot_id: bot.id,
            name: bot.name,
            description: bot.description,
            kind: BotKind::Strategy,
            strategy: bot.strategy,
            params: bot.params,
            account_id: bot.account_id,
            instrument: bot.instrument,
            timeframe: bot.timeframe.to_string(),
            base_amount: bot.base_amount.into(),
            desired_state: bot.desired_state.into(),
            state: bot.state.into(),
            error: bot.error,
            equity: bot.equity.map(Into::into),
            cash: bot.cash.map(Into::into),
            realized_pnl: bot.realized_pnl.into(),
            unrealized_pnl: bot.unrealized_pnl.map(Into::into),
            net_profit: bot.net_profit.map(Into::into),
            net_profit_pct: bot.net_profit_ratio.map(Into::into),
            trades_count: bot.trades_count,
            open_trades: bot.open_trades,
            win_rate_pct: bot.win_rate.map(Into::into),
            fees_paid: bot.fees_paid.into(),
            position: bot.position.map(Into::into),
            last_decision: bot.last_decision.map(|decision| Decision {
                at: decision.at.into(),
                kind: decision.kind.into(),
                text: decision.text,
            }),
            created_at: bot.created_at.into(),
            updated_at: bot.updated_at.into(),
            started_at: bot.started_at.map(Into::into),
            version: bot.version,
        }
    }
}

impl From<view::BotEvent> for BotEvent {
    fn from(event: view::BotEvent) -> Self {
        let facts = event.facts.into_iter();
        let checks = event.checks.into_iter();
        Self {
            id: event.id,
            bot_id: event.bot_id,
            at: event.at.into(),
            level: event.level.into(),
            kind: event.kind.into(),
            code: event.code,
            text: event.text,
            facts: facts.map(|fact| Fact { name: fact.name, value: fact.value, unit: fact.unit }).collect(),
            checks: checks
                .map(|check| RiskCheck {
                    rule: check.rule,
                    passed: check.is_passed,
                    observed: check.observed,
                    allowed: check.allowed,
                })
                .collect(),
            order_id: event.order_id,
        }
    }
}

impl From<view::BotMetrics> for BotMetrics {
    fn from(metrics: view::BotMetrics) -> Self {
        let points = metrics.equity.into_iter();
        Self {
            equity: points
                .map(|point| EquityPoint { t: point.at.millis(), equity: point.equity.into() })
                .collect(),
            max_drawdown_pct: metrics.max_drawdown.map(Into::into),
            profit_factor: metrics.profit_factor.map(Decimal::from_ratio),
            win_rate_pct: metrics.win_rate.map(Into::into),
            exit_reasons: metrics.exit_reasons,
        }
    }
}
