//! Signing in, staying so, and out.

use crate::world::{Session, World, data_of, problem_of, session_of};
use model::Span;
use reqwest::{Method, Response};
use serde_json::{Value, json};

async fn refresh(world: &World, token: &str) -> Response {
    world.send(Method::POST, "auth/refresh", &json!({ "refresh_token": token })).await
}

async fn refresh_by_cookie(world: &World, session: &Session) -> Response {
    let request = world.request(Method::POST, "auth/refresh").header("cookie", &session.cookies);
    request.header("x-csrf-token", &session.csrf).json(&json!({})).send().await.unwrap()
}

#[tokio::test]
async fn a_guest_of_the_demo_is_the_demo_user_with_cookies_and_tokens() {
    let world = World::demo().await;
    let response = world.send(Method::POST, "auth/guest", &json!({ "code": "whatever" })).await;
    for cookie in response.headers().get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.contains("; SameSite=Strict") && cookie.contains("; Path=/"), "{cookie}");
        assert_eq!(cookie.contains("; HttpOnly"), !cookie.starts_with("tw_csrf="), "{cookie}");
    }
    assert_eq!(response.headers()["cache-control"], "no-store");
    let session = session_of(response).await;
    let me = world.get(&session, "me").await;
    assert_eq!((&me["username"], &me["demo"], &me["role"]), (&json!("demo"), &json!(true), &json!("user")));
    assert_eq!(me["accounts"][0]["mode"], "paper");
    assert_eq!(me["accounts"][0]["status"], "active");
    let by_cookie = world.request(Method::GET, "me").header("cookie", &session.cookies).send().await.unwrap();
    assert_eq!(data_of(by_cookie).await["id"], me["id"]);
}

#[tokio::test]
async fn elsewhere_a_guest_is_a_new_user_until_there_are_enough() {
    let world = World::new().await;
    let first = session_of(world.send(Method::POST, "auth/guest", &json!({})).await).await;
    let second = session_of(world.send(Method::POST, "auth/guest", &json!({})).await).await;
    assert_ne!(world.get(&first, "me").await["id"], world.get(&second, "me").await["id"]);
    problem_of(world.send(Method::POST, "auth/guest", &json!({})).await, 403, "FORBIDDEN").await;
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_answer_alike_and_the_sixth_try_waits() {
    let world = World::new().await;
    world.user("ann").await;
    let mut details = Vec::new();
    for (name, password) in [("ann", "wrong"), ("nobody", "wrong")] {
        let body = json!({ "username": name, "password": password });
        let response = world.send(Method::POST, "auth/login", &body).await;
        details.push(problem_of(response, 401, "UNAUTHENTICATED").await["detail"].clone());
    }
    assert_eq!(details[0], details[1]);
    for _ in 0..3 {
        world.send(Method::POST, "auth/login", &json!({ "username": "ANN", "password": "x" })).await;
    }
    let response =
        world.send(Method::POST, "auth/login", &json!({ "username": "ann", "password": "x" })).await;
    assert!(response.headers().contains_key("retry-after"));
    problem_of(response, 429, "RATE_LIMITED").await;
    world.clock.turn(Span::from_seconds(60));
    world.login("ann").await;
}

#[tokio::test]
async fn a_refresh_token_works_once_and_its_second_use_ends_the_whole_sign_in() {
    let world = World::new().await;
    let first = world.user("ann").await;
    let other = world.login("ann").await;
    let second = session_of(refresh(&world, &first.refresh).await).await;
    assert_ne!(first.refresh, second.refresh);
    world.get(&second, "me").await;
    problem_of(refresh(&world, &first.refresh).await, 401, "UNAUTHENTICATED").await;
    problem_of(refresh(&world, &second.refresh).await, 401, "UNAUTHENTICATED").await;
    let response = world.send_as(&second, Method::GET, "me", &Value::Null).await;
    problem_of(response, 401, "UNAUTHENTICATED").await;
    world.get(&other, "me").await;
}

#[tokio::test]
async fn two_windows_that_refresh_at_once_both_stay_signed_in() {
    let world = World::new().await;
    let first = world.user("ann").await;
    let second = session_of(refresh_by_cookie(&world, &first).await).await;
    let raced = session_of(refresh_by_cookie(&world, &first).await).await;
    assert_eq!(raced.refresh, "", "the second window must not get a refresh token of its own");
    world.get(&raced, "me").await;
    session_of(refresh_by_cookie(&world, &second).await).await;
    world.clock.turn(Span::from_seconds(6));
    problem_of(refresh_by_cookie(&world, &first).await, 401, "UNAUTHENTICATED").await;
    let response = world.send_as(&raced, Method::GET, "me", &Value::Null).await;
    problem_of(response, 401, "UNAUTHENTICATED").await;
}

#[tokio::test]
async fn a_refresh_by_cookie_needs_the_token_of_our_page() {
    let world = World::new().await;
    let session = world.user("ann").await;
    let request = world.request(Method::POST, "auth/refresh").header("cookie", &session.cookies);
    problem_of(request.json(&json!({})).send().await.unwrap(), 403, "CSRF_FAILED").await;
    problem_of(world.send(Method::POST, "auth/refresh", &json!({})).await, 401, "UNAUTHENTICATED").await;
}

#[tokio::test]
async fn an_access_token_holds_a_quarter_of_an_hour_and_a_sign_in_a_week_of_idleness() {
    let world = World::new().await;
    let session = world.user("ann").await;
    world.clock.turn(Span::from_seconds(899));
    world.get(&session, "me").await;
    world.clock.turn(Span::from_seconds(1));
    let response = world.send_as(&session, Method::GET, "me", &Value::Null).await;
    assert_eq!(response.headers()["www-authenticate"], "Bearer");
    problem_of(response, 401, "UNAUTHENTICATED").await;
    let fresh = session_of(refresh(&world, &session.refresh).await).await;
    world.clock.turn(Span::from_seconds(7 * 86_400));
    problem_of(refresh(&world, &fresh.refresh).await, 401, "UNAUTHENTICATED").await;
}

#[tokio::test]
async fn after_signing_out_the_tokens_prove_nothing_and_the_cookies_are_taken_back() {
    let world = World::new().await;
    let session = world.user("ann").await;
    world.get(&session, "me").await;
    let response = world.send_as(&session, Method::POST, "auth/logout", &json!({})).await;
    let cookies = response.headers().get_all("set-cookie");
    assert_eq!(cookies.iter().filter(|cookie| cookie.to_str().unwrap().contains("Max-Age=0")).count(), 3);
    assert_eq!(data_of(response).await, json!({}));
    let response = world.send_as(&session, Method::GET, "me", &Value::Null).await;
    problem_of(response, 401, "UNAUTHENTICATED").await;
    problem_of(refresh(&world, &session.refresh).await, 401, "UNAUTHENTICATED").await;
}

#[tokio::test]
async fn a_sign_in_elsewhere_is_seen_and_can_be_ended() {
    let world = World::new().await;
    let here = world.user("ann").await;
    let there = world.login("ann").await;
    let sessions = world.get(&here, "me/sessions").await;
    let other = sessions.as_array().unwrap().iter().find(|session| session["is_current"] == false).unwrap();
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    let path = format!("me/sessions/{}", other["id"].as_str().unwrap());
    data_of(world.send_as(&here, Method::DELETE, &path, &Value::Null).await).await;
    let response = world.send_as(&there, Method::GET, "me", &Value::Null).await;
    problem_of(response, 401, "UNAUTHENTICATED").await;
    assert_eq!(world.get(&here, "me").await["active_sessions"], 1);
}
