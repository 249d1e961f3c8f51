//! What the journal writes.

use super::world::{World, at, bot, diary, fill, filled, money, order, position, posting, trade};
use crate::repo::{BotEventFilter, BotPatch, FillFilter, OrderFilter, PositionFilter, TradeFilter};
use crate::row::{
    AccountChange, AccountStatus, BotState, CoinBalance, FillRow, KillSwitchRow, LedgerAccountKind,
    OrderEventRow, OrderRow, OrderStatus, PortfolioSnapshotRow, PositionStatus, RiskAction, RiskEventRow,
    TradeRow, TradeStatus,
};
use crate::{Change, PageQuery, Projected, Store, StoreError};
use model::{
    AccountId, Amount, AssetId, BotId, InstrumentId, OrderId, OrderKind, OrderSize, Price, Purpose, Quantity,
    Side,
};

const PAGE: PageQuery = PageQuery::first(100);

/// A sequence that is not past the projected one does nothing; shards count apart.
pub async fn batch_is_applied_once(store: &dyn Store) {
    let world = World::new(store).await;
    assert_eq!(store.projected(0).await.unwrap(), Projected::default());
    world.apply(5, &[Change::Bot(bot(world.account, 1))]).await;
    assert_eq!(store.projected(0).await.unwrap(), Projected { seq: 5, market_at: at(5) });
    for seq in [5, 4, 0] {
        assert!(!store.apply(0, seq, at(9), &[Change::Bot(bot(world.account, 2))]).await.unwrap());
    }
    assert_eq!(store.bot_list(world.ann).await.unwrap().len(), 1);
    assert_eq!(store.projected(0).await.unwrap().seq, 5);
    assert!(store.apply(1, 1, at(1), &[]).await.unwrap());
    assert_eq!(store.projected(1).await.unwrap(), Projected { seq: 1, market_at: at(1) });
    let far = u64::from(u32::MAX) * 9;
    assert!(store.apply(0, far, at(9), &[]).await.unwrap());
    assert_eq!(store.projected(0).await.unwrap().seq, far);
}

/// One bad row, and neither rows nor balances nor the sequence nor announcements are there.
pub async fn batch_is_applied_whole_or_not_at_all(store: &dyn Store) {
    let world = World::new(store).await;
    let order = order(world.account, 1, at(1));
    let good = posting(
        world.account,
        "1",
        &[(1, LedgerAccountKind::Free, "5"), (1, LedgerAccountKind::External, "-5")],
    );
    let stranger = bot(AccountId(77), 1);
    let orphan = fill(&self::order(world.account, 9, at(1)), 1);
    for bad in [Change::Bot(stranger), Change::Fill(orphan)] {
        let batch = [Change::Order(order.clone()), Change::LedgerTransaction(good.clone()), bad];
        assert!(store.apply(0, 1, at(1), &batch).await.is_err());
    }
    assert_eq!(store.projected(0).await.unwrap(), Projected::default());
    assert!(store.order_list(world.ann, &OrderFilter::default(), &PAGE).await.unwrap().rows.is_empty());
    assert!(store.balance_list(world.ann, world.account).await.unwrap().is_empty());
    assert!(store.outbox_list(0, 10).await.unwrap().is_empty());
    world.apply(1, &[Change::Order(order), Change::LedgerTransaction(good)]).await;
    assert_eq!(store.balance_list(world.ann, world.account).await.unwrap().len(), 2);
}

/// The same rows under a later sequence, as after a restore: every table stays as it was.
pub async fn rows_written_twice_are_one_row(store: &dyn Store) {
    let world = World::new(store).await;
    let batch = everything(world.account);
    world.apply(1, &batch).await;
    let before = snapshot(&world).await;
    world.apply(2, &batch).await;
    assert_eq!(snapshot(&world).await, before);
}

