//! Orders and fills, newest first.

use super::RecordQuery;
use crate::{
    Caller, Platform, Result,
    bots::read::{event_view_of_row, page_query},
    view,
};
use model::{OrderKind, OrderSize};
use std::collections::BTreeMap;
use store::{
    BotKey, OrderKey,
    repo::{FillFilter, OrderFilter},
    row::{BotEventRow, FillRow, Linked, OrderRow, OrderStatus},
};
use uuid::Uuid;

impl Platform {
    /// The caller's orders.
    ///
    /// # Errors
    /// As every read; [`Fault::Invalid`](crate::Fault::Invalid) for a cursor or symbol that is none.
    pub async fn order_list(
        &self,
        caller: &Caller,
        query: &RecordQuery,
        statuses: Option<Vec<OrderStatus>>,
    ) -> Result<view::Page<view::Order>> {
        let filter = OrderFilter {
            statuses,
            bot: query.bot_id.map(BotKey),
            instrument: self.instrument_filter(query.symbol.as_deref())?,
            from: query.from,
            to: query.to,
        };
        let page = page_query(query.cursor.as_deref(), query.limit)?;
        let page = self.store.order_list(caller.scope(), &filter, &page).await?;
        let mut reasons = self.reasons(caller, &page.rows).await?;
        let items = page.rows.into_iter().map(|order| {
            let reason = reasons.remove(&(order.row.account, order.row.order));
            self.order_view(order, reason)
        });
        Ok(view::Page { items: items.collect(), next_cursor: page.next.map(|cursor| cursor.to_string()) })
    }

    /// One order.
    ///
    /// # Errors
    /// [`Fault::NotFound`](crate::Fault::NotFound), also for another user's.
    pub async fn order(&self, caller: &Caller, id: Uuid) -> Result<view::Order> {
        let order = self.store.order_by_key(caller.scope(), OrderKey(id)).await?;
        let reason = self.reasons(caller, std::slice::from_ref(&order)).await?.into_values().next();
        Ok(self.order_view(order, reason))
    }

    /// The caller's fills.
    ///
    /// # Errors
    /// As every read; [`Fault::Invalid`](crate::Fault::Invalid) for a cursor or symbol that is none.
    pub async fn fill_list(&self, caller: &Caller, query: &RecordQuery) -> Result<view::Page<view::Fill>> {
        let filter = FillFilter {
            bot: query.bot_id.map(BotKey),
            instrument: self.instrument_filter(query.symbol.as_deref())?,
            from: query.from,
            to: query.to,
        };
        let page = page_query(query.cursor.as_deref(), query.limit)?;
        let page = self.store.fill_list(caller.scope(), &filter, &page).await?;
        Ok(view::Page {
            items: page.rows.into_iter().map(|fill| self.fill_view(fill)).collect(),
            next_cursor: page.next.map(|cursor| cursor.to_string()),
        })
    }

    /// Why each order was made or refused.
    async fn reasons(
        &self,
        caller: &Caller,
        orders: &[Linked<OrderRow>],
    ) -> Result<BTreeMap<(model::AccountId, model::OrderId), BotEventRow>> {
        let mut by_account = BTreeMap::<_, Vec<_>>::new();
        for order in orders {
            by_account.entry(order.row.account).or_default().push(order.row.order);
        }
        let mut reasons = BTreeMap::new();
        for (account, orders) in by_account {
            for event in self.store.bot_event_by_orders(caller.scope(), account, &orders).await? {
                if let Some(order) = event.order {
                    reasons.insert((account, order), event);
                }
            }
        }
        Ok(reasons)
    }

    /// The order as it is shown.
    pub(crate) fn order_view(&self, order: Linked<OrderRow>, reason: Option<BotEventRow>) -> view::Order {
        let (bot_id, bot_name) = bot_of(&order);
        let row = order.row;
        let id = row.key().0;
        let (price, stop_price) = match row.kind {
            OrderKind::Market => (None, None),
            OrderKind::Limit { price } => (Some(price), None),
            OrderKind::Stop { stop_price } => (None, Some(stop_price)),
        };
        let (quantity, quote_amount) = match row.size {
            OrderSize::Quantity(quantity) => (Some(quantity), None),
            OrderSize::Quote(amount) => (None, Some(amount)),
        };
        view::Order {
            id,
            client_order_id: row.order.to_string(),
            average_price: row.average_price().unwrap_or_default(),
            venue_order_id: row.venue_order,
            bot_id,
            bot_name,
            instrument: self.instrument_name(row.instrument),
            side: row.side,
            kind: match row.kind {
                OrderKind::Market => view::OrderKind::Market,
                OrderKind::Limit { .. } => view::OrderKind::Limit,
                OrderKind::Stop { .. } => view::OrderKind::Stop,
            },
            quantity,
            quote_amount,
            price,
            stop_price,
            filled_quantity: row.filled_quantity,
            status: row.status,
            purpose: row.purpose,
            reject_code: row.reject_code,
            reduce_only: row.is_reduce_only,
            created_at: row.created_at,
            updated_at: row.updated_at,
            explanation: reason.map(|event| event_view_of_row(event, bot_id.unwrap_or_default(), Some(id))),
        }
    }

    /// The fill as it is shown.
    pub(crate) fn fill_view(&self, fill: Linked<FillRow>) -> view::Fill {
        let (bot_id, bot_name) = bot_of(&fill);
        let order_id = fill.order.map_or(Uuid::nil(), |order| order.0);
        let row = fill.row;
        view::Fill {
            id: row.key().0,
            order_id,
            bot_id,
            bot_name,
            instrument: self.instrument_name(row.instrument),
            side: row.side,
            price: row.price,
            quantity: row.quantity,
            quote_quantity: row.notional,
            fee: row.fee,
            fee_asset: self.trading.catalog().asset(row.fee_asset).symbol.clone(),
            liquidity: row.liquidity,
            purpose: row.purpose,
            executed_at: row.executed_at,
        }
    }
}

/// The bot that a row belongs to; none for the account's own.
pub(super) fn bot_of<T>(row: &Linked<T>) -> (Option<Uuid>, Option<String>) {
    match &row.bot {
        Some(bot) => (Some(bot.key.0), Some(bot.name.clone())),
        None => (None, None),
    }
}
