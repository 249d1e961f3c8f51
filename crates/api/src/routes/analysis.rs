//! What analysis sees in a market.

use crate::{
    answer::Result,
    app::App,
    error::ApiError,
    fields::{BodyFields, Fields},
    wire::{
        Envelope,
        analysis::{AnalyzedMarket, ElliottAnalysis, FibonacciAnalysis, LevelAnalysis, PatternAnalysis},
        market::Timeframe,
    },
};
use axum::extract::{Path, State};
use platform::analysis::{
    ANALYSIS_BARS_MAX, AnalyzedSeries, ElliottReport, FibonacciReport, LevelReport, PatternReport,
};
use platform::bots::draft::TIMEFRAMES;
use serde::Serialize;
use utoipa::ToSchema;

const TAG: &str = "analysis";
/// How many candles are looked through if nothing is said.
const LIMIT: u32 = 1_000;

/// Which candles to look through.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AnalysisRequest {
    /// `1h` if not said.
    pub timeframe: Option<Timeframe>,
    /// So many of the newest closed candles; 1000 if not said, at most 10000.
    #[schema(minimum = 1, maximum = 10_000)]
    pub limit: Option<u32>,
}

/// Chart shapes and candlestick patterns
#[utoipa::path(
    post, path = "/analysis/patterns/{symbol}", tag = TAG, operation_id = "analysis_patterns", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    request_body = AnalysisRequest,
    responses((status = 200, description = "Confirmed and forming", body = Envelope<PatternAnalysis>)),
)]
pub async fn patterns(
    State(app): State<App>,
    Path(symbol): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<PatternAnalysis> {
    let (series, market) = series(&app, &symbol, fields)?;
    let report = off_thread(move || PatternReport::of(&series.bars)).await?;
    Ok(app.answer(PatternAnalysis::new(market, &report)))
}

/// Elliott wave counts
#[utoipa::path(
    post, path = "/analysis/elliott-wave/{symbol}", tag = TAG, operation_id = "analysis_elliott_wave", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    request_body = AnalysisRequest,
    responses((status = 200, description = "Confirmed and forming", body = Envelope<ElliottAnalysis>)),
)]
pub async fn elliott_wave(
    State(app): State<App>,
    Path(symbol): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<ElliottAnalysis> {
    let (series, market) = series(&app, &symbol, fields)?;
    let report = off_thread(move || ElliottReport::of(&series.bars)).await?;
    Ok(app.answer(ElliottAnalysis::new(market, &report)))
}

/// Fibonacci swings and confluence zones
#[utoipa::path(
    post, path = "/analysis/fibonacci/{symbol}", tag = TAG, operation_id = "analysis_fibonacci", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    request_body = AnalysisRequest,
    responses((status = 200, description = "Swings and zones", body = Envelope<FibonacciAnalysis>)),
)]
pub async fn fibonacci(
    State(app): State<App>,
    Path(symbol): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<FibonacciAnalysis> {
    let (series, market) = series(&app, &symbol, fields)?;
    let report = off_thread(move || FibonacciReport::of(&series.bars)).await?;
    Ok(app.answer(FibonacciAnalysis::new(market, &report)))
}

/// Support, resistance and trend lines
#[utoipa::path(
    post, path = "/analysis/levels/{symbol}", tag = TAG, operation_id = "analysis_levels", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    request_body = AnalysisRequest,
    responses((status = 200, description = "Levels and lines", body = Envelope<LevelAnalysis>)),
)]
pub async fn levels(
    State(app): State<App>,
    Path(symbol): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<LevelAnalysis> {
    let (series, market) = series(&app, &symbol, fields)?;
    let report = off_thread(move || LevelReport::of(&series.bars)).await?;
    Ok(app.answer(LevelAnalysis::new(market, &report)))
}

/// What a part of the way to an answer gives.
type Looked<T> = std::result::Result<T, ApiError>;

/// The candles that are asked for.
fn series(app: &App, symbol: &str, mut fields: Fields) -> Looked<(AnalyzedSeries, AnalyzedMarket)> {
    let timeframe = fields.text_if("timeframe").unwrap_or_else(|| "1h".to_owned());
    let parsed = timeframe.parse().ok().filter(|_| TIMEFRAMES.contains(&timeframe.as_str()));
    if parsed.is_none() {
        fields.fault("timeframe", "unknown", &format!("a time frame is one of {}", TIMEFRAMES.join(", ")));
    }
    let limit = fields.count_if("limit", ANALYSIS_BARS_MAX as u32).unwrap_or(LIMIT);
    fields.finish()?;
    let instrument = app.platform.instrument_resolve(symbol)?;
    let timeframe = parsed.unwrap_or(model::Timeframe::MINUTE);
    let series = app.platform.analyzed_series(instrument, timeframe, limit as usize)?;
    let market = AnalyzedMarket::new(series.instrument.clone(), timeframe.to_string(), &series.bars);
    Ok((series, market))
}

/// Looks through candles on a thread that may take its time.
async fn off_thread<T: Send + 'static>(
    look: impl FnOnce() -> platform::Result<T> + Send + 'static,
) -> Looked<T> {
    let looked = tokio::task::spawn_blocking(look).await;
    Ok(looked.map_err(platform::Fault::internal)??)
}
