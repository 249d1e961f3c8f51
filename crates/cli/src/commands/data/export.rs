//! `tradewind data export`: a span of a file's candles as a file of its own.

use super::summary;
use crate::failure::{Failure, Result};
use crate::symbol;
use archive::{ReadOptions, Unfinished};
use clap::Args;
use model::{Instant, Timeframe};
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tradewind data export BTCUSDT_1m.parquet --from 2024-01-01 --to 2024-02-01 --out january.csv
  tradewind data export BTCUSDT_1m.parquet --timeframe 1h --out hours.csv.gz")]
pub struct ExportArgs {
    /// The file to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The file to write; its ending says how
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A coarser time frame
    #[arg(long, value_name = "T")]
    timeframe: Option<Timeframe>,
    /// Only candles that begin at this time or later
    #[arg(long, value_name = "T")]
    from: Option<Instant>,
    /// Only candles that begin before this time
    #[arg(long, value_name = "T")]
    to: Option<Instant>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// Does it.
pub fn run(args: &ExportArgs) -> Result {
    let loaded = archive::read(&args.file, &ReadOptions::default())?;
    let candles = match args.timeframe {
        Some(timeframe) => archive::resample(&loaded.candles, timeframe, Unfinished::Drop)
            .map_err(|error| Failure::BadInput(format!("{}: --timeframe: {error}", args.file.display())))?,
        None => loaded.candles,
    };
    let candles = candles.between(args.from, args.to);
    if candles.is_empty() {
        let (from, to) = (loaded.report.from, loaded.report.to);
        return Err(Failure::BadInput(format!(
            "{}: no candle is left of those from {from} to {to}; mend --from, --to or --timeframe",
            args.file.display()
        )));
    }
    archive::write(&args.out, &candles)?;
    summary::print(&args.out, Some(&symbol::from_file(&loaded.symbol)), &candles, args.json)
}
