//! The rows that follow from a notice.

use super::record::{TargetRecord, Worth};
use super::scribe::Scribe;
use engine::Core;
use engine::ledger::{AccountKind, Transaction, TransactionKind};
use engine::orders::{OrderStatus, TrackedOrder};
use engine::portfolio::{BotBook, BotState, OpenTrade, RoundTrip};
use engine::recorder::Alarm;
use engine::strategy::Explanation;
use model::{
    Amount, BotId, Fill, Instant, OrderId, OrderKind, OrderRequest, OrderSize, Purpose, Quantity, Side,
};
use store::Change;
use store::row::{
    AccountChange, AccountStatus, BotConfig, BotEventKind, BotEventRow, BotKind, BotRow, BotValue, Check,
    CoinBalance, DesiredState, Direction, EventLevel, Fact, FillRow, KillSwitchRow, LedgerAccountKind,
    LedgerEntry, LedgerKind, LedgerTransactionRow, OrderEventRow, OrderRow, PortfolioSnapshotRow,
    PositionRow, PositionStatus, RiskAction, RiskEventRow, TradeRow, TradeStatus, TradeTarget,
};

/// An entry of a bot's diary before it has a number.
struct Note<'a> {
    level: EventLevel,
    kind: BotEventKind,
    code: &'a str,
    text: String,
    explanation: Option<&'a Explanation>,
    order: Option<OrderId>,
}

impl Scribe {
    /// The account is open, or has stopped by itself.
    pub fn account_row(&mut self, at: Instant, error: Option<String>) {
        let status = if error.is_some() { AccountStatus::Stopped } else { AccountStatus::Active };
        let row = AccountChange { account: self.account, status, error, updated_at: at };
        self.changes.push(Change::Account(row));
    }

    /// A kill switch was engaged or released.
    pub fn kill_switch_row(&mut self, at: Instant, bot: Option<BotId>, is_engaged: bool, reason: &str) {
        let row = KillSwitchRow {
            account: self.account,
            bot,
            reason: reason.to_owned(),
            engaged_at: at,
            released_at: (!is_engaged).then_some(at),
        };
        self.changes.push(Change::KillSwitch(row));
    }

    /// What the account is worth, for its curve.
    pub fn portfolio_row(&mut self, at: Instant, core: &Core, worth: &Worth) {
        let owned = |asset: &model::Asset| {
            let mut coin = CoinBalance { asset: asset.id, free: Amount::ZERO, held: Amount::ZERO };
            for (account, balance) in
                core.ledger().accounts().filter(|(account, _)| account.asset == asset.id)
            {
                let place = match account.kind {
                    AccountKind::Free => &mut coin.free,
                    AccountKind::Held => &mut coin.held,
                    AccountKind::Counterparty
                    | AccountKind::Fees
                    | AccountKind::External
                    | AccountKind::Suspense => {
                        continue;
                    }
                };
                *place = place.checked_add(balance).ok()?;
            }
            Some(coin)
        };
        let row = PortfolioSnapshotRow {
            account: self.account,
            at,
            cash_value: worth.cash,
            total_value: worth.total,
            realized_pnl: worth.realized,
            unrealized_pnl: worth.unrealized,
            balances: core.catalog().assets().iter().filter_map(owned).collect(),
            bots: core
                .books()
                .filter_map(|book| {
                    core.bot_equity(book).ok().map(|equity| BotValue { bot: book.bot, equity })
                })
                .collect(),
        };
        self.changes.push(Change::PortfolioSnapshot(row));
    }

