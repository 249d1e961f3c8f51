//! Orders, fills, round trips, positions, the log, the market, as they are read.

use crate::{
    rows,
    world::{World, data_of},
};
use model::{AccountId, InstrumentId, Timeframe};
use platform::{
    ports::Update,
    testing::{FakeTrading, price},
    view,
};
use reqwest::Method;
use serde_json::{Value, json};
use store::Change;

const ACCOUNT: AccountId = AccountId(1);

#[tokio::test]
async fn a_growing_list_pages_by_cursor_newest_first_and_misses_nothing() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    world.bot(&ann, "One").await;
    let changes = (1..=25).map(|number| Change::Order(rows::order(number))).collect();
    world.trading.change(ACCOUNT, changes).await;
    let mut found = Vec::new();
    let mut cursor = String::new();
    for page in 0..3 {
        let path = format!("orders?limit=10&cursor={cursor}");
        let body: Value = world.send_as(&ann, Method::GET, &path, &Value::Null).await.json().await.unwrap();
        let ids = body["data"].as_array().unwrap().iter();
        found.extend(ids.map(|order| order["client_order_id"].as_str().unwrap().to_owned()));
        let pagination = &body["pagination"];
        assert_eq!((&pagination["total"], &pagination["has_prev"]), (&Value::Null, &json!(page > 0)));
        assert_eq!(pagination["has_next"], json!(page < 2));
        cursor = pagination["next_cursor"].as_str().unwrap_or_default().to_owned();
        if page == 0 {
            // An order made meanwhile belongs before the first page and moves nothing.
            world.trading.change(ACCOUNT, vec![Change::Order(rows::order(26))]).await;
        }
    }
    let expected: Vec<_> = (1..=25).rev().map(|number| format!("1-{number}")).collect();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn an_order_its_fill_its_round_trip_and_its_position_tell_one_story() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let bot = world.bot(&ann, "One").await;
    world.trading.tell(Update::Price(price(InstrumentId(0), "61000".parse().unwrap())));
    world.trading.change(ACCOUNT, rows::entry()).await;
    let order = world.get(&ann, "orders?status=filled&symbol=BTCUSDT").await[0].clone();
    for (field, expected) in [
        ("type", json!("market")),
        ("side", json!("buy")),
        ("average_price", json!("60000")),
        ("quantity", json!("0.1")),
        ("quote_amount", Value::Null),
        ("bot_id", bot["id"].clone()),
        ("bot_name", json!("One")),
        ("purpose", json!("entry")),
    ] {
        assert_eq!(order[field], expected, "{field}");
    }
    let path = format!("fills?bot_id={}", bot["id"].as_str().unwrap());
    let fill = world.get(&ann, &path).await[0].clone();
    assert_eq!(
        (&fill["order_id"], &fill["fee"], &fill["fee_asset"]),
        (&order["id"], &json!("6"), &json!("USDT"))
    );
    let position = world.get(&ann, "positions").await[0].clone();
    let path = format!("positions/{}", position["id"].as_str().unwrap());
    assert_eq!(world.get(&ann, &path).await, position);
    for (field, expected) in [
        ("average_entry_price", "60060"),
        ("current_price", "61000"),
        ("unrealized_pnl", "94"),
        ("unrealized_pnl_pct", "1.5651"),
        ("side", "long"),
    ] {
        assert_eq!(position[field], expected, "{field}");
    }
    let targets = json!([{ "price": "78000", "quantity": "0.033", "hit_at": null }]);
    assert_eq!(position["targets"], targets);
    let trade = world.get(&ann, "trades?status=active").await[0].clone();
    assert_eq!(
        (&trade["targets"], &trade["pnl"], &trade["invested"]),
        (&targets, &Value::Null, &json!("6006"))
    );
    assert_eq!(world.get(&ann, "trades?status=finished").await, json!([]));
    let path = format!("bots/{}", bot["id"].as_str().unwrap());
    assert_eq!(world.get(&ann, &path).await["position"], position);
}