/// Extremes of money included.
pub async fn rows_come_back_as_written(store: &dyn Store) {
    let world = World::new(store).await;
    world.apply(1, &everything(world.account)).await;
    let account = store.account_by_number(world.ann, world.account).await.unwrap();
    assert_eq!((account.status, account.updated_at, account.version), (AccountStatus::Active, at(1), 2));
    let rows = store.bot_list(world.ann).await.unwrap();
    assert_eq!(rows, [bot(world.account, 1)]);
    assert_eq!(store.bot_by_key(world.ann, rows[0].key()).await.unwrap(), rows[0]);
    for change in everything(world.account) {
        row_check(&world, change).await;
    }
}

/// A venue that tells another story under the same id is not believed.
pub async fn fill_with_other_figures_is_refused(store: &dyn Store) {
    let world = World::new(store).await;
    let order = order(world.account, 1, at(1));
    let first = fill(&order, 7);
    world.apply(1, &[Change::Order(order.clone()), Change::Fill(first.clone())]).await;
    world.apply(2, &[Change::Fill(first.clone())]).await;
    for other in [
        FillRow { quantity: money("2"), ..first.clone() },
        FillRow { fee: money("0"), ..first.clone() },
        FillRow { side: Side::Sell, ..first.clone() },
    ] {
        let refused = store.apply(0, 3, at(3), &[Change::Fill(other)]).await;
        assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
    }
    let fills = store.fill_list(world.ann, &FillFilter::default(), &PAGE).await.unwrap().rows;
    assert_eq!(fills.len(), 1);
    assert_eq!(fills[0].row, first);
}

/// Name and description are the owner's; the journal does not take them back. Each change is a version.
pub async fn bot_keeps_the_name_its_owner_gave(store: &dyn Store) {
    let world = World::new(store).await;
    let row = bot(world.account, 1);
    world.apply(1, &[Change::Bot(row.clone())]).await;
    let patch = BotPatch { name: Some("mine".to_owned()), description: None };
    let named = store.bot_update(world.ann, row.key(), 1, &patch, at(50)).await.unwrap();
    assert_eq!((named.name.as_str(), named.description.as_str(), named.version), ("mine", "crosses", 2));
    let stale = store.bot_update(world.ann, row.key(), 1, &patch, at(51)).await;
    assert!(matches!(stale, Err(StoreError::VersionMismatch { expected: 1, found: 2, .. })));
    world.apply(2, &[Change::Bot(bot(world.account, 1))]).await;
    let there = store.bot_by_key(world.ann, row.key()).await.unwrap();
    assert_eq!((there.name.as_str(), there.version), ("mine", 3));
}

/// The list of runs follows from the states.
pub async fn bot_runs_begin_and_end_with_its_state(store: &dyn Store) {
    let world = World::new(store).await;
    let mut row = bot(world.account, 1);
    let states = [
        (10, BotState::Created, None),
        (20, BotState::Starting, None),
        (30, BotState::Running, None),
        (40, BotState::Paused, None),
        (50, BotState::Stopped, None),
        (60, BotState::Running, None),
        (70, BotState::Error, Some("the strategy has failed")),
    ];
    for (seq, (now, state, error)) in (1_u64..).zip(states) {
        row.state = state;
        row.error = error.map(str::to_owned);
        row.updated_at = at(now);
        world.apply(seq, &[Change::Bot(row.clone())]).await;
    }
    let runs = store.bot_run_list(world.ann, row.key()).await.unwrap();
    let spans: Vec<_> = runs.iter().map(|run| (run.started_at, run.stopped_at, run.ended_in)).collect();
    assert_eq!(
        spans,
        [(at(60), Some(at(70)), Some(BotState::Error)), (at(20), Some(at(50)), Some(BotState::Stopped)),]
    );
    let there = store.bot_by_number(world.ann, world.account, BotId(1)).await.unwrap();
    assert_eq!((there.state, there.error.as_deref()), (BotState::Error, Some("the strategy has failed")));
}

