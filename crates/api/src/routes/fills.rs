//! Fills.

use super::orders::record_query;
use crate::{
    answer::{Result, page_of},
    app::App,
    fields::QueryFields,
    gate::credentials::SignedIn,
    wire::{Envelope, order::Fill},
};
use axum::extract::State;

/// The executions of the caller's orders
#[utoipa::path(
    get, path = "/fills", tag = "trading", operation_id = "fill_list",
    params(
        ("symbol" = Option<String>, Query, description = "Only of this instrument"),
        ("bot_id" = Option<String>, Query, format = Uuid, description = "Only of this bot"),
        ("from" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: executed then or later"),
        ("to" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: executed before"),
        ("cursor" = Option<String>, Query, pattern = "^[0-9a-f]{48}$", description = "Where the page before ended"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 20 if not said"),
    ),
    responses((status = 200, description = "Fills, newest first", body = Envelope<Vec<Fill>>)),
)]
pub async fn fill_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<Fill>> {
    let query = record_query(&mut fields);
    fields.finish()?;
    let page = app.platform.fill_list(&caller, &query).await?;
    let (fills, pagination) = page_of(page, query.limit, query.cursor.as_deref());
    Ok(app.answer(fills).pagination(pagination))
}
