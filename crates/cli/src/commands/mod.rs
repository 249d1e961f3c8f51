//! The commands, one file or folder each, named as they are typed.
//!
//! - [`backtest`]: a strategy over a file of candles. - [`strategies`]: what strategies there are. - [`data`]: market
//!   history. - [`completions`]: for shells.

pub mod backtest;
pub mod completions;
pub mod data;
pub mod strategies;

use crate::failure::Result;
use clap::Subcommand;

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run a strategy over a file of candles and print what it would have earned
    Backtest(Box<backtest::BacktestArgs>),
    /// List the strategies with their parameters, bounds and rules
    Strategies(strategies::StrategiesArgs),
    /// Market history: import, check, resample, export, and make up candles
    #[command(subcommand)]
    Data(data::DataCommand),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
}

/// Runs a command.
pub fn run(command: Command) -> Result {
    match command {
        Command::Backtest(args) => backtest::run(&args),
        Command::Strategies(args) => strategies::run(&args),
        Command::Data(command) => data::run(&command),
        Command::Completions(args) => completions::run(&args),
    }
}
