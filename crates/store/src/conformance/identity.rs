//! Users, sign-ins, accounts.

use super::world::{World, account, at, user};
use crate::repo::Rotation;
use crate::row::{NewSession, Role, UserPatch, UserStatus};
use crate::{FamilyKey, SessionKey, Store, StoreError, UserKey, UserScope};
use model::{AccountId, Instant, Span};

fn session(seed: u8, created_at: Instant) -> NewSession {
    NewSession {
        key: SessionKey::random(created_at, [seed; 10]),
        refresh_hash: [seed; 32],
        ip: Some("127.0.0.1".to_owned()),
        user_agent: Some("a browser".to_owned()),
        created_at,
        expires_at: created_at.checked_add(Span::from_seconds(1_000)).unwrap(),
    }
}

async fn signed_in(store: &dyn Store) -> (UserScope, FamilyKey) {
    let user = store.user_create(&user("ann", 1)).await.unwrap().key;
    let family = FamilyKey::random(at(0), [7; 10]);
    store.session_create(user, family, at(5_000), &session(1, at(0))).await.unwrap();
    (UserScope::of(user), family)
}

/// Names and addresses are unique; the demo's user is the only one of its kind.
pub async fn username_is_taken_without_regard_to_case(store: &dyn Store) {
    let ann = store.user_create(&user("Ann", 1)).await.unwrap();
    assert_eq!((ann.role, ann.status, ann.version), (Role::User, UserStatus::Active, 1));
    assert_eq!(store.user_by_username("aNN").await.unwrap(), ann);
    assert_eq!(store.user_by_key(ann.key).await.unwrap(), ann);
    let mut again = user("ann", 2);
    again.email = None;
    assert!(matches!(store.user_create(&again).await, Err(StoreError::Conflict { .. })));
    again.username = "bea".to_owned();
    again.email = Some("ANN@example.org".to_owned());
    assert!(matches!(store.user_create(&again).await, Err(StoreError::Conflict { .. })));
    assert!(matches!(store.user_demo().await, Err(StoreError::NotFound { .. })));
    again.email = None;
    again.is_demo = true;
    let demo = store.user_create(&again).await.unwrap();
    assert_eq!(store.user_demo().await.unwrap(), demo);
    let mut second = user("demo-2", 3);
    second.is_demo = true;
    assert!(matches!(store.user_create(&second).await, Err(StoreError::Conflict { .. })));
    assert_eq!(store.user_list().await.unwrap(), [ann, demo]);
}

/// A change on an old version is refused and changes nothing.
pub async fn user_update_needs_the_version_that_was_read(store: &dyn Store) {
    let ann = store.user_create(&user("ann", 1)).await.unwrap();
    let patch = UserPatch { status: Some(UserStatus::Disabled), ..UserPatch::default() };
    let changed = store.user_update(ann.key, 1, &patch, at(5)).await.unwrap();
    assert_eq!((changed.status, changed.version, changed.updated_at), (UserStatus::Disabled, 2, at(5)));
    assert_eq!(changed.email, ann.email);
    let stale = store.user_update(ann.key, 1, &UserPatch::default(), at(6)).await;
    assert!(matches!(stale, Err(StoreError::VersionMismatch { expected: 1, found: 2, .. })));
    assert_eq!(store.user_by_key(ann.key).await.unwrap(), changed);
    let nobody = UserKey::random(at(0), [9; 10]);
    let missing = store.user_update(nobody, 1, &patch, at(6)).await;
    assert!(matches!(missing, Err(StoreError::NotFound { what: "user" })));
}

/// Numbers are given from 1 on, over all users.
pub async fn account_numbers_rise_and_labels_are_unique_per_user(store: &dyn Store) {
    let world = World::new(store).await;
    assert_eq!((world.account, world.other), (AccountId(1), AccountId(2)));
    let twice = store.account_create(world.ann, &account("paper", 5)).await;
    assert!(matches!(twice, Err(StoreError::Conflict { .. })));
    let second = store.account_create(world.ann, &account("second", 6)).await.unwrap();
    assert_eq!(second.account, AccountId(3));
    let numbers = |rows: &[crate::row::AccountRow]| rows.iter().map(|row| row.account.0).collect::<Vec<_>>();
    assert_eq!(numbers(&store.account_list(world.ann).await.unwrap()), [1, 3]);
    assert_eq!(numbers(&store.account_list_all().await.unwrap()), [1, 2, 3]);
    let stranger = UserScope::of(UserKey::random(at(0), [9; 10]));
    let lost = store.account_create(stranger, &account("x", 8)).await;
    assert!(matches!(lost, Err(StoreError::NotFound { what: "user" })));
}