    pub(super) fn transaction_row(&mut self, at: Instant, transaction: &Transaction<'_>) {
        let (kind, reference_kind) = match transaction.kind {
            TransactionKind::Deposit => (LedgerKind::Deposit, "booking"),
            TransactionKind::Transfer => (LedgerKind::Transfer, "booking"),
            TransactionKind::Hold => (LedgerKind::Hold, "order"),
            TransactionKind::Release => (LedgerKind::Release, "order"),
            TransactionKind::Fill => (LedgerKind::Fill, "fill"),
        };
        let entry = |posting: &engine::ledger::Posting| LedgerEntry {
            bot: posting.account.bot,
            asset: posting.account.asset,
            kind: match posting.account.kind {
                AccountKind::Free => LedgerAccountKind::Free,
                AccountKind::Held => LedgerAccountKind::Held,
                AccountKind::Counterparty => LedgerAccountKind::Counterparty,
                AccountKind::Fees => LedgerAccountKind::Fees,
                AccountKind::External => LedgerAccountKind::External,
                AccountKind::Suspense => LedgerAccountKind::Suspense,
            },
            amount: posting.amount,
        };
        self.changes.push(Change::LedgerTransaction(LedgerTransactionRow {
            account: self.account,
            kind,
            reference_kind: reference_kind.to_owned(),
            reference: transaction.reference.to_string(),
            at,
            entries: transaction.postings.iter().map(entry).collect(),
        }));
    }

    pub(super) fn order_rows(&mut self, at: Instant, order: &TrackedOrder) {
        self.follow_exits(at, order);
        let row = self.order_row(&order.request, order.status, (order.filled, order.filled_notional), None);
        self.changes.push(Change::Order(OrderRow { created_at: order.created_at, updated_at: at, ..row }));
        let status = status_word(order.status);
        let text = format!("{} {}", order.request.side.name(), order.status.name().replace('_', " "));
        let sequence = self.record.next_event();
        self.changes.push(Change::OrderEvent(OrderEventRow {
            account: self.account,
            order: order.request.order,
            sequence,
            at,
            status,
            code: order.status.name().to_owned(),
            text,
        }));
    }

    /// Where the stop and the targets of a bot stand, as its orders say.
    fn follow_exits(&mut self, at: Instant, order: &TrackedOrder) {
        let request = &order.request;
        let Some(record) = self.record.bots.get_mut(&request.bot) else { return };
        match (request.kind, request.purpose, request.size) {
            (OrderKind::Stop { stop_price }, Purpose::Stop | Purpose::BreakEven | Purpose::Trailing, _) => {
                record.stop = (!order.status.is_terminal()).then_some(stop_price);
            }
            (OrderKind::Limit { price }, Purpose::Tier1 | Purpose::Tier2, OrderSize::Quantity(quantity)) => {
                let known = record.targets.iter_mut().find(|target| target.order == request.order);
                match (known, order.status) {
                    (Some(target), OrderStatus::Filled) => target.hit_at = Some(at),
                    (Some(_), _) => {}
                    (None, _) => {
                        let order = request.order;
                        record.targets.push(TargetRecord { order, price, quantity, hit_at: None });
                    }
                }
            }
            (OrderKind::Market | OrderKind::Limit { .. } | OrderKind::Stop { .. }, _, _) => {}
        }
    }

    fn order_row(
        &self,
        request: &OrderRequest,
        status: OrderStatus,
        filled: (Quantity, Amount),
        reject_code: Option<String>,
    ) -> OrderRow {
        OrderRow {
            account: self.account,
            order: request.order,
            bot: request.bot,
            trade: self.record.bots.get(&request.bot).and_then(|record| record.trade),
            instrument: request.instrument,
            side: request.side,
            kind: request.kind,
            size: request.size,
            purpose: request.purpose,
            is_reduce_only: request.is_reduce_only(),
            status: status_word(status),
            filled_quantity: filled.0,
            filled_notional: filled.1,
            reject_code,
            venue_order: Some(format!("sim-{}", request.order)),
            created_at: Instant::EPOCH,
            updated_at: Instant::EPOCH,
        }
    }

