//! Signals: asked for, raised as candles close, answered, followed to their end, scored.

use crate::world::{Session, World, problem_of};
use analysis::Bar;
use model::{Instant, InstrumentId, Span, Timeframe};
use platform::signals::SignalDesk;
use platform::testing::FakeTrading;
use platform::{ports::Update, view};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

pub const BTC: InstrumentId = InstrumentId(0);
pub const ETH: InstrumentId = InstrumentId(1);
/// How many candles each market has.
pub const BARS: i64 = 700;

/// When the hour began, so many hours after the last whole one before the market's time.
pub fn hour(number: i64) -> Instant {
    let now = Timeframe::HOUR.floor(FakeTrading::market_time());
    now.checked_add(Span::from_seconds((number - BARS) * 3_600)).unwrap()
}

/// Candle `number` of a market that swings: a slow wave, a fast one, and a little noise from `seed`.
pub fn swinging(seed: u64, number: i64) -> Bar {
    let price = |at: i64| {
        let at = at as f64;
        let noise = ((at * 12.9898 + seed as f64 * 78.233).sin() * 43_758.545).fract();
        1_000.0 + 60.0 * (at / 40.0).sin() + 25.0 * (at / 9.0 + seed as f64).sin() + 4.0 * noise
    };
    let (open, close) = (price(number - 1), price(number));
    let volume = 10.0 + 5.0 * (number as f64 / 7.0).sin();
    Bar { open_at: 0, open, high: open.max(close) + 3.0, low: open.min(close) - 3.0, close, volume }
}

pub fn tell(world: &World, instrument: InstrumentId, number: i64, bar: &Bar) {
    tell_candle(world, (instrument, Timeframe::HOUR), hour(number), bar);
}

/// A candle of Bitcoin, so many of its length after the last hour but [`BARS`] of them.
fn tell_over(world: &World, timeframe: Timeframe, number: i64, bar: &Bar) {
    let seconds = (number - BARS) * timeframe.seconds();
    let open_at = hour(BARS).checked_add(Span::from_seconds(seconds)).unwrap();
    tell_candle(world, (BTC, timeframe), open_at, bar);
}

fn tell_candle(
    world: &World,
    (instrument, timeframe): (InstrumentId, Timeframe),
    open_at: Instant,
    bar: &Bar,
) {
    let price = |value: f64| format!("{value:.2}").parse().unwrap();
    let candle = view::Candle {
        open_at,
        open: price(bar.open),
        high: price(bar.high),
        low: price(bar.low),
        close: price(bar.close),
        volume: bar.volume,
    };
    world.trading.tell(Update::Candle { instrument, timeframe, candle, is_closed: true });
}

/// Hourly candles of two markets; the third has none.
pub fn candles(world: &World) {
    for number in 0..BARS {
        tell(world, BTC, number, &swinging(1, number));
        tell(world, ETH, number, &swinging(2, number));
    }
}

/// The least confidence, so that every question leads to a signal.
pub fn question(symbol: &str) -> Value {
    json!({ "symbol": symbol, "confidence_min": 0.5, "expires_bars": 20 })
}

async fn list(world: &World, session: &Session, query: &str) -> Vec<Value> {
    world.get(session, &format!("signals{query}")).await.as_array().unwrap().clone()
}

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_question_leads_to_one_signal_with_all_its_reasons() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    candles(&world);
    let said = world.post(&ann, "signals/generate", &question("BTC")).await;
    assert_eq!(
        (&said["instrument"], &said["timeframe"], &said["bars"]),
        (&json!("sim:BTC-USDT"), &json!("1h"), &json!(BARS))
    );
    let signal = &said["signal"];
    assert_eq!(
        signal["entry_price"],
        format!("{:.2}", said["close"].as_f64().unwrap()).trim_end_matches('0')
    );
    let sign = if signal["direction"] == "long" { 1.0 } else { -1.0 };
    assert_eq!(signal["action"], if sign > 0.0 { "buy" } else { "sell" });
    assert!(sign * (number(&signal["entry_price"]) - number(&signal["stop_loss"])) > 0.0, "{signal:#}");
    let mut weights = 0.0;
    for part in ["technical", "elliott_wave", "patterns", "fibonacci", "volume"] {
        let part = &signal["reasoning"][part];
        let (lean, score) = (part["lean"].as_f64().unwrap(), part["score"].as_f64().unwrap());
        assert!((score - f64::midpoint(1.0, sign * lean)).abs() < 1e-12);
        assert_eq!(part["text"] == "nothing to say", part["arguments"] == json!([]), "{part:#}");
        weights += part["weight_pct"].as_f64().unwrap();
    }
    assert!((weights - 100.0).abs() < 1e-9);
    assert_eq!(
        (&signal["status"], &signal["origin"], &signal["is_own"]),
        (&json!("active"), &json!("request"), &json!(true))
    );
    let again = world.post(&ann, "signals/generate", &question("sim:BTC-USDT")).await;
    assert_eq!(again["signal"], *signal, "one candle is one signal");
    assert_eq!(world.get(&ann, &format!("signals/{}", signal["id"].as_str().unwrap())).await, *signal);
    let listed = list(&world, &ann, "").await;
    assert_eq!(listed.len(), 1);
    told_slim(&listed[0], signal);
}

