//! `tradewind data`: market history in files.
//!
//! - [`import`], [`export`]: from one kind of file to another, checked. - [`check`]: what a file holds and lacks.
//! - [`resample`]: coarser time frames. - [`synth`]: made-up markets. - [`summary`]: what was written, for people and
//!   programs.

mod check;
mod export;
mod import;
mod resample;
mod summary;
mod synth;

use crate::failure::Result;
use clap::Subcommand;

/// What can be done with market history.
#[derive(Debug, Subcommand)]
pub enum DataCommand {
    /// Read a file of candles strictly, and write it as .csv, .csv.gz or .parquet
    Import(import::ImportArgs),
    /// Look a file over: gaps, duplicates, wrong rows, spikes
    Check(check::CheckArgs),
    /// Fold candles into a coarser time frame
    Resample(resample::ResampleArgs),
    /// Make up a market, the same for the same seed
    Synth(synth::SynthArgs),
    /// Write a span of a file's candles to another file
    Export(export::ExportArgs),
}

/// Does it.
pub fn run(command: &DataCommand) -> Result {
    match command {
        DataCommand::Import(args) => import::run(args),
        DataCommand::Check(args) => check::run(args),
        DataCommand::Resample(args) => resample::run(args),
        DataCommand::Synth(args) => synth::run(args),
        DataCommand::Export(args) => export::run(args),
    }
}