    pub(super) fn fill_rows(&mut self, at: Instant, order: &TrackedOrder, fill: &Fill) {
        let request = &order.request;
        if matches!(request.side, Side::Buy)
            && let Some(record) = self.record.bots.get_mut(&request.bot)
            && record.trade.is_none()
        {
            self.record.trade_last += 1;
            record.trade = Some(self.record.trade_last);
            record.targets.clear();
        }
        self.changes.push(Change::Fill(FillRow {
            account: self.account,
            fill: fill.fill,
            order: request.order,
            bot: request.bot,
            trade: self.record.bots.get(&request.bot).and_then(|record| record.trade),
            instrument: request.instrument,
            side: request.side,
            price: fill.price,
            quantity: fill.quantity,
            notional: fill.notional,
            fee: fill.fee,
            fee_asset: fill.fee_asset,
            liquidity: fill.liquidity,
            purpose: request.purpose,
            executed_at: at,
        }));
        let word = match request.side {
            Side::Buy => "Bought",
            Side::Sell => "Sold",
        };
        let text = format!("{word} {} at {}, fee {}.", fill.quantity, fill.price, fill.fee);
        self.note(
            at,
            request.bot,
            Note {
                level: EventLevel::Info,
                kind: BotEventKind::Fill,
                code: request.purpose.name(),
                text,
                explanation: None,
                order: Some(request.order),
            },
        );
    }

    pub(super) fn bot_rows(&mut self, at: Instant, book: &BotBook) {
        let Some(record) = self.record.bots.get_mut(&book.bot) else { return };
        if record.state == book.state {
            return;
        }
        record.state = book.state;
        if book.state == BotState::Running {
            record.started_at = Some(at);
        }
        self.bot_row(at, book.bot, None);
        let text = match book.state {
            BotState::Created => "Made.",
            BotState::Running => "Started.",
            BotState::Paused => "Paused: no new entries; exits go on.",
            BotState::Stopped => "Stopped: no new entries; what is held keeps its exits.",
        };
        self.note(at, book.bot, Note::state("state", text));
    }

    /// A bot's row as it is now.
    pub fn bot_row(&mut self, at: Instant, bot: BotId, archived_at: Option<Instant>) {
        let Some(record) = self.record.bots.get(&bot) else { return };
        let (state, desired_state) = match record.state {
            BotState::Created => (store::row::BotState::Created, DesiredState::Stopped),
            BotState::Running => (store::row::BotState::Running, DesiredState::Running),
            BotState::Paused => (store::row::BotState::Paused, DesiredState::Paused),
            BotState::Stopped => (store::row::BotState::Stopped, DesiredState::Stopped),
        };
        self.changes.push(Change::Bot(BotRow {
            account: self.account,
            bot,
            name: record.choice.bot_name.clone(),
            description: record.choice.description.clone(),
            kind: BotKind::Strategy,
            strategy: record.choice.strategy.clone(),
            config: BotConfig { params: record.choice.params.clone(), ..BotConfig::default() },
            config_version: 1,
            instrument: record.instrument,
            timeframe: record.choice.timeframe,
            base_amount: record.capital,
            desired_state,
            state,
            error: None,
            created_at: record.created_at,
            started_at: record.started_at,
            updated_at: at,
            archived_at,
            version: 1,
        }));
    }

    pub(super) fn trade_rows(&mut self, at: Instant, book: &BotBook, trade: &OpenTrade) {
        let entry_price = trade.entry_price().unwrap_or_default();
        let Some(record) = self.record.bots.get(&book.bot) else { return };
        let Some(number) = record.trade else { return };
        let row = TradeRow {
            account: self.account,
            trade: number,
            bot: book.bot,
            instrument: book.instrument,
            direction: Direction::Long,
            status: TradeStatus::Active,
            entry_time: trade.entry_at,
            entry_price,
            quantity: trade.bought,
            invested: trade.invested,
            exit_time: None,
            exit_price: None,
            returned: trade.returned,
            fees: trade.fees,
            pnl: None,
            highest_price: trade.highest,
            stop_loss: record.stop,
            exit_reason: None,
            targets: targets(&record.targets),
            updated_at: at,
        };
        let position = PositionRow {
            account: self.account,
            position: number,
            bot: book.bot,
            trade: Some(number),
            instrument: book.instrument,
            direction: Direction::Long,
            status: PositionStatus::Open,
            quantity: book.position.quantity,
            cost_basis: book.position.cost_basis,
            realized_pnl: book.position.realized,
            stop_loss: record.stop,
            highest_price: trade.highest,
            opened_at: trade.entry_at,
            closed_at: None,
            updated_at: at,
        };
        self.changes.push(Change::Trade(row));
        self.changes.push(Change::Position(position));
    }