/// What a list tells is what the whole says, without what is long, and with what speaks most for it.
fn told_slim(listed: &Value, whole: &Value) {
    let (listed, long) = (listed.as_object().unwrap(), ["stop_reason", "take_profits", "reasoning"]);
    for (name, value) in whole.as_object().unwrap() {
        assert_eq!(listed.get(name), (!long.contains(&name.as_str())).then_some(value), "{name}");
    }
    let prices: Vec<_> =
        whole["take_profits"].as_array().unwrap().iter().map(|target| target["price"].clone()).collect();
    assert_eq!(listed["target_prices"], json!(prices));
    let sign = if whole["direction"] == "long" { 1.0 } else { -1.0 };
    let figure = |value: &Value, name: &str| value[name].as_f64().unwrap();
    let most = whole["reasoning"].as_object().unwrap().iter().max_by(|(_, one), (_, other)| {
        let share = |part| sign * figure(part, "weight_pct") * figure(part, "lean");
        share(one).total_cmp(&share(other))
    });
    let (source, part) = most.unwrap();
    let argument = part["arguments"].as_array().unwrap().iter().max_by(|one, other| {
        let share = |argument| sign * figure(argument, "weight") * figure(argument, "lean");
        share(one).total_cmp(&share(other))
    });
    assert_eq!(listed["reason"], json!({ "source": source, "text": argument.unwrap()["text"] }));
}

#[tokio::test]
async fn a_question_without_enough_confidence_leads_to_no_signal() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    candles(&world);
    let said = world.post(&ann, "signals/generate", &json!({ "symbol": "BTC", "confidence_min": 1 })).await;
    assert_eq!(said["signal"], Value::Null);
    assert_eq!(list(&world, &ann, "").await, Vec::<Value>::new());
}

#[tokio::test]
async fn weights_change_the_blend() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    candles(&world);
    let nobody = json!({ "technical": 0, "elliott_wave": 0, "patterns": 0, "fibonacci": 0, "volume": 0 });
    for source in ["technical", "elliott_wave", "patterns", "fibonacci", "volume"] {
        let mut weights = nobody.clone();
        weights[source] = json!(7);
        let body = json!({ "symbol": "BTC", "confidence_min": 1, "weights": weights });
        let said = world.post(&ann, "signals/generate", &body).await;
        let lean = said["reasoning"][source]["lean"].as_f64().unwrap();
        assert!((said["blend"].as_f64().unwrap() - lean).abs() < 1e-12, "{source}: {said:#}");
    }
}

#[tokio::test]
async fn wrong_questions_are_named_at_their_field() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    candles(&world);
    let cases = [
        (json!({}), "/symbol"),
        (json!({ "symbol": "NOPE" }), "/symbol"),
        (json!({ "symbol": "ETH-BTC" }), "/timeframe"),
        (json!({ "symbol": "BTC", "timeframe": "2h" }), "/timeframe"),
        (json!({ "symbol": "BTC", "limit": 0 }), "/limit"),
        (json!({ "symbol": "BTC", "limit": 100 }), "/timeframe"),
        (json!({ "symbol": "BTC", "confidence_min": 0.4 }), "/confidence_min"),
        (json!({ "symbol": "BTC", "confidence_min": "0.7" }), "/confidence_min"),
        (json!({ "symbol": "BTC", "expires_bars": 10_001 }), "/expires_bars"),
        (json!({ "symbol": "BTC", "weights": [1] }), "/weights"),
        (json!({ "symbol": "BTC", "weights": { "technical": -1 } }), "/weights/technical"),
        (json!({ "symbol": "BTC", "weights": { "astrology": 1 } }), "/weights/astrology"),
        (
            json!({ "symbol": "BTC", "weights": { "technical": 0, "elliott_wave": 0, "patterns": 0, "fibonacci": 0, "volume": 0 } }),
            "/weights",
        ),
        (json!({ "symbol": "BTC", "colour": "red" }), "/colour"),
    ];
    for (body, pointer) in cases {
        let response = world.send_as(&ann, Method::POST, "signals/generate", &body).await;
        let problem = problem_of(response, 422, "VALIDATION_ERROR").await;
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}: {problem:#}");
    }
    for query in [
        "?state=maybe",
        "?timeframe=7m",
        "?direction=up",
        "?cursor=x",
        "?limit=0",
        "?from=soon",
        "?symbol=NOPE",
    ] {
        let response = world.send_as(&ann, Method::GET, &format!("signals{query}"), &Value::Null).await;
        problem_of(response, 422, "VALIDATION_ERROR").await;
    }
}

