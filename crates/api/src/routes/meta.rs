//! What this instance is.

use crate::{
    answer::Result,
    app::App,
    fields::QueryFields,
    routes::system,
    wire::{
        Envelope,
        auth::Demo,
        system::{Market, Meta, Pong, SystemHealth},
    },
};
use axum::extract::State;

const TAG: &str = "system";

/// What this instance is and trades on
#[utoipa::path(
    get, path = "/meta", tag = TAG, operation_id = "meta", security(()),
    responses((status = 200, description = "This instance", body = Envelope<Meta>)),
)]
pub async fn meta(State(app): State<App>, QueryFields(fields): QueryFields) -> Result<Meta> {
    fields.finish()?;
    let market = app.platform.trading().market();
    let mut features = vec!["paper", "bots", "websocket", "kill-switch"];
    if app.platform.is_demo() {
        features.push("guest");
    }
    Ok(app.answer(Meta {
        name: "Tradewind".to_owned(),
        version: app.settings.version.clone(),
        demo: app.demo() == Demo::Yes,
        features: features.into_iter().map(str::to_owned).collect(),
        market: Market {
            kind: market.kind.into(),
            label: market.label,
            speed: market.speed,
            market_time: market.market_time.map(Into::into),
        },
        server_time: app.platform.now().into(),
    }))
}

/// Whether anybody is there
#[utoipa::path(
    get, path = "/ping", tag = TAG, operation_id = "ping", security(()),
    responses((status = 200, description = "Somebody is", body = Envelope<Pong>)),
)]
pub async fn ping(State(app): State<App>, QueryFields(fields): QueryFields) -> Result<Pong> {
    fields.finish()?;
    Ok(app.answer(Pong { status: "pong".to_owned() }))
}

/// How the parts of this instance do
#[utoipa::path(
    get, path = "/system/health", tag = TAG, operation_id = "system_health", security(()),
    responses((status = 200, description = "Each part", body = Envelope<SystemHealth>)),
)]
pub async fn system_health(State(app): State<App>, QueryFields(fields): QueryFields) -> Result<SystemHealth> {
    fields.finish()?;
    let health = system::health_of(&app).await;
    Ok(app.answer(health))
}
