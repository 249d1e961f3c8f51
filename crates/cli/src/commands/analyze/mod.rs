//! `tradewind analyze`: what analysis says of a file of candles.
//!
//! - [`columns`]: indicators and candlestick patterns, a number for each candle. - [`document`]: the same as JSON.
//! - [`reports`]: shapes, waves, Fibonacci zones and levels, in the API's form. - [`signal`]: what they say together.

mod columns;
mod document;
mod reports;
mod signal;

use crate::arguments::key_and_value;
use crate::failure::{Failure, Result};
use clap::{Args, Subcommand};
use model::Timeframe;
use std::path::PathBuf;

/// What can be analyzed.
#[derive(Debug, Subcommand)]
pub enum AnalyzeCommand {
    /// The values of an indicator, or of all
    #[command(after_help = "\
Examples:
  tradewind analyze indicators --data BTCUSDT_1h.csv.gz --param name=rsi --param timeperiod=14
  tradewind analyze indicators --data BTCUSDT_1h.csv.gz --param name=bbands --param matype=ema --json
  tradewind analyze indicators --data BTCUSDT_1h.csv.gz --param name=all --json > all.json

`tradewind indicators` lists the names, `tradewind indicators NAME` what one can be told.")]
    Indicators(AnalyzeArgs),
    /// Candlestick patterns: 0, or ±100 (±200 when confirmed) at the candle that completes one
    #[command(after_help = "\
Examples:
  tradewind analyze candlesticks --data BTCUSDT_1d.csv.gz
  tradewind analyze candlesticks --data BTCUSDT_1d.csv.gz --param name=cdlmorningstar --param penetration=0.5 --json")]
    Candlesticks(AnalyzeArgs),
    /// Chart shapes (head and shoulders, triangles, flags, harmonics, …), with points, score, target and invalidation
    #[command(after_help = "\
Examples:
  tradewind analyze patterns --data BTCUSDT_1h.csv.gz --timeframe 4h
  tradewind analyze patterns --data BTCUSDT_1d.csv.gz --json | jq '.shapes[] | select(.state == \"forming\")'")]
    Patterns(AnalyzeArgs),
    /// Elliott wave counts: confirmed ones and the alternates of what runs, with targets, invalidation and reasons
    #[command(after_help = "\
Examples:
  tradewind analyze elliott --data BTCUSDT_1h.csv.gz --timeframe 4h
  tradewind analyze elliott --data BTCUSDT_1d.csv.gz --json | jq '.forming[0]'")]
    Elliott(AnalyzeArgs),
    /// Fibonacci levels of the latest swings, and the zones in which they meet
    #[command(after_help = "\
Examples:
  tradewind analyze fibonacci --data BTCUSDT_1h.csv.gz --timeframe 1d
  tradewind analyze fibonacci --data BTCUSDT_1h.csv.gz --json | jq '.zones[0]'")]
    Fibonacci(AnalyzeArgs),
    /// Support, resistance and trend lines, by strength
    #[command(after_help = "\
Examples:
  tradewind analyze levels --data BTCUSDT_1h.csv.gz
  tradewind analyze levels --data BTCUSDT_1h.csv.gz --json | jq '.levels[0]'")]
    Levels(AnalyzeArgs),
    /// The market regime of each candle: trending up, trending down, ranging or volatile, as probabilities
    #[command(after_help = "\
Examples:
  tradewind analyze regime --data BTCUSDT_1h.csv.gz
  tradewind analyze regime --data BTCUSDT_1h.csv.gz --json")]
    Regime(AnalyzeArgs),
    /// What all of it says together: direction, confidence, entry, stop, targets and reasons; and how right such signals were
    #[command(after_help = "\
Parameters: technical, elliott_wave, patterns, fibonacci, volume (weights, 30 25 20 20 5), confidence_min (0.65),
expires_bars (48), fee_bps (10, each way, for the score).

Examples:
  tradewind analyze signal --data BTCUSDT_1h.csv.gz
  tradewind analyze signal --data BTCUSDT_1h.csv.gz --timeframe 4h --param confidence_min=0.7 --json | jq .score")]
    Signal(AnalyzeArgs),
}

/// The arguments that all kinds share.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// The candles: .csv, .csv.gz or .parquet
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The length of a candle; coarser than the file's are folded from it
    #[arg(long, value_name = "T")]
    timeframe: Option<Timeframe>,
    /// What is asked for and how, as name=value; again for more
    #[arg(long = "param", value_name = "K=V", value_parser = key_and_value)]
    params: Vec<(String, String)>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// What is asked for.
#[derive(Debug)]
struct Question<'args> {
    /// The parameter `name`.
    name: Option<&'args str>,
    /// The others.
    given: Vec<(&'args str, &'args str)>,
}

/// Runs it.
pub fn run(command: &AnalyzeCommand) -> Result {
    match command {
        AnalyzeCommand::Indicators(args) => columns::indicators(args),
        AnalyzeCommand::Candlesticks(args) => columns::candlesticks(args),
        AnalyzeCommand::Patterns(args) => reports::patterns(args),
        AnalyzeCommand::Elliott(args) => reports::elliott(args),
        AnalyzeCommand::Fibonacci(args) => reports::fibonacci(args),
        AnalyzeCommand::Levels(args) => reports::levels(args),
        AnalyzeCommand::Regime(args) => columns::regime(args),
        AnalyzeCommand::Signal(args) => signal::signal(args),
    }
}

impl AnalyzeArgs {
    /// The parameters, each given once.
    fn question(&self) -> Result<Question<'_>> {
        let mut name = None;
        let mut given: Vec<(&str, &str)> = Vec::new();
        for (key, value) in &self.params {
            let is_again = if key == "name" {
                name.replace(value.as_str()).is_some()
            } else {
                let is_again = given.iter().any(|(known, _)| known == key);
                given.push((key, value));
                is_again
            };
            if is_again {
                return Err(Failure::BadInput(format!("--param {key} is given twice; give it once")));
            }
        }
        Ok(Question { name, given })
    }
}
