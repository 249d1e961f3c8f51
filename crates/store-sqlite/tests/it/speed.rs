//! How fast the projector writes, printed; only a gross loss of speed fails.

use crate::Temporary;
use std::time::Duration;
use store::conformance::world::{World, at, diary, fill, filled, order, posting, trade};
use store::row::LedgerAccountKind::{Counterparty, External, Fees, Free, Held};
use store::{Change, ProjectionRepo};

/// Batches that are timed.
const BATCHES: u64 = 100;

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
async fn batches_of_fifty_changes_are_written_fast_enough() {
    let temporary = Temporary::new().await;
    let world = World::new(&temporary.store).await;
    let batch = |seq: u64| -> Vec<Change> { (0..10).flat_map(|n| round(&world, seq * 10 + n)).collect() };
    world.apply(1, &batch(1)).await;
    let batches: Vec<_> = (2..BATCHES + 2).map(batch).collect();
    let start = std::time::Instant::now();
    for (seq, batch) in (2..).zip(&batches) {
        temporary.store.apply(0, seq, at(1), batch).await.unwrap();
    }
    let elapsed = start.elapsed();
    let changes: usize = batches.iter().map(Vec::len).sum();
    let rate = changes as f64 / elapsed.as_secs_f64();
    println!("{BATCHES} batches, {changes} changes in {elapsed:?}: {rate:.0} changes a second");
    assert!(elapsed < Duration::from_secs(30), "{elapsed:?}");
}

/// What one filled order writes: order, fill, posting of five entries, round trip, diary entry.
fn round(world: &World<'_>, number: u64) -> [Change; 5] {
    let order = filled(&order(world.account, u32::try_from(number).unwrap(), at(number.cast_signed())));
    let entries = [
        (1, Held, "-6006"),
        (1, Counterparty, "6000"),
        (1, Fees, "6"),
        (0, External, "-0.1"),
        (0, Free, "0.1"),
    ];
    [
        Change::Fill(fill(&order, number)),
        Change::BotEvent(diary(world.account, number, Some(order.order))),
        Change::Order(order),
        Change::LedgerTransaction(posting(world.account, &number.to_string(), &entries)),
        Change::Trade(trade(world.account, number)),
    ]
}
