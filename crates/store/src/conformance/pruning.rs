//! What is not kept for ever, and what is.

use super::reading::value;
use super::world::{World, at, bot, diary, fill, filled, order, posting, trade};
use crate::repo::{BotEventFilter, CurveQuery, FillFilter, OrderFilter, TradeFilter};
use crate::row::{BotEventKind, BotEventRow, LedgerAccountKind};
use crate::{Change, PageQuery, Store};
use model::Span;

/// Rows that one call may forget.
const MANY: u32 = 1_000;

/// Decisions, refusals, fills and states go by age, the oldest first; why an order was sent stays with the order.
pub async fn diary_forgets_what_is_old_but_why_orders_were_sent(store: &dyn Store) {
    let world = World::new(store).await;
    let sent = order(world.account, 1, at(1));
    let entry = |sequence, kind| BotEventRow { kind, ..diary(world.account, sequence, Some(sent.order)) };
    let batch = [
        Change::Bot(bot(world.account, 1)),
        Change::Order(sent.clone()),
        Change::BotEvent(entry(1, BotEventKind::Order)),
        Change::BotEvent(entry(2, BotEventKind::Fill)),
        Change::BotEvent(entry(3, BotEventKind::Decision)),
        Change::BotEvent(entry(4, BotEventKind::Refusal)),
        Change::BotEvent(entry(5, BotEventKind::State)),
    ];
    world.apply(1, &batch).await;
    let left = async || -> Vec<u64> {
        let page = PageQuery::first(100);
        let found = store.bot_event_list(world.ann, &BotEventFilter::default(), &page).await.unwrap();
        found.rows.iter().map(|linked| linked.row.sequence).collect()
    };
    assert_eq!(store.bot_event_prune(at(2), MANY).await.unwrap(), 0);
    assert_eq!(store.bot_event_prune(at(5), 1).await.unwrap(), 1);
    assert_eq!(left().await, [5, 4, 3, 1]);
    assert_eq!(store.bot_event_prune(at(5), MANY).await.unwrap(), 2);
    assert_eq!(left().await, [5, 1]);
    let why = store.bot_event_by_orders(world.ann, world.account, &[sent.order]).await.unwrap();
    assert_eq!(why.iter().map(|event| event.sequence).collect::<Vec<_>>(), [1]);
}

/// The last of each interval stays, of accounts as of bots; doing it again changes nothing, and what is newer is whole.
pub async fn curve_is_thinned_to_the_last_of_each_interval(store: &dyn Store) {
    let world = World::new(store).await;
    let row = bot(world.account, 1);
    let mut batch = vec![Change::Bot(row.clone())];
    for second in [0, 59, 60, 61, 179, 180, 200, 210] {
        batch.push(Change::PortfolioSnapshot(value(world.account, second, "100")));
    }
    world.apply(1, &batch).await;
    let query = CurveQuery { interval: Span::from_seconds(1), from: None, to: None, limit: 100 };
    let check = async |expected: &[i64]| {
        let expected: Vec<_> = expected.iter().map(|second| at(*second)).collect();
        let points = store.portfolio_history(world.ann, world.account, &query).await.unwrap();
        assert_eq!(points.iter().map(|point| point.at).collect::<Vec<_>>(), expected);
        let points = store.bot_history(world.ann, row.key(), &query).await.unwrap();
        assert_eq!(points.iter().map(|point| point.at).collect::<Vec<_>>(), expected);
    };
    let minute = Span::from_seconds(60);
    assert_eq!(store.portfolio_prune(at(180), minute, 1).await.unwrap(), 2);
    check(&[59, 60, 61, 179, 180, 200, 210]).await;
    assert_eq!(store.portfolio_prune(at(180), minute, MANY).await.unwrap(), 2);
    check(&[59, 61, 179, 180, 200, 210]).await;
    assert_eq!(store.portfolio_prune(at(180), minute, MANY).await.unwrap(), 0);
    // An interval that the limit cuts keeps the last before it.
    assert_eq!(store.portfolio_prune(at(201), minute, MANY).await.unwrap(), 2);
    check(&[59, 61, 179, 200, 210]).await;
}

/// However old: orders, fills, round trips and the ledger stay, and all sums hold.
pub async fn money_is_never_pruned(store: &dyn Store) {
    let world = World::new(store).await;
    let sent = filled(&order(world.account, 1, at(1)));
    let entries = [(1, LedgerAccountKind::Free, "100"), (1, LedgerAccountKind::External, "-100")];
    let batch = [
        Change::Bot(bot(world.account, 1)),
        Change::Order(sent.clone()),
        Change::Fill(fill(&sent, 1)),
        Change::Trade(trade(world.account, 1)),
        Change::LedgerTransaction(posting(world.account, "1", &entries)),
        Change::PortfolioSnapshot(value(world.account, 1, "100")),
    ];
    world.apply(1, &batch).await;
    let page = PageQuery::first(100);
    let money = async || {
        let orders = store.order_list(world.ann, &OrderFilter::default(), &page).await.unwrap().rows;
        let fills = store.fill_list(world.ann, &FillFilter::default(), &page).await.unwrap().rows;
        let trades = store.trade_list(world.ann, &TradeFilter::default(), &page).await.unwrap().rows;
        let balances = store.balance_list(world.ann, world.account).await.unwrap();
        (orders.len(), fills.len(), trades.len(), balances)
    };
    let before = money().await;
    assert_eq!((before.0, before.1, before.2), (1, 1, 1));
    let late = at(100_000_000);
    store.bot_event_prune(late, MANY).await.unwrap();
    store.outbox_prune(late, MANY).await.unwrap();
    store.portfolio_prune(late, Span::from_seconds(86_400), MANY).await.unwrap();
    store.idempotency_prune(late).await.unwrap();
    store.session_prune(late).await.unwrap();
    assert_eq!(money().await, before);
    assert_eq!(store.integrity_check().await.unwrap().balances, Vec::<String>::new());
}
