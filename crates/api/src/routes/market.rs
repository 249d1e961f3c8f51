//! Prices and candles.

use crate::{
    answer::Result,
    app::App,
    fields::QueryFields,
    wire::{
        Envelope,
        market::{CandleSeries, Ticker, Timeframe},
    },
};
use axum::extract::{Path, State};
use platform::{Fault, ports::CandleQuery, records::market::CANDLES_MAX};

use std::sync::Arc;

const TAG: &str = "market";

/// The last price of every instrument
#[utoipa::path(
    get, path = "/market/prices", tag = TAG, operation_id = "price_list", security(()),
    responses((status = 200, description = "A price each", body = Envelope<Vec<Ticker>>)),
)]
pub async fn price_list(State(app): State<App>, QueryFields(fields): QueryFields) -> Result<Vec<Ticker>> {
    fields.finish()?;
    Ok(app.answer(app.platform.prices().into_iter().map(Into::into).collect()))
}

/// The last price of an instrument
#[utoipa::path(
    get, path = "/market/ticker/{symbol}", tag = TAG, operation_id = "ticker", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    responses((status = 200, description = "Its price", body = Envelope<Ticker>)),
)]
pub async fn ticker(
    State(app): State<App>,
    Path(symbol): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Ticker> {
    fields.finish()?;
    let id = app.platform.instrument_resolve(&symbol)?;
    let name = app.platform.instrument_name(id);
    let price = app.platform.prices().into_iter().find(|price| price.instrument == name);
    Ok(app.answer(price.ok_or(Fault::NotFound { what: "price" })?.into()))
}

/// Candles of an instrument
///
/// Closed candles, oldest first, and the one that is still forming. Without `from` and `to` the newest.
#[utoipa::path(
    get, path = "/market/candles/{symbol}", tag = TAG, operation_id = "candle_list", security(()),
    params(
        ("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`"),
        ("timeframe" = Option<Timeframe>, Query, description = "`1m` if not said"),
        ("from" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: only candles that began then or later"),
        ("to" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: only candles that began before"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 1500, description = "At most so many, the newest; 300 if not said"),
        ("indicators" = Option<String>, Query, description = "Indicators to compute, as `rsi(14),bbands(timeperiod=20,nbdevup=2.5),macd`; at most 16"),
    ),
    responses((status = 200, description = "Candles, oldest first", body = Envelope<CandleSeries>)),
)]
pub async fn candle_list(
    State(app): State<App>,
    Path(symbol): Path<String>,
    QueryFields(mut fields): QueryFields,
) -> Result<CandleSeries> {
    let timeframe = fields.timeframe("timeframe", model::Timeframe::MINUTE);
    let (from, to) = (fields.instant_if("from"), fields.instant_if("to"));
    let limit = fields.limit(300, CANDLES_MAX as u32);
    let questions = match fields.text_if("indicators").map(|line| app.platform.indicator_questions(&line)) {
        Some(Ok(questions)) => questions,
        Some(Err(Fault::Invalid(faults))) => {
            fields.absorb(faults);
            Vec::new()
        }
        Some(Err(other)) => return Err(other.into()),
        None => Vec::new(),
    };
    fields.finish()?;
    let instrument = app.platform.instrument_resolve(&symbol)?;
    let query = CandleQuery { instrument, timeframe, from, to, limit: limit as usize };
    let platform = Arc::clone(&app.platform);
    let (series, indicators) = app.studies.run(move || platform.candles_with(&query, &questions)).await?;
    Ok(app.answer(CandleSeries::new(series, indicators)))
}
