//! The live socket.

use crate::{
    rows,
    world::{Kind, Session, World},
};
use api::Limits;
use futures_util::{SinkExt, StreamExt};
use model::{AccountId, InstrumentId, Span, Timeframe};
use platform::{
    ports::Update,
    testing::{FakeTrading, price},
    view,
};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;
use store::Change;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest},
};

const ACCOUNT: AccountId = AccountId(1);
const BTC: InstrumentId = InstrumentId(0);

/// A client of the live socket.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    pub async fn open(world: &World, headers: &[(&'static str, String)]) -> Result<Self, tungstenite::Error> {
        let mut request = format!("ws://{}/ws", world.address).into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", "trade.v1".parse().unwrap());
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let (socket, response) = connect_async(request).await?;
        assert_eq!(response.headers()["sec-websocket-protocol"], "trade.v1");
        Ok(Self(socket))
    }

    /// Opens as our own page does; gives the session's name too.
    pub async fn page(world: &World, session: &Session) -> (Self, String) {
        let origin = format!("http://{}", world.address);
        let mut socket =
            Self::open(world, &[("cookie", session.cookies.clone()), ("origin", origin)]).await.unwrap();
        let hello = socket.next().await;
        assert_eq!((&hello["type"], &hello["heartbeat_s"]), (&json!("auth_success"), &json!(15)));
        let name = hello["session"].as_str().unwrap().to_owned();
        (socket, name)
    }

    pub async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// The next message within ten seconds, heartbeats aside.
    pub async fn next(&mut self) -> Value {
        loop {
            match self.raw().await {
                Message::Text(text) => {
                    let value: Value = serde_json::from_str(&text).unwrap();
                    if value["type"] != "heartbeat" {
                        return value;
                    }
                }
                Message::Close(frame) => panic!("closed: {frame:?}"),
                _ => {}
            }
        }
    }

    /// The code that the server closes with.
    pub async fn closed(&mut self) -> u16 {
        loop {
            if let Message::Close(frame) = self.raw().await {
                return frame.map_or(1005, |frame| frame.code.into());
            }
        }
    }

    async fn raw(&mut self) -> Message {
        let next = tokio::time::timeout(Duration::from_secs(10), self.0.next()).await;
        next.expect("a message within ten seconds").expect("an open socket").unwrap()
    }

    pub async fn subscribe(&mut self, message: Value) -> Value {
        self.say(message).await;
        let answer = self.next().await;
        assert_eq!(answer["type"], "subscribed", "{answer}");
        answer
    }
}

fn candle(minute: i64, close: &str) -> view::Candle {
    let at = FakeTrading::market_time().checked_add(Span::from_seconds(minute * 60)).unwrap();
    let close = close.parse().unwrap();
    view::Candle { open_at: at, open: close, high: close, low: close, close, volume: 1.0 }
}

fn tell_candle(world: &World, minute: i64, close: &str, is_closed: bool) {
    let (instrument, timeframe) = (BTC, Timeframe::MINUTE);
    world.trading.tell(Update::Candle { instrument, timeframe, candle: candle(minute, close), is_closed });
}

/// A world whose hub follows the session already.
async fn world_with_price() -> World {
    let world = World::new().await;
    followed(&world).await;
    world
}

/// Waits until the hub has taken all that the session has told: it has answered a subscription with a price.
pub async fn followed(world: &World) {
    let mut socket = Socket::open(world, &[]).await.unwrap();
    socket.subscribe(json!({ "type": "subscribe", "channel": "ticker", "symbol": "BTC" })).await;
    loop {
        world.trading.tell(Update::Price(price(BTC, "60000".parse().unwrap())));
        let waited = tokio::time::timeout(Duration::from_millis(300), socket.next()).await;
        if waited.is_ok() {
            return;
        }
    }
}

#[tokio::test]
async fn a_price_comes_at_once_and_later_ones_follow_without_a_gap() {
    let world = world_with_price().await;
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    let answer = socket
        .subscribe(json!({ "type": "SUBSCRIBE", "id": 7, "channel": "ticker", "symbol": "BTCUSDT" }))
        .await;
    assert_eq!((&answer["id"], &answer["topic"]), (&json!(7), &json!("ticker:sim:BTC-USDT")));
    let first = socket.next().await;
    assert_eq!((&first["type"], &first["action"]), (&json!("ticker"), &json!("snapshot")));
    assert_eq!((&first["prev_seq"], &first["data"]["last"]), (&answer["seq"], &json!("60000")));
    for last in ["60001", "60002", "60003"] {
        world.trading.tell(Update::Price(price(BTC, last.parse().unwrap())));
    }
    let mut seq = first["seq"].clone();
    loop {
        let frame = socket.next().await;
        assert_eq!((&frame["action"], &frame["prev_seq"]), (&json!("update"), &seq));
        seq = frame["seq"].clone();
        if frame["data"]["last"] == "60003" {
            break;
        }
    }
}

