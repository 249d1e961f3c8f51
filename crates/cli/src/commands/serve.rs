//! `tradewind serve`: the server. Until exchanges are connected it trades on the simulated venue, in real time.

use crate::assemble::{Plan, Server, tell, with_runtime};
use crate::data_folder::DataFolderArgs;
use crate::failure::{Failure, Result};
use clap::Args;
use model::Amount;
use session::MarketSpec;

/// The arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
It listens on this machine only. Add a user first: there is no default password.

Examples:
  tradewind user add alice
  tradewind serve
  tradewind serve --port 9000 --data-dir /var/lib/tradewind")]
pub struct ServeArgs {
    /// The port; 0 for any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    folder: DataFolderArgs,
}

/// The seed of the simulated venue's market.
const SEED: u64 = 1;
/// What a paper account begins with.
const DEPOSIT: i64 = 10_000;

/// Runs it.
pub fn run(args: &ServeArgs) -> Result {
    let plan = Plan {
        folder: args.folder.folder()?,
        port: args.port,
        market: MarketSpec::synthetic(SEED).map_err(Failure::failed)?,
        speed: 1.0,
        snapshot_batches: 5,
        paper_deposit: Amount::from_units(DEPOSIT),
        is_demo: false,
    };
    with_runtime(async move {
        let server = Server::start(plan).await?;
        tell(&[format!(
            "Tradewind listens on http://{} (paper trading on the simulated venue)",
            server.address
        )])?;
        server.run().await
    })
}
