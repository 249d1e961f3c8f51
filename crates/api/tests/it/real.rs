//! The whole house: a made-up market runs, a bot trades on it, and its owner sees it over both faces.

use crate::world::{bot_body, data_of, session_of};
use api::{App, Settings};
use futures_util::{SinkExt, StreamExt};
use platform::{
    Platform, Ports,
    ports::{SessionTrading, registry},
    testing::{CountedEntropy, HandClock},
};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use session::{
    SessionConfig, SessionHandle,
    market::{MarketSpec, Origin},
};
use std::{collections::BTreeSet, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use store::Store;
use store_sqlite::{Options, SqliteStore};
use tokio::net::TcpListener;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Message, client::IntoClientRequest},
};

async fn start(folder: &Path) -> (SocketAddr, SessionHandle) {
    let store: Arc<dyn Store> =
        Arc::new(SqliteStore::open(&folder.join("t.db"), Options::default()).await.unwrap());
    let mut market = MarketSpec::synthetic(11).unwrap();
    if let Origin::Synthetic { history, .. } = &mut market.origin {
        *history = 3_000;
    }
    let session = session::start(SessionConfig {
        journal: folder.join("journal"),
        store: Arc::clone(&store),
        market,
        speed: 1_200.0,
        models: sim::Models::default(),
        snapshot_batches: 5,
        retention: session::Retention::default(),
    })
    .await
    .unwrap();
    let ports = Ports {
        store,
        trading: SessionTrading::new(session.clone()),
        clock: Arc::new(HandClock::default()),
        entropy: Arc::new(CountedEntropy::default()),
        strategies: registry::strategies(),
    };
    let settings = platform::Settings { is_demo: true, ..platform::Settings::new([7; 32]) };
    let platform = Arc::new(Platform::new(ports, settings));
    platform.demo_user_ensure().await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let limits = api::Limits::demo();
    let app = App::new(platform, Settings { limits, ..Settings::new("0") });
    tokio::spawn(api::serve(app, listener, std::future::pending()));
    (address, session)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_trades_on_a_made_up_market_and_both_faces_tell_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (address, session) = start(folder.path()).await;
    let http = Client::new();
    let url = |path: &str| format!("http://{address}/api/v1/{path}");
    let guest = http.post(url("auth/guest")).json(&json!({})).send().await.unwrap();
    let me = session_of(guest).await;
    let post = async |path: &str, body: Value| -> Response {
        let request = http.post(url(path)).bearer_auth(&me.access).header("idempotency-key", path);
        request.json(&body).send().await.unwrap()
    };
    let get =
        async |path: &str| data_of(http.get(url(path)).bearer_auth(&me.access).send().await.unwrap()).await;

    let mut request = format!("ws://{address}/ws").into_client_request().unwrap();
    request.headers_mut().insert("cookie", me.cookies.parse().unwrap());
    let (mut socket, _) = connect_async(request).await.unwrap();
    for message in [
        json!({ "type": "subscribe", "channel": "candles", "symbol": "BTC-USDT", "timeframe": "1m" }),
        json!({ "type": "subscribe", "channel": "ticker", "symbol": "*" }),
        json!({ "type": "subscribe", "channel": "orders" }),
        json!({ "type": "subscribe", "channel": "positions" }),
        json!({ "type": "subscribe", "channel": "bots" }),
        json!({ "type": "subscribe", "channel": "portfolio" }),
    ] {
        socket.send(Message::text(message.to_string())).await.unwrap();
    }

    let mut body = bot_body("Fast");
    body["params"] = json!({ "short": "2", "long": "4", "entry": "level" });
    let bot = data_of(post("bots", body).await).await;
    let id = bot["id"].as_str().unwrap().to_owned();
    let started = data_of(post(&format!("bots/{id}/start"), json!({})).await).await;
    assert_eq!((&started["state"], &started["desired_state"]), (&json!("running"), &json!("running")));

    let wanted = ["candle close", "ticker update", "order fill", "position opened", "bot event", "bot state"];
    let mut missing = BTreeSet::from(wanted);
    let mut filled = Value::Null;
    let limit = tokio::time::sleep(Duration::from_secs(60));
    tokio::pin!(limit);
    while !missing.is_empty() {
        let message = tokio::select! {
            message = socket.next() => message.unwrap().unwrap(),
            () = &mut limit => panic!(
                "within a minute there was no {missing:?}, but {:#}",
                get(&format!("bots/{id}/events?limit=5")).await
            ),
        };
        let Message::Text(text) = message else { continue };
        let frame: Value = serde_json::from_str(&text).unwrap();
        let kind = frame["type"].as_str().unwrap_or_default();
        let action = frame["action"].as_str().unwrap_or_default();
        missing.remove(format!("{kind} {action}").as_str());
        if kind == "order" && action == "fill" {
            filled = frame["data"]["fill"].clone();
        }
    }
    let fills = get(&format!("fills?bot_id={id}&limit=100")).await;
    let read = fills.as_array().unwrap().iter().find(|fill| fill["id"] == filled["id"]);
    assert_eq!(read, Some(&filled));
    let portfolio = get("portfolio").await;
    assert_eq!(portfolio["active_bots"], 1);
    assert!(!get("portfolio/history").await.as_array().unwrap().is_empty());
    let events = get(&format!("bots/{id}/events?kind=order")).await;
    assert!(!events[0]["text"].as_str().unwrap().is_empty());
    data_of(post("risk/kill-switch", json!({ "reason": "enough" })).await).await;
    assert_eq!(get("risk/kill-switch").await["engaged"][0]["reason"], "enough");
    session.shutdown().await;
}
