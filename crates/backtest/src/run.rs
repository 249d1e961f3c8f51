//! One strategy over one series.

use crate::driver::{Driver, DriverError};
use crate::recorder::Kept;
use crate::report::{Curve, Report};
use engine::core::BotSpec;
use engine::portfolio::BotState;
use engine::risk::Limits;
use engine::{Broken, CoreConfig, Engine, Solo, Strategy};
use model::instrument::catalog::{CatalogError, Rules};
use model::{AccountId, Amount, BotId, Candles, Catalog, Instant, InstrumentId, SeriesId};
use sim::{Exchange, Models};
use std::sync::Arc;
use strategies::Built;

/// Where a market order fills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FillRule {
    /// At the next row's open.
    #[default]
    NextOpen,
    /// At the close it was decided at.
    Close,
}

/// The settings of a run, apart from the strategy.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The instrument, as `BTC-USDT`.
    pub symbol: String,
    /// Tick, lot and minimums.
    pub rules: Rules,
    /// The quote that the run begins with.
    pub cash: Amount,
    /// Fee, slippage, latency, volume.
    pub models: Models,
    /// Where a market order fills.
    pub fill: FillRule,
    /// What may be risked.
    pub limits: Limits,
    /// Whether fills and round trips are kept.
    pub keeps_lists: bool,
    /// Whether the equity curve is kept, and the report has what is reckoned from it.
    pub keeps_curve: bool,
    /// Whether both books are compared after every row (always at the end).
    pub checks_every_row: bool,
}

/// A run's outcome.
#[derive(Clone, Debug)]
pub struct RunResult {
    /// The figures.
    pub report: Report,
    /// Fills and round trips, where they were asked for.
    pub kept: Kept,
}

/// Why there is no run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The series is empty.
    #[error("there are no candles")]
    NoCandles,
    /// The instrument is not sound.
    #[error(transparent)]
    Instrument(#[from] CatalogError),
    /// The run broke off.
    #[error(transparent)]
    Driver(#[from] DriverError),
}

impl From<Broken> for RunError {
    fn from(broken: Broken) -> Self {
        Self::Driver(DriverError::Engine(broken))
    }
}

const ACCOUNT: AccountId = AccountId(1);
const SERIES: SeriesId = SeriesId(0);
const INSTRUMENT: InstrumentId = InstrumentId(0);

/// How many rows pass between two calls of `progress`.
const PROGRESS_ROWS: usize = 1 << 15;

/// Runs a strategy. `progress` hears how many rows are done, now and then.
///
/// # Errors
/// [`RunError`].
pub fn run(
    candles: &Candles,
    settings: &Settings,
    strategy: Built,
    progress: &mut dyn FnMut(usize),
) -> Result<RunResult, RunError> {
    match strategy {
        Built::SmaCross(strategy) => run_with(candles, settings, strategy, progress),
        Built::Breakout(strategy) => run_with(candles, settings, strategy, progress),
    }
}

/// Runs a strategy of a type known at compile time.
///
/// # Errors
/// [`RunError`].
pub fn run_with<S: Strategy>(
    candles: &Candles,
    settings: &Settings,
    strategy: S,
    progress: &mut dyn FnMut(usize),
) -> Result<RunResult, RunError> {
    let bot = BotId(1);
    let mut driver = prepare(candles, settings, Solo { bot, strategy })?;
    let mut curve = Curve::new(settings.cash, settings.keeps_curve.then_some(candles.len()));
    let span = candles.timeframe().span();
    let rows = candles.len();
    let nexts = candles.open_at().iter().copied().skip(1).chain([i64::MAX]);
    for (row, (candle, next)) in candles.iter().zip(nexts).enumerate() {
        let end = candle.open_at.checked_add(span).unwrap_or(candle.open_at);
        let close_at = end.min(Instant::from_nanos(next));
        let mut is_touched = driver.trade_through(INSTRUMENT, &candle)?;
        driver.close(SERIES, &candle, close_at)?;
        if settings.fill == FillRule::Close && driver.exchange.has_waiting(INSTRUMENT) {
            driver.fill_at_close(INSTRUMENT, &candle, close_at)?;
            is_touched = true;
        }
        if is_touched {
            curve.refresh(&driver.engine.core, bot).map_err(Broken::from)?;
        }
        curve.push(candle.close);
        if settings.checks_every_row {
            driver.check_books()?;
        }
        if row % PROGRESS_ROWS == 0 {
            progress(row);
        }
    }
    driver.check_books()?;
    curve.count();
    progress(rows);
    let report = Report::of(candles, settings, &driver, &curve, bot)?;
    Ok(RunResult { report, kept: driver.engine.recorder })
}

fn prepare<S: Strategy>(
    candles: &Candles,
    settings: &Settings,
    solo: Solo<S>,
) -> Result<Driver<Solo<S>, Kept>, RunError> {
    let first = candles.open_at().first().copied().ok_or(RunError::NoCandles)?;
    let mut catalog = Catalog::default();
    let instrument = catalog.add("sim", &settings.symbol, settings.rules.clone())?;
    let quote = catalog.instrument(instrument).quote;
    let catalog = Arc::new(catalog);
    let mut exchange = Exchange::new(Arc::clone(&catalog), &[candles.scale()], settings.models);
    exchange.deposit(ACCOUNT, quote, settings.cash).map_err(DriverError::from)?;
    let config = CoreConfig { account: ACCOUNT, catalog, fee_rate: settings.models.fee_rate };
    let bot = solo.bot;
    let kept =
        Kept { keeps_lists: settings.keeps_lists, keeps_traded: settings.keeps_curve, ..Kept::default() };
    let mut engine = Engine::new(config, solo, kept);
    engine.core.advance(Instant::from_nanos(first))?;
    engine.core.apply_deposit(quote, settings.cash, &mut engine.recorder)?;
    let spec = BotSpec {
        instrument,
        series: SERIES,
        scale: candles.scale(),
        capital: settings.cash,
        limits: settings.limits,
    };
    let added = engine.core.apply_bot(&spec, &mut engine.recorder)?;
    assert_eq!(added, bot, "invariant: the first bot of an account is number one");
    engine.core.apply_bot_state(bot, BotState::Running, &mut engine.recorder);
    Ok(Driver::new(engine, exchange))
}
