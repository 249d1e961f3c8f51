//! Signals: what was raised, what the sources say now, how right they were.

use crate::{
    answer::{Result, page_of},
    app::App,
    error::ApiError,
    fields::{BodyFields, Fields, QueryFields},
    gate::credentials::SignedIn,
    routes::id_of,
    wire::{
        Envelope,
        market::Timeframe,
        signal::{Assessment, Signal, SignalDirection, SignalSummary},
        signal_desk::SignalDesk,
        signal_performance::SignalPerformance,
        signal_request::{SignalAnswerRequest, SignalRequest, SignalScanRequest},
    },
};
use analysis::signals::{SignalSettings, SignalSource, Weights};
use axum::extract::{Path, State};
use platform::signals::{PERFORMANCE_BARS_MAX, SignalQuery, SignalQuestion, SignalReport};
use platform::{Fault, FieldFault, analysis::ANALYSIS_BARS_MAX};
use std::sync::Arc;
use store::row::{SignalAnswer, SignalSide};

const TAG: &str = "signals";
/// How many candles are looked through if nothing is said.
const BARS: u32 = 1_000;
/// The most instruments that one scan looks at.
const SCAN_MAX: usize = 50;
/// What both ways together cost if nothing is said: ten basis points each.
const FEE_BPS: u32 = 20;

/// Signals
///
/// Everybody's and the caller's own, the latest first; all reasons of one are at `signals/{id}`.
#[utoipa::path(
    get, path = "/signals", tag = TAG, operation_id = "signal_list",
    params(
        ("symbol" = Option<String>, Query, description = "Only of this instrument"),
        ("timeframe" = Option<Timeframe>, Query, description = "Only over these candles"),
        ("direction" = Option<SignalDirection>, Query, description = "Only this way"),
        ("state" = Option<String>, Query, pattern = "^(open|ended)$", description = "`open` or `ended`"),
        ("from" = Option<String>, Query, format = DateTime, description = "RFC 3339 or ms: only those raised then or later"),
        ("cursor" = Option<String>, Query, pattern = "^[0-9a-f]{48}$", description = "Where the page before ended"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 20 if not said"),
    ),
    responses((status = 200, description = "Signals, the latest first", body = Envelope<Vec<SignalSummary>>)),
)]
pub async fn signal_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<SignalSummary>> {
    let state = fields.text_if("state");
    let is_ended = match state.as_deref() {
        Some("open") => Some(false),
        Some("ended") => Some(true),
        None => None,
        Some(_) => {
            fields.fault("state", "unknown", "this is open or ended");
            None
        }
    };
    let query = SignalQuery {
        symbol: fields.text_if("symbol"),
        timeframe: fields.timeframe_if("timeframe"),
        direction: fields.word_if("direction", SignalSide::ALL),
        is_ended,
        from: fields.instant_if("from"),
        cursor: fields.text_if("cursor"),
        limit: fields.limit(20, 100),
    };
    fields.finish()?;
    let page = app.platform.signal_list(&caller, &query).await?;
    let (signals, pagination) = page_of(page, query.limit, query.cursor.as_deref());
    Ok(app.answer(signals).pagination(pagination))
}

/// One signal
#[utoipa::path(
    get, path = "/signals/{id}", tag = TAG, operation_id = "signal",
    params(("id" = String, Path, format = Uuid, description = "The signal's id")),
    responses((status = 200, description = "The signal", body = Envelope<Signal>)),
)]
pub async fn signal(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Signal> {
    fields.finish()?;
    let signal = app.platform.signal(&caller, id_of(&id, "signal")?).await?;
    Ok(app.answer(signal.into()))
}

/// Follow a signal, or do not
///
/// An answer is the caller's own; it orders nothing.
#[utoipa::path(
    patch, path = "/signals/{id}", tag = TAG, operation_id = "signal_answer",
    request_body = SignalAnswerRequest,
    params(("id" = String, Path, format = Uuid, description = "The signal's id")),
    responses((status = 200, description = "The signal as it is now", body = Envelope<Signal>)),
)]
pub async fn signal_answer(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<Signal> {
    // Another user's signal is not found, whatever is said of it.
    let id = app.platform.signal(&caller, id_of(&id, "signal")?).await?.signal.row.key.0;
    let status = fields.text("status");
    let answer = match status.as_str() {
        "active" => Some(None),
        "accepted" => Some(Some(SignalAnswer::Accepted)),
        "rejected" => Some(Some(SignalAnswer::Rejected)),
        _ => None,
    };
    if answer.is_none() && !status.is_empty() {
        fields.fault("status", "unknown", "this is active, accepted or rejected");
    }
    fields.finish()?;
    let answer = answer.unwrap_or_default();
    let signal = app.platform.signal_answer(&caller, id, answer).await?;
    Ok(app.answer(signal.into()))
}

/// What the sources say of a market now
///
/// Where the confidence is enough, the answer is kept as the caller's signal and followed; asking twice over one candle
/// keeps one.
#[utoipa::path(
    post, path = "/signals/generate", tag = TAG, operation_id = "signal_generate", request_body = SignalRequest,
    responses((status = 200, description = "What they say, and the signal it amounts to", body = Envelope<Assessment>)),
)]
pub async fn signal_generate(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    BodyFields(mut fields): BodyFields,
) -> Result<Assessment> {
    let symbol = fields.text("symbol");
    let question = question(&mut fields);
    fields.finish()?;
    let assessed = ask(&app, &caller, &symbol, question).await?;
    Ok(app.answer(assessed))
}

