//! `tradewind data resample`: coarser candles from finer ones, on UTC boundaries.

use super::summary;
use crate::failure::{Failure, Result};
use crate::symbol;
use archive::{ReadOptions, Unfinished};
use clap::Args;
use model::Timeframe;
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Missing candles stay missing: a coarse candle is made of those that are there.

Examples:
  tradewind data resample BTCUSDT_1m.csv.gz --timeframe 1h --out BTCUSDT_1h.parquet")]
pub struct ResampleArgs {
    /// The file to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The time frame wanted, a multiple of the file's
    #[arg(long, value_name = "T")]
    timeframe: Timeframe,
    /// The file to write; its ending says how
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Keep a last candle whose end the file does not reach
    #[arg(long)]
    keep_unfinished: bool,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// Does it.
pub fn run(args: &ResampleArgs) -> Result {
    let file = args.file.display();
    let loaded = archive::read(&args.file, &ReadOptions::default())?;
    let unfinished = if args.keep_unfinished { Unfinished::Keep } else { Unfinished::Drop };
    let candles = archive::resample(&loaded.candles, args.timeframe, unfinished)
        .map_err(|error| Failure::BadInput(format!("{file}: --timeframe: {error}")))?;
    if candles.is_empty() {
        return Err(Failure::BadInput(format!(
            "{file}: too short for one whole candle of --timeframe {}; choose a finer one or --keep-unfinished",
            args.timeframe
        )));
    }
    archive::write(&args.out, &candles)?;
    summary::print(&args.out, Some(&symbol::from_file(&loaded.symbol)), &candles, args.json)
}
