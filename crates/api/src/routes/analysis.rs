//! What analysis sees in a market.

use crate::{
    answer::Result,
    app::App,
    error::ApiError,
    fields::{BodyFields, Fields},
    wire::{
        Envelope,
        analysis::{
            AnalyzedMarket, ElliottAnalysis, FibonacciAnalysis, FullAnalysis, LevelAnalysis, PatternAnalysis,
            RegimeAnalysis, TechnicalAnalysis,
        },
        market::Timeframe,
    },
};
use analysis::Bars;
use axum::extract::{Path, State};
use platform::analysis::{
    ANALYSIS_BARS_MAX, AnalyzedSeries, ElliottReport, FibonacciReport, LevelReport, PatternReport,
    RegimeReport, TechnicalReport,
};
use serde::Serialize;
use std::sync::Arc;
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
    let (market, report) = look(&app, &symbol, fields, PatternReport::of).await?;
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
    let (market, report) = look(&app, &symbol, fields, ElliottReport::of).await?;
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
    let (market, report) = look(&app, &symbol, fields, FibonacciReport::of).await?;
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
    let (market, report) = look(&app, &symbol, fields, LevelReport::of).await?;
    Ok(app.answer(LevelAnalysis::new(market, &report)))
}

/// Trend, momentum and the usual indicators
#[utoipa::path(
    post, path = "/analysis/technical/{symbol}", tag = TAG, operation_id = "analysis_technical", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    request_body = AnalysisRequest,
    responses((status = 200, description = "An opinion and its indicators", body = Envelope<TechnicalAnalysis>)),
)]
pub async fn technical(
    State(app): State<App>,
    Path(symbol): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<TechnicalAnalysis> {
    let (market, report) = look(&app, &symbol, fields, TechnicalReport::of).await?;
    Ok(app.answer(TechnicalAnalysis::new(market, &report)))
}

/// The market's kind
#[utoipa::path(
    post, path = "/analysis/regime/{symbol}", tag = TAG, operation_id = "analysis_regime", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    request_body = AnalysisRequest,
    responses((status = 200, description = "Probabilities, now and before", body = Envelope<RegimeAnalysis>)),
)]
pub async fn regime(
    State(app): State<App>,
    Path(symbol): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<RegimeAnalysis> {
    let (market, report) = look(&app, &symbol, fields, |bars| Ok(RegimeReport::of(bars))).await?;
    Ok(app.answer(RegimeAnalysis::new(market, &report)))
}

/// Everything at once
#[utoipa::path(
    post, path = "/analysis/full/{symbol}", tag = TAG, operation_id = "analysis_full", security(()),
    params(("symbol" = String, Path, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`")),
    request_body = AnalysisRequest,
    responses((status = 200, description = "All that the others answer", body = Envelope<FullAnalysis>)),
)]
pub async fn full(
    State(app): State<App>,
    Path(symbol): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<FullAnalysis> {
    let (market, found) = look(&app, &symbol, fields, |bars| {
        let (technical, regime) = (TechnicalReport::of(bars)?, RegimeReport::of(bars));
        let (patterns, waves) = (PatternReport::of(bars)?, ElliottReport::of(bars)?);
        Ok((technical, regime, patterns, waves, FibonacciReport::of(bars)?, LevelReport::of(bars)?))
    })
    .await?;
    let (technical, regime, patterns, waves, fibonacci, levels) = found;
    Ok(app.answer(FullAnalysis {
        technical: TechnicalAnalysis::new(market.clone(), &technical),
        patterns: PatternAnalysis::new(market.clone(), &patterns),
        elliott_wave: ElliottAnalysis::new(market.clone(), &waves),
        fibonacci: FibonacciAnalysis::new(market.clone(), &fibonacci),
        levels: LevelAnalysis::new(market.clone(), &levels),
        regime: RegimeAnalysis::new(market, &regime),
    }))
}

/// Looks through the candles that are asked for, on a thread that may take its time.
async fn look<T: Send + 'static>(
    app: &App,
    symbol: &str,
    mut fields: Fields,
    report: impl FnOnce(&Bars) -> platform::Result<T> + Send + 'static,
) -> std::result::Result<(AnalyzedMarket, T), ApiError> {
    let timeframe = fields.timeframe("timeframe", model::Timeframe::HOUR);
    let limit = fields.count_if("limit", ANALYSIS_BARS_MAX as u32).unwrap_or(LIMIT) as usize;
    fields.finish()?;
    let instrument = app.platform.instrument_resolve(symbol)?;
    let platform = Arc::clone(&app.platform);
    let work = move || {
        let AnalyzedSeries { instrument, timeframe, bars } =
            platform.analyzed_series(instrument, timeframe, limit)?;
        let market = AnalyzedMarket::new(instrument, timeframe.to_string(), &bars);
        Ok((market, report(&bars)?))
    };
    app.studies.run(work).await
}
