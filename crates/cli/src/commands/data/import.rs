//! `tradewind data import`: a file of any supported kind, read strictly and written as the kind that is wanted.

use super::summary;
use crate::failure::Result;
use crate::symbol;
use archive::ReadOptions;
use clap::Args;
use model::{Price, PriceScale, Timeframe};
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
The first wrong row ends the import, with its place; `tradewind data check FILE` lists all of them.

Examples:
  tradewind data import BTCUSDT_1h.csv.gz --out BTCUSDT_1h.parquet
  tradewind data import export.csv --tick 0.01 --out SOLUSDT_1m.csv.gz")]
pub struct ImportArgs {
    /// The file to read: .csv, .csv.gz or .parquet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The file to write; its ending says how
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The length of a candle; by default the most common step of the file
    #[arg(long, value_name = "T")]
    timeframe: Option<Timeframe>,
    /// The tick of the prices, a power of ten; by default their last decimal
    #[arg(long, value_name = "T", value_parser = scale)]
    tick: Option<PriceScale>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// Does it.
pub fn run(args: &ImportArgs) -> Result {
    let options = ReadOptions { timeframe: args.timeframe, scale: args.tick, ..ReadOptions::default() };
    let loaded = archive::read(&args.file, &options)?;
    archive::write(&args.out, &loaded.candles)?;
    summary::print(&args.out, Some(&symbol::from_file(&loaded.symbol)), &loaded.candles, args.json)
}

fn scale(text: &str) -> Result<PriceScale, String> {
    let tick: Price = text.parse().map_err(|error: model::MoneyTextError| error.to_string())?;
    let mut scales = (0..=18).filter_map(PriceScale::new);
    scales.find(|scale| scale.tick() == tick).ok_or_else(|| "give 1, 0.1, 0.01 and so on".to_owned())
}
