//! Pages, filters, scopes, curves, figures.

use super::world::{World, at, bot, diary, fill, filled, money, order, position, posting, trade};
use crate::repo::{
    BotEventFilter, BotPatch, CurveQuery, FillFilter, OrderFilter, PositionFilter, TradeFilter,
};
use crate::row::{
    BotEventKind, BotValue, KillSwitchRow, LedgerAccountKind, OrderStatus, PortfolioSnapshotRow, RiskAction,
    RiskEventRow, TradeStatus,
};
use crate::{Change, PageQuery, Store, StoreError};
use model::{AccountId, Amount, BotId, InstrumentId, OrderId, Purpose, Span};

const PAGE: PageQuery = PageQuery::first(100);

/// Rows of one instant too; rows that come in between do not disturb.
pub async fn pages_show_every_row_once_newest_first(store: &dyn Store) {
    let world = World::new(store).await;
    let orders: Vec<_> = (0..25).map(|n| order(world.account, n + 1, at(i64::from(n / 10)))).collect();
    let batch: Vec<_> = orders.iter().cloned().map(Change::Order).collect();
    world.apply(1, &batch).await;
    let mut seen = Vec::new();
    let mut page = PageQuery::first(7);
    loop {
        let found = store.order_list(world.ann, &OrderFilter::default(), &page).await.unwrap();
        assert!(found.rows.len() <= 7);
        seen.extend(found.rows.into_iter().map(|linked| linked.row));
        let newer = order(world.account, 100 + u32::try_from(seen.len()).unwrap(), at(99));
        world.apply(seen.len() as u64 + 1, &[Change::Order(newer)]).await;
        let Some(next) = found.next else { break };
        page.cursor = Some(next.to_string().parse().unwrap());
    }
    let mut expected = orders;
    expected.reverse();
    assert_eq!(seen, expected);
}

