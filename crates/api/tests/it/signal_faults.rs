//! Saves of signals that fail: nothing is lost, nothing is said twice.

use crate::{
    signal_socket::{listed, settled, watching, world_with_candles},
    signals::{BARS, BTC, ETH, hour, question, swinging, tell},
    world::World,
};
use platform::{
    signals::SignalDesk,
    testing::{FailingSignals, SaveFault},
};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// How many candles close after the desk has begun.
const STEPS: i64 = 120;

/// How the saves of a desk go wrong.
#[derive(Clone, Copy, Debug)]
struct Faults {
    fault: SaveFault,
    /// How often each look's save fails.
    times: usize,
}

async fn desk_of(world: &World, faults: Option<Faults>) -> SignalDesk {
    let Some(Faults { fault, times }) = faults else {
        return SignalDesk::open(Arc::clone(&world.platform)).await.unwrap();
    };
    let store = FailingSignals::new(Arc::clone(&world.store), fault, times);
    SignalDesk::open_over(Arc::clone(&world.platform), Arc::new(store)).await.unwrap()
}

/// What the lists say in the end, and all that was told. A desk that is `replaced` ends at that step with findings that
/// could not be kept, and another takes its place.
async fn course(faults: Option<Faults>, replaced: Option<i64>) -> (Vec<Value>, Vec<Value>) {
    let world = world_with_candles().await;
    let ann = world.user("ann").await;
    let (mut socket, _) = watching(&world, &ann).await;
    let mut body = question("BTC");
    body["expires_bars"] = 100.into();
    world.post(&ann, "signals/generate", &body).await;
    let mut desk = desk_of(&world, faults).await;
    let looks = 1 + faults.map_or(0, |faults| faults.times);
    for _ in 0..12 * looks {
        // That it fails is what is looked at.
        let _ = desk.look().await;
    }
    for step in 0..STEPS {
        for (instrument, seed) in [(BTC, 1), (ETH, 2)] {
            tell(&world, instrument, BARS + step, &swinging(seed, BARS + step));
        }
        if replaced == Some(step) {
            assert!(desk.look().await.is_err(), "the candles' save fails");
            desk = desk_of(&world, faults).await;
            for _ in 0..12 * looks {
                let _ = desk.look().await;
            }
        }
        for look in 1..looks {
            assert!(desk.look().await.is_err() || replaced == Some(step), "look {look} of step {step}");
        }
        desk.look().await.unwrap();
    }
    let lists = listed(&world, &ann).await;
    let frames = if replaced.is_none() { settled(&mut socket, &world, &ann).await } else { Vec::new() };
    (lists, frames)
}

/// Without the ids, which are made by chance.
fn nameless(lists: &[Value], others: &[&str]) -> Vec<Value> {
    let mut lists = lists.to_vec();
    for signal in &mut lists {
        let signal = signal.as_object_mut().unwrap();
        signal.retain(|name, _| name != "id" && !others.contains(&name.as_str()));
    }
    lists.sort_by_key(ToString::to_string);
    lists
}

#[tokio::test]
async fn a_save_that_fails_loses_no_signal_and_tells_of_none_twice() {
    let (expected, _) = course(None, None).await;
    assert!(expected.len() < 100, "one page has them all");
    assert!(expected.iter().any(|signal| signal["is_own"] == true && !signal["outcome"].is_null()));
    let ends = |end: &str| expected.iter().filter(|signal| signal["outcome"]["end"] == end).count();
    assert!(ends("reversed") > 0 && ends("stopped") > 0, "signals end in more than one way");
    for faults in [
        Faults { fault: SaveFault::Before, times: 1 },
        Faults { fault: SaveFault::After, times: 1 },
        Faults { fault: SaveFault::After, times: 3 },
    ] {
        let (lists, frames) = course(Some(faults), None).await;
        assert_eq!(nameless(&lists, &[]), nameless(&expected, &[]), "{faults:?}");
        let mut told: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for frame in &frames {
            let (raised, ended) = told.entry(frame["data"]["id"].to_string()).or_default();
            *if frame["action"] == "new" { raised } else { ended } += 1;
        }
        for signal in &lists {
            let is_ended = usize::from(!signal["outcome"].is_null());
            assert_eq!(told.remove(&signal["id"].to_string()), Some((1, is_ended)), "{faults:?} {signal:#}");
        }
        assert!(told.is_empty(), "what is told is kept: {told:?}");
    }
}

#[tokio::test]
async fn a_desk_that_ends_before_it_could_keep_what_it_found_is_followed_by_one_that_finds_it() {
    let (expected, _) = course(None, None).await;
    let at = |step: i64| Value::from(hour(BARS + step + 1).to_rfc3339());
    let step_of = |is_it: &dyn Fn(&Value, &Value) -> bool| {
        (0..STEPS).find(|step| expected.iter().any(|signal| is_it(signal, &at(*step)))).unwrap()
    };
    let raised = step_of(&|signal, at| signal["origin"] == "live" && signal["raised_at"] == *at);
    let ended = step_of(&|signal, at| signal["outcome"]["ended_at"] == *at);
    for fault in [SaveFault::Before, SaveFault::After] {
        for step in [raised, ended] {
            let (lists, _) = course(Some(Faults { fault, times: 1 }), Some(step)).await;
            // What the second desk finds first had closed before it looked.
            assert_eq!(nameless(&lists, &["origin"]), nameless(&expected, &["origin"]), "{fault:?} {step}");
        }
    }
}
