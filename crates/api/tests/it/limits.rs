//! How much may be asked.

use crate::world::{Kind, World, problem_of};
use api::Limits;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn a_bucket_says_what_is_left_and_when_it_is_empty_how_long_to_wait() {
    let limits = Limits { anonymous: 3, ..Kind::default().limits };
    let world = World::of(Kind { limits, ..Kind::default() }).await;
    for left in [2, 1, 0] {
        let response = world.send(Method::GET, "ping", &Value::Null).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["ratelimit-policy"], "\"anonymous\";q=3;w=60");
        let shown = response.headers()["ratelimit"].to_str().unwrap();
        assert!(shown.starts_with(&format!("\"anonymous\";r={left};t=")), "{shown}");
    }
    let response = world.send(Method::GET, "ping", &Value::Null).await;
    let wait: u32 = response.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=21).contains(&wait), "{wait}");
    problem_of(response, 429, "RATE_LIMITED").await;
    for path in ["health", "ready", "metrics"] {
        let response = world.http.get(format!("http://{}/{path}", world.address)).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn making_things_never_uses_up_what_lowers_risk() {
    let limits = Limits { trading: 1, ..Kind::default().limits };
    let world = World::of(Kind { limits, ..Kind::default() }).await;
    let ann = world.user("ann").await;
    let bob = world.user("bob").await;
    let id = world.bot(&ann, "One").await["id"].as_str().unwrap().to_owned();
    let response = world.send_as(&ann, Method::POST, &format!("bots/{id}/start"), &json!({})).await;
    problem_of(response, 429, "RATE_LIMITED").await;
    world.post(&ann, &format!("bots/{id}/stop"), &json!({})).await;
    world.post(&ann, "risk/kill-switch", &json!({})).await;
    world.bot(&bob, "Another's").await;
}
