//! `tradewind doctor`: whether the platform can work here, check by check, each with its remedy.
//!
//! It changes nothing but a probe file that it removes again; a database is opened as the server would open it.

use crate::config::raw::Origin;
use crate::config::{Config, ConfigArgs};
use crate::data_folder::DataFolder;
use crate::failure::{Failure, Result};
use crate::output;
use crate::paint::Paint;
use crate::waiting::wait_for;
use clap::Args;
use serde::Serialize;
use std::collections::BTreeSet;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use store::IntegrityRepo;
use store_sqlite::{Options, SqliteStore};

/// Below this the platform stops entering trades sooner or later.
const FREE_BYTES_WARN: u64 = 1 << 30;

/// Below this nothing should be started.
const FREE_BYTES_MIN: u64 = 64 << 20;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 1 if a check fails.

Examples:
  tradewind doctor
  tradewind doctor --json | jq '.checks[] | select(.state != \"ok\")'")]
pub struct DoctorArgs {
    /// The port that the server is to listen on [default: 8080]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Ok,
    Warning,
    Failure,
}

/// One check.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    state: State,
    detail: String,
}

/// All checks.
#[derive(Debug, Serialize)]
struct Findings {
    is_well: bool,
    version: &'static str,
    checks: Vec<Check>,
}

/// Does it.
pub fn run(args: &DoctorArgs) -> Result {
    let port = args.port.map(|port| port.to_string());
    let checks = match args.config.load(port.as_deref()) {
        Ok(config) => checks(args, &config),
        // Which folder is meant is not known, so there is nothing more to look at.
        Err(Failure::BadConfig(faults)) => {
            faults.into_iter().map(|fault| Check::failure("configuration", fault)).collect()
        }
        Err(other) => return Err(other),
    };
    let is_well = checks.iter().all(|check| check.state != State::Failure);
    let findings = Findings { is_well, version: env!("TRADEWIND_VERSION"), checks };
    if args.json {
        output::print_json(&findings)?;
    } else {
        output::print(&page(&findings, Paint::for_stdout()))?;
    }
    match findings.checks.iter().find(|check| check.state == State::Failure) {
        None => Ok(()),
        Some(check) => Err(Failure::Failed(format!("{}: {}", check.name, check.detail))),
    }
}

fn checks(args: &DoctorArgs, config: &Config) -> Vec<Check> {
    let folder = &config.data.folder;
    let mut checks = vec![config_check(&args.config, config)];
    checks.extend([folder_check("data folder", folder.path()), space_check(folder)]);
    checks.extend(database_checks(folder));
    checks.push(folder_check("journal folder", &folder.journal()));
    checks.push(port_check(config.server.listen));
    checks
}

fn page(findings: &Findings, paint: Paint) -> String {
    let line = |check: &Check| {
        let mark = match check.state {
            State::Ok => "ok  ",
            State::Warning => "warn",
            State::Failure => "FAIL",
        };
        format!("{}  {:14}  {}\n", paint.bold(mark), check.name, check.detail)
    };
    findings.checks.iter().map(line).collect()
}

impl Check {
    fn ok(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, state: State::Ok, detail: detail.into() }
    }

    fn warning(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, state: State::Warning, detail: detail.into() }
    }

    fn failure(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, state: State::Failure, detail: detail.into() }
    }
}

/// Which layers there are above the defaults.
fn config_check(args: &ConfigArgs, config: &Config) -> Check {
    const NAME: &str = "configuration";
    let variables = config.origins.values().filter_map(|origin| match origin {
        Origin::Variable(variable) | Origin::SecretFile { variable, .. } => Some(variable.as_str()),
        Origin::Default | Origin::File(_) | Origin::Flag(_) => None,
    });
    let variables: BTreeSet<&str> = variables.collect();
    let mut detail = match (args.file(), ConfigArgs::usual_file()) {
        (Some(file), _) => file.display().to_string(),
        (None, Some(usual)) => format!("the defaults; there is no {}", usual.display()),
        (None, None) => "the defaults".to_owned(),
    };
    for variable in variables {
        detail = format!("{detail}, {variable}");
    }
    Check::ok(NAME, detail)
}

/// A folder can be written; if it is not there yet, the nearest folder above it can.
fn folder_check(name: &'static str, path: &Path) -> Check {
    let shown = path.display();
    if path.exists() && !path.is_dir() {
        return Check::failure(name, format!("{shown} is no folder; move it away"));
    }
    let there = nearest(path);
    let probe = there.join(".tradewind.probe");
    let written = std::fs::write(&probe, b"probe").and_then(|()| std::fs::remove_file(&probe));
    match written {
        Err(error) => {
            let reason = crate::failure::words(&error);
            Check::failure(name, format!("{} cannot be written: {reason}", there.display()))
        }
        Ok(()) if path.is_dir() => Check::ok(name, format!("{shown} can be written")),
        Ok(()) => Check::ok(name, format!("{shown} will be made at the first start")),
    }
}

/// The folder itself or the nearest one above it that is there.
fn nearest(path: &Path) -> PathBuf {
    let found = path.ancestors().find(|folder| folder.is_dir() && !folder.as_os_str().is_empty());
    found.unwrap_or(Path::new(".")).to_path_buf()
}

fn space_check(folder: &DataFolder) -> Check {
    const NAME: &str = "free space";
    let there = nearest(folder.path());
    match free_bytes(&there) {
        None => Check::warning(NAME, format!("of {} is not known", there.display())),
        Some(free) => {
            let detail = format!("{} MiB at {}", free >> 20, there.display());
            match free {
                ..FREE_BYTES_MIN => Check::failure(NAME, format!("{detail}; free some space")),
                FREE_BYTES_MIN..FREE_BYTES_WARN => Check::warning(NAME, format!("{detail}; soon too little")),
                _ => Check::ok(NAME, detail),
            }
        }
    }
}

#[cfg(unix)]
fn free_bytes(path: &Path) -> Option<u64> {
    let room = rustix::fs::statvfs(path).ok()?;
    room.f_bavail.checked_mul(room.f_frsize)
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}

fn database_checks(folder: &DataFolder) -> Vec<Check> {
    const NAME: &str = "database";
    let file = folder.database();
    if !file.exists() {
        return vec![Check::ok(NAME, format!("{} will be made at the first start", file.display()))];
    }
    let looked = wait_for(async {
        let store = SqliteStore::open(&file, Options::default()).await?;
        let (report, version) = (store.integrity_check().await, store.schema_version().await);
        store.close().await;
        Ok((report?, version?))
    });
    match looked {
        Err(failure) => failure.reasons().iter().map(|reason| Check::failure(NAME, reason)).collect(),
        Ok((report, version)) => {
            let integrity = match report.findings().next() {
                None => Check::ok(NAME, format!("{} is whole, all sums hold", file.display())),
                Some(first) => {
                    let count = report.findings().count();
                    Check::failure(NAME, format!("{}: {count} findings, the first: {first}", file.display()))
                }
            };
            vec![integrity, Check::ok("schema", format!("version {version}"))]
        }
    }
}

fn port_check(address: SocketAddr) -> Check {
    const NAME: &str = "port";
    let port = address.port();
    match TcpListener::bind(address) {
        Ok(_) => Check::ok(NAME, format!("{port} is free")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Check::warning(
            NAME,
            format!("{port} is in use: by a server that runs already, or choose another with --port"),
        ),
        Err(error) => {
            Check::failure(NAME, format!("{address} cannot be used: {}", crate::failure::words(&error)))
        }
    }
}
