//! What happens to an account, in the words of the views, for those who watch it.
//!
//! A [`LiveAccount`] is one account as its owner is shown it. Changed records and marks go in, notices come out. It is
//! filled from the tables once and then follows the changes, so that a mark costs no query.

use crate::{Platform, Result, bots::read::event_view_of_row, ports::AccountView, view};
use model::{AccountId, Amount, BotId, OrderId};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Change, OrderKey, UserKey, UserScope,
    repo::{PositionFilter, TradeFilter},
    row::{
        AccountRow, BotEventKind, BotEventRow, BotLink, FillRow, LedgerKind, Linked, OrderRow, OrderStatus,
        PositionRow, PositionStatus, TradeStatus, TradeTarget,
    },
};
use uuid::Uuid;

/// Something that the owner of an account is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// An order, and what was filled of it just now.
    Order(OrderAction, Box<view::Order>, Option<Box<view::Fill>>),
    /// A position.
    Position(PositionAction, Box<view::Position>),
    /// A bot's state or settings.
    Bot(BotAction, Box<view::Bot>),
    /// An entry of a bot's log.
    BotEvent(Box<view::BotEvent>),
    /// What the account is worth.
    Portfolio(Box<view::Portfolio>),
}

/// What happened to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderAction {
    /// It was made.
    New,
    /// It has changed.
    Update,
    /// Some of it was filled.
    Fill,
    /// It was refused.
    Reject,
}

/// What happened to a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionAction {
    /// It was opened.
    Opened,
    /// It has changed.
    Update,
    /// Only its price has changed.
    Mark,
    /// It was closed.
    Closed,
}

/// What happened to a bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BotAction {
    /// Its state or settings have changed.
    State,
    /// Only its figures have.
    Metrics,
    /// It was put away: nothing is told of it any more.
    Removed,
}

/// An account as its owner is shown it.
#[derive(Debug)]
pub struct LiveAccount {
    scope: UserScope,
    account: AccountRow,
    bots: BTreeMap<BotId, view::Bot>,
    positions: BTreeMap<u64, Held>,
    /// What was paid in, less what was taken out.
    paid_in: Amount,
}

#[derive(Debug)]
struct Held {
    bot: BotId,
    view: view::Position,
}

impl Platform {
    /// The numbers of the user's accounts.
    ///
    /// # Errors
    /// As every read.
    pub async fn account_numbers(&self, user: UserKey) -> Result<Vec<AccountId>> {
        let accounts = self.store.account_list(UserScope::of(user)).await?;
        Ok(accounts.into_iter().map(|row| row.account).collect())
    }

    /// Whose account it is; `None` if nobody's.
    ///
    /// # Errors
    /// As every read.
    pub async fn account_owner(&self, account: AccountId) -> Result<Option<UserKey>> {
        let accounts = self.store.account_list_all().await?;
        Ok(accounts.into_iter().find(|row| row.account == account).map(|row| row.user))
    }

    /// The account as its owner is shown it now.
    ///
    /// # Errors
    /// [`Fault::NotFound`](crate::Fault::NotFound); as every read.
    pub async fn live_account(&self, user: UserKey, account: AccountId) -> Result<LiveAccount> {
        let scope = UserScope::of(user);
        let account = self.store.account_by_number(scope, account).await?;
        let paid_in = self.paid_in(scope, &account).await?;
        let mut live =
            LiveAccount { scope, account, bots: BTreeMap::new(), positions: BTreeMap::new(), paid_in };
        for row in self.store.bot_list(scope).await? {
            if row.account == live.account.account {
                live.bots.insert(row.bot, self.bot_view(scope, row).await?);
            }
        }
        let filter = PositionFilter::default();
        for position in self.store.position_list(scope, &filter).await? {
            if position.row.account == live.account.account {
                let (number, bot) = (position.row.position, position.row.bot);
                let view = self.position_view(scope, position, live.account.key.0).await?;
                live.positions.insert(number, Held { bot, view });
            }
        }
        Ok(live)
    }
}

impl LiveAccount {
    /// Takes over what the owner has changed of a bot by hand.
    pub fn bot_renamed(&mut self, renamed: &view::Bot) {
        if let Some(bot) = self.bots.values_mut().find(|bot| bot.id == renamed.id) {
            *bot = renamed.clone();
        }
    }

