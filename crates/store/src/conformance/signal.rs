//! Signals: kept once, ended once, answered by each user for themselves.

use super::world::{World, at, money};
use crate::repo::{SignalFilter, SignalLook, SignalsKept};
use crate::row::{
    ArgumentRow, CornerRow, OpinionRow, ReasonRow, SignalAnswer, SignalEndWord, SignalOrigin,
    SignalOutcomeRow, SignalRow, SignalSide, TakeProfitRow,
};
use crate::{PageQuery, SignalKey, Store, StoreError, UserScope};
use model::{Instant, InstrumentId, Timeframe};

const BITCOIN: InstrumentId = InstrumentId(0);
const ETHER: InstrumentId = InstrumentId(1);

fn signal(seed: u8, instrument: InstrumentId, raised: i64) -> SignalRow {
    SignalRow {
        key: SignalKey::random(at(raised), [seed; 10]),
        user: None,
        instrument,
        timeframe: Timeframe::MINUTE,
        origin: SignalOrigin::Live,
        direction: SignalSide::Long,
        confidence: 0.685,
        entry_price: money("61234.56"),
        stop_loss: money("0.0000000012"),
        stop_reason: "beyond the last low".to_owned(),
        take_profits: vec![TakeProfitRow {
            price: money("62000.000000000000000001"),
            fraction: 0.3,
            reason: "a level with 3 touches".to_owned(),
        }],
        reason: Some(ReasonRow {
            source: "technical".to_owned(),
            text: "EMA 20 is 0.5 average ranges below EMA 50".to_owned(),
        }),
        raised_at: at(raised),
        expires_at: at(raised + 600),
        outcome: None,
        answer: None,
    }
}

fn reasoning() -> [OpinionRow; 1] {
    [OpinionRow {
        source: "technical".to_owned(),
        weight_pct: 30.0,
        lean: -0.125,
        arguments: vec![ArgumentRow {
            text: "EMA 20 is 0.5 average ranges below EMA 50".to_owned(),
            weight: 0.18,
            lean: -0.25,
            drawing: vec![CornerRow { at: at(0), price: 61_000.5, label: "(3)".to_owned() }],
        }],
    }]
}

async fn add(store: &dyn Store, row: &SignalRow) -> bool {
    store.signal_add(row, &reasoning()).await.unwrap()
}

/// A look that has found nothing.
const LOOK: SignalLook<'_> =
    SignalLook { instrument: BITCOIN, timeframe: Timeframe::MINUTE, raised: &[], ended: &[], through: None };

/// Whether the outcome was the first.
async fn end(store: &dyn Store, key: SignalKey, outcome: &SignalOutcomeRow) -> bool {
    let ended = [(key, *outcome)];
    let kept = store.signal_look(&SignalLook { ended: &ended, ..LOOK }).await.unwrap();
    kept.ended.contains(&key)
}

const fn outcome(ended_at: Instant) -> SignalOutcomeRow {
    SignalOutcomeRow {
        end: SignalEndWord::Stopped,
        ended_at,
        targets_reached: 1,
        return_ratio: Some(-0.0125),
        risk_multiple: Some(-0.5),
    }
}

async fn listed(store: &dyn Store, scope: UserScope, filter: SignalFilter) -> Vec<SignalKey> {
    let page = store.signal_list(scope, &filter, &PageQuery::first(100)).await.unwrap();
    page.rows.into_iter().map(|row| row.key).collect()
}