/// One row of each kind, orders and trades in several shapes.
fn everything(account: AccountId) -> Vec<Change> {
    let [market, limit, stop, quote] = orders_of_all_shapes(account);
    let mut closed = position(account, 2);
    closed.status = PositionStatus::Closed;
    closed.quantity = Quantity::ZERO;
    closed.cost_basis = Amount::ZERO;
    closed.closed_at = Some(at(9));
    let most = Amount::MAX.to_string();
    let entries =
        [(1, LedgerAccountKind::Free, most.as_str()), (1, LedgerAccountKind::External, &format!("-{most}"))];
    let mut changes = vec![
        Change::Account(AccountChange {
            account,
            status: AccountStatus::Active,
            error: None,
            updated_at: at(1),
        }),
        Change::Bot(bot(account, 1)),
        Change::Fill(fill(&market, 1)),
        Change::Order(filled(&market)),
        Change::Order(limit),
        Change::Order(stop),
        Change::Order(quote),
        Change::OrderEvent(step(account, 1, OrderStatus::Sent)),
        Change::OrderEvent(step(account, 2, OrderStatus::Filled)),
        Change::Trade(trade(account, 1)),
        Change::Trade(finished(account)),
        Change::Position(position(account, 1)),
        Change::Position(closed),
        Change::BotEvent(diary(account, 1, Some(market.order))),
        Change::LedgerTransaction(posting(account, "1", &entries)),
    ];
    changes.extend(values(account, market.order));
    changes
}

/// A market, a limit and a stop order, and one by quote amount; sizes and prices at the ends of their range.
fn orders_of_all_shapes(account: AccountId) -> [OrderRow; 4] {
    let mut limit = order(account, 2, at(2));
    limit.kind = OrderKind::Limit { price: money("0.000000000000000001") };
    limit.size = OrderSize::Quantity(Quantity::MAX);
    limit.status = OrderStatus::Refused;
    limit.reject_code = Some("risk_per_trade".to_owned());
    limit.venue_order = None;
    let mut stop = order(account, 3, at(3));
    stop.order = OrderId { epoch: 2_000_000, sequence: u32::MAX };
    stop.kind = OrderKind::Stop { stop_price: Price::MAX };
    stop.side = Side::Sell;
    stop.purpose = Purpose::Tier2;
    stop.is_reduce_only = true;
    stop.trade = Some(1);
    let mut quote = order(account, 4, at(4));
    quote.size = OrderSize::Quote(Amount::MAX);
    [order(account, 1, at(1)), limit, stop, quote]
}

fn finished(account: AccountId) -> TradeRow {
    let mut row = trade(account, 2);
    row.status = TradeStatus::Finished;
    row.exit_time = Some(at(9));
    row.exit_price = Some(money("0.0000012"));
    row.returned = money("1.5");
    row.pnl = Some(Amount::MAX.negated());
    row.exit_reason = Some(Purpose::BreakEven);
    row.targets[0].hit_at = Some(at(8));
    row
}

fn values(account: AccountId, order: OrderId) -> [Change; 3] {
    let snapshot = PortfolioSnapshotRow {
        account,
        at: at(7),
        cash_value: money("1"),
        total_value: money("2"),
        realized_pnl: money("-3"),
        unrealized_pnl: money("4.000000000000000004"),
        balances: vec![CoinBalance { asset: AssetId(1), free: money("1"), held: money("0.5") }],
        bots: Vec::new(),
    };
    let halt = RiskEventRow {
        account,
        bot: Some(BotId(1)),
        sequence: 3,
        at: at(7),
        rule: "daily_loss".to_owned(),
        action: RiskAction::Halt,
        observed: "5.1".to_owned(),
        allowed: "5".to_owned(),
        order: Some(order),
    };
    let switch = KillSwitchRow {
        account,
        bot: None,
        reason: "enough".to_owned(),
        engaged_at: at(8),
        released_at: None,
    };
    [Change::PortfolioSnapshot(snapshot), Change::RiskEvent(halt), Change::KillSwitch(switch)]
}

