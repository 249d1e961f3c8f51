//! What keeps pages of other sites out.

use crate::world::{World, bot_body, data_of, problem_of};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_change_by_cookie_must_repeat_the_token_of_our_page() {
    let world = World::new().await;
    let ann = world.user("ann").await;
    let bob = world.user("bob").await;
    let send = |csrf: Option<String>, origin: Option<String>| {
        let mut request =
            world.request(Method::POST, "bots").header("cookie", &ann.cookies).json(&bot_body("One"));
        if let Some(csrf) = csrf {
            request = request.header("x-csrf-token", csrf);
        }
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        async move { request.send().await.unwrap() }
    };
    let ours = format!("http://{}", world.address);
    problem_of(send(None, Some(ours.clone())).await, 403, "CSRF_FAILED").await;
    problem_of(send(Some("guess".into()), None).await, 403, "CSRF_FAILED").await;
    problem_of(send(Some(bob.csrf.clone()), None).await, 403, "CSRF_FAILED").await;
    for origin in ["http://evil.example", "null", "https://localhost:1", "http://127.0.0.1:1"] {
        let response = send(Some(ann.csrf.clone()), Some(origin.to_owned())).await;
        problem_of(response, 403, "CSRF_FAILED").await;
    }
    data_of(send(Some(ann.csrf.clone()), Some(ours)).await).await;
}

#[tokio::test]
async fn a_page_of_another_site_cannot_sign_anybody_in() {
    let world = World::demo().await;
    for path in ["auth/guest", "auth/login", "auth/refresh"] {
        let request = world.request(Method::POST, path).header("origin", "http://evil.example");
        problem_of(request.json(&json!({})).send().await.unwrap(), 403, "CSRF_FAILED").await;
    }
}

#[tokio::test]
async fn a_name_that_is_not_ours_is_refused_everywhere() {
    let world = World::demo().await;
    for path in ["/", "/health", "/api/v1/meta", "/metrics"] {
        let url = format!("http://{}{path}", world.address);
        let response = world.http.get(&url).header("host", "evil.example").send().await.unwrap();
        problem_of(response, 421, "MISDIRECTED_REQUEST").await;
        let port = world.address.port();
        let response = world.http.get(&url).header("host", format!("localhost:{port}")).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn every_answer_bears_the_headers_that_protect_a_page() {
    let world = World::new().await;
    for path in ["/", "/bots/some/page", "/api/v1/ping", "/api/v1/me", "/nothing.js"] {
        let response = world.http.get(format!("http://{}{path}", world.address)).send().await.unwrap();
        let headers = response.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        for part in ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
        assert!(headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn every_address_that_is_no_file_is_the_page_and_a_missing_file_is_missing() {
    let world = World::new().await;
    let get = |path: &str| {
        let request = world.http.get(format!("http://{}{path}", world.address));
        async move { request.send().await.unwrap() }
    };
    for path in ["/", "/bots", "/trade/BTC-USDT"] {
        let response = get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8", "{path}");
        assert!(response.text().await.unwrap().contains("Tradewind"), "{path}");
    }
    problem_of(get("/assets/missing.js").await, 404, "NOT_FOUND").await;
    problem_of(get("/api/nothing").await, 404, "NOT_FOUND").await;
    for path in ["/..%2f..%2fCargo.toml", "/%2e%2e/Cargo.toml", "/..\\Cargo.toml"] {
        let text = get(path).await.text().await.unwrap();
        assert!(!text.contains("[package]") && !text.contains("[workspace]"), "{path}");
    }
}
