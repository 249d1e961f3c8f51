//! The routes, one file per resource. Adding one here puts it into the router and into the OpenAPI document at once.

mod analysis;
mod auth;
mod bots;
mod fills;
mod indicators;
mod instruments;
mod market;
mod me;
mod meta;
mod orders;
mod portfolio;
mod positions;
mod risk;
mod signals;
mod strategies;
pub mod system;
mod trades;

use crate::app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Everything under `/api/v1`.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(auth::guest))
        .routes(routes!(auth::login))
        .routes(routes!(auth::refresh))
        .routes(routes!(auth::logout))
        .routes(routes!(me::me))
        .routes(routes!(me::session_list))
        .routes(routes!(me::session_revoke))
        .routes(routes!(meta::meta))
        .routes(routes!(meta::ping))
        .routes(routes!(meta::system_health))
        .routes(routes!(instruments::instrument_list))
        .routes(routes!(market::price_list))
        .routes(routes!(market::ticker))
        .routes(routes!(market::candle_list))
        .routes(routes!(indicators::indicator_list))
        .routes(routes!(analysis::patterns))
        .routes(routes!(analysis::elliott_wave))
        .routes(routes!(analysis::fibonacci))
        .routes(routes!(analysis::levels))
        .routes(routes!(analysis::technical))
        .routes(routes!(analysis::regime))
        .routes(routes!(analysis::full))
        .routes(routes!(signals::signal_list))
        .routes(routes!(signals::signal_generate))
        .routes(routes!(signals::signal_scan))
        .routes(routes!(signals::signal_performance))
        .routes(routes!(signals::signal_desk))
        .routes(routes!(signals::signal, signals::signal_answer))
        .routes(routes!(strategies::strategy_list))
        .routes(routes!(strategies::strategy))
        .routes(routes!(bots::bot_list, bots::bot_create))
        .routes(routes!(bots::bot, bots::bot_update, bots::bot_remove))
        .routes(routes!(bots::bot_start))
        .routes(routes!(bots::bot_pause))
        .routes(routes!(bots::bot_stop))
        .routes(routes!(bots::bot_event_list))
        .routes(routes!(bots::bot_metrics))
        .routes(routes!(orders::order_list))
        .routes(routes!(orders::order))
        .routes(routes!(fills::fill_list))
        .routes(routes!(trades::trade_list))
        .routes(routes!(trades::trade))
        .routes(routes!(positions::position_list))
        .routes(routes!(positions::position))
        .routes(routes!(portfolio::portfolio))
        .routes(routes!(portfolio::balance_list))
        .routes(routes!(portfolio::portfolio_history))
        .routes(routes!(risk::kill_switch_list, risk::kill_switch_engage, risk::kill_switch_release))
}

/// The id in a path: anything else is not found, as another user's object is.
pub(crate) fn id_of(text: &str, what: &'static str) -> Result<uuid::Uuid, crate::error::ApiError> {
    uuid::Uuid::try_parse(text).map_err(|_| platform::Fault::NotFound { what }.into())
}
