//! Postings and sums.

use super::world::{World, at, fill, filled, money, order, position, posting};
use crate::row::{LedgerAccountKind, LedgerEntry, LedgerKind, LedgerTransactionRow, OrderRow};
use crate::{Change, Store, StoreError};
use model::{AccountId, Amount, AssetId, BotId, Quantity};
use std::collections::BTreeMap;

use LedgerAccountKind::{Counterparty, External, Fees, Free, Held};

/// By one atom, and by a balance that leaves the range of money.
pub async fn unbalanced_posting_is_refused(store: &dyn Store) {
    let world = World::new(store).await;
    let odd = posting(world.account, "1", &[(1, Free, "5"), (1, External, "-4.999999999999999999")]);
    let refused = store.apply(0, 1, at(1), &[Change::LedgerTransaction(odd)]).await;
    assert!(matches!(refused, Err(StoreError::Unbalanced { asset: 1, .. })), "{refused:?}");
    let most = "99999999999999999999.999999999999999999";
    let least = format!("-{most}");
    let full = posting(world.account, "2", &[(1, Free, most), (1, External, &least)]);
    world.apply(1, &[Change::LedgerTransaction(full)]).await;
    let drop = posting(
        world.account,
        "3",
        &[(1, Free, "0.000000000000000001"), (1, External, "-0.000000000000000001")],
    );
    let refused = store.apply(0, 2, at(2), &[Change::LedgerTransaction(drop)]).await;
    assert!(matches!(refused, Err(StoreError::Money(_))), "{refused:?}");
    assert_eq!(store.projected(0).await.unwrap().seq, 1);
    assert_eq!(store.ledger_sums().await.unwrap(), [(AssetId(1), Amount::ZERO)]);
}

/// The same reference again changes nothing, or is a contradiction.
pub async fn posting_is_booked_once(store: &dyn Store) {
    let world = World::new(store).await;
    let row = posting(world.account, "1", &[(1, Free, "5"), (1, External, "-5")]);
    world.apply(1, &[Change::LedgerTransaction(row.clone()), Change::LedgerTransaction(row.clone())]).await;
    world.apply(2, &[Change::LedgerTransaction(row.clone())]).await;
    assert_eq!(balances(&world, world.account).await[&(0, 1, Free)], money("5"));
    for entries in [&[(1, Free, "6"), (1, External, "-6")][..], &[(1, Held, "5"), (1, External, "-5")], &[]] {
        let other = posting(world.account, "1", entries);
        let refused = store.apply(0, 3, at(3), &[Change::LedgerTransaction(other)]).await;
        assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
    }
    let elsewhere = posting(world.other, "1", &[(1, Free, "7"), (1, External, "-7")]);
    let release = LedgerTransactionRow { kind: LedgerKind::Release, ..row };
    world.apply(3, &[Change::LedgerTransaction(elsewhere), Change::LedgerTransaction(release)]).await;
    assert_eq!(balances(&world, world.account).await[&(0, 1, Free)], money("10"));
}

/// Random flows of two accounts against sums in a map.
pub async fn balances_equal_a_naive_ledger(store: &dyn Store) {
    let world = World::new(store).await;
    let mut naive = BTreeMap::<(AccountId, Place), Amount>::new();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = move |below: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % below
    };
    for seq in 1..=60_u64 {
        let mut batch = Vec::new();
        for n in 0..=draw(5) {
            let account = if draw(3) == 0 { world.other } else { world.account };
            let (bot, asset) = (u32::try_from(draw(3)).unwrap(), u16::try_from(draw(2)).unwrap());
            let amount = Amount::from_atoms(i128::from(draw(u64::MAX)) * i128::from(draw(1_000))).unwrap();
            let (from, to) = if draw(2) == 0 { (Free, Held) } else { (Counterparty, Free) };
            let places = [((bot, asset, from), amount.negated()), ((bot, asset, to), amount)];
            for (place, amount) in places {
                let sum = naive.entry((account, place)).or_default();
                *sum = sum.checked_add(amount).unwrap();
            }
            batch.push(Change::LedgerTransaction(flow(account, format!("{seq}-{n}"), &places)));
        }
        world.apply(seq, &batch).await;
    }
    for account in [world.account, world.other] {
        let expected: BTreeMap<_, _> = naive
            .iter()
            .filter(|((owner, _), _)| *owner == account)
            .map(|((_, place), sum)| (*place, *sum))
            .collect();
        assert_eq!(balances(&world, account).await, expected);
    }
    assert!(store.ledger_sums().await.unwrap().iter().all(|(_, sum)| sum.is_zero()));
    assert_eq!(store.integrity_check().await.unwrap().findings().collect::<Vec<_>>(), Vec::<&str>::new());
}

/// A whole book is well; an order or position without its fills is named.
pub async fn integrity_check_names_what_does_not_hold(store: &dyn Store) {
    let world = World::new(store).await;
    let whole = filled(&order(world.account, 1, at(1)));
    let batch = [
        Change::Order(whole.clone()),
        Change::Fill(fill(&whole, 1)),
        Change::Position(position(world.account, 1)),
        Change::LedgerTransaction(posting(world.account, "1", &[(1, Fees, "1"), (1, Free, "-1")])),
    ];
    world.apply(1, &batch).await;
    let report = store.integrity_check().await.unwrap();
    assert!(report.is_well(), "{report:?}");
    let hollow = OrderRow { bot: BotId(2), ..filled(&order(world.account, 2, at(2))) };
    let mut short = position(world.account, 1);
    short.quantity = Quantity::from_units(3);
    world.apply(2, &[Change::Order(hollow), Change::Position(short)]).await;
    let report = store.integrity_check().await.unwrap();
    assert_eq!(report.orders, ["account 1 order 1-2: filled 1, its fills 0"]);
    assert_eq!(report.positions, ["account 1 bot 1 instrument 0: fills − position = -2"]);
    assert!(report.ledger.is_empty() && report.balances.is_empty() && report.file.is_empty());
}

type Place = (u32, u16, LedgerAccountKind);

fn flow(account: AccountId, reference: String, places: &[(Place, Amount)]) -> LedgerTransactionRow {
    let entry = |((bot, asset, kind), amount): &(Place, Amount)| LedgerEntry {
        bot: BotId(*bot),
        asset: AssetId(*asset),
        kind: *kind,
        amount: *amount,
    };
    let entries = places.iter().map(entry).collect();
    let (kind, reference_kind) = (LedgerKind::Transfer, "flow".to_owned());
    LedgerTransactionRow { account, kind, reference_kind, reference, at: at(1), entries }
}

async fn balances(world: &World<'_>, account: AccountId) -> BTreeMap<Place, Amount> {
    let scope = if account == world.account { world.ann } else { world.bob };
    let rows = world.store.balance_list(scope, account).await.unwrap();
    rows.into_iter().map(|row| ((row.bot.0, row.asset.0, row.kind), row.amount)).collect()
}
