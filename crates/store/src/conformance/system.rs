//! Audit, outbox, idempotency keys, settings, catalog.

use super::world::{World, at, bot, fill, money, order};
use crate::repo::{Idempotency, IdempotencyKey};
use crate::row::{ActorKind, AuditEntry, StoredResponse};
use crate::{Change, Store, StoreError};
use model::instrument::catalog::Rules;
use model::{Catalog, Span};

/// Each entry holds the hash of the one before; entries that differ in one field differ in hash.
pub async fn audit_log_is_a_chain(store: &dyn Store) {
    let world = World::new(store).await;
    let entry = |action: &str| AuditEntry {
        at: at(1),
        actor: Some(world.ann.user()),
        actor_kind: ActorKind::User,
        action: action.to_owned(),
        resource_kind: "bot".to_owned(),
        resource: Some("1".to_owned()),
        ip: None,
        user_agent: None,
        diff: Some("{\"state\":[\"stopped\",\"running\"]}".to_owned()),
        request: None,
    };
    let mut previous = [0; 32];
    for (number, action) in (1..).zip(["bot.create", "bot.start", "bot.start"]) {
        let row = store.audit_append(&entry(action)).await.unwrap();
        assert_eq!((row.number, row.previous_hash), (number, previous));
        assert_ne!(row.hash, previous);
        previous = row.hash;
    }
    assert_eq!(store.audit_check().await.unwrap(), None);
    let rows = store.audit_list(Some(3), 10).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(rows[1].entry, entry("bot.create"));
    let mut shifted = entry("bot.create");
    (shifted.ip, shifted.resource) = (shifted.resource, None);
    assert_ne!(crate::audit::audit_hash(&[0; 32], 1, &shifted), rows[1].hash);
}

/// Fresh, running, replayed, mismatched, released, forgotten; never another user's.
pub async fn idempotency_key_replays_the_first_answer(store: &dyn Store) {
    let world = World::new(store).await;
    let (ann, bob) = (world.ann, world.bob);
    let key = IdempotencyKey { method_path: "POST /api/v1/bots".to_owned(), key: "k1".to_owned() };
    let (day, minute) = (Span::from_seconds(86_400), Span::from_seconds(60));
    let begin = async |scope, body: u8, now| {
        store.idempotency_begin(scope, &key, &[body; 32], at(now), day, minute).await.unwrap()
    };
    assert_eq!(begin(ann, 1, 0).await, Idempotency::Fresh);
    assert_eq!(begin(ann, 1, 1).await, Idempotency::Running);
    assert_eq!(begin(ann, 2, 1).await, Idempotency::Mismatch);
    assert_eq!(begin(bob, 2, 1).await, Idempotency::Fresh);
    assert_eq!(begin(ann, 1, 61).await, Idempotency::Fresh);
    let response = StoredResponse { status: 201, body: "{}".to_owned() };
    store.idempotency_finish(ann, &key, &response).await.unwrap();
    assert_eq!(begin(ann, 1, 5_000).await, Idempotency::Replay(response.clone()));
    assert_eq!(begin(ann, 2, 5_000).await, Idempotency::Mismatch);
    store.idempotency_release(ann, &key).await.unwrap();
    assert_eq!(begin(ann, 1, 5_001).await, Idempotency::Replay(response.clone()));
    assert_eq!(begin(ann, 1, 61 + 86_401).await, Idempotency::Fresh);
    store.idempotency_release(ann, &key).await.unwrap();
    let lost = store.idempotency_finish(ann, &key, &response).await;
    assert!(matches!(lost, Err(StoreError::NotFound { .. })));
    assert_eq!(store.idempotency_prune(at(2)).await.unwrap(), 1);
}

/// One message for each thing that has changed, however often in one batch.
pub async fn outbox_tells_of_changes_in_order(store: &dyn Store) {
    let world = World::new(store).await;
    let order = order(world.account, 1, at(1));
    let batch = [
        Change::Bot(bot(world.account, 1)),
        Change::Order(order.clone()),
        Change::Fill(fill(&order, 1)),
        Change::Order(order.clone()),
    ];
    world.apply(1, &batch).await;
    let rows = store.outbox_list(0, 10).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.topic.as_str()).collect::<Vec<_>>(), ["bots", "orders", "fills"]);
    assert!(rows.iter().all(|row| row.user == world.ann.user()));
    assert_eq!(rows[1].resource, order.key().to_string());
    world.apply(2, &[Change::Order(order)]).await;
    let later = store.outbox_list(rows[2].sequence, 10).await.unwrap();
    assert_eq!(later.len(), 1);
    assert!(later[0].sequence > rows[2].sequence);
}

/// The oldest go first, a few at a time; a number is never given twice, even when all are gone.
pub async fn outbox_forgets_what_is_old(store: &dyn Store) {
    let world = World::new(store).await;
    for second in 1..=4_u32 {
        let row = order(world.account, second, at(i64::from(second)));
        world.apply(u64::from(second), &[Change::Order(row)]).await;
    }
    let left = async || -> Vec<u64> {
        store.outbox_list(0, 10).await.unwrap().iter().map(|row| row.sequence).collect()
    };
    let all = left().await;
    assert_eq!(store.outbox_prune(at(1), 10).await.unwrap(), 0);
    assert_eq!(store.outbox_prune(at(4), 2).await.unwrap(), 2);
    assert_eq!(left().await, all[2..]);
    assert_eq!(store.outbox_prune(at(4), 2).await.unwrap(), 1);
    assert_eq!(store.outbox_prune(at(9), 2).await.unwrap(), 1);
    assert_eq!(store.outbox_prune(at(9), 2).await.unwrap(), 0);
    world.apply(5, &[Change::Order(order(world.account, 5, at(5)))]).await;
    assert!(left().await[0] > all[3]);
}

/// The last value stands.
pub async fn setting_is_replaced(store: &dyn Store) {
    assert_eq!(store.setting_get("demo.seed").await.unwrap(), None);
    store.setting_set("demo.seed", "1", at(1)).await.unwrap();
    store.setting_set("demo.seed", "2", at(2)).await.unwrap();
    assert_eq!(store.setting_get("demo.seed").await.unwrap().as_deref(), Some("2"));
}

/// A longer catalog is taken, a reordered one is refused, whole.
pub async fn catalog_grows_and_keeps_its_numbers(store: &dyn Store) {
    let rules = |tick: &str| Rules {
        tick_size: money(tick),
        lot_size: money("0.00000001"),
        quantity_min: money("0"),
        notional_min: money("10"),
    };
    let catalog = |symbols: &[&str], tick: &str| {
        let mut catalog = Catalog::default();
        for symbol in symbols {
            catalog.add("sim", symbol, rules(tick)).unwrap();
        }
        catalog
    };
    assert_eq!(store.catalog_load().await.unwrap(), Catalog::default());
    for saved in [
        catalog(&["BTC-USDT", "ETH-BTC"], "0.01"),
        catalog(&["BTC-USDT", "ETH-BTC", "PEPE-USDT"], "0.0000000001"),
    ] {
        store.catalog_save(&saved, at(1)).await.unwrap();
        assert_eq!(store.catalog_load().await.unwrap(), saved);
    }
    let kept = store.catalog_load().await.unwrap();
    for other in [catalog(&["BTC-USDT", "PEPE-USDT"], "0.01"), catalog(&["ETH-BTC"], "0.01")] {
        let refused = store.catalog_save(&other, at(2)).await;
        assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
    }
    assert_eq!(store.catalog_load().await.unwrap(), kept);
}
