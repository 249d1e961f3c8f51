//! `tradewind analyze`: what analysis says of a file of candles.
//!
//! - [`columns`]: indicators and candlestick patterns, a number for each candle. - [`document`]: the same as JSON.

mod columns;
mod document;

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
