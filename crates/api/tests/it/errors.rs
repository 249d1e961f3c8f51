//! Failures: one shape, a code to switch on, nothing of our insides.

use crate::world::{World, problem_of};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn a_failure_has_every_member_and_its_id_is_that_of_the_answer() {
    let world = World::new().await;
    let response = world.send(Method::GET, "nothing/here", &Value::Null).await;
    let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    let problem = problem_of(response, 404, "NOT_FOUND").await;
    assert_eq!(problem["request_id"], json!(id));
    assert_eq!(problem["instance"], "/api/v1/nothing/here");
    assert_eq!(problem["type"], "/problems/not-found");
    assert_eq!(problem["title"], problem["error"]);
    assert!(problem["timestamp"].as_str().unwrap().ends_with('Z'));
    let page =
        world.http.get(format!("http://{}{}", world.address, "/problems/not-found")).send().await.unwrap();
    assert!(page.text().await.unwrap().starts_with("NOT_FOUND (HTTP 404)"));
}

#[tokio::test]
async fn a_request_that_cannot_be_read_says_why() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let post = |kind: &'static str, body: String| {
        let request = world.request(Method::POST, "auth/login").header("content-type", kind).body(body);
        async move { request.send().await.unwrap() }
    };
    problem_of(post("application/json", "{".into()).await, 400, "MALFORMED").await;
    problem_of(post("application/json", "[]".into()).await, 400, "MALFORMED").await;
    problem_of(post("application/json", "\u{0}".into()).await, 400, "MALFORMED").await;
    problem_of(post("text/plain", "{}".into()).await, 415, "UNSUPPORTED_MEDIA_TYPE").await;
    let form = "application/x-www-form-urlencoded";
    problem_of(post(form, "username=ann".into()).await, 415, "UNSUPPORTED_MEDIA_TYPE").await;
    let long = format!("{{\"username\":\"{}\"}}", "x".repeat(70_000));
    problem_of(post("application/json", long.clone()).await, 413, "TOO_LARGE").await;
    let request = world.request(Method::POST, "bots").bearer_auth(&ann.access);
    let request = request.header("content-type", "application/json").body(long);
    problem_of(request.send().await.unwrap(), 413, "TOO_LARGE").await;
    let response = world.send_as(&ann, Method::PUT, "bots", &json!({})).await;
    problem_of(response, 405, "METHOD_NOT_ALLOWED").await;
}

#[tokio::test]
async fn a_query_is_checked_like_a_body() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    for (path, pointers) in [
        ("orders?limit=0", vec!["?limit"]),
        (
            "orders?limit=101&status=lost&from=yesterday&nothing=1",
            vec!["?status", "?from", "?limit", "?nothing"],
        ),
        ("orders?cursor=zzz", vec!["?cursor"]),
        ("orders?symbol=DOGE", vec!["?symbol"]),
        ("orders?bot_id=7", vec!["?bot_id"]),
        ("bots?limit=1&limit=2", vec!["?limit"]),
        ("portfolio/history?interval=2m", vec!["?interval"]),
        ("market/candles/BTC-USDT?timeframe=7m&limit=1501", vec!["?timeframe", "?limit"]),
        ("market/candles/BTC-USDT?limit=0&indicators=sma(0)", vec!["?limit", "?indicators"]),
        ("market/candles/BTC-USDT?indicators=smaa", vec!["?indicators"]),
        ("market/candles/BTC-USDT?indicators=sma(50000)", vec!["?indicators"]),
    ] {
        let response = world.send_as(&ann, Method::GET, path, &Value::Null).await;
        let problem = problem_of(response, 422, "VALIDATION_ERROR").await;
        let errors = problem["errors"].as_array().unwrap();
        let found: Vec<_> = errors.iter().map(|error| error["pointer"].as_str().unwrap()).collect();
        assert_eq!(found, pointers, "{path}");
    }
}

#[tokio::test]
async fn a_symbol_is_understood_in_every_form_and_two_meanings_are_told() {
    let world = World::new().await;
    for form in ["BTC-USDT", "btc-usdt", "BTCUSDT", "BTC%2FUSDT", "sim:BTC-USDT", "BTC"] {
        let response = world.send(Method::GET, &format!("market/candles/{form}"), &Value::Null).await;
        let body: Value = response.json().await.unwrap();
        assert_eq!(body["data"]["instrument"], "sim:BTC-USDT", "{form} {body:#}");
    }
    let response = world.send(Method::GET, "market/candles/ETH", &Value::Null).await;
    let problem = problem_of(response, 422, "AMBIGUOUS_SYMBOL").await;
    assert_eq!(problem["candidates"], json!(["sim:ETH-USDT", "sim:ETH-BTC"]));
    problem_of(world.send(Method::GET, "market/candles/DOGE", &Value::Null).await, 404, "NOT_FOUND").await;
}
