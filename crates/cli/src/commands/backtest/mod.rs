//! `tradewind backtest`: a strategy over a file of candles.
//!
//! - [`options`]: the arguments. - [`market`]: the candles. - [`files`]: what is written.
//! - [`table`]: the figures for people. - [`page`]: the same with charts, as HTML.

mod files;
mod market;
mod options;
mod page;
mod table;

pub use options::BacktestArgs;

use crate::clock::Stopwatch;
use crate::failure::{Failure, Result};
use crate::output;
use crate::progress::Progress;
use backtest::{FillRule, Report, RunError, Settings};
use engine::risk::Limits;
use engine::strategy::{ParamKind, Params};
use files::Files;
use market::Market;
use model::instrument::catalog::Rules;
use model::{Quantity, Span};
use options::{Fill, Risk};
use serde::Serialize;
use serde_json::Value;
use sim::Models;
use std::collections::BTreeMap;
use strategies::{StrategyError, registry};

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct Outcome {
    strategy: &'static str,
    params: BTreeMap<&'static str, Value>,
    #[serde(flatten)]
    report: Report,
    seconds: Seconds,
}

/// How long it took.
#[derive(Clone, Copy, Debug, Serialize)]
struct Seconds {
    read: f64,
    run: f64,
}

/// Runs it.
pub fn run(args: &BacktestArgs) -> Result {
    let given = given_params(args)?;
    let info = registry::info(&args.strategy).map_err(|error| refusal(args, &error))?;
    let strategy = registry::build(&args.strategy, &given).map_err(|error| refusal(args, &error))?;
    let params = Params::resolve(info.params, &given).map_err(|error| refusal(args, &error.into()))?;
    let watch = Stopwatch::start();
    let market = market::read(args)?;
    let files = Files::create(args)?;
    let settings = settings(args, &market, files.is_wanted());
    let read = watch.seconds();
    let watch = Stopwatch::start();
    let progress = Progress::over(market.candles.len(), "backtest");
    let result = backtest::run(&market.candles, &settings, strategy, &mut |rows| progress.set(rows))
        .map_err(|error| run_failure(args, &error))?;
    drop(progress);
    let seconds = Seconds { read, run: watch.seconds() };
    let values = |(name, value): (&&'static str, &String)| (*name, json_value(info.params, name, value));
    let outcome = Outcome {
        strategy: info.name,
        params: params.values().iter().map(values).collect(),
        report: result.report,
        seconds,
    };
    files.write(&outcome, &market, &result.kept)?;
    if args.json { output::print_json(&outcome) } else { output::print(&table::of(&outcome, &market)) }
}

fn given_params(args: &BacktestArgs) -> Result<BTreeMap<String, String>> {
    let mut given = BTreeMap::new();
    for (key, value) in &args.params {
        if given.insert(key.clone(), value.clone()).is_some() {
            return Err(Failure::BadInput(format!("--param {key} is given twice; give it once")));
        }
    }
    Ok(given)
}

fn refusal(args: &BacktestArgs, error: &StrategyError) -> Failure {
    let name = &args.strategy;
    match error {
        StrategyError::Unknown { .. } => Failure::BadInput(format!("--strategy {name}: {error}")),
        StrategyError::Param(_) | StrategyError::Params(_) => {
            Failure::BadInput(format!("--param: {error}; see `tradewind strategies` for {name}"))
        }
    }
}

fn settings(args: &BacktestArgs, market: &Market, keeps_lists: bool) -> Settings {
    Settings {
        symbol: market.symbol.clone(),
        rules: Rules {
            tick_size: market.tick,
            lot_size: args.lot,
            quantity_min: Quantity::ZERO,
            notional_min: args.min_notional,
        },
        cash: args.cash,
        models: Models {
            fee_rate: args.fee_bps,
            slippage: args.slippage_bps,
            latency: Span::from_millis(args.latency_ms),
            volume_share: args.volume_share_pct,
        },
        fill: match args.fill {
            Fill::NextOpen => FillRule::NextOpen,
            Fill::Close => FillRule::Close,
        },
        limits: match args.risk {
            Risk::Off => Limits::OFF,
            Risk::Default => Limits::standard(),
        },
        keeps_lists,
        keeps_curve: keeps_lists || args.json,
        checks_every_row: false,
    }
}

fn run_failure(args: &BacktestArgs, error: &RunError) -> Failure {
    match error {
        RunError::NoCandles | RunError::Instrument(_) => {
            Failure::BadInput(format!("{}: {error}", args.data.display()))
        }
        RunError::Driver(_) => {
            Failure::Failed(format!("{}: the run broke off: {error}", args.data.display()))
        }
    }
}

/// Whole numbers are numbers, all else is text.
fn json_value(specs: &[engine::strategy::ParamSpec], name: &str, value: &str) -> Value {
    let is_whole = specs.iter().any(|spec| spec.name == name && matches!(spec.kind, ParamKind::Whole { .. }));
    match value.parse::<i64>() {
        Ok(whole) if is_whole => Value::from(whole),
        _ => Value::from(value),
    }
}
