//! What a bot can run.

use crate::{
    answer::Result,
    app::App,
    fields::QueryFields,
    wire::{Envelope, strategy::Strategy},
};
use axum::extract::{Path, State};

const TAG: &str = "bots";

/// The strategies that a bot can run
#[utoipa::path(
    get, path = "/strategies", tag = TAG, operation_id = "strategy_list", security(()),
    responses((status = 200, description = "Each strategy", body = Envelope<Vec<Strategy>>)),
)]
pub async fn strategy_list(
    State(app): State<App>,
    QueryFields(fields): QueryFields,
) -> Result<Vec<Strategy>> {
    fields.finish()?;
    Ok(app.answer(app.platform.strategies().iter().map(Into::into).collect()))
}

/// One strategy, with its rules and the JSON Schema of its parameters
#[utoipa::path(
    get, path = "/strategies/{name}", tag = TAG, operation_id = "strategy", security(()),
    params(("name" = String, Path, description = "As `sma-cross`")),
    responses((status = 200, description = "The strategy", body = Envelope<Strategy>)),
)]
pub async fn strategy(
    State(app): State<App>,
    Path(name): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Strategy> {
    fields.finish()?;
    let strategy = app.platform.strategy(&name)?.into();
    Ok(app.answer(strategy))
}
