//! Bots as they are shown: the row joined with the live figures, the curve, the log.

use crate::{Caller, Fault, Platform, Result, ports::BotView, view};
use model::{Amount, Ratio, Rounding, Span};
use store::{
    BotKey, PageQuery, StoreError, UserScope,
    repo::{BotEventFilter, CurveQuery, PositionFilter},
    row::{BotEventKind, BotEventRow, BotMetrics, BotRow, Linked},
};
use uuid::Uuid;

/// The points of a bot's curve.
const CURVE_POINTS: u32 = 500;

/// Which entries of a bot's log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Only of this kind.
    pub kind: Option<BotEventKind>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// At most so many.
    pub limit: u32,
}

impl Platform {
    /// The caller's bots, by account and number.
    ///
    /// # Errors
    /// As every read.
    pub async fn bot_list(&self, caller: &Caller) -> Result<Vec<view::Bot>> {
        let rows = self.store.bot_list(caller.scope()).await?;
        let mut bots = Vec::with_capacity(rows.len());
        for row in rows {
            bots.push(self.bot_view(caller.scope(), row).await?);
        }
        Ok(bots)
    }

    /// One bot.
    ///
    /// # Errors
    /// [`Fault::NotFound`](crate::Fault::NotFound), also for another user's and one that was put away.
    pub async fn bot(&self, caller: &Caller, id: Uuid) -> Result<view::Bot> {
        let row = self.bot_row(caller, id).await?;
        self.bot_view(caller.scope(), row).await
    }

    /// The log of a bot, newest first.
    ///
    /// # Errors
    /// [`Fault::NotFound`](crate::Fault::NotFound), also for another user's.
    pub async fn bot_event_list(
        &self,
        caller: &Caller,
        id: Uuid,
        query: &EventQuery,
    ) -> Result<view::Page<view::BotEvent>> {
        self.bot_row(caller, id).await?;
        let filter = BotEventFilter { bot: Some(BotKey(id)), kind: query.kind };
        let page = page_query(query.cursor.as_deref(), query.limit)?;
        let page = self.store.bot_event_list(caller.scope(), &filter, &page).await?;
        Ok(view::Page {
            items: page.rows.into_iter().map(|event| event_view(event, id)).collect(),
            next_cursor: page.next.map(|cursor| cursor.to_string()),
        })
    }

    /// How a bot has fared.
    ///
    /// # Errors
    /// [`Fault::NotFound`](crate::Fault::NotFound), also for another user's.
    pub async fn bot_metrics(&self, caller: &Caller, id: Uuid) -> Result<view::BotMetrics> {
        let key = self.bot_row(caller, id).await?.key();
        let metrics = self.store.bot_metrics(caller.scope(), key).await?;
        let query =
            CurveQuery { interval: Span::from_seconds(60), from: None, to: None, limit: CURVE_POINTS };
        let points = self.store.bot_history(caller.scope(), key, &query).await?;
        let equity: Vec<_> =
            points.iter().map(|point| view::EquityPoint { at: point.at, equity: point.value }).collect();
        let profit_factor = metrics.gross_profit.ratio_to(metrics.gross_loss, Rounding::Floor).ok();
        Ok(view::BotMetrics {
            max_drawdown: drawdown(equity.iter().map(|point| point.equity)),
            equity,
            profit_factor,
            win_rate: share(metrics.wins, metrics.trades_count),
            exit_reasons: metrics
                .exit_reasons
                .into_iter()
                .map(|(reason, count)| (reason.to_owned(), count))
                .collect(),
        })
    }

    /// The row with its live figures; what the session cannot say is taken from the tables or left open.
    pub(crate) async fn bot_view(&self, scope: UserScope, row: BotRow) -> Result<view::Bot> {
        let id = row.key();
        let account = self.store.account_by_number(scope, row.account).await?;
        let live = self.trading.account_view(row.account).await.ok();
        let live =
            live.as_ref().and_then(|account| account.bots.iter().find(|live| live.bot == row.bot)).cloned();
        let metrics = match self.store.bot_metrics(scope, id).await {
            Ok(metrics) => metrics,
            // The tables have not heard of the bot yet.
            Err(StoreError::NotFound { .. }) => BotMetrics::default(),
            Err(other) => return Err(other.into()),
        };
        let filter = PositionFilter { bot: Some(id), instrument: None };
        let position = match self.store.position_list(scope, &filter).await?.into_iter().next() {
            Some(position) => Some(self.position_view(scope, position, account.key.0).await?),
            None => None,
        };
        let mut bot = self.bot_view_of_row(row, account.key.0);
        bot.realized_pnl = metrics.gross_profit.checked_sub(metrics.gross_loss).map_err(Fault::from)?;
        bot.trades_count = metrics.trades_count;
        bot.open_trades = metrics.open_trades;
        bot.win_rate = share(metrics.wins, metrics.trades_count);
        bot.fees_paid = metrics.fees;
        bot.position = position;
        if let Some(live) = live {
            bot.take_live(live);
        }
        Ok(bot)
    }

