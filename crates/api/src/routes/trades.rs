//! Round trips.

use crate::{
    answer::{Result, page_of},
    app::App,
    fields::QueryFields,
    gate::credentials::SignedIn,
    routes::id_of,
    wire::{Envelope, trade as wire, trade::Trade},
};
use axum::extract::{Path, State};
use platform::records::RecordQuery;
use store::row::TradeStatus;

const TAG: &str = "trading";

/// The caller's round trips
#[utoipa::path(
    get, path = "/trades", tag = TAG, operation_id = "trade_list",
    params(
        ("status" = Option<wire::TradeStatus>, Query, description = "Only in this state"),
        ("symbol" = Option<String>, Query, description = "Only of this instrument"),
        ("bot_id" = Option<String>, Query, format = Uuid, description = "Only of this bot"),
        ("cursor" = Option<String>, Query, pattern = "^[0-9a-f]{48}$", description = "Where the page before ended"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 20 if not said"),
    ),
    responses((status = 200, description = "Round trips, the latest entry first", body = Envelope<Vec<Trade>>)),
)]
pub async fn trade_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<Trade>> {
    let status = fields.word_if("status", TradeStatus::ALL);
    let query = RecordQuery {
        symbol: fields.text_if("symbol"),
        bot_id: fields.uuid_if("bot_id"),
        cursor: fields.text_if("cursor"),
        limit: fields.limit(20, 100),
        ..RecordQuery::default()
    };
    fields.finish()?;
    let page = app.platform.trade_list(&caller, &query, status).await?;
    let (trades, pagination) = page_of(page, query.limit, query.cursor.as_deref());
    Ok(app.answer(trades).pagination(pagination))
}

/// One round trip
#[utoipa::path(
    get, path = "/trades/{id}", tag = TAG, operation_id = "trade",
    params(("id" = String, Path, format = Uuid, description = "The round trip's id")),
    responses((status = 200, description = "The round trip", body = Envelope<Trade>)),
)]
pub async fn trade(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Trade> {
    fields.finish()?;
    let trade = app.platform.trade(&caller, id_of(&id, "trade")?).await?;
    Ok(app.answer(trade.into()))
}
