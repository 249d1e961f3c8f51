//! Rows that a session would have written.

use model::{
    AccountId, BotId, FillId, Instant, InstrumentId, Liquidity, OrderId, OrderKind, OrderSize, Purpose, Side,
    Span,
};
use platform::testing::FakeTrading;
use store::{
    Change,
    row::{
        BotEventKind, BotEventRow, Check, Direction, EventLevel, Fact, FillRow, OrderRow, OrderStatus,
        PositionRow, PositionStatus, TradeRow, TradeStatus, TradeTarget,
    },
};

const ACCOUNT: AccountId = AccountId(1);
const BOT: BotId = BotId(1);
const BTC: InstrumentId = InstrumentId(0);

fn at(seconds: u32) -> Instant {
    FakeTrading::market_time().checked_add(Span::from_seconds(i64::from(seconds))).unwrap()
}

/// An order of the first bot of the first account, filled whole.
pub fn order(number: u32) -> OrderRow {
    OrderRow {
        account: ACCOUNT,
        order: OrderId { epoch: 1, sequence: number },
        bot: BOT,
        trade: Some(1),
        instrument: BTC,
        side: Side::Buy,
        kind: OrderKind::Market,
        size: OrderSize::Quantity("0.1".parse().unwrap()),
        purpose: Purpose::Entry,
        is_reduce_only: false,
        status: OrderStatus::Filled,
        filled_quantity: "0.1".parse().unwrap(),
        filled_notional: "6000".parse().unwrap(),
        reject_code: None,
        venue_order: Some(format!("v{number}")),
        created_at: at(number),
        updated_at: at(number),
    }
}

/// An order that the gate has refused, and why.
pub fn refusal(number: u32) -> Vec<Change> {
    let row = OrderRow {
        status: OrderStatus::Refused,
        filled_quantity: model::Quantity::ZERO,
        filled_notional: model::Amount::ZERO,
        reject_code: Some("insufficient_balance".to_owned()),
        venue_order: None,
        ..order(number)
    };
    let event = BotEventRow {
        level: EventLevel::Warn,
        facts: vec![Fact { name: "close".into(), value: "60000".into(), unit: Some("USDT".into()) }],
        checks: vec![Check {
            rule: "balance".into(),
            is_passed: false,
            observed: "6006".into(),
            allowed: "1000".into(),
        }],
        ..event(&row, BotEventKind::Refusal, "insufficient_balance", "not enough free money")
    };
    vec![Change::Order(row), Change::BotEvent(event)]
}

/// An order that was sent, and why.
pub fn approval(number: u32) -> Vec<Change> {
    let row = OrderRow {
        status: OrderStatus::Accepted,
        filled_quantity: model::Quantity::ZERO,
        filled_notional: model::Amount::ZERO,
        ..order(number)
    };
    let event =
        event(&row, BotEventKind::Order, "entry", "Buy 0.1 at the market (the averages have crossed).");
    vec![Change::Order(row), Change::BotEvent(event)]
}

/// The fill of an order that was sent in an earlier step, as the session tells it.
pub fn late_fill(number: u32) -> Vec<Change> {
    let row = order(number);
    let event = BotEventRow {
        sequence: 100 + u64::from(number),
        ..event(&row, BotEventKind::Fill, "entry", "Bought 0.1 at 60000, fee 6.")
    };
    vec![Change::BotEvent(event), Change::Trade(trade()), Change::Order(row), Change::Fill(fill(number))]
}

fn event(order: &OrderRow, kind: BotEventKind, code: &str, text: &str) -> BotEventRow {
    BotEventRow {
        account: ACCOUNT,
        bot: BOT,
        sequence: u64::from(order.order.sequence),
        at: order.created_at,
        level: EventLevel::Info,
        kind,
        code: code.to_owned(),
        text: text.to_owned(),
        facts: Vec::new(),
        checks: Vec::new(),
        order: Some(order.order),
    }
}

/// The fill of an order.
pub fn fill(number: u32) -> FillRow {
    let order = order(number);
    FillRow {
        account: ACCOUNT,
        fill: FillId(u64::from(number)),
        order: order.order,
        bot: BOT,
        trade: Some(1),
        instrument: BTC,
        side: order.side,
        price: "60000".parse().unwrap(),
        quantity: "0.1".parse().unwrap(),
        notional: "6000".parse().unwrap(),
        fee: "6".parse().unwrap(),
        fee_asset: model::AssetId(1),
        liquidity: Liquidity::Taker,
        purpose: order.purpose,
        executed_at: order.created_at,
    }
}

/// A round trip that goes on.
pub fn trade() -> TradeRow {
    TradeRow {
        account: ACCOUNT,
        trade: 1,
        bot: BOT,
        instrument: BTC,
        direction: Direction::Long,
        status: TradeStatus::Active,
        entry_time: at(1),
        entry_price: "60000".parse().unwrap(),
        quantity: "0.1".parse().unwrap(),
        invested: "6006".parse().unwrap(),
        exit_time: None,
        exit_price: None,
        returned: model::Amount::ZERO,
        fees: "6".parse().unwrap(),
        pnl: None,
        highest_price: "60500".parse().unwrap(),
        stop_loss: Some("51000".parse().unwrap()),
        exit_reason: None,
        targets: vec![TradeTarget {
            price: "78000".parse().unwrap(),
            quantity: "0.033".parse().unwrap(),
            hit_at: None,
        }],
        updated_at: at(1),
    }
}

/// The position of that round trip.
pub fn position() -> PositionRow {
    PositionRow {
        account: ACCOUNT,
        position: 1,
        bot: BOT,
        trade: Some(1),
        instrument: BTC,
        direction: Direction::Long,
        status: PositionStatus::Open,
        quantity: "0.1".parse().unwrap(),
        cost_basis: "6006".parse().unwrap(),
        realized_pnl: model::Amount::ZERO,
        stop_loss: Some("51000".parse().unwrap()),
        highest_price: "60500".parse().unwrap(),
        opened_at: at(1),
        closed_at: None,
        updated_at: at(1),
    }
}

/// An order, its fill, its round trip and its position, as one step of a session.
pub fn entry() -> Vec<Change> {
    vec![Change::Trade(trade()), Change::Order(order(1)), Change::Fill(fill(1)), Change::Position(position())]
}