/// Status, bot, instrument and time each take away rows.
pub async fn filters_bind_together(store: &dyn Store) {
    let world = World::new(store).await;
    let mut second = order(world.account, 2, at(2));
    second.bot = BotId(2);
    let mut third = filled(&order(world.account, 3, at(3)));
    third.instrument = InstrumentId(1);
    let first = order(world.account, 1, at(1));
    let bots = [bot(world.account, 1), bot(world.account, 2)];
    let batch = [
        Change::Bot(bots[0].clone()),
        Change::Bot(bots[1].clone()),
        Change::Order(first.clone()),
        Change::Order(second),
        Change::Order(third.clone()),
        Change::Fill(fill(&third, 1)),
        Change::Trade(trade(world.account, 1)),
    ];
    world.apply(1, &batch).await;
    let open = Some(vec![OrderStatus::Accepted, OrderStatus::Unknown]);
    let mixed = Some(vec![OrderStatus::Accepted, OrderStatus::Filled]);
    let none = OrderFilter::default();
    for (filter, expected) in [
        (none.clone(), vec![3, 2, 1]),
        (OrderFilter { statuses: open.clone(), ..none.clone() }, vec![2, 1]),
        (OrderFilter { statuses: Some(Vec::new()), ..none.clone() }, vec![]),
        (OrderFilter { statuses: mixed.clone(), ..none.clone() }, vec![3, 2, 1]),
        (OrderFilter { bot: Some(bots[0].key()), ..none.clone() }, vec![3, 1]),
        (OrderFilter { bot: Some(bots[0].key()), statuses: open, ..none.clone() }, vec![1]),
        (OrderFilter { instrument: Some(InstrumentId(1)), ..none.clone() }, vec![3]),
        (OrderFilter { from: Some(at(2)), to: Some(at(3)), ..none.clone() }, vec![2]),
        (OrderFilter { statuses: mixed, to: Some(at(2)), ..none }, vec![1]),
    ] {
        let page = store.order_list(world.ann, &filter, &PAGE).await.unwrap();
        let found: Vec<_> = page.rows.iter().map(|linked| linked.row.order.sequence).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
    let fills =
        FillFilter { bot: Some(bots[0].key()), instrument: Some(InstrumentId(1)), ..FillFilter::default() };
    assert_eq!(store.fill_list(world.ann, &fills, &PAGE).await.unwrap().rows.len(), 1);
    let fills = FillFilter { to: Some(at(3)), ..FillFilter::default() };
    assert!(store.fill_list(world.ann, &fills, &PAGE).await.unwrap().rows.is_empty());
    let trades = TradeFilter { status: Some(TradeStatus::Active), ..TradeFilter::default() };
    assert_eq!(store.trade_list(world.ann, &trades, &PAGE).await.unwrap().rows.len(), 1);
    let trades = TradeFilter { status: Some(TradeStatus::Finished), ..TradeFilter::default() };
    assert!(store.trade_list(world.ann, &trades, &PAGE).await.unwrap().rows.is_empty());
}

/// Every private read with the other user's scope.
pub async fn another_users_things_are_not_found(store: &dyn Store) {
    let world = World::new(store).await;
    let (account, bob) = (world.account, world.bob);
    let (bot, order, trade, position) =
        (bot(account, 1), order(account, 1, at(1)), trade(account, 1), position(account, 1));
    let batch = [
        Change::Bot(bot.clone()),
        Change::Order(filled(&order)),
        Change::Fill(fill(&order, 1)),
        Change::Trade(trade.clone()),
        Change::Position(position.clone()),
        Change::BotEvent(diary(account, 1, Some(order.order))),
        Change::LedgerTransaction(posting(account, "1", &[(1, LedgerAccountKind::Free, "0")])),
        Change::PortfolioSnapshot(value(account, 1, "1")),
        Change::KillSwitch(kill_switch(account)),
        Change::RiskEvent(risk_event(account)),
    ];
    world.apply(1, &batch).await;
    let curve = CurveQuery { interval: Span::from_seconds(1), from: None, to: None, limit: 10 };
    let key = store.account_by_number(world.ann, account).await.unwrap().key;
    macro_rules! not_found {
        ($($call:expr),+ $(,)?) => {
            $(assert!(matches!($call.await, Err(StoreError::NotFound { .. })), "{}", stringify!($call));)+
        };
    }
    not_found!(
        store.account_by_key(bob, key),
        store.account_by_number(bob, account),
        store.bot_by_key(bob, bot.key()),
        store.bot_by_number(bob, account, BotId(1)),
        store.bot_update(bob, bot.key(), 1, &BotPatch::default(), at(2)),
        store.bot_run_list(bob, bot.key()),
        store.bot_metrics(bob, bot.key()),
        store.bot_history(bob, bot.key(), &curve),
        store.order_by_key(bob, order.key()),
        store.order_event_list(bob, order.key()),
        store.trade_by_key(bob, trade.key()),
        store.position_by_key(bob, position.key()),
        store.balance_list(bob, account),
        store.ledger_transaction_list(bob, account, 10),
        store.portfolio_history(bob, account, &curve),
        store.portfolio_at(bob, account, at(9)),
        store.order_list(bob, &OrderFilter { bot: Some(bot.key()), ..OrderFilter::default() }, &PAGE),
        store.fill_list(bob, &FillFilter { bot: Some(bot.key()), ..FillFilter::default() }, &PAGE),
        store.trade_list(bob, &TradeFilter { bot: Some(bot.key()), ..TradeFilter::default() }, &PAGE),
        store.position_list(bob, &PositionFilter { bot: Some(bot.key()), instrument: None }),
        store.bot_event_list(bob, &BotEventFilter { bot: Some(bot.key()), kind: None }, &PAGE),
    );
    assert!(store.bot_list(bob).await.unwrap().is_empty());
    assert!(store.order_list(bob, &OrderFilter::default(), &PAGE).await.unwrap().rows.is_empty());
    assert!(store.fill_list(bob, &FillFilter::default(), &PAGE).await.unwrap().rows.is_empty());
    assert!(store.trade_list(bob, &TradeFilter::default(), &PAGE).await.unwrap().rows.is_empty());
    assert!(store.position_list(bob, &PositionFilter::default()).await.unwrap().is_empty());
    assert!(store.bot_event_list(bob, &BotEventFilter::default(), &PAGE).await.unwrap().rows.is_empty());
    assert!(store.bot_event_by_orders(bob, account, &[order.order]).await.unwrap().is_empty());
    assert!(store.kill_switch_list(bob).await.unwrap().is_empty());
    assert!(store.risk_event_list(bob, &PAGE).await.unwrap().rows.is_empty());
}

/// The account's curve and the bot's; the newest points when there are too many.
pub async fn curve_takes_the_last_value_of_each_interval(store: &dyn Store) {
    let world = World::new(store).await;
    let row = bot(world.account, 1);
    let mut batch = vec![Change::Bot(row.clone())];
    for (second, total) in [(0, "100"), (59, "101"), (60, "102"), (61, "103"), (179, "104"), (180, "105")] {
        batch.push(Change::PortfolioSnapshot(value(world.account, second, total)));
    }
    world.apply(1, &batch).await;
    let query = |from, to, limit| CurveQuery { interval: Span::from_seconds(60), from, to, limit };
    for (query, expected) in [
        (query(None, None, 10), vec![(59, "101"), (61, "103"), (179, "104"), (180, "105")]),
        (query(None, None, 2), vec![(179, "104"), (180, "105")]),
        (query(Some(at(60)), Some(at(180)), 10), vec![(61, "103"), (179, "104")]),
    ] {
        let expected: Vec<(_, Amount)> =
            expected.iter().map(|(second, total)| (at(*second), money(total))).collect();
        let points = store.portfolio_history(world.ann, world.account, &query).await.unwrap();
        assert_eq!(points.iter().map(|point| (point.at, point.total_value)).collect::<Vec<_>>(), expected);
        let points = store.bot_history(world.ann, row.key(), &query).await.unwrap();
        assert_eq!(points.iter().map(|point| (point.at, point.value)).collect::<Vec<_>>(), expected);
    }
    let newest = store.portfolio_at(world.ann, world.account, at(100)).await.unwrap().unwrap();
    assert_eq!(newest.at, at(61));
    assert_eq!(store.portfolio_at(world.ann, world.account, at(-1)).await.unwrap(), None);
}

/// The sums that a database would make through floats.
pub async fn bot_metrics_add_up_exactly(store: &dyn Store) {
    let world = World::new(store).await;
    let row = bot(world.account, 1);
    let mut batch = vec![Change::Bot(row.clone()), Change::Trade(trade(world.account, 9))];
    for (number, pnl) in
        (1_u64..).zip(["9007199254740993.000000000000000001", "0.000000000000000001", "-3", "0"])
    {
        let mut trade = trade(world.account, number);
        trade.status = TradeStatus::Finished;
        trade.pnl = Some(money(pnl));
        trade.exit_reason = Some(if number == 3 { Purpose::Stop } else { Purpose::Signal });
        batch.push(Change::Trade(trade));
    }
    world.apply(1, &batch).await;
    let metrics = store.bot_metrics(world.ann, row.key()).await.unwrap();
    assert_eq!((metrics.trades_count, metrics.open_trades, metrics.wins, metrics.losses), (4, 1, 2, 1));
    assert_eq!(metrics.gross_profit, money("9007199254740993.000000000000000002"));
    assert_eq!((metrics.gross_loss, metrics.fees), (money("3"), money("300.0025")));
    assert_eq!(metrics.exit_reasons, [("signal", 3), ("stop", 1)].into());
}

/// The first entry that led to an order explains it; fills do not.
pub async fn diary_explains_orders(store: &dyn Store) {
    let world = World::new(store).await;
    let row = bot(world.account, 1);
    let orders: Vec<_> = (1..=3).map(|n| order(world.account, n, at(1))).collect();
    let decision = diary(world.account, 1, Some(orders[0].order));
    let mut fill = diary(world.account, 2, Some(orders[0].order));
    fill.kind = BotEventKind::Fill;
    let mut refusal = diary(world.account, 3, Some(orders[1].order));
    refusal.kind = BotEventKind::Refusal;
    let mut batch: Vec<_> = orders.iter().cloned().map(Change::Order).collect();
    batch.push(Change::Bot(row.clone()));
    batch.extend([&decision, &fill, &refusal].map(|entry| Change::BotEvent(entry.clone())));
    world.apply(1, &batch).await;
    let ids: Vec<OrderId> = orders.iter().map(|order| order.order).collect();
    let found = store.bot_event_by_orders(world.ann, world.account, &ids).await.unwrap();
    assert_eq!(found, [decision.clone(), refusal.clone()]);
    let only = BotEventFilter { bot: Some(row.key()), kind: Some(BotEventKind::Refusal) };
    let page = store.bot_event_list(world.ann, &only, &PAGE).await.unwrap();
    assert_eq!(page.rows.len(), 1);
    assert_eq!((&page.rows[0].row, page.rows[0].order), (&refusal, Some(orders[1].key())));
    let first =
        store.bot_event_list(world.ann, &BotEventFilter::default(), &PageQuery::first(1)).await.unwrap();
    assert_eq!(first.rows[0].row, refusal);
    let page = PageQuery { cursor: first.next, limit: 1 };
    let second = store.bot_event_list(world.ann, &BotEventFilter::default(), &page).await.unwrap();
    assert_eq!(second.rows[0].row, fill);
}

pub(super) fn value(account: AccountId, second: i64, total: &str) -> PortfolioSnapshotRow {
    PortfolioSnapshotRow {
        account,
        at: at(second),
        cash_value: money("1"),
        total_value: money(total),
        realized_pnl: money("0"),
        unrealized_pnl: money("0"),
        balances: Vec::new(),
        bots: vec![BotValue { bot: BotId(1), equity: money(total) }],
    }
}

fn kill_switch(account: AccountId) -> KillSwitchRow {
    KillSwitchRow { account, bot: None, reason: "enough".to_owned(), engaged_at: at(1), released_at: None }
}

fn risk_event(account: AccountId) -> RiskEventRow {
    RiskEventRow {
        account,
        bot: None,
        sequence: 1,
        at: at(1),
        rule: "drawdown".to_owned(),
        action: RiskAction::Halt,
        observed: "16".to_owned(),
        allowed: "15".to_owned(),
        order: None,
    }
}