fn step(account: AccountId, sequence: u64, status: OrderStatus) -> OrderEventRow {
    OrderEventRow {
        account,
        order: OrderId { epoch: 1, sequence: 1 },
        sequence,
        at: at(1),
        status,
        code: status.name().to_owned(),
        text: "a step".to_owned(),
    }
}

/// Finds one row by its own door and compares it.
async fn row_check(world: &World<'_>, change: Change) {
    let (store, ann, account) = (world.store, world.ann, world.account);
    match change {
        Change::Account(_) | Change::Bot(_) => {}
        Change::Order(row) => {
            let linked = store.order_by_key(ann, row.key()).await.unwrap();
            assert_eq!(linked.row, row);
            assert_eq!(linked.bot.unwrap().name, "bot 1");
            assert_eq!(linked.trade, row.trade.map(|number| trade(account, number).key()));
        }
        Change::OrderEvent(row) => {
            let key = order(account, 1, at(1)).key();
            assert!(store.order_event_list(ann, key).await.unwrap().contains(&row));
        }
        Change::Fill(row) => {
            let linked = store.fill_list(ann, &FillFilter::default(), &PAGE).await.unwrap().rows.remove(0);
            assert_eq!((linked.order, linked.row), (Some(order(account, 1, at(1)).key()), row));
        }
        Change::Trade(row) => assert_eq!(store.trade_by_key(ann, row.key()).await.unwrap().row, row),
        Change::Position(row) => {
            let linked = store.position_by_key(ann, row.key()).await.unwrap();
            assert_eq!((linked.trade, linked.row), (Some(trade(account, row.position).key()), row));
        }
        Change::BotEvent(row) => {
            let page = store.bot_event_list(ann, &BotEventFilter::default(), &PAGE).await.unwrap();
            assert_eq!(page.rows[0].row, row);
        }
        Change::LedgerTransaction(row) => {
            assert_eq!(store.ledger_transaction_list(ann, account, 10).await.unwrap(), [row]);
        }
        Change::PortfolioSnapshot(row) => {
            assert_eq!(store.portfolio_at(ann, account, at(100)).await.unwrap(), Some(row));
        }
        Change::RiskEvent(row) => {
            assert_eq!(store.risk_event_list(ann, &PAGE).await.unwrap().rows, [row]);
        }
        Change::KillSwitch(row) => assert_eq!(store.kill_switch_list(ann).await.unwrap(), [row]),
    }
}

/// Everything a user can read, as text; versions, which rise with each writing, left out.
async fn snapshot(world: &World<'_>) -> String {
    let (store, ann) = (world.store, world.ann);
    let mut bots = store.bot_list(ann).await.unwrap();
    bots.iter_mut().for_each(|row| row.version = 0);
    let key = order(world.account, 1, at(1)).key();
    let instrument = Some(InstrumentId(0));
    format!(
        "{bots:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
        store.order_list(ann, &OrderFilter::default(), &PAGE).await.unwrap(),
        store.order_event_list(ann, key).await.unwrap(),
        store.fill_list(ann, &FillFilter::default(), &PAGE).await.unwrap(),
        store.trade_list(ann, &TradeFilter::default(), &PAGE).await.unwrap(),
        store.position_list(ann, &PositionFilter { bot: None, instrument }).await.unwrap(),
        store.bot_event_list(ann, &BotEventFilter::default(), &PAGE).await.unwrap(),
        store.balance_list(ann, world.account).await.unwrap(),
        store.ledger_transaction_list(ann, world.account, 100).await.unwrap(),
        store.portfolio_at(ann, world.account, at(1_000)).await.unwrap(),
        store.risk_event_list(ann, &PAGE).await.unwrap(),
        store.kill_switch_list(ann).await.unwrap(),
    )
}
