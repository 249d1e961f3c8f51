//! What can be computed over candles.

use crate::{
    answer::Result,
    app::App,
    fields::QueryFields,
    wire::{Envelope, indicator::Indicator},
};
use analysis::registry;
use axum::extract::State;

const TAG: &str = "market";

/// The indicators, with their parameters and columns
#[utoipa::path(
    get, path = "/indicators", tag = TAG, operation_id = "indicator_list", security(()),
    responses((status = 200, description = "Each indicator, family by family", body = Envelope<Vec<Indicator>>)),
)]
pub async fn indicator_list(
    State(app): State<App>,
    QueryFields(fields): QueryFields,
) -> Result<Vec<Indicator>> {
    fields.finish()?;
    Ok(app.answer(registry::all().map(Into::into).collect()))
}