/// The same series, candle and user is one signal, whatever its key; what was written comes back.
pub async fn signal_is_kept_once_and_comes_back_as_written(store: &dyn Store) {
    let world = World::new(store).await;
    let row = signal(1, BITCOIN, 60);
    assert!(add(store, &row).await);
    assert!(!add(store, &signal(2, BITCOIN, 60)).await);
    assert_eq!(store.signal_by_key(world.bob, row.key).await.unwrap(), row);
    assert_eq!(store.signal_reasoning(world.bob, row.key).await.unwrap(), reasoning());
    let own =
        SignalRow { user: Some(world.ann.user()), origin: SignalOrigin::Request, ..signal(3, BITCOIN, 60) };
    assert!(add(store, &own).await);
    assert!(add(store, &signal(4, ETHER, 60)).await);
    let asked =
        async |scope| store.signal_of_request(scope, BITCOIN, Timeframe::MINUTE, at(60)).await.unwrap();
    assert_eq!(asked(world.ann).await, Some(own.clone()));
    assert_eq!(asked(world.bob).await, None);
    assert!(matches!(store.signal_by_key(world.bob, own.key).await, Err(StoreError::NotFound { .. })));
    assert!(matches!(store.signal_reasoning(world.bob, own.key).await, Err(StoreError::NotFound { .. })));
    assert_eq!(store.signal_reasoning(world.ann, own.key).await.unwrap(), reasoning());
    let silent = SignalRow { reason: None, ..signal(5, ETHER, 120) };
    assert!(store.signal_add(&silent, &[]).await.unwrap());
    assert_eq!(store.signal_by_key(world.bob, silent.key).await.unwrap(), silent);
    assert_eq!(store.signal_list_open(2).await.unwrap().len(), 2);
}

/// A second outcome changes nothing; an ended one is no longer open.
pub async fn signal_ends_once(store: &dyn Store) {
    let world = World::new(store).await;
    let row = signal(1, BITCOIN, 60);
    add(store, &row).await;
    assert!(end(store, row.key, &outcome(at(120))).await);
    assert!(!end(store, row.key, &outcome(at(180))).await);
    assert!(!end(store, SignalKey::random(at(1), [9; 10]), &outcome(at(180))).await);
    let kept = store.signal_by_key(world.ann, row.key).await.unwrap();
    assert_eq!(kept.outcome, Some(outcome(at(120))));
    assert_eq!(store.signal_list_open(10).await.unwrap(), []);
    let never_entered = SignalOutcomeRow { return_ratio: None, risk_multiple: None, ..outcome(at(300)) };
    let other = signal(2, BITCOIN, 240);
    add(store, &other).await;
    end(store, other.key, &never_entered).await;
    assert_eq!(store.signal_by_key(world.ann, other.key).await.unwrap().outcome, Some(never_entered));
}

/// All of a look or nothing; the same look again is nothing new, and nor is the same signal under another key.
pub async fn signal_look_is_kept_whole_and_once(store: &dyn Store) {
    let world = World::new(store).await;
    let [first, second] = [signal(1, BITCOIN, 60), signal(2, BITCOIN, 120)];
    let raised = [&first, &second].map(|row| (row.clone(), reasoning().to_vec()));
    let ended = [(first.key, outcome(at(120)))];
    let look = SignalLook { raised: &raised, ended: &ended, through: Some(at(180)), ..LOOK };
    // The second's life is none: the table does not take it.
    let broken = SignalRow { expires_at: second.raised_at, ..second.clone() };
    let refused = [raised[0].clone(), (broken, reasoning().to_vec())];
    assert!(store.signal_look(&SignalLook { raised: &refused, ..look }).await.is_err());
    assert_eq!(listed(store, world.ann, SignalFilter::default()).await, []);
    assert_eq!(store.signal_watch(BITCOIN, Timeframe::MINUTE).await.unwrap(), None);
    let kept = store.signal_look(&look).await.unwrap();
    assert_eq!(kept.raised, [first.key, second.key].into());
    assert_eq!(kept.ended, [first.key].into());
    assert_eq!(store.signal_watch(BITCOIN, Timeframe::MINUTE).await.unwrap(), Some(at(180)));
    let again = [(signal(3, BITCOIN, 120), Vec::new())];
    for look in [look, SignalLook { raised: &again, ..look }] {
        assert_eq!(store.signal_look(&look).await.unwrap(), SignalsKept::default());
    }
    assert_eq!(listed(store, world.ann, SignalFilter::default()).await, [second.key, first.key]);
    let row = SignalRow { outcome: Some(outcome(at(120))), ..first };
    assert_eq!(store.signal_by_key(world.bob, row.key).await.unwrap(), row);
}