#[tokio::test]
async fn a_refused_order_says_why_and_the_log_has_it() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let bot = world.bot(&ann, "One").await;
    world.trading.change(ACCOUNT, rows::refusal(1)).await;
    let order = world.get(&ann, "orders?status=refused").await[0].clone();
    let why = &order["explanation"];
    assert_eq!((&order["reject_code"], &why["kind"]), (&json!("insufficient_balance"), &json!("refusal")));
    let check = json!({ "rule": "balance", "passed": false, "observed": "6006", "allowed": "1000" });
    assert_eq!(why["checks"][0], check);
    let path = format!("bots/{}/events", bot["id"].as_str().unwrap());
    let events = world.get(&ann, &format!("{path}?kind=refusal")).await;
    assert_eq!(events[0], *why);
    assert_eq!(world.get(&ann, &format!("{path}?kind=fill")).await, json!([]));
    let metrics = world.get(&ann, &format!("bots/{}/metrics", bot["id"].as_str().unwrap())).await;
    let expected = json!({
        "equity": [], "max_drawdown_pct": null, "profit_factor": null, "win_rate_pct": null, "exit_reasons": {},
    });
    assert_eq!(metrics, expected);
}

#[tokio::test]
async fn a_portfolio_counts_from_what_was_paid_in() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    world.bot(&ann, "One").await;
    let portfolio = world.get(&ann, "portfolio").await;
    for (field, expected) in [
        ("total_value", json!("10000")),
        ("available_balance", json!("9000")),
        ("net_profit", json!("0")),
        ("net_profit_pct", json!("0")),
        ("total_bots", json!(1)),
        ("active_bots", json!(0)),
        ("win_rate_pct", Value::Null),
    ] {
        assert_eq!(portfolio[field], expected, "{field}");
    }
    assert_eq!(world.get(&ann, "portfolio/history?interval=1h&limit=500").await, json!([]));
}

#[tokio::test]
async fn candles_come_with_indicators_that_are_warm_where_history_allows() {
    let world = World::new().await;
    let (instrument, timeframe) = (InstrumentId(0), Timeframe::MINUTE);
    for (minute, close) in ["1", "2", "3", "4", "6"].into_iter().enumerate() {
        let open_at =
            model::Instant::from_millis(FakeTrading::market_time().millis() + 60_000 * minute as i64)
                .unwrap();
        let price = close.parse().unwrap();
        let candle =
            view::Candle { open_at, open: price, high: price, low: price, close: price, volume: 1.0 };
        world.trading.tell(Update::Candle { instrument, timeframe, candle, is_closed: true });
    }
    let path = "market/candles/BTC-USDT?limit=2&indicators=sma(3),SMA(timeperiod=4),minmax(2)";
    let series = data_of(world.send(Method::GET, path, &Value::Null).await).await;
    assert_eq!(series["candles"].as_array().unwrap().len(), 2);
    let said: Vec<Value> = series["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            json!([one["text"], one["params"]["timeperiod"], one["columns"][0]["values"], one["place"]])
        })
        .collect();
    let expected = [
        json!(["sma(3)", "3", [3.0, 13.0 / 3.0], "chart"]),
        json!(["SMA(timeperiod=4)", "4", [2.5, 3.75], "chart"]),
        json!(["minmax(2)", "2", [3.0, 4.0], "chart"]),
    ];
    assert_eq!(said, expected);
    let all =
        data_of(world.send(Method::GET, "market/candles/BTC-USDT?indicators=sma(3)", &Value::Null).await)
            .await;
    let values = &all["indicators"][0]["columns"][0]["values"];
    assert_eq!(*values, json!([null, null, 2.0, 3.0, 13.0 / 3.0]));
    let known = data_of(world.send(Method::GET, "indicators", &Value::Null).await).await;
    let sma = known.as_array().unwrap().iter().find(|one| one["name"] == "sma").unwrap();
    assert_eq!(sma["params"][0]["name"], "timeperiod");
    assert_eq!(sma["params"][1]["options"][3], "close");
}

