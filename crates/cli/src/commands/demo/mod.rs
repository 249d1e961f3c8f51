//! `tradewind demo`: bots trade on paper in front of a newcomer, with nothing to set up.
//!
//! - [`bots`]: the sample bots.

mod bots;

use crate::assemble::{Plan, Server, tell, with_runtime};
use crate::clock::SystemEntropy;
use crate::data_folder::{DataFolder, DataFolderArgs};
use crate::failure::{Failure, Result, words};
use clap::Args;
use model::Amount;
use platform::ports::Entropy;
use platform::ports::clock::to_hex;
use session::MarketSpec;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

/// The arguments of `demo`.
#[derive(Debug, Args)]
#[command(after_help = "\
Prints one link that signs you in. What happens is kept and goes on at the next start; --reset begins anew.

Examples:
  tradewind demo
  tradewind demo --speed 600 --data BTCUSDT_1m.csv.gz
  tradewind demo --seed 7 --reset")]
pub struct DemoArgs {
    /// The port of the web app; 0 for any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Market seconds per second: at 60 a one-minute candle takes a second
    #[arg(long, default_value_t = 60.0, value_name = "X")]
    speed: f64,
    /// Play this file of candles (.csv, .csv.gz, .parquet) instead of a made-up market
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// The made-up market's seed: the same seed makes the same market
    #[arg(long, default_value_t = 7, value_name = "N")]
    seed: u64,
    #[command(flatten)]
    folder: DataFolderArgs,
    /// Forget what earlier demos in this folder did
    #[arg(long)]
    reset: bool,
}

/// What the demo's account begins with.
const DEPOSIT: i64 = 100_000;

/// Runs it.
pub fn run(args: &DemoArgs) -> Result {
    if !(args.speed.is_finite() && args.speed > 0.0 && args.speed <= 1_000_000.0) {
        return Err(Failure::BadInput(format!(
            "--speed {}: give a number above 0, at most 1000000",
            args.speed
        )));
    }
    let folder = args.folder.folder()?.demo(args.folder.is_given());
    let market = match &args.data {
        Some(file) => {
            let file = fs::canonicalize(file).map_err(|error| Failure::unreadable(file, &error))?;
            MarketSpec::replay(file, None)
        }
        None => MarketSpec::synthetic(args.seed),
    };
    let market = market.map_err(|error| match error {
        session::SessionError::Archive(error) => Failure::from(error),
        other => Failure::failed(other),
    })?;
    if args.reset {
        reset(&folder)?;
    }
    let is_replay = args.data.is_some();
    let label = market.label.clone();
    let plan = Plan {
        folder,
        port: args.port,
        market,
        speed: args.speed,
        snapshot_batches: 1,
        paper_deposit: Amount::from_units(DEPOSIT),
        is_demo: true,
    };
    with_runtime(async move {
        let server = Server::start(plan).await?;
        let user = server.platform.demo_user_ensure().await?;
        let accounts = server.store.account_list(store::UserScope::of(user)).await?;
        let account = accounts.first().ok_or(Failure::failed("the demo has no account"))?.account;
        bots::ensure(&server.session, account).await?;
        let mut code = [0; 16];
        SystemEntropy::open()?.fill(&mut code);
        let what = if is_replay { "replayed prices" } else { "synthetic data" };
        tell(&[
            format!("Tradewind demo: {what}, paper money ({label})"),
            String::new(),
            format!("  Open  http://{}/#demo={}", server.address, to_hex(&code)),
            String::new(),
            "  Ctrl+C stops it; the next start goes on from there.".to_owned(),
        ])?;
        server.run().await
    })
}

/// Removes what a demo keeps, and nothing else that lies in the folder.
fn reset(folder: &DataFolder) -> Result {
    let database = folder.database();
    let side = |suffix: &str| PathBuf::from(format!("{}{suffix}", database.display()));
    for file in [database.clone(), side("-wal"), side("-shm")] {
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::failed(format!("{}: {}", file.display(), words(&error)))),
        }
    }
    match fs::remove_dir_all(folder.journal()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::failed(format!("{}: {}", folder.journal().display(), words(&error)))),
    }
}
