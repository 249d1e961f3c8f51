//! Round trips and positions.

use super::{RecordQuery, order::bot_of};
use crate::{Caller, Platform, Result, bots::read::page_query, ports::trading::PositionView, view};
use model::Rounding;
use store::{
    BotKey, PositionKey, TradeKey, UserScope,
    repo::{PositionFilter, TradeFilter},
    row::{Linked, PositionRow, TradeRow, TradeStatus, TradeTarget},
};
use uuid::Uuid;

impl Platform {
    /// The caller's round trips, the latest entry first.
    ///
    /// # Errors
    /// As every read; [`Fault::Invalid`](crate::Fault::Invalid) for a cursor or symbol that is none.
    pub async fn trade_list(
        &self,
        caller: &Caller,
        query: &RecordQuery,
        status: Option<TradeStatus>,
    ) -> Result<view::Page<view::Trade>> {
        let filter = TradeFilter {
            status,
            bot: query.bot_id.map(BotKey),
            instrument: self.instrument_filter(query.symbol.as_deref())?,
        };
        let page = page_query(query.cursor.as_deref(), query.limit)?;
        let page = self.store.trade_list(caller.scope(), &filter, &page).await?;
        Ok(view::Page {
            items: page.rows.into_iter().map(|trade| self.trade_view(trade)).collect(),
            next_cursor: page.next.map(|cursor| cursor.to_string()),
        })
    }

    /// One round trip.
    ///
    /// # Errors
    /// [`Fault::NotFound`](crate::Fault::NotFound), also for another user's.
    pub async fn trade(&self, caller: &Caller, id: Uuid) -> Result<view::Trade> {
        let trade = self.store.trade_by_key(caller.scope(), TradeKey(id)).await?;
        Ok(self.trade_view(trade))
    }

    /// What the caller holds.
    ///
    /// # Errors
    /// As every read; [`Fault::Invalid`](crate::Fault::Invalid) for a symbol that is none.
    pub async fn position_list(&self, caller: &Caller, query: &RecordQuery) -> Result<Vec<view::Position>> {
        let filter = PositionFilter {
            bot: query.bot_id.map(BotKey),
            instrument: self.instrument_filter(query.symbol.as_deref())?,
        };
        let rows = self.store.position_list(caller.scope(), &filter).await?;
        let accounts = self.store.account_list(caller.scope()).await?;
        let mut positions = Vec::with_capacity(rows.len());
        for row in rows {
            let account = accounts.iter().find(|account| account.account == row.row.account);
            let account_id = account.map_or(Uuid::nil(), |account| account.key.0);
            positions.push(self.position_view(caller.scope(), row, account_id).await?);
        }
        Ok(positions)
    }

    /// One position, open or closed.
    ///
    /// # Errors
    /// [`Fault::NotFound`](crate::Fault::NotFound), also for another user's.
    pub async fn position(&self, caller: &Caller, id: Uuid) -> Result<view::Position> {
        let row = self.store.position_by_key(caller.scope(), PositionKey(id)).await?;
        let account = self.store.account_by_number(caller.scope(), row.row.account).await?;
        self.position_view(caller.scope(), row, account.key.0).await
    }

    /// The position as it is shown, with the targets of its round trip.
    pub(crate) async fn position_view(
        &self,
        scope: UserScope,
        position: Linked<PositionRow>,
        account_id: Uuid,
    ) -> Result<view::Position> {
        let targets = match position.trade {
            Some(trade) => self.store.trade_by_key(scope, trade).await?.row.targets,
            None => Vec::new(),
        };
        Ok(self.position_view_with(position, account_id, targets))
    }

    /// The position as it is shown, with these targets.
    pub(crate) fn position_view_with(
        &self,
        position: Linked<PositionRow>,
        account_id: Uuid,
        targets: Vec<TradeTarget>,
    ) -> view::Position {
        let (bot_id, bot_name) = bot_of(&position);
        let row = position.row;
        let mark = self.price_last(row.instrument);
        let value = mark.and_then(|mark| mark.notional(row.quantity, Rounding::Floor).ok());
        let unrealized = value.and_then(|value| value.checked_sub(row.cost_basis).ok());
        view::Position {
            id: row.key().0,
            account_id,
            bot_id,
            bot_name,
            instrument: self.instrument_name(row.instrument),
            direction: row.direction,
            quantity: row.quantity,
            average_entry_price: row.average_entry_price().unwrap_or_default(),
            cost_basis: row.cost_basis,
            current_price: mark,
            unrealized_pnl: unrealized,
            unrealized_pnl_ratio: unrealized
                .and_then(|pnl| pnl.ratio_to(row.cost_basis, Rounding::Floor).ok()),
            realized_pnl: row.realized_pnl,
            stop_loss: row.stop_loss,
            targets: targets.into_iter().map(Into::into).collect(),
            highest_price: row.highest_price,
            opened_at: row.opened_at,
        }
    }

    /// The round trip as it is shown.
    pub(crate) fn trade_view(&self, trade: Linked<TradeRow>) -> view::Trade {
        let (bot_id, bot_name) = bot_of(&trade);
        let row = trade.row;
        let pnl_ratio = row.pnl.and_then(|pnl| pnl.ratio_to(row.invested, Rounding::Floor).ok());
        view::Trade {
            id: row.key().0,
            bot_id,
            bot_name,
            instrument: self.instrument_name(row.instrument),
            direction: row.direction,
            status: row.status,
            entry_time: row.entry_time,
            entry_price: row.entry_price,
            quantity: row.quantity,
            invested: row.invested,
            exit_time: row.exit_time,
            exit_price: row.exit_price,
            returned: row.returned,
            fees: row.fees,
            pnl: row.pnl,
            pnl_ratio,
            highest_price: row.highest_price,
            stop_loss: row.stop_loss,
            targets: row.targets.into_iter().map(Into::into).collect(),
            exit_reason: row.exit_reason,
        }
    }
}

impl view::Position {
    /// Takes the figures over that only the session knows.
    pub(crate) fn take_live(&mut self, live: &PositionView) {
        self.current_price = Some(live.mark);
        self.unrealized_pnl = Some(live.unrealized);
        self.unrealized_pnl_ratio = live.unrealized.ratio_to(live.cost_basis, Rounding::Floor).ok();
        self.stop_loss = live.stop.or(self.stop_loss);
        self.highest_price = live.highest;
    }
}

impl From<TradeTarget> for view::Target {
    fn from(target: TradeTarget) -> Self {
        Self { price: target.price, quantity: target.quantity, hit_at: target.hit_at }
    }
}