    pub(super) fn round_trip_rows(&mut self, at: Instant, trip: &RoundTrip) {
        let Some(record) = self.record.bots.get_mut(&trip.bot) else { return };
        let Some(number) = record.trade.take() else { return };
        let (stop_loss, targets) = (record.stop.take(), targets(&std::mem::take(&mut record.targets)));
        let trade = &trip.trade;
        let profit = trip.profit().unwrap_or_default();
        self.changes.push(Change::Trade(TradeRow {
            account: self.account,
            trade: number,
            bot: trip.bot,
            instrument: trip.instrument,
            direction: Direction::Long,
            status: TradeStatus::Finished,
            entry_time: trade.entry_at,
            entry_price: trade.entry_price().unwrap_or_default(),
            quantity: trade.bought,
            invested: trade.invested,
            exit_time: Some(trip.exit_at),
            exit_price: trip.exit_price().ok(),
            returned: trade.returned,
            fees: trade.fees,
            pnl: Some(profit),
            highest_price: trade.highest,
            stop_loss,
            exit_reason: Some(trip.exit_reason),
            targets,
            updated_at: at,
        }));
        self.changes.push(Change::Position(PositionRow {
            account: self.account,
            position: number,
            bot: trip.bot,
            trade: Some(number),
            instrument: trip.instrument,
            direction: Direction::Long,
            status: PositionStatus::Closed,
            quantity: Quantity::ZERO,
            cost_basis: Amount::ZERO,
            realized_pnl: profit,
            stop_loss,
            highest_price: trade.highest,
            opened_at: trade.entry_at,
            closed_at: Some(trip.exit_at),
            updated_at: at,
        }));
    }

    pub(super) fn decision_row(&mut self, at: Instant, bot: BotId, explanation: &Explanation) {
        self.note(
            at,
            bot,
            Note {
                level: EventLevel::Info,
                kind: BotEventKind::Decision,
                code: &explanation.rule,
                text: explanation.text.to_string(),
                explanation: Some(explanation),
                order: None,
            },
        );
    }

    /// Why an order was sent.
    pub fn approval_row(&mut self, at: Instant, request: &OrderRequest, explanation: &Explanation) {
        if let Some(record) = self.record.bots.get_mut(&request.bot) {
            record.rule = explanation.rule.to_string();
            record.decision = Some((at, "order".to_owned(), explanation.text.to_string()));
        }
        self.note(
            at,
            request.bot,
            Note {
                level: EventLevel::Info,
                kind: BotEventKind::Order,
                code: request.purpose.name(),
                text: format!("{} ({}).", order_words(request), explanation.text.trim_end_matches('.')),
                explanation: Some(explanation),
                order: Some(request.order),
            },
        );
    }

    /// Why an order was refused.
    pub fn refusal_rows(
        &mut self,
        at: Instant,
        request: &OrderRequest,
        rule: &str,
        text: &str,
        explanation: &Explanation,
    ) {
        if let Some(record) = self.record.bots.get_mut(&request.bot) {
            record.rule = format!("refused.{rule}");
            record.decision = Some((at, "refusal".to_owned(), text.to_owned()));
        }
        let empty = (Quantity::ZERO, Amount::ZERO);
        let row = self.order_row(request, OrderStatus::Refused, empty, Some(rule.to_owned()));
        self.changes.push(Change::Order(OrderRow {
            created_at: at,
            updated_at: at,
            venue_order: None,
            ..row
        }));
        let failed = explanation.checks.iter().find(|check| !check.passed);
        let sequence = self.record.next_event();
        self.changes.push(Change::RiskEvent(RiskEventRow {
            account: self.account,
            bot: Some(request.bot),
            sequence,
            at,
            rule: rule.to_owned(),
            action: RiskAction::Reject,
            observed: failed.map(|check| check.observed.to_string()).unwrap_or_default(),
            allowed: failed.map(|check| check.allowed.to_string()).unwrap_or_default(),
            order: Some(request.order),
        }));
        self.note(
            at,
            request.bot,
            Note {
                level: EventLevel::Warn,
                kind: BotEventKind::Refusal,
                code: rule,
                text: format!("{} was refused: {text}.", order_words(request)),
                explanation: Some(explanation),
                order: Some(request.order),
            },
        );
    }