#[tokio::test]
async fn many_updates_of_a_candle_become_one_but_no_close_is_lost() {
    let world = world_with_price().await;
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    let subscription =
        json!({ "channel": "candles", "symbol": "sim:BTC-USDT", "timeframe": "1m", "snapshot": 300 });
    let answer =
        socket.subscribe(json!({ "type": "subscribe", "id": 2, "subscriptions": [subscription] })).await;
    assert_eq!(answer["topic"], "candles:sim:BTC-USDT:1m");
    for minute in 0..20 {
        for _ in 0..5 {
            tell_candle(&world, minute, "1", false);
        }
        tell_candle(&world, minute, "2", true);
    }
    let (mut closes, mut frames, mut seq) = (Vec::new(), 0, answer["seq"].clone());
    while closes.len() < 20 {
        let frame = socket.next().await;
        assert_eq!((&frame["type"], &frame["prev_seq"]), (&json!("candle"), &seq));
        seq = frame["seq"].clone();
        frames += 1;
        if frame["action"] == "close" {
            closes.push(frame["data"]["candle"]["t"].as_i64().unwrap());
        }
    }
    let expected: Vec<_> = (0..20).map(|minute| 1_700_000_000_000 + minute * 60_000).collect();
    assert_eq!(closes, expected);
    assert!(frames < 60, "{frames} frames for 120 updates");
}

#[tokio::test]
async fn the_owner_is_told_of_orders_positions_and_bots_and_nobody_else() {
    let world = world_with_price().await;
    let ann = world.user("ann").await;
    let bob = world.user("bob").await;
    let (mut of_ann, _) = Socket::page(&world, &ann).await;
    let (mut of_bob, _) = Socket::page(&world, &bob).await;
    for channel in ["orders", "positions", "bots"] {
        of_ann.subscribe(json!({ "type": "subscribe", "channel": channel })).await;
        of_bob.subscribe(json!({ "type": "subscribe", "channel": channel })).await;
    }
    let bot = world.bot(&ann, "One").await;
    let frame = of_ann.next().await;
    assert_eq!((&frame["type"], &frame["action"]), (&json!("bot"), &json!("state")));
    assert_eq!(frame["data"]["bot"]["id"], bot["id"]);
    world.trading.change(ACCOUNT, rows::entry()).await;
    let mut found = [of_ann.next().await, of_ann.next().await];
    found.sort_by_key(|frame| frame["type"].to_string());
    assert_eq!((&found[0]["type"], &found[0]["action"]), (&json!("order"), &json!("fill")));
    assert_eq!(found[0]["data"]["fill"]["order_id"], found[0]["data"]["order"]["id"]);
    assert_eq!(found[0]["data"]["order"]["bot_name"], "One");
    assert_eq!((&found[1]["type"], &found[1]["action"]), (&json!("position"), &json!("opened")));
    assert_eq!(found[1]["data"]["targets"][0]["price"], "78000");
    let read = world.get(&ann, "orders").await;
    assert_eq!(found[0]["data"]["order"], read[0]);
    world.trading.change(ACCOUNT, rows::refusal(2)).await;
    let mut found = [of_ann.next().await, of_ann.next().await];
    found.sort_by_key(|frame| frame["type"].to_string());
    assert_eq!(
        (&found[0]["data"]["event"]["kind"], &found[1]["action"]),
        (&json!("refusal"), &json!("reject"))
    );
    assert_eq!(found[1]["data"]["order"]["explanation"]["code"], "insufficient_balance");
    of_bob.say(json!({ "type": "ping", "id": "p" })).await;
    let pong = of_bob.next().await;
    assert_eq!((&pong["type"], &pong["id"]), (&json!("pong"), &json!("p")));
}