#[tokio::test]
async fn a_scan_asks_every_market_that_has_candles() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    candles(&world);
    let said = world.post(&ann, "signals/scan", &json!({ "confidence_min": 0.5 })).await;
    let said = said.as_array().unwrap();
    assert_eq!(said.len(), 2, "ETH-BTC has no candles");
    let confidence: Vec<f64> = said.iter().map(|one| one["confidence"].as_f64().unwrap()).collect();
    assert!(confidence[0] >= confidence[1]);
    assert_eq!(list(&world, &ann, "").await.len(), 2);
    let one = world.post(&ann, "signals/scan", &json!({ "symbols": ["ETH-USDT"] })).await;
    assert_eq!(one[0]["instrument"], "sim:ETH-USDT");
    let response = world.send_as(&ann, Method::POST, "signals/scan", &json!({ "symbols": "ETH" })).await;
    problem_of(response, 422, "VALIDATION_ERROR").await;
}

#[tokio::test]
async fn an_answer_is_the_users_own_until_the_signal_ends() {
    let world = World::new().await;
    let (ann, bob) = (world.user("ann").await, world.user("bob").await);
    candles(&world);
    let desk = SignalDesk::open(Arc::clone(&world.platform)).await.unwrap();
    let desk = looked(looked(desk).await).await;
    let shared = list(&world, &ann, "").await;
    let ended = shared.iter().find(|signal| signal["outcome"] != Value::Null).expect("one has ended");
    let path = format!("signals/{}", ended["id"].as_str().unwrap());
    let accept = json!({ "status": "accepted" });
    problem_of(world.send_as(&ann, Method::PATCH, &path, &accept).await, 409, "CONFLICT").await;
    let own = world.post(&ann, "signals/generate", &question("BTC")).await["signal"].clone();
    let path = format!("signals/{}", own["id"].as_str().unwrap());
    problem_of(world.send_as(&bob, Method::PATCH, &path, &accept).await, 404, "NOT_FOUND").await;
    for status in ["accepted", "rejected", "active"] {
        let response = world.send_as(&ann, Method::PATCH, &path, &json!({ "status": status })).await;
        assert_eq!(crate::world::data_of(response).await["status"], status);
    }
    for body in [json!({ "status": "maybe" }), json!({})] {
        let response = world.send_as(&ann, Method::PATCH, &path, &body).await;
        let problem = problem_of(response, 422, "VALIDATION_ERROR").await;
        assert_eq!(problem["errors"][0]["pointer"], "/status");
    }
    drop(desk);
}

/// A look that must go well.
pub async fn looked(mut desk: SignalDesk) -> SignalDesk {
    desk.look().await.unwrap();
    desk
}

/// Looks until every series was begun.
pub async fn looked_at_all(world: &World) -> SignalDesk {
    let mut desk = SignalDesk::open(Arc::clone(&world.platform)).await.unwrap();
    for _ in 0..3 * world.platform.settings().signal_timeframes.len() {
        desk = looked(desk).await;
    }
    desk
}

#[tokio::test]
async fn the_desk_says_nothing_twice() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    candles(&world);
    let desk = looked_at_all(&world).await;
    let first = list(&world, &ann, "?limit=100").await;
    assert!(!first.is_empty());
    assert!(
        first.iter().all(|signal| signal["origin"] == "history" && signal["is_own"] == false),
        "{first:#?}"
    );
    drop(desk);
    let mut desk = looked_at_all(&world).await;
    assert_eq!(list(&world, &ann, "?limit=100").await, first, "a restart adds nothing");
    let mut count = first.len();
    for step in 0..200 {
        tell(&world, BTC, BARS + step, &swinging(1, BARS + step));
        if step % 3 == 0 {
            desk = looked(desk).await;
        }
        if step == 100 {
            desk = looked_at_all(&world).await;
        }
        let now = list(&world, &ann, "?limit=100").await;
        assert!(now.len() >= count);
        count = now.len();
    }
    let now = list(&world, &ann, "?limit=100").await;
    let live: Vec<_> = now.iter().filter(|signal| signal["origin"] == "live").collect();
    assert!(!live.is_empty(), "200 candles raise a signal");
    let open = list(&world, &ann, "?state=open").await;
    assert!(open.len() <= 2, "one for each market");
    let ended = list(&world, &ann, "?state=ended&limit=100").await;
    assert_eq!(open.len() + ended.len(), now.len());
    drop(desk);
}

