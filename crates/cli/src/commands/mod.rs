//! The commands, one file or folder each, named as they are typed.
//!
//! - [`demo`], [`serve`]: the server. - [`parity`]: a recorded session held against the backtest.
//! - [`analyze`]: what analysis says of a file of candles. - [`indicators`]: what it can be asked for.
//! - [`backtest`]: a strategy over a file of candles. - [`strategies`]: what strategies there are. - [`data`]: market
//!   history. - [`db`]: the database. - [`user`]: who may sign in. - [`doctor`]: whether all is well.
//! - [`openapi`]: the REST interface. - [`completions`]: for shells.

pub mod analyze;
pub mod backtest;
pub mod completions;
pub mod data;
pub mod db;
pub mod demo;
pub mod doctor;
pub mod indicators;
pub mod openapi;
pub mod parity;
pub mod serve;
pub mod strategies;
pub mod user;

use crate::failure::Result;
use clap::Subcommand;

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Watch bots trade on paper: a made-up or replayed market, sample bots, the web app; no account, no key
    Demo(demo::DemoArgs),
    /// Run the server: web app, REST and live socket
    Serve(serve::ServeArgs),
    /// Replay a recorded session through the backtest and name the first difference
    Parity(parity::ParityArgs),
    /// Run a strategy over a file of candles and print what it would have earned
    Backtest(Box<backtest::BacktestArgs>),
    /// Analyze a file of candles: indicators, candlestick patterns
    #[command(subcommand)]
    Analyze(analyze::AnalyzeCommand),
    /// List the indicators with their parameters, bounds and columns
    Indicators(indicators::IndicatorsArgs),
    /// List the strategies with their parameters, bounds and rules
    Strategies(strategies::StrategiesArgs),
    /// Market history: import, check, resample, export, and make up candles
    #[command(subcommand)]
    Data(data::DataCommand),
    /// Users: add, list, disable
    #[command(subcommand)]
    User(user::UserCommand),
    /// The database: bring its schema up to date, copy it, put a copy back
    #[command(subcommand)]
    Db(db::DbCommand),
    /// Look over data folder, disk, database, journal and port
    Doctor(doctor::DoctorArgs),
    /// Print the OpenAPI document of the REST interface
    Openapi(openapi::OpenapiArgs),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
}

/// Runs a command.
pub fn run(command: Command) -> Result {
    match command {
        Command::Demo(args) => demo::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Parity(args) => parity::run(&args),
        Command::Backtest(args) => backtest::run(&args),
        Command::Analyze(command) => analyze::run(&command),
        Command::Indicators(args) => indicators::run(&args),
        Command::Strategies(args) => strategies::run(&args),
        Command::Data(command) => data::run(&command),
        Command::User(command) => user::run(&command),
        Command::Db(command) => db::run(&command),
        Command::Doctor(args) => doctor::run(&args),
        Command::Openapi(args) => openapi::run(&args),
        Command::Completions(args) => completions::run(&args),
    }
}