#[tokio::test]
async fn a_fill_is_told_with_the_reason_of_its_order() {
    let world = world_with_price().await;
    let ann = world.user("ann").await;
    let (mut socket, _) = Socket::page(&world, &ann).await;
    socket.subscribe(json!({ "type": "subscribe", "channel": "orders" })).await;
    world.bot(&ann, "One").await;
    for (changes, action) in [(rows::approval(1), "update"), (rows::late_fill(1), "fill")] {
        world.trading.change(ACCOUNT, changes).await;
        let frame = socket.next().await;
        assert_eq!(frame["action"], json!(action));
        let order = &frame["data"]["order"];
        assert_eq!(
            (&order["explanation"]["kind"], &order["explanation"]["code"]),
            (&json!("order"), &json!("entry"))
        );
        assert_eq!(order, &world.get(&ann, "orders").await[0]);
    }
}

#[tokio::test]
async fn a_bot_that_is_put_away_is_told_of_as_removed_and_then_no_more() {
    let world = world_with_price().await;
    let ann = world.user("ann").await;
    let (mut socket, _) = Socket::page(&world, &ann).await;
    socket.subscribe(json!({ "type": "subscribe", "channel": "bots" })).await;
    let id = world.bot(&ann, "One").await["id"].clone();
    assert_eq!(socket.next().await["action"], "state");
    let path = format!("bots/{}", id.as_str().unwrap());
    world.send_as(&ann, Method::DELETE, &path, &Value::Null).await;
    let frame = socket.next().await;
    assert_eq!((&frame["action"], &frame["data"]["bot"]["id"]), (&json!("removed"), &id));
    let view = platform::Trading::account_view(world.trading.as_ref(), ACCOUNT).await.unwrap();
    world.trading.tell(Update::Marks { account: ACCOUNT, view });
    socket.say(json!({ "type": "ping", "id": "p" })).await;
    assert_eq!(socket.next().await["type"], "pong");
}

#[tokio::test]
async fn a_page_that_comes_back_goes_on_where_it_was() {
    let world = world_with_price().await;
    let ann = world.user("ann").await;
    let (mut socket, session) = Socket::page(&world, &ann).await;
    socket.subscribe(json!({ "type": "subscribe", "channel": "orders" })).await;
    world.bot(&ann, "One").await;
    world.trading.change(ACCOUNT, vec![Change::Order(rows::order(1))]).await;
    let seen = socket.next().await["seq"].as_u64().unwrap();
    drop(socket);
    world.trading.change(ACCOUNT, vec![Change::Order(rows::order(2)), Change::Order(rows::order(3))]).await;
    let (mut socket, again) = Socket::page(&world, &ann).await;
    assert_eq!(session, again);
    socket.say(json!({ "type": "resume", "session": session, "cursors": { "orders": seen } })).await;
    for number in [2, 3] {
        let frame = socket.next().await;
        let order = &frame["data"]["order"]["client_order_id"];
        assert_eq!((&frame["prev_seq"], order), (&json!(seen + number - 2), &json!(format!("1-{number}"))));
    }
    // To subscribe again changes nothing; a gap is mended in the same way.
    let answer = socket.subscribe(json!({ "type": "subscribe", "channel": "orders" })).await;
    assert_eq!(answer["seq"], json!(seen + 2));
    socket.say(json!({ "type": "resume", "session": session, "cursors": { "orders": seen + 1 } })).await;
    assert_eq!(socket.next().await["seq"], json!(seen + 2));
    socket
        .say(json!({ "type": "resume", "session": "another.9", "cursors": { "orders": 1, "ticker:*": 3 } }))
        .await;
    for topic in ["orders", "ticker:*"] {
        let frame = socket.next().await;
        assert_eq!((&frame["type"], &frame["topic"]), (&json!("resync"), &json!(topic)));
    }
}

#[tokio::test]
async fn what_has_left_the_ring_is_read_anew() {
    let world = world_with_price().await;
    let ann = world.user("ann").await;
    let (mut socket, session) = Socket::page(&world, &ann).await;
    world.bot(&ann, "One").await;
    for step in 0..11 {
        let numbers = 1 + step * 100..101 + step * 100;
        world
            .trading
            .change(ACCOUNT, numbers.map(|number| Change::Order(rows::order(number))).collect())
            .await;
    }
    loop {
        socket.say(json!({ "type": "resume", "session": session, "cursors": { "orders": 1 } })).await;
        let frame = socket.next().await;
        if frame["type"] == "resync" {
            assert_eq!((&frame["topic"], &frame["reason"]), (&json!("orders"), &json!("gap")));
            return;
        }
        socket.say(json!({ "type": "unsubscribe", "channel": "orders" })).await;
        while socket.next().await["type"] != "unsubscribed" {}
    }
}

