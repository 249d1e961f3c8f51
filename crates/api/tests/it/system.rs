//! What machines ask.

use crate::world::World;
use reqwest::Method;
use serde_json::Value;

#[tokio::test]
async fn health_readiness_and_figures_are_at_the_root_without_envelope() {
    let world = World::new().await;
    let get = |path: &'static str| {
        let request = world.http.get(format!("http://{}{path}", world.address));
        async move { request.send().await.unwrap() }
    };
    for path in ["/health", "/healthz"] {
        assert_eq!(get(path).await.json::<Value>().await.unwrap()["status"], "ok");
    }
    for path in ["/ready", "/readyz", "/health/detailed"] {
        let body: Value = get(path).await.json().await.unwrap();
        assert_eq!(body["status"], "ok", "{path}");
        assert_eq!(body["components"].as_array().unwrap().len(), 3, "{path}");
    }
    world.send(Method::GET, "ping", &Value::Null).await;
    let figures = get("/metrics").await.text().await.unwrap();
    for line in [
        "tradewind_http_requests_total{method=\"GET\",route=\"/api/v1/ping\",status=\"200\"} 1",
        "tradewind_ready 1",
        "tradewind_sockets 0",
    ] {
        assert!(figures.contains(line), "{line} is missing in\n{figures}");
    }
    assert!(figures.ends_with("# EOF\n"));
}

#[tokio::test]
async fn figures_through_a_proxy_need_the_token() {
    let world = World::new().await;
    let request =
        world.http.get(format!("http://{}/metrics", world.address)).header("x-forwarded-for", "1.2.3.4");
    assert_eq!(request.send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn the_document_is_served_and_answers_are_packed_on_request() {
    let world = World::new().await;
    let request = world.request(Method::GET, "openapi.json").header("accept-encoding", "br");
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["content-encoding"], "br");
    let response = world.send(Method::GET, "openapi.json", &Value::Null).await;
    assert_eq!(response.text().await.unwrap(), api::openapi_json());
}