/// What the sources say of every market now
///
/// As `generate` for each instrument, the most confident first. Instruments with too few candles are left out.
#[utoipa::path(
    post, path = "/signals/scan", tag = TAG, operation_id = "signal_scan", request_body = SignalScanRequest,
    responses((status = 200, description = "The most confident first", body = Envelope<Vec<Assessment>>)),
)]
pub async fn signal_scan(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    BodyFields(mut fields): BodyFields,
) -> Result<Vec<Assessment>> {
    let symbols = fields.list_if("symbols", SCAN_MAX);
    let question = question(&mut fields);
    fields.finish()?;
    let all = || {
        let catalog = app.platform.trading().catalog();
        let each = catalog.instruments().iter();
        each.map(|instrument| instrument.public_id()).take(SCAN_MAX).collect()
    };
    let mut found = Vec::new();
    for symbol in symbols.unwrap_or_else(all) {
        match ask(&app, &caller, &symbol, question.clone()).await {
            Ok(assessed) => found.push(assessed),
            Err(error) if error.is_too_few_candles() => {}
            Err(error) => return Err(error),
        }
    }
    found.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    Ok(app.answer(found))
}

/// How far signals were looked for
///
/// The newest candles that the desk has looked at, and what it saw there, since the server's start.
#[utoipa::path(
    get, path = "/signals/desk", tag = TAG, operation_id = "signal_desk",
    responses((status = 200, description = "By time frame", body = Envelope<SignalDesk>)),
)]
pub async fn signal_desk(
    State(app): State<App>,
    SignedIn(_caller): SignedIn,
    QueryFields(fields): QueryFields,
) -> Result<SignalDesk> {
    fields.finish()?;
    Ok(app.answer(app.platform.signal_desk().into()))
}

/// How right signals were
///
/// The signals of a stretch of history, scored after the fact beside holding and beside a coin toss.
#[utoipa::path(
    get, path = "/signals/performance", tag = TAG, operation_id = "signal_performance", security(()),
    params(
        ("symbol" = String, Query, description = "`BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`"),
        ("timeframe" = Option<Timeframe>, Query, description = "`1h` if not said"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 10_000, description = "So many of the newest closed candles; 2000 if not said"),
    ),
    responses((status = 200, description = "The score", body = Envelope<SignalPerformance>)),
)]
pub async fn signal_performance(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<SignalPerformance> {
    let symbol = fields.text("symbol");
    let timeframe = fields.timeframe("timeframe", model::Timeframe::HOUR);
    let limit = fields.limit(2 * BARS, PERFORMANCE_BARS_MAX as u32);
    fields.finish()?;
    let instrument = app.platform.instrument_resolve(&symbol)?;
    let platform = Arc::clone(&app.platform);
    let fee_ratio = f64::from(FEE_BPS) / 10_000.0;
    let score = app.studies.run(move || {
        let series = platform.analyzed_series(instrument, timeframe, limit as usize)?;
        let report = SignalReport::of(&series.bars, &SignalSettings::default(), fee_ratio)?;
        Ok(report.performance(&series, fee_ratio))
    });
    Ok(app.answer(SignalPerformance::new(score.await?)))
}

/// Asks of one instrument.
async fn ask(
    app: &App,
    caller: &platform::Caller,
    symbol: &str,
    question: SignalQuestion,
) -> std::result::Result<Assessment, ApiError> {
    let instrument = match app.platform.instrument_resolve(symbol) {
        Err(Fault::NotFound { .. }) => {
            let message = format!("there is no instrument \"{symbol}\"");
            return Err(ApiError::fields(vec![FieldFault::new("/symbol", "unknown", message)]));
        }
        other => other?,
    };
    let platform = Arc::clone(&app.platform);
    let asked = question.clone();
    let said = app.studies.run(move || platform.signal_assess(instrument, &asked)).await?;
    let assessed = app.platform.signal_ask(caller, instrument, &question, said).await?;
    Ok(Assessment::new(assessed))
}

/// How the question is to be answered.
fn question(fields: &mut Fields) -> SignalQuestion {
    let defaults = SignalSettings::default();
    let timeframe = fields.timeframe("timeframe", model::Timeframe::HOUR);
    let bars = fields.count_if("limit", ANALYSIS_BARS_MAX as u32).unwrap_or(BARS) as usize;
    let confidence_min = fields.number_if("confidence_min", 0.5..=1.0).unwrap_or(defaults.confidence_min);
    let expires_bars = fields.count_if("expires_bars", 10_000).map(|bars| bars as usize);
    let mut weights = defaults.weights;
    if let Some(mut object) = fields.object("weights") {
        let given = SignalSource::ALL.map(|source| {
            object.number_if(source.name(), 0.0..=1000.0).unwrap_or_else(|| defaults.weights.of(source))
        });
        fields.put_back("weights", object);
        match Weights::new(given) {
            Ok(good) => weights = good,
            Err(error) => fields.fault("weights", "range", &error.to_string()),
        }
    }
    let expires_bars = expires_bars.unwrap_or(defaults.expires_bars);
    SignalQuestion { timeframe, bars, settings: SignalSettings { weights, confidence_min, expires_bars } }
}
