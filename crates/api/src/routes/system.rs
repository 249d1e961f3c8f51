//! What machines ask: is it alive, is it ready, its figures. At the root, without envelope and limits.

use crate::{
    app::App,
    error::{ApiError, Code},
    gate::{context::RequestContext, credentials::bearer},
    wire::system::{ComponentHealth, HealthStatus, Liveness, SystemHealth},
};
use axum::{
    Extension, Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

/// How many events the tables may be behind the journal before it counts as trouble.
const LAG_MAX: u64 = 10_000;

/// The process lives.
pub async fn health() -> Json<Liveness> {
    Json(Liveness { status: HealthStatus::Ok })
}

/// The process can be used: 200, or 503 with what is missing.
pub async fn ready(State(app): State<App>) -> Response {
    let health = health_of(&app).await;
    let status =
        if health.status == HealthStatus::Down { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(health)).into_response()
}

/// How the parts do, for this machine or with the token of `/metrics`.
pub async fn health_detailed(
    State(app): State<App>,
    Extension(context): Extension<RequestContext>,
    headers: HeaderMap,
) -> Result<Json<SystemHealth>, ApiError> {
    allow(&app, &context, &headers)?;
    Ok(Json(health_of(&app).await))
}

/// Figures for Prometheus, for this machine or with a token.
pub async fn metrics(
    State(app): State<App>,
    Extension(context): Extension<RequestContext>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    allow(&app, &context, &headers)?;
    let status = app.platform.trading().status();
    app.metrics.is_ready.set(i64::from(status.is_ready));
    app.metrics.durable_seq.set(i64::try_from(status.durable_seq).unwrap_or(i64::MAX));
    app.metrics.projected_seq.set(i64::try_from(status.projected_seq).unwrap_or(i64::MAX));
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], app.metrics.text()).into_response())
}

/// How the parts of this instance do.
pub async fn health_of(app: &App) -> SystemHealth {
    let store = match app.platform.store_check().await {
        Ok(()) => ("store", HealthStatus::Ok, "answers".to_owned()),
        Err(error) => {
            tracing::warn!(%error, "the store does not answer");
            ("store", HealthStatus::Down, "does not answer".to_owned())
        }
    };
    let status = app.platform.trading().status();
    let session = match (&status.trouble, status.is_ready) {
        (_, false) => ("session", HealthStatus::Down, "is starting".to_owned()),
        (Some(trouble), true) => ("session", HealthStatus::Degraded, trouble.clone()),
        (None, true) => ("session", HealthStatus::Ok, "trades".to_owned()),
    };
    let lag = status.durable_seq.saturating_sub(status.projected_seq);
    let tables = if lag > LAG_MAX { HealthStatus::Degraded } else { HealthStatus::Ok };
    let components: Vec<_> = [store, session, ("tables", tables, format!("{lag} events behind the journal"))]
        .into_iter()
        .map(|(name, status, detail)| ComponentHealth { name: name.to_owned(), status, detail })
        .collect();
    let worst = components.iter().map(|part| part.status).max().unwrap_or(HealthStatus::Ok);
    SystemHealth { status: worst, version: app.settings.version.clone(), components }
}

fn allow(app: &App, context: &RequestContext, headers: &HeaderMap) -> Result<(), ApiError> {
    let is_token = match (&app.settings.metrics_token, bearer(headers)) {
        (Some(token), Some(shown)) => token == shown,
        (None, _) | (_, None) => false,
    };
    if context.is_local || is_token {
        return Ok(());
    }
    Err(ApiError::new(Code::Forbidden, "ask from this machine, or with the token"))
}
