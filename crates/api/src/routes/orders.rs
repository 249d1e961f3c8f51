//! Orders.

use crate::{
    answer::{Result, page_of},
    app::App,
    fields::{Fields, QueryFields},
    gate::credentials::SignedIn,
    routes::id_of,
    wire::{Envelope, order::Order},
};
use axum::extract::{Path, State};
use platform::records::RecordQuery;
use store::row::{OrderStatus, Word as _};

const TAG: &str = "trading";

/// The caller's orders, refused ones included
#[utoipa::path(
    get, path = "/orders", tag = TAG, operation_id = "order_list",
    params(
        ("status" = Option<String>, Query, description = "Only these, parted by commas; `open` means all that are not over"),
        ("symbol" = Option<String>, Query, description = "Only of this instrument"),
        ("bot_id" = Option<String>, Query, format = Uuid, description = "Only of this bot"),
        ("from" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: made then or later"),
        ("to" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: made before"),
        ("cursor" = Option<String>, Query, pattern = "^[0-9a-f]{48}$", description = "Where the page before ended"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 20 if not said"),
    ),
    responses((status = 200, description = "Orders, newest first", body = Envelope<Vec<Order>>)),
)]
pub async fn order_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<Order>> {
    let statuses = statuses_of(&mut fields);
    let query = record_query(&mut fields);
    fields.finish()?;
    let page = app.platform.order_list(&caller, &query, statuses).await?;
    let (orders, pagination) = page_of(page, query.limit, query.cursor.as_deref());
    Ok(app.answer(orders).pagination(pagination))
}

/// One order, with why it was made or refused
#[utoipa::path(
    get, path = "/orders/{id}", tag = TAG, operation_id = "order",
    params(("id" = String, Path, format = Uuid, description = "The order's id")),
    responses((status = 200, description = "The order", body = Envelope<Order>)),
)]
pub async fn order(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Order> {
    fields.finish()?;
    let order = app.platform.order(&caller, id_of(&id, "order")?).await?;
    Ok(app.answer(order.into()))
}

/// The filters and the page that lists of records share.
pub(super) fn record_query(fields: &mut Fields) -> RecordQuery {
    RecordQuery {
        symbol: fields.text_if("symbol"),
        bot_id: fields.uuid_if("bot_id"),
        from: fields.instant_if("from"),
        to: fields.instant_if("to"),
        cursor: fields.text_if("cursor"),
        limit: fields.limit(20, 100),
    }
}

fn statuses_of(fields: &mut Fields) -> Option<Vec<OrderStatus>> {
    let text = fields.text_if("status")?;
    let mut statuses = Vec::new();
    for word in text.split(',').map(str::trim) {
        if word == "open" {
            statuses.extend(OrderStatus::ALL.iter().copied().filter(|status| !status.is_terminal()));
        } else if let Some(status) = OrderStatus::from_word(word) {
            statuses.push(status);
        } else {
            let words: Vec<_> = OrderStatus::ALL.iter().map(|status| status.name()).collect();
            fields.fault("status", "unknown", &format!("this is open or some of {}", words.join(", ")));
            return None;
        }
    }
    Some(statuses)
}
