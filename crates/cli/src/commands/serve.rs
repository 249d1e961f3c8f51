//! `tradewind serve`: the server. Until exchanges are connected it trades on the simulated venue, in real time.

use crate::assemble::{Allowance, Plan, Server, tell, with_runtime};
use crate::config::reader::Secret;
use crate::config::{Config, ConfigArgs, page};
use crate::failure::Result;
use crate::output;
use clap::Args;

/// The arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
It listens on this machine only, unless it is set otherwise. Add a user first: there is no default password.

What is set comes from, each stronger than the one before: defaults, the configuration file, the environment
(TRADEWIND__SERVER__PORT sets server.port), options. TRADEWIND__SERVER__METRICS_TOKEN_FILE names a file that
holds that secret. All keys stand in docs/config.md and in what --print-config prints.

A configuration file is TOML:
  [server]
  port = 9000
  [paper]
  deposit = 50000

Examples:
  tradewind user add alice
  tradewind serve
  tradewind serve --config tradewind.toml --port 9000
  tradewind serve --print-config > tradewind.toml
  TRADEWIND__MARKET__SPEED=60 tradewind serve --data-dir /var/lib/tradewind")]
pub struct ServeArgs {
    /// The port; 0 for any free one [default: 8080]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Print what it would be set to, as a configuration file without its secrets, and end
    #[arg(long)]
    print_config: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Runs it.
pub fn run(args: &ServeArgs) -> Result {
    let port = args.port.map(|port| port.to_string());
    let config = args.config.load(port.as_deref())?;
    if args.print_config {
        return output::print(&page::resolved(&config));
    }
    let plan = plan(&config)?;
    let label = plan.market.label.clone();
    with_runtime(async move {
        let server = Server::start(plan).await?;
        tell(&[format!(
            "Tradewind listens on http://{} (paper trading on the simulated venue: {label})",
            server.address
        )])?;
        server.run().await
    })
}

fn plan(config: &Config) -> Result<Plan> {
    let server = &config.server;
    Ok(Plan {
        folder: config.data.folder.clone(),
        listen: server.listen,
        faces: api::Settings {
            transport: server.transport,
            hosts: server.hosts.clone(),
            origins: server.origins.clone(),
            limits: config.limits.requests,
            metrics_token: server.metrics_token.as_ref().map(Secret::expose).map(str::to_owned),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        allowance: Allowance {
            logins_per_minute: config.limits.logins_per_minute,
            bots_per_user: config.limits.bots_per_user,
            guests_max: config.limits.guests_max,
        },
        market: config.market.spec()?,
        speed: config.market.speed,
        snapshot_batches: config.session.snapshot_batches,
        retention: config.session.retention(),
        paper_deposit: config.paper.deposit,
        signal_timeframes: config.signals.timeframes.clone(),
        is_demo: false,
    })
}
