//! Two users with an account each, and rows to write.

use crate::row::{
    AccountMode, BotConfig, BotEventKind, BotEventRow, BotKind, BotRow, BotState, Check, DesiredState,
    Direction, EventLevel, Fact, FillRow, LedgerAccountKind, LedgerEntry, LedgerKind, LedgerTransactionRow,
    NewAccount, NewUser, OrderRow, OrderStatus, PositionRow, PositionStatus, Role, TradeRow, TradeStatus,
    TradeTarget,
};
use crate::{AccountKey, Change, Store, UserKey, UserScope};
use model::{
    AccountId, AssetId, BotId, FillId, Instant, InstrumentId, Liquidity, OrderId, OrderKind, OrderSize,
    Purpose, Quantity, Side, Span, Timeframe,
};

/// Two users with an account each.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// The store.
    pub store: &'a dyn Store,
    /// The user whose rows are written.
    pub ann: UserScope,
    /// The user who must not see them.
    pub bob: UserScope,
    /// Ann's account.
    pub account: AccountId,
    /// Bob's account.
    pub other: AccountId,
}

impl<'a> World<'a> {
    /// Makes both.
    pub async fn new(store: &'a dyn Store) -> Self {
        let ann = UserScope::of(store.user_create(&user("ann", 1)).await.unwrap().key);
        let bob = UserScope::of(store.user_create(&user("bob", 2)).await.unwrap().key);
        let account = store.account_create(ann, &account("paper", 3)).await.unwrap().account;
        let other = store.account_create(bob, &self::account("paper", 4)).await.unwrap().account;
        Self { store, ann, bob, account, other }
    }

    /// Writes a batch of shard 0.
    pub async fn apply(&self, seq: u64, changes: &[Change]) {
        assert!(self.store.apply(0, seq, at(seq.cast_signed()), changes).await.unwrap());
    }
}

/// So many seconds after the beginning of 2024.
#[must_use]
pub fn at(seconds: i64) -> Instant {
    Instant::from_millis(1_704_067_200_000).unwrap().checked_add(Span::from_seconds(seconds)).unwrap()
}

/// Money out of its text.
#[must_use]
pub fn money<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is no money"))
}

/// A user to be made.
#[must_use]
pub fn user(username: &str, seed: u8) -> NewUser {
    NewUser {
        key: UserKey::random(at(0), [seed; 10]),
        username: username.to_owned(),
        email: Some(format!("{username}@example.org")),
        password_hash: None,
        role: Role::User,
        is_demo: false,
        base_currency: "USDT".to_owned(),
        created_at: at(0),
    }
}

/// An account to be made.
#[must_use]
pub fn account(label: &str, seed: u8) -> NewAccount {
    NewAccount {
        key: AccountKey::random(at(0), [seed; 10]),
        label: label.to_owned(),
        mode: AccountMode::Paper,
        venue: "sim".to_owned(),
        base_currency: "USDT".to_owned(),
        created_at: at(0),
    }
}

/// A bot, just made.
#[must_use]
pub fn bot(account: AccountId, bot: u32) -> BotRow {
    let config = BotConfig {
        params: [("short".to_owned(), "10".to_owned()), ("long".to_owned(), "30".to_owned())].into(),
        limits: [("daily_loss_pct".to_owned(), "5".to_owned())].into(),
    };
    BotRow {
        account,
        bot: BotId(bot),
        name: format!("bot {bot}"),
        description: "crosses".to_owned(),
        kind: BotKind::Strategy,
        strategy: "sma-cross".to_owned(),
        config,
        config_version: 1,
        instrument: InstrumentId(0),
        timeframe: Timeframe::MINUTE,
        base_amount: money("10000"),
        desired_state: DesiredState::Stopped,
        state: BotState::Created,
        error: None,
        created_at: at(i64::from(bot)),
        started_at: None,
        updated_at: at(i64::from(bot)),
        archived_at: None,
        version: 1,
    }
}

/// A market order for one unit that waits at the venue.
#[must_use]
pub fn order(account: AccountId, sequence: u32, created_at: Instant) -> OrderRow {
    OrderRow {
        account,
        order: OrderId { epoch: 1, sequence },
        bot: BotId(1),
        trade: None,
        instrument: InstrumentId(0),
        side: Side::Buy,
        kind: OrderKind::Market,
        size: OrderSize::Quantity(Quantity::from_units(1)),
        purpose: Purpose::Entry,
        is_reduce_only: false,
        status: OrderStatus::Accepted,
        filled_quantity: Quantity::ZERO,
        filled_notional: money("0"),
        reject_code: None,
        venue_order: Some(format!("v{sequence}")),
        created_at,
        updated_at: created_at,
    }
}

