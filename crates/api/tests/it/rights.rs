//! Who may do what: every operation of the document, by nobody, by its owner and by another user.

use crate::{
    rows, signals,
    world::{Session, World, bot_body, problem_of},
};
use model::AccountId;
use reqwest::Method;
use serde_json::{Value, json};

/// An operation of the document.
struct Operation {
    method: Method,
    path: String,
    is_public: bool,
}

fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&api::openapi_json()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.push(Operation {
                method: method.to_uppercase().parse().unwrap(),
                path: path.trim_start_matches('/').to_owned(),
                is_public: operation["security"] == json!([{}]),
            });
        }
    }
    operations
}

/// The ids that Ann's things have, by the path that names them.
async fn world_of_ann() -> (World, Session, Session, Vec<(&'static str, String)>) {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let bob = world.user("bob").await;
    let bot = world.bot(&ann, "One").await;
    world.trading.change(AccountId(1), rows::entry()).await;
    signals::candles(&world);
    let signal = world.post(&ann, "signals/generate", &signals::question("BTC")).await;
    let first = |list: Value| list[0]["id"].as_str().unwrap().to_owned();
    let ids = vec![
        ("bots/{id}", bot["id"].as_str().unwrap().to_owned()),
        ("orders/{id}", first(world.get(&ann, "orders").await)),
        ("trades/{id}", first(world.get(&ann, "trades").await)),
        ("positions/{id}", first(world.get(&ann, "positions").await)),
        ("signals/{id}", signal["signal"]["id"].as_str().unwrap().to_owned()),
        ("me/sessions/{id}", first(world.get(&ann, "me/sessions").await)),
    ];
    (world, ann, bob, ids)
}

#[tokio::test]
async fn nobody_gets_nothing_private() {
    let world = World::new().await;
    let mut private = 0;
    for operation in operations().into_iter().filter(|operation| !operation.is_public) {
        let path = operation.path.replace("{id}", "0198a6a0-0000-7000-8000-000000000001");
        for token in [None, Some("not.a.token"), Some("")] {
            let request = world.request(operation.method.clone(), &path);
            let request = token.map_or(request.try_clone().unwrap(), |token| request.bearer_auth(token));
            problem_of(request.send().await.unwrap(), 401, "UNAUTHENTICATED").await;
        }
        private += 1;
    }
    assert!(private >= 29, "only {private} private operations");
}

#[tokio::test]
async fn a_refresh_token_opens_nothing() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let response = world.request(Method::GET, "me").bearer_auth(&ann.refresh).send().await.unwrap();
    problem_of(response, 401, "UNAUTHENTICATED").await;
}

#[tokio::test]
async fn another_users_things_are_not_there() {
    let (world, ann, bob, ids) = world_of_ann().await;
    let mut checked = 0;
    for operation in operations() {
        let Some((_, id)) = ids.iter().find(|(prefix, _)| operation.path.starts_with(prefix)) else {
            assert!(!operation.path.contains("{id}"), "{} has no row here", operation.path);
            continue;
        };
        let path = operation.path.replace("{id}", id);
        let body = if operation.method == Method::GET { Value::Null } else { json!({}) };
        let request = world.request(operation.method.clone(), &path).bearer_auth(&bob.access);
        let request = request.header("if-match", "\"1\"");
        let request = if body.is_null() { request } else { request.json(&body) };
        problem_of(request.send().await.unwrap(), 404, "NOT_FOUND").await;
        checked += 1;
    }
    assert!(checked >= 12, "only {checked} operations");
    for path in ["bots", "orders", "fills", "trades", "positions"] {
        assert_eq!(world.get(&bob, path).await, json!([]), "{path}");
        assert_ne!(world.get(&ann, path).await, json!([]), "{path}");
    }
    let bot = &ids[0].1;
    for path in ["orders", "fills", "trades", "positions"] {
        let path = format!("{path}?bot_id={bot}");
        problem_of(world.send_as(&bob, Method::GET, &path, &Value::Null).await, 404, "NOT_FOUND").await;
    }
}

#[tokio::test]
async fn another_users_account_and_bot_in_a_body_are_not_there() {
    let (world, ann, bob, ids) = world_of_ann().await;
    let account = world.get(&ann, "me").await["accounts"][0]["id"].as_str().unwrap().to_owned();
    let mut body = bot_body("Thief");
    body["account_id"] = json!(account);
    let response = world.send_as(&bob, Method::POST, "bots", &body).await;
    let problem = problem_of(response, 422, "VALIDATION_ERROR").await;
    assert_eq!(problem["errors"][0]["pointer"], "/account_id");
    let body = json!({ "scope": "bot", "bot_id": ids[0].1 });
    problem_of(world.send_as(&bob, Method::POST, "risk/kill-switch", &body).await, 404, "NOT_FOUND").await;
    let path = format!("portfolio?account_id={account}");
    problem_of(world.send_as(&bob, Method::GET, &path, &Value::Null).await, 404, "NOT_FOUND").await;
    let path = format!("portfolio/balances?account_id={account}");
    problem_of(world.send_as(&bob, Method::GET, &path, &Value::Null).await, 404, "NOT_FOUND").await;
}
