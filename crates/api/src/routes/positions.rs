//! What is held.

use crate::{
    answer::{Result, slice_of},
    app::App,
    fields::QueryFields,
    gate::credentials::SignedIn,
    routes::id_of,
    wire::{Envelope, position::Position},
};
use axum::extract::{Path, State};
use platform::records::RecordQuery;

const TAG: &str = "trading";

/// What the caller holds
#[utoipa::path(
    get, path = "/positions", tag = TAG, operation_id = "position_list",
    params(
        ("symbol" = Option<String>, Query, description = "Only of this instrument"),
        ("bot_id" = Option<String>, Query, format = Uuid, description = "Only of this bot"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 100 if not said"),
        ("offset" = Option<u64>, Query, minimum = 0, description = "Without the first so many"),
    ),
    responses((status = 200, description = "Open positions, newest first", body = Envelope<Vec<Position>>)),
)]
pub async fn position_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<Position>> {
    let limit = fields.limit(100, 100);
    let offset = fields.offset();
    let query = RecordQuery {
        symbol: fields.text_if("symbol"),
        bot_id: fields.uuid_if("bot_id"),
        ..RecordQuery::default()
    };
    fields.finish()?;
    let (positions, pagination) = slice_of(app.platform.position_list(&caller, &query).await?, limit, offset);
    Ok(app.answer(positions).pagination(pagination))
}

/// One position, open or closed
#[utoipa::path(
    get, path = "/positions/{id}", tag = TAG, operation_id = "position",
    params(("id" = String, Path, format = Uuid, description = "The position's id")),
    responses((status = 200, description = "The position", body = Envelope<Position>)),
)]
pub async fn position(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Position> {
    fields.finish()?;
    let position = app.platform.position(&caller, id_of(&id, "position")?).await?;
    Ok(app.answer(position.into()))
}
