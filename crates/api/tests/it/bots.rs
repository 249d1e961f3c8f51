//! Making, changing, starting and removing bots.

use crate::world::{Session, World, bot_body, data_of, problem_of};
use reqwest::{Method, Response};
use serde_json::{Value, json};

async fn keyed(world: &World, session: &Session, path: &str, key: &str, body: &Value) -> Response {
    let url = format!("http://{}/api/v1/{path}", world.address);
    let request = world.http.post(url).bearer_auth(&session.access).header("idempotency-key", key);
    request.json(body).send().await.unwrap()
}

#[tokio::test]
async fn a_bot_is_made_with_defaults_filled_in_and_its_money_allotted() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let response = world.send_as(&ann, Method::POST, "bots", &bot_body("First")).await;
    assert_eq!(response.status(), 201);
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    let bot = data_of(response).await;
    assert_eq!(location, format!("/api/v1/bots/{}", bot["id"].as_str().unwrap()));
    for (field, expected) in [
        ("name", json!("First")),
        ("bot_id", bot["id"].clone()),
        ("kind", json!("strategy")),
        ("instrument", json!("sim:BTC-USDT")),
        ("base_amount", json!("1000")),
        ("state", json!("created")),
        ("equity", json!("1000")),
        ("net_profit_pct", json!("0")),
        ("win_rate_pct", Value::Null),
        ("version", json!(1)),
    ] {
        assert_eq!(bot[field], expected, "{field} of {bot:#}");
    }
    assert_eq!(bot["params"]["short"], "5");
    assert_eq!(bot["params"]["size"], "risk");
    let balances = world.get(&ann, "portfolio/balances").await;
    assert_eq!(balances[0]["free"], "9000");
}

#[tokio::test]
async fn every_fault_of_a_bot_is_named_at_once_with_its_pointer() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let body = json!({
        "name": "", "strategy": "sma-cross", "params": { "short": "0", "nonsense": "1", "long": [] },
        "symbol": "DOGE-USDT", "timeframe": "2m", "base_amount": "-5", "role": "admin",
    });
    let problem =
        problem_of(world.send_as(&ann, Method::POST, "bots", &body).await, 422, "VALIDATION_ERROR").await;
    let mut pointers: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect();
    pointers.sort_unstable();
    let expected = [
        "/base_amount",
        "/name",
        "/params/long",
        "/params/nonsense",
        "/params/short",
        "/role",
        "/symbol",
        "/timeframe",
    ];
    assert_eq!(pointers, expected);
    assert_eq!(problem["details"]["message"], problem["errors"][0]["message"]);
    assert_eq!(problem["detail"], "8 fields are invalid");
}

#[tokio::test]
async fn parameters_that_contradict_each_other_are_refused_by_the_strategy() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let mut body = bot_body("Crossed");
    body["params"] = json!({ "short": "30", "long": "10" });
    let problem =
        problem_of(world.send_as(&ann, Method::POST, "bots", &body).await, 422, "VALIDATION_ERROR").await;
    assert_eq!(problem["errors"][0]["pointer"], "/params");
}

#[tokio::test]
async fn more_money_than_there_is_makes_no_bot() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let mut body = bot_body("Rich");
    body["base_amount"] = json!("10000.000000000000000001");
    problem_of(world.send_as(&ann, Method::POST, "bots", &body).await, 422, "INSUFFICIENT_BALANCE").await;
    assert_eq!(world.get(&ann, "bots").await, json!([]));
}

#[tokio::test]
async fn a_request_that_comes_twice_makes_one_bot() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let bob = world.user("bob").await;
    let first = keyed(&world, &ann, "bots", "k", &bot_body("One")).await;
    assert!(!first.headers().contains_key("idempotent-replayed"));
    let first: Value = first.json().await.unwrap();
    let again = keyed(&world, &ann, "bots", "k", &bot_body("One")).await;
    assert_eq!(
        (again.status().as_u16(), &again.headers()["idempotent-replayed"]),
        (201, &"true".parse().unwrap())
    );
    assert_eq!(again.json::<Value>().await.unwrap(), first);
    problem_of(keyed(&world, &ann, "bots", "k", &bot_body("Two")).await, 422, "IDEMPOTENCY_MISMATCH").await;
    assert_eq!(keyed(&world, &bob, "bots", "k", &bot_body("Bob's")).await.status(), 201);
    assert_eq!(world.get(&ann, "bots").await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_request_that_failed_leaves_its_key_free() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let mut wrong = bot_body("One");
    wrong["symbol"] = json!("nothing");
    assert_eq!(keyed(&world, &ann, "bots", "k", &wrong).await.status(), 422);
    assert_eq!(keyed(&world, &ann, "bots", "k", &bot_body("One")).await.status(), 201);
}

#[tokio::test]
async fn making_and_starting_need_a_key_stopping_does_not() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let id = world.bot(&ann, "One").await["id"].as_str().unwrap().to_owned();
    for (path, expected) in
        [("bots".to_owned(), 400), (format!("bots/{id}/start"), 400), (format!("bots/{id}/stop"), 200)]
    {
        let url = format!("http://{}/api/v1/{path}", world.address);
        let response = world.http.post(url).bearer_auth(&ann.access).json(&json!({})).send().await.unwrap();
        assert_eq!(response.status().as_u16(), expected, "{path}");
    }
}