    /// What the changed records tell, in their order.
    ///
    /// # Errors
    /// As every read.
    pub async fn changed(&mut self, platform: &Platform, changes: &[Change]) -> Result<Vec<Notice>> {
        let mut notices = Vec::new();
        let reasons = self.reasons(platform, changes).await?;
        for change in changes {
            match change {
                Change::Bot(row) => {
                    let mut view = platform.bot_view(self.scope, row.clone()).await?;
                    // The tables may be a step behind; what is held is known here.
                    let held = self.positions.values().find(|held| held.bot == row.bot);
                    view.position = held.map(|held| held.view.clone());
                    let action = if row.archived_at.is_some() {
                        self.bots.remove(&row.bot);
                        BotAction::Removed
                    } else {
                        self.bots.insert(row.bot, view.clone());
                        BotAction::State
                    };
                    notices.push(Notice::Bot(action, Box::new(view)));
                }
                Change::BotEvent(row) => {
                    let bot_id = self.bots.get(&row.bot).map_or(Uuid::nil(), |bot| bot.id);
                    let order_id = row.order.and_then(|order| order_key(changes, order));
                    let view = event_view_of_row(row.clone(), bot_id, order_id.map(|key| key.0));
                    notices.push(Notice::BotEvent(Box::new(view)));
                }
                Change::Order(row) => {
                    let order = self.order_view(platform, row, reasons.get(&row.order).cloned());
                    self.order(platform, (row, order), changes, &mut notices);
                }
                Change::Position(row) => {
                    let notice = self.position(platform, row, changes).await?;
                    notices.push(notice);
                }
                Change::LedgerTransaction(row)
                    if matches!(row.kind, LedgerKind::Deposit | LedgerKind::Withdrawal) =>
                {
                    self.paid_in = platform.paid_in(self.scope, &self.account).await?;
                }
                // A fill is told with its order, targets with their position; the rest concerns nobody outside.
                Change::Fill(_)
                | Change::Trade(_)
                | Change::OrderEvent(_)
                | Change::LedgerTransaction(_)
                | Change::PortfolioSnapshot(_)
                | Change::RiskEvent(_)
                | Change::KillSwitch(_)
                | Change::Account(_) => {}
            }
        }
        Ok(notices)
    }

    /// What the live values tell: the portfolio, and each bot and position whose figures have moved.
    ///
    /// # Errors
    /// [`Fault::Internal`](crate::Fault::Internal) when a sum leaves the range of money.
    pub fn marked(&mut self, platform: &Platform, live: &AccountView) -> Result<Vec<Notice>> {
        let mut notices = Vec::new();
        for marked in &live.bots {
            let Some(bot) = self.bots.get_mut(&marked.bot) else { continue };
            let held = self.positions.values_mut().find(|held| held.bot == marked.bot);
            if let (Some(held), Some(position)) = (held, &marked.position) {
                let before = held.view.clone();
                held.view.take_live(position);
                bot.position = Some(held.view.clone());
                if before != held.view {
                    notices.push(Notice::Position(PositionAction::Mark, Box::new(held.view.clone())));
                }
            }
            let before = bot.clone();
            bot.take_live(marked.clone());
            if before != *bot {
                notices.push(Notice::Bot(BotAction::Metrics, Box::new(bot.clone())));
            }
        }
        let positions = self.positions.values().map(|held| held.view.clone()).collect();
        let portfolio = platform.portfolio_view(&self.account, live, positions, self.paid_in)?;
        notices.push(Notice::Portfolio(Box::new(portfolio)));
        Ok(notices)
    }

