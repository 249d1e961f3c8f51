//! The router with all its layers, and the loop that serves it.

use crate::{
    app::App,
    fields::BODY_MAX,
    gate::{context, credentials, host, limit, repeat},
    openapi::openapi_json,
    routes::{self, system},
    web, ws,
};
use axum::{
    Router, extract::DefaultBodyLimit, http::header, middleware::from_fn_with_state, response::IntoResponse,
    routing::get,
};
use std::{future::Future, io, net::SocketAddr};
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;

/// Everything that the server answers.
pub fn router(app: App) -> Router {
    let (api, _) = routes::api().split_for_parts();
    let api = api
        .route("/openapi.json", get(openapi))
        .fallback(context::not_found)
        .method_not_allowed_fallback(context::method_not_allowed)
        .layer(CompressionLayer::new())
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(from_fn_with_state(app.clone(), repeat::layer))
        .layer(from_fn_with_state(app.clone(), limit::layer))
        .layer(from_fn_with_state(app.clone(), credentials::layer))
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

async fn openapi() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    (headers, openapi_json())
}