#[tokio::test]
async fn a_socket_may_sign_in_by_its_first_message() {
    let world = world_with_price().await;
    let ann = world.user("ann").await;
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    socket.say(json!({ "type": "AUTH", "token": ann.access })).await;
    let hello = socket.next().await;
    assert_eq!(
        (&hello["type"], &hello["user_id"]),
        (&json!("auth_success"), &world.get(&ann, "me").await["id"])
    );
    socket.subscribe(json!({ "type": "subscribe", "channel": "portfolio" })).await;
    let view = platform::Trading::account_view(world.trading.as_ref(), ACCOUNT).await.unwrap();
    world.trading.tell(Update::Marks { account: ACCOUNT, view });
    let frame = socket.next().await;
    assert_eq!((&frame["type"], &frame["data"]["total_value"]), (&json!("portfolio"), &json!("10000")));
}

#[tokio::test]
async fn who_is_not_signed_in_is_told_so_and_closed() {
    let world = world_with_price().await;
    let ann = world.user("ann").await;
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    socket.say(json!({ "type": "subscribe", "id": 1, "channel": "orders" })).await;
    let error = socket.next().await;
    assert_eq!((&error["code"], &error["fatal"]), (&json!("UNAUTHENTICATED"), &json!(true)));
    assert_eq!(socket.closed().await, 4401);
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    socket.say(json!({ "type": "auth", "token": "guess" })).await;
    assert_eq!(socket.closed().await, 4401);
    let mut socket = Socket::open(&world, &[("cookie", "tw_access=old".to_owned())]).await.unwrap();
    assert_eq!(socket.closed().await, 4401);
    let (mut socket, _) = Socket::page(&world, &ann).await;
    world.send_as(&ann, Method::POST, "auth/logout", &json!({})).await;
    assert_eq!(socket.closed().await, 4401);
}

#[tokio::test]
async fn a_page_of_another_site_opens_no_socket_and_a_token_in_the_address_is_refused() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let headers = [("cookie", ann.cookies.clone()), ("origin", "http://evil.example".to_owned())];
    let Err(tungstenite::Error::Http(response)) = Socket::open(&world, &headers).await else {
        panic!("it opened")
    };
    assert_eq!(response.status(), 403);
    let request =
        format!("ws://{}/api/v1/ws?token={}", world.address, ann.access).into_client_request().unwrap();
    let Err(tungstenite::Error::Http(response)) = connect_async(request).await else { panic!("it opened") };
    assert_eq!(response.status(), 400);
}

#[tokio::test]
async fn what_is_no_message_closes_and_what_makes_no_sense_is_answered() {
    let world = World::new().await;
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    for (message, code) in [
        (json!({ "type": "buy" }), "MALFORMED"),
        (json!({ "type": "subscribe", "id": 1 }), "MALFORMED"),
        (json!({ "type": "subscribe", "id": 1, "channel": "gossip" }), "UNKNOWN_CHANNEL"),
        (json!({ "type": "subscribe", "id": 1, "channel": "ticker", "symbol": "DOGE" }), "NOT_FOUND"),
        (json!({ "type": "subscribe", "id": 1, "channel": "ticker", "symbol": "ETH" }), "AMBIGUOUS_SYMBOL"),
        (
            json!({ "type": "subscribe", "id": 1, "channel": "candles", "symbol": "BTC", "timeframe": "7m" }),
            "VALIDATION_ERROR",
        ),
    ] {
        socket.say(message.clone()).await;
        let answer = socket.next().await;
        assert_eq!((&answer["code"], &answer["fatal"]), (&json!(code), &json!(false)), "{message}");
    }
    socket.0.send(Message::text("hello")).await.unwrap();
    assert_eq!(socket.closed().await, 4400);
    let mut socket = Socket::open(&world, &[]).await.unwrap();
    socket.0.send(Message::text("x".repeat(20_000))).await.unwrap();
    assert_eq!(socket.closed().await, 4400);
}

#[tokio::test]
async fn a_user_has_so_many_sockets_and_a_stopping_server_says_goodbye() {
    let limits = Limits { sockets_per_user: 2, ..Kind::default().limits };
    let mut world = World::of(Kind { limits, ..Kind::default() }).await;
    let ann = world.user("ann").await;
    let (mut first, _) = Socket::page(&world, &ann).await;
    let (second, _) = Socket::page(&world, &ann).await;
    let mut third = Socket::open(&world, &[("cookie", ann.cookies.clone())]).await.unwrap();
    assert_eq!(third.closed().await, 4429);
    drop(second);
    world.stop();
    assert_eq!(first.closed().await, 1012);
}