/// Each token works once; the next one takes its place in the same family, held to the family's end.
pub async fn refresh_token_rotates_within_its_family(store: &dyn Store) {
    let (scope, family) = signed_in(store).await;
    let rotated = store.session_rotate(&[1; 32], &session(2, at(10)), Span::ZERO).await.unwrap();
    let Rotation::Rotated(row) = rotated else { panic!("{rotated:?}") };
    assert_eq!((row.family, row.user, row.expires_at), (family, scope.user(), at(1_010)));
    assert_eq!(store.session_active(family, at(11)).await.unwrap(), row);
    let unknown = store.session_rotate(&[99; 32], &session(3, at(20)), Span::ZERO).await.unwrap();
    assert_eq!(unknown, Rotation::Unknown);
    for (n, now) in [(3, 900), (4, 1_800), (5, 2_700), (6, 3_600), (7, 4_500)] {
        let rotated = store.session_rotate(&[n - 1; 32], &session(n, at(now)), Span::ZERO).await.unwrap();
        assert!(matches!(rotated, Rotation::Rotated(_)), "{rotated:?}");
    }
    assert_eq!(store.session_active(family, at(4_501)).await.unwrap().expires_at, at(5_000));
    assert_eq!(store.session_list(scope, at(4_501)).await.unwrap().len(), 1);
}

/// A token that was replaced proves a copy, except within the grace.
pub async fn reused_refresh_token_revokes_its_family(store: &dyn Store) {
    let (scope, family) = signed_in(store).await;
    store.session_rotate(&[1; 32], &session(2, at(10)), Span::ZERO).await.unwrap();
    let raced = store.session_rotate(&[1; 32], &session(3, at(12)), Span::from_seconds(5)).await.unwrap();
    assert_eq!(raced, Rotation::Raced);
    assert!(store.session_active(family, at(12)).await.is_ok());
    let reused = store.session_rotate(&[1; 32], &session(3, at(20)), Span::from_seconds(5)).await.unwrap();
    assert_eq!(reused, Rotation::Reused { user: scope.user(), family });
    assert!(matches!(store.session_active(family, at(20)).await, Err(StoreError::NotFound { .. })));
    let newest = store.session_rotate(&[2; 32], &session(4, at(21)), Span::ZERO).await.unwrap();
    assert_eq!(newest, Rotation::Ended);
}

/// Idle time, the family's end, one family's revocation, all families' revocation.
pub async fn refresh_token_ends_by_time_and_by_revocation(store: &dyn Store) {
    let (scope, family) = signed_in(store).await;
    let idle = store.session_rotate(&[1; 32], &session(2, at(1_000)), Span::ZERO).await.unwrap();
    assert_eq!(idle, Rotation::Ended);
    assert!(store.session_list(scope, at(1_000)).await.unwrap().is_empty());
    let bob = UserScope::of(store.user_create(&user("bob", 2)).await.unwrap().key);
    let foreign = store.session_revoke(bob, family, at(5)).await;
    assert!(matches!(foreign, Err(StoreError::NotFound { what: "session" })));
    store.session_revoke(scope, family, at(5)).await.unwrap();
    store.session_revoke(scope, family, at(6)).await.unwrap();
    let revoked = store.session_rotate(&[1; 32], &session(2, at(7)), Span::ZERO).await.unwrap();
    assert_eq!(revoked, Rotation::Ended);
    for n in 10..13 {
        let family = FamilyKey::random(at(0), [n; 10]);
        store.session_create(scope.user(), family, at(5_000), &session(n, at(0))).await.unwrap();
    }
    assert_eq!(store.session_revoke_all(scope, at(8)).await.unwrap(), 3);
    assert!(store.session_list(scope, at(9)).await.unwrap().is_empty());
    assert_eq!(store.session_prune(at(4)).await.unwrap(), 0);
    assert_eq!(store.session_prune(at(9)).await.unwrap(), 4);
    let stranger = UserKey::random(at(0), [77; 10]);
    let lost = store.session_create(stranger, family, at(1), &session(50, at(0))).await;
    assert!(matches!(lost, Err(StoreError::NotFound { what: "user" })));
}