    /// Why each changed order was made or refused: by these changes, or by the tables, as most orders are filled in a
    /// later step than the one that made them.
    async fn reasons(
        &self,
        platform: &Platform,
        changes: &[Change],
    ) -> Result<BTreeMap<OrderId, BotEventRow>> {
        let mut reasons = BTreeMap::new();
        for change in changes {
            if let Change::BotEvent(event) = change
                && let Some(order) = event.order
                && matches!(event.kind, BotEventKind::Decision | BotEventKind::Order | BotEventKind::Refusal)
            {
                reasons.entry(order).or_insert_with(|| event.clone());
            }
        }
        let unexplained: BTreeSet<OrderId> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Order(row) if !reasons.contains_key(&row.order) => Some(row.order),
                _ => None,
            })
            .collect();
        if !unexplained.is_empty() {
            let orders: Vec<OrderId> = unexplained.into_iter().collect();
            let account = self.account.account;
            for event in platform.store.bot_event_by_orders(self.scope, account, &orders).await? {
                if let Some(order) = event.order {
                    reasons.insert(order, event);
                }
            }
        }
        Ok(reasons)
    }

    /// The order, once for each fill of it in the same step, or once.
    fn order(
        &self,
        platform: &Platform,
        (row, order): (&OrderRow, view::Order),
        changes: &[Change],
        notices: &mut Vec<Notice>,
    ) {
        let fills: Vec<&FillRow> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Fill(fill) if fill.order == row.order => Some(fill),
                _ => None,
            })
            .collect();
        if fills.is_empty() {
            let action = match row.status {
                OrderStatus::Refused | OrderStatus::Rejected => OrderAction::Reject,
                OrderStatus::New | OrderStatus::Sent => OrderAction::New,
                OrderStatus::Accepted
                | OrderStatus::PartiallyFilled
                | OrderStatus::CancelRequested
                | OrderStatus::Filled
                | OrderStatus::Canceled
                | OrderStatus::Expired
                | OrderStatus::Unknown => OrderAction::Update,
            };
            notices.push(Notice::Order(action, Box::new(order), None));
            return;
        }
        for fill in fills {
            let linked =
                Linked { row: fill.clone(), bot: self.link(fill.bot), order: Some(row.key()), trade: None };
            let fill = platform.fill_view(linked);
            notices.push(Notice::Order(OrderAction::Fill, Box::new(order.clone()), Some(Box::new(fill))));
        }
    }

    fn order_view(&self, platform: &Platform, row: &OrderRow, reason: Option<BotEventRow>) -> view::Order {
        let linked =
            Linked { row: row.clone(), bot: self.link(row.bot), order: Some(row.key()), trade: None };
        platform.order_view(linked, reason)
    }

    async fn position(
        &mut self,
        platform: &Platform,
        row: &PositionRow,
        changes: &[Change],
    ) -> Result<Notice> {
        let targets = self.targets(platform, row, changes).await?;
        let linked = Linked { row: row.clone(), bot: self.link(row.bot), order: None, trade: None };
        let view = platform.position_view_with(linked, self.account.key.0, targets);
        let action = match row.status {
            PositionStatus::Closed => {
                self.positions.remove(&row.position);
                PositionAction::Closed
            }
            PositionStatus::Open => {
                let held = Held { bot: row.bot, view: view.clone() };
                let before = self.positions.insert(row.position, held);
                if before.is_some() { PositionAction::Update } else { PositionAction::Opened }
            }
        };
        if let Some(bot) = self.bots.get_mut(&row.bot) {
            bot.position = (action != PositionAction::Closed).then(|| view.clone());
        }
        Ok(Notice::Position(action, Box::new(view)))
    }

    /// The targets of the position's round trip: as this step sets them, as known, or from the tables.
    async fn targets(
        &self,
        platform: &Platform,
        row: &PositionRow,
        changes: &[Change],
    ) -> Result<Vec<TradeTarget>> {
        let changed = changes.iter().find_map(|change| match change {
            Change::Trade(trade) if Some(trade.trade) == row.trade => Some(trade.targets.clone()),
            _ => None,
        });
        if let Some(targets) = changed {
            return Ok(targets);
        }
        if let Some(held) = self.positions.get(&row.position) {
            let known = held.view.targets.iter();
            return Ok(known
                .map(|target| TradeTarget {
                    price: target.price,
                    quantity: target.quantity,
                    hit_at: target.hit_at,
                })
                .collect());
        }
        let bot = self.bots.get(&row.bot).map(|bot| store::BotKey(bot.id));
        let filter = TradeFilter { status: Some(TradeStatus::Active), bot, instrument: Some(row.instrument) };
        let page = platform.store.trade_list(self.scope, &filter, &store::PageQuery::first(10)).await?;
        let trade = page.rows.into_iter().find(|trade| Some(trade.row.trade) == row.trade);
        Ok(trade.map_or_else(Vec::new, |trade| trade.row.targets))
    }

    fn link(&self, bot: BotId) -> Option<BotLink> {
        self.bots.get(&bot).map(|bot| BotLink { key: store::BotKey(bot.id), name: bot.name.clone() })
    }
}

fn order_key(changes: &[Change], order: OrderId) -> Option<OrderKey> {
    changes.iter().find_map(|change| match change {
        Change::Order(row) if row.order == order => Some(row.key()),
        _ => None,
    })
}