/// The order, filled by [`fill`].
#[must_use]
pub fn filled(row: &OrderRow) -> OrderRow {
    OrderRow {
        status: OrderStatus::Filled,
        filled_quantity: Quantity::from_units(1),
        filled_notional: money("60000.5"),
        ..row.clone()
    }
}

/// The fill of an order for one unit at 60000.5.
#[must_use]
pub fn fill(order: &OrderRow, number: u64) -> FillRow {
    FillRow {
        account: order.account,
        fill: FillId(number),
        order: order.order,
        bot: order.bot,
        trade: order.trade,
        instrument: order.instrument,
        side: order.side,
        price: money("60000.5"),
        quantity: Quantity::from_units(1),
        notional: money("60000.5"),
        fee: money("60.0005"),
        fee_asset: AssetId(1),
        liquidity: Liquidity::Taker,
        purpose: order.purpose,
        executed_at: order.created_at,
    }
}

/// A round trip that is open, with two targets.
#[must_use]
pub fn trade(account: AccountId, number: u64) -> TradeRow {
    let target = |price: &str| TradeTarget { price: money(price), quantity: money("0.33"), hit_at: None };
    TradeRow {
        account,
        trade: number,
        bot: BotId(1),
        instrument: InstrumentId(0),
        direction: Direction::Long,
        status: TradeStatus::Active,
        entry_time: at(number.cast_signed()),
        entry_price: money("60000.5"),
        quantity: Quantity::from_units(1),
        invested: money("60060.5005"),
        exit_time: None,
        exit_price: None,
        returned: money("0"),
        fees: money("60.0005"),
        pnl: None,
        highest_price: money("60000.5"),
        stop_loss: Some(money("51000.42")),
        exit_reason: None,
        targets: vec![target("78000.65"), target("105000.88")],
        updated_at: at(number.cast_signed()),
    }
}

/// The position of [`trade`].
#[must_use]
pub fn position(account: AccountId, number: u64) -> PositionRow {
    PositionRow {
        account,
        position: number,
        bot: BotId(1),
        trade: Some(number),
        instrument: InstrumentId(0),
        direction: Direction::Long,
        status: PositionStatus::Open,
        quantity: Quantity::from_units(1),
        cost_basis: money("60060.5005"),
        realized_pnl: money("0"),
        stop_loss: Some(money("51000.42")),
        highest_price: money("60000.5"),
        opened_at: at(number.cast_signed()),
        closed_at: None,
        updated_at: at(number.cast_signed()),
    }
}

/// A diary entry that tells why an order was placed.
#[must_use]
pub fn diary(account: AccountId, sequence: u64, order: Option<OrderId>) -> BotEventRow {
    BotEventRow {
        account,
        bot: BotId(1),
        sequence,
        at: at(sequence.cast_signed()),
        level: EventLevel::Info,
        kind: BotEventKind::Decision,
        code: "cross_up".to_owned(),
        text: "the short average has crossed the long one".to_owned(),
        facts: vec![Fact { name: "sma_short".to_owned(), value: "60010".to_owned(), unit: None }],
        checks: vec![Check {
            rule: "risk_per_trade".to_owned(),
            is_passed: true,
            observed: "2".to_owned(),
            allowed: "3".to_owned(),
        }],
        order,
    }
}

/// A posting out of asset, ledger account and amount of each entry, all of the account itself.
#[must_use]
pub fn posting(
    account: AccountId,
    reference: &str,
    entries: &[(u16, LedgerAccountKind, &str)],
) -> LedgerTransactionRow {
    let entry = |(asset, kind, amount): &(u16, LedgerAccountKind, &str)| LedgerEntry {
        bot: BotId::MAIN,
        asset: AssetId(*asset),
        kind: *kind,
        amount: money(amount),
    };
    LedgerTransactionRow {
        account,
        kind: LedgerKind::Deposit,
        reference_kind: "deposit".to_owned(),
        reference: reference.to_owned(),
        at: at(1),
        entries: entries.iter().map(entry).collect(),
    }
}