/// One user's answer is not another's, can be changed and taken back.
pub async fn signal_answers_are_each_users_own(store: &dyn Store) {
    let world = World::new(store).await;
    let row = signal(1, BITCOIN, 60);
    add(store, &row).await;
    let seen = async |scope| store.signal_by_key(scope, row.key).await.unwrap().answer;
    for answer in [Some(SignalAnswer::Accepted), Some(SignalAnswer::Rejected), None] {
        store.signal_answer(world.ann, row.key, answer, at(70)).await.unwrap();
        assert_eq!((seen(world.ann).await, seen(world.bob).await), (answer, None));
    }
    let own = SignalRow { user: Some(world.ann.user()), ..signal(2, BITCOIN, 120) };
    add(store, &own).await;
    let refused = store.signal_answer(world.bob, own.key, Some(SignalAnswer::Accepted), at(130)).await;
    assert!(matches!(refused, Err(StoreError::NotFound { .. })));
}

/// Newest first, each once, and each filter binds.
pub async fn signals_come_in_pages_and_filters(store: &dyn Store) {
    let world = World::new(store).await;
    let mut rows = vec![
        signal(1, BITCOIN, 60),
        SignalRow { direction: SignalSide::Short, ..signal(2, ETHER, 60) },
        SignalRow { timeframe: "1h".parse().unwrap(), ..signal(3, BITCOIN, 120) },
        SignalRow { user: Some(world.ann.user()), ..signal(4, BITCOIN, 180) },
    ];
    for row in &rows {
        assert!(add(store, row).await);
    }
    end(store, rows[0].key, &outcome(at(90))).await;
    rows.sort_by_key(|row| std::cmp::Reverse((row.raised_at, row.key)));
    let keys: Vec<SignalKey> = rows.iter().map(|row| row.key).collect();
    assert_eq!(listed(store, world.ann, SignalFilter::default()).await, keys);
    assert_eq!(listed(store, world.bob, SignalFilter::default()).await, keys[1..]);
    let (mut paged, mut query) = (Vec::new(), PageQuery::first(1));
    loop {
        let page = store.signal_list(world.ann, &SignalFilter::default(), &query).await.unwrap();
        paged.extend(page.rows.into_iter().map(|row| row.key));
        let Some(next) = page.next else { break };
        query.cursor = Some(next);
    }
    assert_eq!(paged, keys);
    let count = async |filter| listed(store, world.ann, filter).await.len();
    let all = SignalFilter::default();
    assert_eq!(count(SignalFilter { instrument: Some(ETHER), ..all }).await, 1);
    assert_eq!(count(SignalFilter { timeframe: "1h".parse().ok(), ..all }).await, 1);
    assert_eq!(count(SignalFilter { direction: Some(SignalSide::Short), ..all }).await, 1);
    assert_eq!(count(SignalFilter { is_ended: Some(true), ..all }).await, 1);
    assert_eq!(count(SignalFilter { is_ended: Some(false), ..all }).await, 3);
    assert_eq!(count(SignalFilter { from: Some(at(120)), ..all }).await, 2);
}

/// Only what has ended is forgotten, its answers with it.
pub async fn signals_that_ended_long_ago_are_forgotten(store: &dyn Store) {
    let world = World::new(store).await;
    let rows = [signal(1, BITCOIN, 60), signal(2, BITCOIN, 120), signal(3, BITCOIN, 180)];
    for row in &rows {
        add(store, row).await;
        store.signal_answer(world.ann, row.key, Some(SignalAnswer::Rejected), at(200)).await.unwrap();
    }
    end(store, rows[0].key, &outcome(at(90))).await;
    end(store, rows[2].key, &outcome(at(190))).await;
    assert_eq!(store.signal_prune(at(180), 10).await.unwrap(), 1);
    let left = listed(store, world.ann, SignalFilter::default()).await;
    assert_eq!(left, [rows[2].key, rows[1].key]);
    let gone = store.signal_reasoning(world.ann, rows[0].key).await;
    assert!(matches!(gone, Err(StoreError::NotFound { .. })));
}

/// A series is never looked through twice.
pub async fn signal_watch_only_moves_on(store: &dyn Store) {
    let hour: Timeframe = "1h".parse().unwrap();
    let seen = async |timeframe| store.signal_watch(BITCOIN, timeframe).await.unwrap();
    assert_eq!(seen(hour).await, None);
    for (set, expected) in [(60, 60), (180, 180), (120, 180)] {
        let look = SignalLook { timeframe: hour, through: Some(at(set)), ..LOOK };
        store.signal_look(&look).await.unwrap();
        assert_eq!(seen(hour).await, Some(at(expected)));
    }
    assert_eq!(seen(Timeframe::MINUTE).await, None);
}
