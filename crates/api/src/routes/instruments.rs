//! What can be traded.

use crate::{
    answer::{Result, slice_of},
    app::App,
    fields::QueryFields,
    wire::{Envelope, market::Instrument},
};
use axum::extract::State;

/// What can be traded
///
/// `q` finds instruments whose symbol or assets contain it.
#[utoipa::path(
    get, path = "/instruments", tag = "market", operation_id = "instrument_list", security(()),
    params(
        ("q" = Option<String>, Query, description = "A part of the symbol"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 100 if not said"),
        ("offset" = Option<u64>, Query, minimum = 0, description = "Without the first so many"),
    ),
    responses((status = 200, description = "Instruments by symbol", body = Envelope<Vec<Instrument>>)),
)]
pub async fn instrument_list(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<Instrument>> {
    let wanted = fields.text_if("q").map(|text| text.to_uppercase());
    let limit = fields.limit(100, 100);
    let offset = fields.offset();
    fields.finish()?;
    let catalog = app.platform.trading().catalog();
    let fits = |id: &str| wanted.as_ref().is_none_or(|wanted| id.to_uppercase().contains(wanted));
    let mut found: Vec<Instrument> = catalog
        .instruments()
        .iter()
        .filter(|instrument| fits(&instrument.public_id()))
        .map(|instrument| Instrument::from_model(&catalog, instrument))
        .collect();
    found.sort_by(|a, b| a.symbol.cmp(&b.symbol));
    let (items, pagination) = slice_of(found, limit, offset);
    Ok(app.answer(items).pagination(pagination))
}