    /// What the row alone tells.
    pub(crate) fn bot_view_of_row(&self, row: BotRow, account_id: Uuid) -> view::Bot {
        view::Bot {
            id: row.key().0,
            account_id,
            instrument: self.instrument_name(row.instrument),
            name: row.name,
            description: row.description,
            strategy: row.strategy,
            params: row.config.params,
            timeframe: row.timeframe,
            base_amount: row.base_amount,
            desired_state: row.desired_state,
            state: row.state,
            error: row.error,
            equity: None,
            cash: None,
            realized_pnl: Amount::ZERO,
            unrealized_pnl: None,
            net_profit: None,
            net_profit_ratio: None,
            trades_count: 0,
            open_trades: 0,
            win_rate: None,
            fees_paid: Amount::ZERO,
            position: None,
            last_decision: None,
            created_at: row.created_at,
            updated_at: row.updated_at,
            started_at: row.started_at,
            version: row.version,
        }
    }
}

impl view::Bot {
    /// Takes the figures over that only the session knows.
    pub(crate) fn take_live(&mut self, live: BotView) {
        self.state = live.state;
        self.error = live.error.or(self.error.take());
        self.equity = Some(live.equity);
        self.cash = Some(live.cash);
        self.realized_pnl = live.realized;
        self.unrealized_pnl = Some(live.unrealized);
        self.net_profit = live.equity.checked_sub(self.base_amount).ok();
        self.net_profit_ratio =
            self.net_profit.and_then(|profit| profit.ratio_to(self.base_amount, Rounding::Floor).ok());
        self.trades_count = u64::from(live.trades);
        self.open_trades = u64::from(live.position.is_some());
        self.win_rate = share(u64::from(live.wins), u64::from(live.trades));
        self.fees_paid = live.fees;
        self.last_decision = live.last_decision;
        if let (Some(position), Some(live)) = (&mut self.position, &live.position) {
            position.take_live(live);
        }
    }
}

/// The entry as it is shown.
pub(crate) fn event_view(event: Linked<BotEventRow>, bot_id: Uuid) -> view::BotEvent {
    let order_id = event.order.map(|order| order.0);
    event_view_of_row(event.row, bot_id, order_id)
}

/// The entry as it is shown, of a bot and about an order whose ids are known.
pub(crate) fn event_view_of_row(row: BotEventRow, bot_id: Uuid, order_id: Option<Uuid>) -> view::BotEvent {
    view::BotEvent {
        id: row.key().0,
        bot_id,
        at: row.at,
        level: row.level,
        kind: row.kind,
        code: row.code,
        text: row.text,
        facts: row.facts,
        checks: row.checks,
        order_id,
    }
}

/// Which page, from a cursor as text.
pub(crate) fn page_query(cursor: Option<&str>, limit: u32) -> Result<PageQuery> {
    let cursor = cursor.map(str::parse).transpose()?;
    Ok(PageQuery { cursor, limit })
}

/// A part of a whole; `None` of nothing.
pub(crate) fn share(part: u64, whole: u64) -> Option<Ratio> {
    let amount = |count: u64| i64::try_from(count).ok().map(Amount::from_units);
    amount(part)?.ratio_to(amount(whole)?, Rounding::Floor).ok()
}

/// The deepest fall from a peak, as a share of the peak; `None` of nothing.
fn drawdown(values: impl Iterator<Item = Amount>) -> Option<Ratio> {
    let mut peak: Option<Amount> = None;
    let mut deepest: Option<Ratio> = None;
    for value in values {
        let top = peak.map_or(value, |peak| peak.max(value));
        peak = Some(top);
        let fall = top.checked_sub(value).ok()?.ratio_to(top, Rounding::Ceil).unwrap_or_default();
        deepest = Some(deepest.map_or(fall, |deepest| deepest.max(fall)));
    }
    deepest
}
