//! The ledger: balanced or nothing, exact sums, overflow is an error.

use engine::ledger::{
    AccountKind, Ledger, LedgerAccount, LedgerError, Posting, Transaction, TransactionKind,
};
use engine::state_hash::StateHash;
use model::{Amount, AssetId, BotId, MoneyError};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn amount(atoms: i128) -> Amount {
    Amount::from_atoms(atoms).unwrap()
}

fn posting(bot: u32, asset: u16, kind: AccountKind, atoms: i128) -> Posting {
    Posting::new(BotId(bot), AssetId(asset), kind, amount(atoms))
}

fn post(ledger: &mut Ledger, hash: &mut StateHash, postings: &[Posting]) -> Result<(), LedgerError> {
    ledger.post(&Transaction { kind: TransactionKind::Transfer, reference: 1, postings }, hash)
}

#[test]
fn an_unbalanced_transaction_is_refused_and_leaves_no_trace() {
    let (mut ledger, mut hash) = (Ledger::new(2), StateHash::default());
    let before = (ledger.clone(), hash);
    let postings = [
        posting(1, 0, AccountKind::Free, 5),
        posting(1, 0, AccountKind::External, -5),
        posting(1, 1, AccountKind::Free, 7),
        posting(2, 1, AccountKind::External, -6),
    ];
    let error = post(&mut ledger, &mut hash, &postings).unwrap_err();
    assert_eq!(error, LedgerError::Unbalanced { asset: AssetId(1), sum: amount(1) });
    assert_eq!((ledger, hash), before);
}

#[test]
fn assets_do_not_balance_each_other() {
    let (mut ledger, mut hash) = (Ledger::new(2), StateHash::default());
    let postings = [posting(1, 0, AccountKind::Free, 5), posting(1, 1, AccountKind::External, -5)];
    assert!(matches!(post(&mut ledger, &mut hash, &postings), Err(LedgerError::Unbalanced { .. })));
}

#[test]
fn an_overflow_is_an_error_and_nothing_of_the_transaction_is_booked() {
    let (mut ledger, mut hash) = (Ledger::new(1), StateHash::default());
    let most = Amount::MAX.atoms();
    post(
        &mut ledger,
        &mut hash,
        &[posting(1, 0, AccountKind::Free, most), posting(1, 0, AccountKind::External, -most)],
    )
    .unwrap();
    let before = (ledger.clone(), hash);
    let postings = [
        posting(0, 0, AccountKind::Free, -1),
        posting(2, 0, AccountKind::Free, -1),
        posting(1, 0, AccountKind::Free, 2),
    ];
    let error = post(&mut ledger, &mut hash, &postings).unwrap_err();
    assert_eq!(error, LedgerError::Money(MoneyError::Overflow));
    assert_eq!((ledger, hash), before);
}

#[test]
fn an_account_may_be_posted_to_twice_in_one_transaction_unless_both_together_overflow() {
    let (mut ledger, mut hash) = (Ledger::new(1), StateHash::default());
    let half = Amount::MAX.atoms() / 2 + 1;
    let postings = [
        posting(1, 0, AccountKind::Free, half),
        posting(2, 0, AccountKind::Free, -half),
        posting(1, 0, AccountKind::Free, half),
        posting(2, 0, AccountKind::Free, -half),
    ];
    let before = (ledger.clone(), hash);
    assert!(post(&mut ledger, &mut hash, &postings).is_err());
    assert_eq!((ledger, hash), before, "all or nothing");
}

fn random_transaction() -> impl Strategy<Value = Vec<Posting>> {
    let side = (0_u32..4, 0_usize..6, 0_u32..4, 0_usize..6, 0_u16..3, -1_000_000_i128..1_000_000);
    prop::collection::vec(side, 1..5).prop_map(|sides| {
        let kinds = AccountKind::ALL;
        sides
            .into_iter()
            .flat_map(|(from, from_kind, to, to_kind, asset, atoms)| {
                [posting(from, asset, kinds[from_kind], -atoms), posting(to, asset, kinds[to_kind], atoms)]
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn balances_equal_those_of_a_naive_twin_and_sum_to_zero(
        transactions in prop::collection::vec((random_transaction(), any::<bool>()), 1..40),
    ) {
        let (mut ledger, mut hash) = (Ledger::new(3), StateHash::default());
        let mut twin: BTreeMap<(u32, u16, AccountKind), i128> = BTreeMap::new();
        for (mut postings, is_spoiled) in transactions {
            if is_spoiled {
                let spoiled = &mut postings[0];
                spoiled.amount = spoiled.amount.checked_add(amount(1)).unwrap();
                prop_assert!(post(&mut ledger, &mut hash, &postings).is_err());
            } else {
                post(&mut ledger, &mut hash, &postings).unwrap();
                for posting in &postings {
                    let key = (posting.account.bot.0, posting.account.asset.0, posting.account.kind);
                    *twin.entry(key).or_default() += posting.amount.atoms();
                }
            }
            for asset in 0..3 {
                prop_assert!(ledger.sum(AssetId(asset)).unwrap().is_zero());
                let owned: i128 = twin
                    .iter()
                    .filter(|((_, of, kind), _)| *of == asset && kind.is_owned())
                    .map(|(_, atoms)| atoms)
                    .sum();
                prop_assert_eq!(ledger.owned(AssetId(asset)).unwrap().atoms(), owned);
            }
        }
        for ((bot, asset, kind), atoms) in twin {
            let account = LedgerAccount { bot: BotId(bot), asset: AssetId(asset), kind };
            prop_assert_eq!(ledger.balance(account).atoms(), atoms);
        }
        let text = serde_json::to_string(&ledger).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), ledger);
    }
}