#[tokio::test]
async fn a_market_is_analyzed_for_everybody() {
    let world = World::new().await;
    let (instrument, timeframe) = (InstrumentId(0), Timeframe::MINUTE);
    for minute in 0..600_i64 {
        let open_at =
            model::Instant::from_millis(FakeTrading::market_time().millis() + 60_000 * minute).unwrap();
        let wave = (minute % 40 - 20).abs() + (minute % 170 - 85).abs();
        let price = |add: i64| (1_000 + 3 * wave + add).to_string().parse().unwrap();
        let candle = view::Candle {
            open_at,
            open: price(1),
            high: price(2),
            low: price(0),
            close: price(1),
            volume: 1.0,
        };
        world.trading.tell(Update::Candle { instrument, timeframe, candle, is_closed: true });
    }
    for (kind, list) in [
        ("patterns", "candlesticks"),
        ("elliott-wave", "forming"),
        ("fibonacci", "swings"),
        ("levels", "levels"),
    ] {
        let body = json!({ "timeframe": "1m", "limit": 500 });
        let found =
            data_of(world.send(Method::POST, &format!("analysis/{kind}/BTC-USDT"), &body).await).await;
        assert_eq!((&found["instrument"], &found["bars"]), (&json!("sim:BTC-USDT"), &json!(500)), "{kind}");
        assert!(!found[list].as_array().unwrap().is_empty(), "{kind} has {list}");
        let body = json!({ "timeframe": "7m", "limit": 10_001, "more": 1 });
        let refused = world.send(Method::POST, &format!("analysis/{kind}/BTC-USDT"), &body).await;
        assert_eq!(refused.status(), 422, "{kind}");
    }
}

#[tokio::test]
async fn the_market_is_open_to_everybody() {
    let world = World::new().await;
    let get = |path: &'static str| {
        let response = world.send(Method::GET, path, &Value::Null);
        async move { data_of(response.await).await }
    };
    let candle = view::Candle {
        open_at: FakeTrading::market_time(),
        open: "1.5".parse().unwrap(),
        high: "2".parse().unwrap(),
        low: "1".parse().unwrap(),
        close: "1.75".parse().unwrap(),
        volume: 12.25,
    };
    let (instrument, timeframe) = (InstrumentId(0), Timeframe::MINUTE);
    world.trading.tell(Update::Candle { instrument, timeframe, candle, is_closed: true });
    world.trading.tell(Update::Price(price(InstrumentId(0), "0.00000134".parse().unwrap())));
    let series = get("market/candles/BTC-USDT?timeframe=1m&limit=10").await;
    let expected = json!({
        "t": 1_700_000_000_000_i64, "open": "1.5", "high": "2", "low": "1", "close": "1.75", "volume": "12.25",
    });
    assert_eq!(series["candles"], json!([expected]));
    assert_eq!(series["forming"], Value::Null);
    let later = get("market/candles/BTC-USDT?from=2026-01-01T00:00:00Z").await;
    assert_eq!(later["candles"], json!([]));
    let prices = get("market/prices").await;
    assert_eq!(prices[0]["last"], "0.00000134");
    assert_eq!(get("market/ticker/BTC").await, prices[0]);
    let instruments = get("instruments?q=eth").await;
    assert_eq!(instruments.as_array().unwrap().len(), 2);
    let strategies = get("strategies").await;
    let names: Vec<_> =
        strategies.as_array().unwrap().iter().map(|strategy| strategy["name"].clone()).collect();
    assert_eq!(names, ["sma-cross", "breakout"]);
    let strategy = get("strategies/sma-cross").await;
    assert_eq!(strategy["schema"]["properties"]["short"]["minimum"], 1);
    assert_eq!(strategy["defaults"]["short"], "10");
    let meta = get("meta").await;
    assert_eq!((&meta["demo"], &meta["market"]["kind"]), (&json!(false), &json!("synthetic")));
}
