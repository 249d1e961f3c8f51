//! `cargo xtask`: the one toolbox of the workspace. One file (or folder) per command, listed in
//! [`Command`]; nothing here is part of the product, and no crate may depend on it.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool talks to its terminal and reads the clock and the environment"
)]

mod bench;
mod codegen;
mod demo;
mod floors;
mod fuzz;
mod process;
mod soak;
mod test;
mod tidy;
mod web;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// The tools of the Tradewind workspace.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure speed, in release.
    Bench {
        /// Only this crate's measurements.
        #[arg(long, value_name = "CRATE")]
        package: Option<String>,
        /// Compare the indicators with TA-Lib's own library instead.
        #[arg(long, conflicts_with = "package")]
        peers: bool,
        /// Every function that both have, not only those that are asked for first.
        #[arg(long, requires = "peers")]
        all: bool,
        /// Passed on to the measurements.
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Write the API's document and the web app's types anew.
    Codegen {
        /// Write nothing; fail when a file is not what the code says.
        #[arg(long)]
        check: bool,
    },
    /// Build everything and start the demo; the arguments are those of `tradewind demo`.
    #[command(disable_help_flag = true)]
    Demo {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Feed arbitrary bytes to what reads and reckons; keep what shows something new, and what panics.
    Fuzz {
        /// Only this target; without it all, one after the other.
        target: Option<String>,
        /// For how long each.
        #[arg(long, default_value_t = 60, value_name = "N")]
        seconds: u64,
        /// Built in release: faster, without debug assertions.
        #[arg(long)]
        release: bool,
    },
    /// Kill the real binary at random moments, many times, and print figures.
    Soak {
        /// How many kills.
        #[arg(long, default_value_t = 200, value_name = "N")]
        kills: u32,
    },
    /// Install what the tests need, run them all, and end with `N passed, N failed`.
    Test {
        /// Run only these steps (all by default).
        steps: Vec<String>,
    },
    /// Hold the tree against the house rules: floors, sizes, names, forbidden calls.
    Tidy,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = Workspace::find().and_then(|workspace| match arguments.command {
        Command::Bench { peers: true, all, arguments, .. } => bench::peers(&workspace, all, &arguments),
        Command::Bench { package, arguments, .. } => bench::run(&workspace, package.as_deref(), &arguments),
        Command::Codegen { check } => codegen::run(&workspace, check),
        Command::Demo { arguments } => demo::run(&workspace, &arguments),
        Command::Fuzz { target, seconds, release } => {
            fuzz::run(&workspace, &fuzz::Wish { target: target.as_deref(), seconds, is_release: release })
        }
        Command::Soak { kills } => soak::run(&workspace, kills),
        Command::Test { steps } => test::run(&workspace, &steps),
        Command::Tidy => tidy::run(&workspace),
    });
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