#[tokio::test]
async fn a_bot_starts_pauses_stops_and_goes() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let id = world.bot(&ann, "One").await["id"].as_str().unwrap().to_owned();
    let response = world.send_as(&ann, Method::POST, &format!("bots/{id}/pause"), &json!({})).await;
    problem_of(response, 409, "CONFLICT").await;
    for (act, state, desired) in [
        ("start", "running", "running"),
        ("start", "running", "running"),
        ("pause", "paused", "paused"),
        ("start", "running", "running"),
    ] {
        let bot = world.post(&ann, &format!("bots/{id}/{act}"), &json!({})).await;
        assert_eq!(
            (bot["state"].as_str(), bot["desired_state"].as_str()),
            (Some(state), Some(desired)),
            "{act}"
        );
        assert!(bot["started_at"].is_string());
    }
    let path = format!("bots/{id}");
    let response = world.send_as(&ann, Method::DELETE, &path, &Value::Null).await;
    problem_of(response, 409, "CONFLICT").await;
    world.post(&ann, &format!("bots/{id}/stop"), &Value::Null).await;
    data_of(world.send_as(&ann, Method::DELETE, &path, &Value::Null).await).await;
    assert_eq!(world.get(&ann, "bots").await, json!([]));
    for (method, tail) in [
        (Method::DELETE, ""),
        (Method::GET, ""),
        (Method::GET, "/events"),
        (Method::GET, "/metrics"),
        (Method::POST, "/start"),
    ] {
        let answer = world.send_as(&ann, method, &format!("{path}{tail}"), &Value::Null).await;
        problem_of(answer, 404, "NOT_FOUND").await;
    }
}

#[tokio::test]
async fn a_change_must_name_the_version_it_changes() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let id = world.bot(&ann, "One").await["id"].as_str().unwrap().to_owned();
    let change = |tag: Option<&str>, body: Value| {
        let request =
            world.request(Method::PATCH, &format!("bots/{id}")).bearer_auth(&ann.access).json(&body);
        let request = tag.map_or(request.try_clone().unwrap(), |tag| request.header("if-match", tag));
        async move { request.send().await.unwrap() }
    };
    problem_of(change(None, json!({ "name": "Two" })).await, 428, "PRECONDITION_REQUIRED").await;
    problem_of(change(Some("\"9\""), json!({ "name": "Two" })).await, 412, "VERSION_MISMATCH").await;
    let response = change(Some("\"1\""), json!({ "name": " Two " })).await;
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    let bot = data_of(response).await;
    assert_eq!((&bot["name"], &bot["version"]), (&json!("Two"), &json!(2)));
    problem_of(change(Some("\"1\""), json!({ "name": "Three" })).await, 412, "VERSION_MISMATCH").await;
    assert_eq!(data_of(change(Some(&tag), json!({ "description": "d" })).await).await["version"], 3);
    let problem = change(Some("\"3\""), json!({ "name": "", "strategy": "x" })).await;
    problem_of(problem, 422, "VALIDATION_ERROR").await;
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let id = world.bot(&ann, "One").await["id"].as_str().unwrap().to_owned();
    for path in [format!("bots/{id}"), "bots".to_owned(), "portfolio".to_owned()] {
        let first = world.send_as(&ann, Method::GET, &path, &Value::Null).await;
        let tag = first.headers()["etag"].to_str().unwrap().to_owned();
        let request =
            world.request(Method::GET, &path).bearer_auth(&ann.access).header("if-none-match", &tag);
        let second = request.send().await.unwrap();
        assert_eq!((second.status().as_u16(), second.bytes().await.unwrap().len()), (304, 0), "{path}");
    }
}

#[tokio::test]
async fn a_short_list_has_a_total_and_pages_by_offset() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    for name in ["One", "Two", "Three"] {
        world.bot(&ann, name).await;
    }
    let response = world.send_as(&ann, Method::GET, "bots?limit=2&offset=1", &Value::Null).await;
    let body: Value = response.json().await.unwrap();
    let names: Vec<_> = body["data"].as_array().unwrap().iter().map(|bot| bot["name"].clone()).collect();
    assert_eq!(names, ["Two", "Three"]);
    let expected = json!({
        "limit": 2, "offset": 1, "total": 3, "has_next": false, "has_prev": true, "next_cursor": null,
    });
    assert_eq!(body["pagination"], expected);
}

#[tokio::test]
async fn the_kill_switch_stops_starts_until_it_is_released() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let id = world.bot(&ann, "One").await["id"].as_str().unwrap().to_owned();
    let body = json!({ "scope": "bot", "bot_id": id, "reason": "too hot" });
    let engaged = world.post(&ann, "risk/kill-switch", &body).await;
    let expected = (json!("bot"), json!(id), json!("too hot"));
    let found = &engaged["engaged"][0];
    assert_eq!((found["scope"].clone(), found["bot_id"].clone(), found["reason"].clone()), expected);
    let response = world.send_as(&ann, Method::POST, &format!("bots/{id}/start"), &json!({})).await;
    problem_of(response, 409, "KILL_SWITCH_ACTIVE").await;
    let released = world.send_as(&ann, Method::DELETE, "risk/kill-switch", &body).await;
    assert_eq!(data_of(released).await["engaged"], json!([]));
    world.post(&ann, &format!("bots/{id}/start"), &json!({})).await;
    for wrong in [json!({ "scope": "bot" }), json!({ "scope": "all" }), json!({ "bot_id": id })] {
        let response = world.send_as(&ann, Method::POST, "risk/kill-switch", &wrong).await;
        problem_of(response, 422, "VALIDATION_ERROR").await;
    }
}