#[tokio::test]
async fn the_desk_says_how_far_it_has_looked() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    candles(&world);
    let desk_of = async || world.get(&ann, "signals/desk").await["timeframes"].as_array().unwrap().clone();
    let unseen = |timeframe: &str| json!({ "timeframe": timeframe, "instruments": 3, "closed_at": null, "looked": 0, "raised": 0, "open": 0, "confidence_max": null });
    let over = desk_of().await;
    assert_eq!(over, ["15m", "1h", "4h"].map(unseen));
    let mut desk = looked_at_all(&world).await;
    let over = desk_of().await;
    assert_eq!((&over[0], &over[2]), (&unseen("15m"), &unseen("4h")), "there are no such candles");
    assert_eq!((&over[1]["closed_at"], &over[1]["looked"]), (&json!(hour(BARS).to_rfc3339()), &json!(2)));
    let mut raised = 0;
    for step in 0..100 {
        for (instrument, seed) in [(BTC, 1), (ETH, 2)] {
            tell(&world, instrument, BARS + step, &swinging(seed, BARS + step));
        }
        desk = looked(desk).await;
        let closed_at = hour(BARS + step + 1).to_rfc3339();
        let over = desk_of().await;
        assert_eq!((&over[1]["closed_at"], &over[1]["looked"]), (&json!(closed_at), &json!(2)));
        let shared = list(&world, &ann, "?limit=100").await;
        let now: Vec<_> = shared.iter().filter(|signal| signal["raised_at"] == closed_at).collect();
        assert_eq!(over[1]["raised"], now.len());
        assert_eq!(over[1]["open"], list(&world, &ann, "?state=open").await.len());
        raised += now.len();
        let confidence_max = over[1]["confidence_max"].as_f64().unwrap();
        assert!(now.iter().all(|signal| signal["confidence"].as_f64().unwrap() <= confidence_max));
        assert!((0.5..=1.0).contains(&confidence_max));
    }
    assert!(raised > 0);
    let question = json!({ "confidence_min": 0.5 });
    let said = world.post(&ann, "signals/scan", &question).await;
    assert_eq!(said[0]["confidence"], desk_of().await[1]["confidence_max"], "it is what the sources say");
    tell(&world, BTC, BARS + 100, &swinging(1, BARS + 100));
    drop(looked(desk).await);
    assert_eq!(desk_of().await[1]["looked"], 1, "the other market's candle has not closed");
}

#[tokio::test]
async fn a_signal_that_was_asked_for_is_followed_to_its_end() {
    for (jump, status, end) in [(-400.0, "invalidated", "stopped"), (400.0, "completed", "targets_reached")] {
        let world = World::new().await;
        let ann = world.user("ann").await;
        candles(&world);
        let signal = world.post(&ann, "signals/generate", &question("BTC")).await["signal"].clone();
        let sign = if signal["direction"] == "long" { 1.0 } else { -1.0 };
        let (open, close) = (number(&signal["entry_price"]), number(&signal["entry_price"]) + sign * jump);
        let bar = Bar { open_at: 0, open, high: open.max(close), low: open.min(close), close, volume: 1.0 };
        let mut desk = SignalDesk::open(Arc::clone(&world.platform)).await.unwrap();
        tell(&world, BTC, BARS, &bar);
        for _ in 0..9 {
            desk = looked(desk).await;
        }
        let path = format!("signals/{}", signal["id"].as_str().unwrap());
        let now = world.get(&ann, &path).await;
        assert_eq!(
            (now["status"].as_str(), now["outcome"]["end"].as_str()),
            (Some(status), Some(end)),
            "{now:#}"
        );
        let expected = if jump < 0.0 {
            -(number(&signal["entry_price"]) - number(&signal["stop_loss"])).abs() / open
        } else {
            let targets = signal["take_profits"].as_array().unwrap();
            let gain =
                |target: &Value| (number(&target["price"]) - open) * target["fraction"].as_f64().unwrap();
            targets.iter().map(gain).sum::<f64>() * sign / open
        };
        let made = number(&now["outcome"]["return_pct"]) / 100.0;
        assert!((made - expected).abs() < 1e-6, "{made} {expected}");
        assert_eq!(now["outcome"]["ended_at"], hour(BARS + 1).to_rfc3339());
        drop(desk);
    }
}

