//! Signals on the live socket: raised, ended, asked for, answered.

use crate::{
    signals::{BARS, BTC, candles, looked, looked_at_all, question, swinging, tell},
    socket::{Socket, followed},
    world::{Session, World},
};
use reqwest::Method;
use serde_json::{Value, json};

fn subscription() -> Value {
    json!({ "type": "subscribe", "channel": "signals" })
}

/// A world with candles, which the hub has taken already.
pub async fn world_with_candles() -> World {
    let world = World::new().await;
    candles(&world);
    followed(&world).await;
    world
}

/// A page that watches all signals, as far as it has read: its socket, its session's name.
pub async fn watching(world: &World, session: &Session) -> (Socket, String) {
    let (mut socket, name) = Socket::page(world, session).await;
    assert_eq!(socket.subscribe(subscription()).await["topic"], "signals");
    (socket, name)
}

/// The frames up to the answer of a ping.
async fn told(socket: &mut Socket) -> Vec<Value> {
    socket.say(json!({ "type": "ping", "id": "end" })).await;
    let mut frames = Vec::new();
    loop {
        let frame = socket.next().await;
        if frame["type"] == "pong" {
            return frames;
        }
        frames.push(frame);
    }
}

pub async fn listed(world: &World, session: &Session) -> Vec<Value> {
    world.get(session, "signals?limit=100").await.as_array().unwrap().clone()
}

/// The newest that was told of each signal, in order of its first news.
fn newest(frames: &[Value]) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for frame in frames {
        match found.iter_mut().find(|signal| signal["id"] == frame["data"]["id"]) {
            Some(signal) => *signal = frame["data"].clone(),
            None => found.push(frame["data"].clone()),
        }
    }
    found
}

#[tokio::test]
async fn raised_and_ended_signals_are_told_to_everybody_as_lists_have_them() {
    let world = world_with_candles().await;
    let (ann, bob) = (world.user("ann").await, world.user("bob").await);
    let (mut of_ann, _) = watching(&world, &ann).await;
    let (mut of_bob, _) = watching(&world, &bob).await;
    let answer =
        of_bob.subscribe(json!({ "type": "subscribe", "channel": "signals", "symbol": "ETH-USDT" })).await;
    assert_eq!(answer["topic"], "signals:sim:ETH-USDT");
    let mut desk = looked_at_all(&world).await;
    for step in 0..200 {
        tell(&world, BTC, BARS + step, &swinging(1, BARS + step));
        desk = looked(desk).await;
    }
    let frames = settled(&mut of_ann, &world, &ann).await;
    let (mut seq, mut ended) = (0, 0);
    for frame in &frames {
        assert_eq!((&frame["type"], &frame["topic"]), (&json!("signal"), &json!("signals")));
        assert_eq!(frame["prev_seq"], seq, "no gap");
        seq += 1;
        let end = &frame["data"]["outcome"]["end"];
        let expected = match end.as_str() {
            None => "new",
            Some("expired") => "expired",
            Some(_) => "update",
        };
        assert_eq!(frame["action"], expected, "{frame:#}");
        ended += usize::from(!end.is_null());
    }
    let mut lists = listed(&world, &ann).await;
    let mut signals = newest(&frames);
    assert_eq!(frames.len(), signals.len() + ended, "each is raised once and ends at most once");
    assert!(ended > 0 && signals.iter().any(|signal| signal["outcome"].is_null()));
    for list in [&mut lists, &mut signals] {
        list.sort_by_key(|signal| signal["id"].to_string());
    }
    assert_eq!(signals, lists);
    let of_bob = settled(&mut of_bob, &world, &bob).await;
    let all: Vec<_> = of_bob.iter().filter(|frame| frame["topic"] == "signals").cloned().collect();
    assert_eq!(all, frames);
    let of_ether: Vec<_> = of_bob.iter().filter(|frame| frame["topic"] != "signals").collect();
    let expected: Vec<_> = all.iter().filter(|frame| frame["data"]["instrument"] == "sim:ETH-USDT").collect();
    assert!(!expected.is_empty());
    assert_eq!(
        of_ether.iter().map(|frame| &frame["data"]).collect::<Vec<_>>(),
        expected.iter().map(|frame| &frame["data"]).collect::<Vec<_>>()
    );
    drop(desk);
}

/// All frames, once those of every listed signal are there.
pub async fn settled(socket: &mut Socket, world: &World, session: &Session) -> Vec<Value> {
    let lists = listed(world, session).await;
    let mut frames = Vec::new();
    loop {
        frames.extend(told(socket).await);
        let signals = newest(&frames);
        let is_told = |listed: &Value| signals.iter().any(|signal| signal == listed);
        if lists.iter().all(is_told) {
            return frames;
        }
    }
}

#[tokio::test]
async fn ones_own_signals_and_answers_are_told_to_nobody_else() {
    let world = world_with_candles().await;
    let (ann, bob) = (world.user("ann").await, world.user("bob").await);
    let (mut of_ann, _) = watching(&world, &ann).await;
    let (mut of_bob, _) = watching(&world, &bob).await;
    let own = world.post(&ann, "signals/generate", &question("BTC")).await["signal"].clone();
    let frame = of_ann.next().await;
    assert_eq!((&frame["action"], &frame["data"]["is_own"]), (&json!("new"), &json!(true)));
    assert_eq!(frame["data"], listed(&world, &ann).await[0]);
    world.post(&ann, "signals/generate", &question("BTC")).await;
    let path = format!("signals/{}", own["id"].as_str().unwrap());
    world.send_as(&ann, Method::PATCH, &path, &json!({ "status": "accepted" })).await;
    let frame = of_ann.next().await;
    assert_eq!((&frame["action"], &frame["data"]["status"]), (&json!("update"), &json!("accepted")));
    assert_eq!(told(&mut of_ann).await, Vec::<Value>::new(), "to ask again is no news");
    assert_eq!(told(&mut of_bob).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_page_that_comes_back_is_told_what_it_has_missed_of_signals() {
    let world = world_with_candles().await;
    let ann = world.user("ann").await;
    let (socket, session) = watching(&world, &ann).await;
    drop(socket);
    let own = world.post(&ann, "signals/generate", &question("BTC")).await["signal"].clone();
    let (mut socket, again) = Socket::page(&world, &ann).await;
    assert_eq!(session, again);
    socket.say(json!({ "type": "resume", "session": session, "cursors": { "signals": 0 } })).await;
    let frame = socket.next().await;
    assert_eq!((&frame["prev_seq"], &frame["data"]["id"]), (&json!(0), &own["id"]));
    socket.say(json!({ "type": "resume", "session": "another.9", "cursors": { "signals": 1 } })).await;
    let frame = socket.next().await;
    assert_eq!((&frame["type"], &frame["topic"]), (&json!("resync"), &json!("signals")));
}

#[tokio::test]
async fn signals_are_for_who_is_signed_in() {
    let world = World::new().await;
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    socket.say(subscription()).await;
    let error = socket.next().await;
    assert_eq!((&error["code"], &error["fatal"]), (&json!("UNAUTHENTICATED"), &json!(true)));
    assert_eq!(socket.closed().await, 4401);
    let ann = world.user("ann").await;
    let (mut socket, _) = Socket::page(&world, &ann).await;
    socket.say(json!({ "type": "subscribe", "channel": "signals", "symbol": "DOGE" })).await;
    assert_eq!(socket.next().await["code"], "NOT_FOUND");
}
