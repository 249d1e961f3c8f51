//! What `tradewind backtest` can be told, each option checked by itself.

use crate::arguments::key_and_value;
use clap::{Args, ValueEnum};
use model::{Amount, Instant, Price, Quantity, Ratio, Timeframe};
use std::path::PathBuf;
use std::str::FromStr;

/// The longest latency that makes sense: an hour.
const LATENCY_MS_MAX: i64 = 3_600_000;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Candles come as .csv, .csv.gz or .parquet with the columns timestamp,open,high,low,close,volume in any order.
Decisions fall at closes; a market order fills at the next row's open, unless --fill close is given.

Examples:
  tradewind backtest --strategy sma-cross --data BTCUSDT_1h.csv.gz
  tradewind backtest --strategy sma-cross --param short=20 --param long=100 --data BTCUSDT_1m.parquet --timeframe 4h
  tradewind backtest --strategy breakout --data ETHUSDT_1h.csv --from 2023-01-01 --to 2024-01-01 --json
  tradewind backtest --strategy sma-cross --data BTCUSDT_1h.csv.gz --report run.html --fills fills.csv --trades trades.csv

`tradewind strategies` lists strategies and their parameters.")]
pub struct BacktestArgs {
    /// The strategy, as `tradewind strategies` names it
    #[arg(long, value_name = "NAME")]
    pub strategy: String,
    /// A parameter of the strategy; may be given several times
    #[arg(long = "param", value_name = "K=V", value_parser = key_and_value)]
    pub params: Vec<(String, String)>,
    /// The file of candles
    #[arg(long, value_name = "FILE")]
    pub data: PathBuf,
    /// The instrument; by default what the file's name says
    #[arg(long, value_name = "BASE-QUOTE")]
    pub symbol: Option<String>,
    /// The time frame to trade on, a multiple of the file's; by default the file's
    #[arg(long, value_name = "T")]
    pub timeframe: Option<Timeframe>,
    /// The quote money to begin with
    #[arg(long, value_name = "N", default_value = "10000", value_parser = cash, allow_negative_numbers = true)]
    pub cash: Amount,
    /// The fee on each fill in basis points (10 is 0.1 %)
    #[arg(long, value_name = "N", default_value = "10", value_parser = bps, allow_negative_numbers = true)]
    pub fee_bps: Ratio,
    /// How much worse than the market's price market and stop orders fill, in basis points
    #[arg(long, value_name = "N", default_value = "0", value_parser = bps, allow_negative_numbers = true)]
    pub slippage_bps: Ratio,
    /// How long an order takes to arrive, in milliseconds
    #[arg(long, value_name = "N", default_value = "0", allow_negative_numbers = true,
          value_parser = clap::value_parser!(i64).range(0..=LATENCY_MS_MAX))]
    pub latency_ms: i64,
    /// Where a market order fills
    #[arg(long, value_enum, default_value_t)]
    pub fill: Fill,
    /// The limits on what may be risked: none, or 2 % a trade, 10 entries and 5 % loss a day, 15 % drawdown, 5x exposure
    #[arg(long, value_enum, default_value_t)]
    pub risk: Risk,
    /// The share of a candle's volume that orders may take, in per cent; by default no bound
    #[arg(long, value_name = "P", value_parser = share, allow_negative_numbers = true)]
    pub volume_share_pct: Option<Ratio>,
    /// Prices of orders are multiples of this; by default the last decimal of the file's prices
    #[arg(long, value_name = "T", value_parser = step::<Price>, allow_negative_numbers = true)]
    pub tick: Option<Price>,
    /// Quantities of orders are multiples of this
    #[arg(long, value_name = "L", default_value = "0.00000001", value_parser = step::<Quantity>, allow_negative_numbers = true)]
    pub lot: Quantity,
    /// The smallest price times quantity of an entry
    #[arg(long, value_name = "M", default_value = "0", value_parser = notional, allow_negative_numbers = true)]
    pub min_notional: Amount,
    /// Only candles that begin at this time or later: 2024-01-31, RFC 3339 or milliseconds since 1970
    #[arg(long, value_name = "T")]
    pub from: Option<Instant>,
    /// Only candles that begin before this time
    #[arg(long, value_name = "T")]
    pub to: Option<Instant>,
    /// Print one JSON document instead of a table
    #[arg(long)]
    pub json: bool,
    /// Write a page with figures and charts, which needs nothing beside it
    #[arg(long, value_name = "FILE.html")]
    pub report: Option<PathBuf>,
    /// Write each round trip to this CSV file
    #[arg(long, value_name = "FILE.csv")]
    pub trades: Option<PathBuf>,
    /// Write each fill to this CSV file
    #[arg(long, value_name = "FILE.csv")]
    pub fills: Option<PathBuf>,
}

/// Where a market order fills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Fill {
    /// At the next row's open
    #[default]
    NextOpen,
    /// At the close it was decided at
    Close,
}

/// Which limits apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Risk {
    /// Only what cannot be otherwise: balance, tick, lot, notional
    #[default]
    Off,
    /// The limits that a new account has
    Default,
}

fn number<T: FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| error.to_string())
}

fn cash(text: &str) -> Result<Amount, String> {
    let cash: Amount = number(text)?;
    if cash.is_positive() { Ok(cash) } else { Err("give an amount above 0".to_owned()) }
}

fn notional(text: &str) -> Result<Amount, String> {
    let notional: Amount = number(text)?;
    if notional.is_negative() { Err("give an amount of at least 0".to_owned()) } else { Ok(notional) }
}

/// Basis points as a ratio; a fee or a slippage of everything is no market.
fn bps(text: &str) -> Result<Ratio, String> {
    let bps: Ratio = number(text)?;
    if bps.is_negative() || bps >= Ratio::from_units(10_000) {
        return Err("give 0 or more and less than 10000 (10 is 0.1 %)".to_owned());
    }
    Ratio::from_bps(bps).map_err(|_| "give at most 14 decimals".to_owned())
}

fn share(text: &str) -> Result<Ratio, String> {
    let percent: Ratio = number(text)?;
    if !percent.is_positive() || percent > Ratio::from_units(100) {
        return Err("give per cent above 0 and at most 100".to_owned());
    }
    Ratio::from_percent(percent).map_err(|_| "give at most 16 decimals".to_owned())
}

fn step<T: FromStr<Err: std::fmt::Display> + Default + PartialOrd>(text: &str) -> Result<T, String> {
    let step: T = number(text)?;
    if step > T::default() { Ok(step) } else { Err("give a number above 0".to_owned()) }
}
