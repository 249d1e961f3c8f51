//! What is not kept for ever.

use crate::{rows, world::World};
use model::{AccountId, Amount, BotId, Instant, Span};
use platform::{pruning::Pruned, testing::FakeTrading};
use reqwest::Method;
use serde_json::json;
use store::{
    Change,
    row::{BotEventRow, BotValue, PortfolioSnapshotRow},
};

const ACCOUNT: AccountId = AccountId(1);
const DAY: i64 = 86_400;

/// So long before the market's time.
fn ago(seconds: i64) -> Instant {
    FakeTrading::market_time().checked_add(Span::from_seconds(-seconds)).unwrap()
}

fn snapshot(at: Instant) -> Change {
    Change::PortfolioSnapshot(PortfolioSnapshotRow {
        account: ACCOUNT,
        at,
        cash_value: Amount::from_units(1),
        total_value: Amount::from_units(1),
        realized_pnl: Amount::ZERO,
        unrealized_pnl: Amount::ZERO,
        balances: Vec::new(),
        bots: vec![BotValue { bot: BotId(1), equity: Amount::from_units(1) }],
    })
}

#[tokio::test]
async fn what_is_old_is_forgotten_but_orders_fills_and_their_reasons_stay() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let id = world.bot(&ann, "One").await["id"].as_str().unwrap().to_owned();
    let old = |changes: Vec<Change>| {
        changes.into_iter().map(|change| match change {
            Change::BotEvent(event) => Change::BotEvent(BotEventRow { at: ago(31 * DAY), ..event }),
            other => other,
        })
    };
    let mut changes: Vec<Change> = old(rows::approval(1)).chain(old(rows::late_fill(1))).collect();
    changes.extend(rows::refusal(2));
    // One a day beyond 90 days, one an hour beyond one, all of the last.
    changes
        .extend([200 * DAY, 200 * DAY + 10, 10 * DAY, 10 * DAY + 10, 20, 10].map(|age| snapshot(ago(age))));
    world.trading.change(ACCOUNT, changes).await;
    let expected = Pruned { bot_events: 1, snapshots: 4, ..Pruned::default() };
    assert_eq!(world.platform.prune().await, expected);
    assert_eq!(world.platform.prune().await, Pruned::default());
    let kinds: Vec<_> = world
        .get(&ann, &format!("bots/{id}/events"))
        .await
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].clone())
        .collect();
    assert_eq!(kinds, [json!("refusal"), json!("order")]);
    assert_eq!(world.get(&ann, "fills").await.as_array().unwrap().len(), 1);
    assert_eq!(world.get(&ann, "orders").await[1]["explanation"]["code"], "entry");
}

#[tokio::test]
async fn sign_ins_and_answers_are_forgotten_by_the_wall_clock() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    world.bot(&ann, "One").await;
    world.send_as(&ann, Method::POST, "auth/logout", &json!({})).await;
    assert_eq!(world.platform.prune().await, Pruned::default());
    world.clock.turn(Span::from_seconds(8 * DAY));
    let pruned = world.platform.prune().await;
    assert_eq!((pruned.refresh_tokens, pruned.bot_events), (1, 0));
    assert!(pruned.answers > 0);
}