#[tokio::test]
async fn a_signal_over_candles_that_nothing_is_raised_on_is_followed_too() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    for number in 0..BARS {
        tell_over(&world, Timeframe::MINUTE, number, &swinging(1, number));
    }
    let mut body = question("BTC");
    body["timeframe"] = json!("1m");
    // The desk is there before the question, as in a server.
    let desk = looked_at_all(&world).await;
    let signal = world.post(&ann, "signals/generate", &body).await["signal"].clone();
    let stop = number(&signal["stop_loss"]);
    let open = number(&signal["entry_price"]);
    let close = open + 2.0 * (stop - open);
    let bar = Bar { open_at: 0, open, high: open.max(close), low: open.min(close), close, volume: 1.0 };
    // It closes before the desk knows of the question.
    tell_over(&world, Timeframe::MINUTE, BARS, &bar);
    let desk = looked(looked(desk).await).await;
    let now = world.get(&ann, &format!("signals/{}", signal["id"].as_str().unwrap())).await;
    assert_eq!(
        (&now["status"], &now["outcome"]["end"]),
        (&json!("invalidated"), &json!("stopped")),
        "{now:#}"
    );
    drop(desk);
}

#[tokio::test]
async fn the_score_counts_what_analysis_counts() {
    let world = World::new().await;
    candles(&world);
    let path = "signals/performance?symbol=BTC&limit=700";
    let score = crate::world::data_of(world.send(Method::GET, path, &Value::Null).await).await;
    let bars = analysis::Bars::collect((0..BARS).map(|number| {
        let bar = swinging(1, number);
        let round = |value: f64| format!("{value:.2}").parse().unwrap();
        let (open, high, low, close) = (round(bar.open), round(bar.high), round(bar.low), round(bar.close));
        Bar { open_at: hour(number).nanos(), open, high, low, close, volume: bar.volume }
    }))
    .unwrap();
    let mut signals = analysis::signals::Signals::new(analysis::signals::SignalSettings::default()).unwrap();
    let ended = bars.iter().flat_map(|bar| signals.update(&bar)).filter(
        |event| matches!(event, analysis::signals::SignalEvent::Ended(ended) if ended.outcome.is_some()),
    );
    assert_eq!(score["all"]["count"], ended.count());
    let buckets: u64 = score["buckets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bucket| bucket["figures"]["count"].as_u64().unwrap())
        .sum();
    assert_eq!(score["all"]["count"], buckets);
    assert_eq!(score["sources"].as_array().unwrap().len(), 5);
    let hold = bars.close()[BARS as usize - 1] / bars.open()[266] - 1.0;
    assert!((number(&score["buy_and_hold_pct"]) / 100.0 - hold).abs() < 1e-6);
    problem_of(world.send(Method::GET, "signals/performance", &Value::Null).await, 422, "VALIDATION_ERROR")
        .await;
}

#[tokio::test]
async fn analysis_answers_technically_by_regime_and_in_full() {
    let world = World::new().await;
    candles(&world);
    let ask = async |kind: &str| {
        let response =
            world.send(Method::POST, &format!("analysis/{kind}/BTC"), &json!({ "limit": 700 })).await;
        crate::world::data_of(response).await
    };
    let technical = ask("technical").await;
    assert_eq!(technical["bars"], BARS);
    let rsi = technical["indicators"].as_array().unwrap().iter().find(|one| one["name"] == "rsi").unwrap();
    let value = rsi["values"]["rsi"].as_f64().unwrap();
    assert!((0.0..=100.0).contains(&value), "{rsi}");
    let regime = ask("regime").await;
    let last = regime["candles"].as_array().unwrap().last().unwrap();
    let kinds =
        ["trending_up", "trending_down", "ranging", "volatile"].map(|kind| last[kind].as_f64().unwrap());
    assert!((kinds.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(regime["probability"].as_f64().unwrap(), kinds.into_iter().fold(0.0, f64::max));
    let full = ask("full").await;
    assert_eq!(full["technical"], technical);
    assert_eq!(full["regime"], regime);
    assert_eq!(full["elliott_wave"], ask("elliott-wave").await);
    assert!(full["elliott_wave"]["preferred"].as_array().is_some_and(|counts| !counts.is_empty()));
    for part in ["patterns", "fibonacci", "levels"] {
        assert_eq!(full[part], ask(part).await);
    }
}
