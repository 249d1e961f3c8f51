//! What an account is worth.

use crate::{
    answer::Result,
    app::App,
    fields::QueryFields,
    gate::credentials::SignedIn,
    wire::{
        Envelope,
        portfolio::{Balance, HistoryInterval, Portfolio, PortfolioPoint},
    },
};
use axum::extract::State;
use platform::{
    records::{RecordQuery, portfolio::HISTORY_MAX},
    view::PortfolioInterval,
};

const TAG: &str = "portfolio";

/// What the account is worth now
#[utoipa::path(
    get, path = "/portfolio", tag = TAG, operation_id = "portfolio",
    params(("account_id" = Option<String>, Query, format = Uuid, description = "The account; without it, the first")),
    responses((status = 200, description = "Its value, positions and balances", body = Envelope<Portfolio>)),
)]
pub async fn portfolio(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Portfolio> {
    let account_id = fields.uuid_if("account_id");
    fields.finish()?;
    let portfolio = app.platform.portfolio(&caller, account_id).await?;
    Ok(app.answer(portfolio.into()))
}

/// What there is of each asset
#[utoipa::path(
    get, path = "/portfolio/balances", tag = TAG, operation_id = "balance_list",
    params(("account_id" = Option<String>, Query, format = Uuid, description = "The account; without it, the first")),
    responses((status = 200, description = "A balance each", body = Envelope<Vec<Balance>>)),
)]
pub async fn balance_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<Balance>> {
    let account_id = fields.uuid_if("account_id");
    fields.finish()?;
    let balances = app.platform.balance_list(&caller, account_id).await?;
    Ok(app.answer(balances.into_iter().map(Into::into).collect()))
}

/// What the account was worth over time
#[utoipa::path(
    get, path = "/portfolio/history", tag = TAG, operation_id = "portfolio_history",
    params(
        ("interval" = inline(Option<HistoryInterval>), Query, description = "`1m` if not said"),
        ("from" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: then or later"),
        ("to" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: before"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 1500, description = "At most so many, the newest; 500 if not said"),
    ),
    responses((status = 200, description = "The last value of each interval, oldest first", body = Envelope<Vec<PortfolioPoint>>)),
)]
pub async fn portfolio_history(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<PortfolioPoint>> {
    let interval = match fields.text_if("interval").as_deref() {
        None | Some("1m") => PortfolioInterval::Minute,
        Some("5m") => PortfolioInterval::FiveMinutes,
        Some("1h") => PortfolioInterval::Hour,
        Some("1d") => PortfolioInterval::Day,
        Some(_) => {
            fields.fault("interval", "unknown", "this is one of 1m, 5m, 1h, 1d");
            PortfolioInterval::Minute
        }
    };
    let query = RecordQuery {
        from: fields.instant_if("from"),
        to: fields.instant_if("to"),
        limit: fields.limit(500, HISTORY_MAX),
        ..RecordQuery::default()
    };
    fields.finish()?;
    let points = app.platform.portfolio_history(&caller, interval, &query).await?;
    Ok(app.answer(points.into_iter().map(Into::into).collect()))
}