    pub(super) fn alarm_row(&mut self, at: Instant, bot: BotId, alarm: Alarm) {
        let (code, text) = match alarm {
            Alarm::UnknownOrder => {
                ("unknown_order", "The venue reports an order that is not known here.".to_owned())
            }
            Alarm::IllegalTransition => {
                ("illegal_transition", "The venue reports what the order's status does not admit.".to_owned())
            }
            Alarm::DuplicateFill => {
                ("duplicate_fill", "The venue reported a fill twice; it was booked once.".to_owned())
            }
            Alarm::NegativeBalance => {
                ("negative_balance", "A report brought a balance below zero; entries are stopped.".to_owned())
            }
            Alarm::Rejected { side, purpose, reason } => (
                reason.code(),
                format!(
                    "The venue rejected the {} order ({}): {}.",
                    side.name(),
                    purpose.name(),
                    reason.code()
                ),
            ),
        };
        let note = Note {
            level: EventLevel::Error,
            kind: BotEventKind::Order,
            code,
            text,
            explanation: None,
            order: None,
        };
        self.note(at, bot, note);
    }

    fn note(&mut self, at: Instant, bot: BotId, note: Note<'_>) {
        if bot == BotId::MAIN {
            return;
        }
        let fact = |fact: &engine::strategy::Fact| Fact {
            name: fact.name.to_string(),
            value: fact.value.to_string(),
            unit: None,
        };
        let check = |check: &engine::strategy::Check| Check {
            rule: check.rule.to_string(),
            is_passed: check.passed,
            observed: check.observed.to_string(),
            allowed: check.allowed.to_string(),
        };
        let sequence = self.record.next_event();
        self.changes.push(Change::BotEvent(BotEventRow {
            account: self.account,
            bot,
            sequence,
            at,
            level: note.level,
            kind: note.kind,
            code: note.code.to_owned(),
            text: note.text,
            facts: note.explanation.map(|why| why.facts.iter().map(fact).collect()).unwrap_or_default(),
            checks: note.explanation.map(|why| why.checks.iter().map(check).collect()).unwrap_or_default(),
            order: note.order,
        }));
    }
}

impl<'a> Note<'a> {
    fn state(code: &'a str, text: &str) -> Self {
        Self {
            level: EventLevel::Info,
            kind: BotEventKind::State,
            code,
            text: text.to_owned(),
            explanation: None,
            order: None,
        }
    }
}

fn order_words(request: &OrderRequest) -> String {
    let side = match request.side {
        Side::Buy => "Buy",
        Side::Sell => "Sell",
    };
    let size = match request.size {
        OrderSize::Quantity(quantity) => quantity.to_string(),
        OrderSize::Quote(budget) => format!("for {}", engine::risk::words::amount(budget)),
    };
    match request.kind {
        OrderKind::Market => format!("{side} {size} at the market"),
        OrderKind::Limit { price } => format!("{side} {size} at {price} or better"),
        OrderKind::Stop { stop_price } => format!("{side} {size} when {stop_price} is touched"),
    }
}

fn targets(records: &[TargetRecord]) -> Vec<TradeTarget> {
    let target = |record: &TargetRecord| TradeTarget {
        price: record.price,
        quantity: record.quantity,
        hit_at: record.hit_at,
    };
    records.iter().map(target).collect()
}

const fn status_word(status: OrderStatus) -> store::row::OrderStatus {
    use store::row::OrderStatus as Row;
    match status {
        OrderStatus::New => Row::New,
        OrderStatus::Sent => Row::Sent,
        OrderStatus::Accepted => Row::Accepted,
        OrderStatus::PartiallyFilled => Row::PartiallyFilled,
        OrderStatus::CancelRequested => Row::CancelRequested,
        OrderStatus::Filled => Row::Filled,
        OrderStatus::Canceled => Row::Canceled,
        OrderStatus::Refused => Row::Refused,
        OrderStatus::Rejected => Row::Rejected,
        OrderStatus::Expired => Row::Expired,
        OrderStatus::Unknown => Row::Unknown,
    }
}
