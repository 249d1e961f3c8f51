//! The router with all its layers, and the loop that serves it.

use crate::{
    app::App,
    error::ApiError,
    fields::BODY_MAX,
    gate::{context, credentials, host, limit, repeat},
    openapi::openapi_json,
    routes::{self, system},
    web, ws,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::header,
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::get,
};
use std::{any::Any, future::Future, io, net::SocketAddr};
use tokio::net::TcpListener;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// Everything that the server answers.
pub fn router(app: App) -> Router {
    let (api, _) = routes::api().split_for_parts();
    let api = api
        .route("/openapi.json", get(openapi))
        .fallback(context::not_found)
        .method_not_allowed_fallback(context::method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), repeat::layer))
        .layer(from_fn_with_state(app.clone(), limit::layer))
        .layer(from_fn_with_state(app.clone(), credentials::layer))
        // Outside of what keeps answers for repetitions, which are kept unpacked.
        .layer(CompressionLayer::new())
        .route("/ws", get(ws::upgrade));
    Router::new()
        .route("/health", get(system::health))
        .route("/healthz", get(system::health))
        .route("/health/detailed", get(system::health_detailed))
        .route("/ready", get(system::ready))
        .route("/readyz", get(system::ready))
        .route("/metrics", get(system::metrics))
        .route("/ws", get(ws::upgrade))
        .route("/problems/{code}", get(web::problem_page))
        .nest("/api/v1", api)
        .fallback(web::asset)
        .layer(from_fn_with_state(app.clone(), host::layer))
        .layer(from_fn_with_state(app.clone(), context::layer))
        .with_state(app)
}

/// Serves until `stop` ends, then lets running requests end and closes the sockets with 1012.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let hub = app.hub.clone();
    let pump = tokio::spawn(hub.clone().run());
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            stop.await;
            hub.close();
        })
        .await;
    pump.abort();
    served
}

/// A handler that panicked is our own fault: its request fails, the server goes on.
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
    ApiError::internal(text).into_response()
}

async fn openapi() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    (headers, openapi_json())
}
