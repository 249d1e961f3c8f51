//! `tradewind demo`: bots trade on paper in front of a newcomer, with nothing to set up.
//!
//! - [`bots`]: the sample bots.

mod bots;

use crate::assemble::{Allowance, Plan, Server, tell, with_runtime};
use crate::clock::SystemEntropy;
use crate::config::sections::market;
use crate::data_folder::{DataFolder, DataFolderArgs};
use crate::failure::{Failure, Result, words};
use clap::Args;
use model::Amount;
use platform::ports::Entropy;
use platform::ports::clock::to_hex;
use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
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
    #[arg(long, default_value = "60", value_name = "X", value_parser = market::speed, allow_negative_numbers = true)]
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
    let folder = args.folder.folder()?.demo(args.folder.is_given());
    let market = match &args.data {
        Some(file) => market::replay(file, None)?,
        None => market::synthetic(args.seed)?,
    };
    if args.reset {
        reset(&folder)?;
    }
    let is_replay = args.data.is_some();
    let label = market.label.clone();
    let plan = Plan {
        folder,
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, args.port)),
        faces: api::Settings { limits: api::Limits::demo(), ..api::Settings::new(env!("CARGO_PKG_VERSION")) },
        allowance: Allowance::default(),
        market,
        speed: args.speed,
        snapshot_batches: 1,
        retention: session::Retention::default(),
        paper_deposit: Amount::from_units(DEPOSIT),
        signal_timeframes: platform::Settings::signal_timeframes(),
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
