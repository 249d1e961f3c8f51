//! The command line as a whole; each command has its own arguments beside it.

use crate::commands::Command;
use crate::failure::{Failure, Result};
use crate::output;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use std::io::IsTerminal;

/// A self-hosted trading platform: one engine for backtest, paper and live.
#[derive(Debug, Parser)]
#[command(name = "tradewind", version = env!("TRADEWIND_VERSION"), max_term_width = 110)]
#[command(
    disable_help_subcommand = true,
    after_help = "\
Exit codes: 0 done, 1 the operation failed, 2 the input or the command line is wrong.
`tradewind COMMAND --help` has examples."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

/// Help and version are answers; all else that clap says is wrong input.
pub fn answer(error: &clap::Error) -> Result {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render();
            let is_plain = !std::io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some();
            output::print(&if is_plain { text.to_string() } else { text.ansi().to_string() })
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            Err(Failure::BadInput(format!("no command is given; see `{} --help`", command_meant())))
        }
        _ => Err(Failure::BadInput(one_line(error))),
    }
}

/// Clap's reason and tip without its usage text.
fn one_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let reason = text.strip_prefix("error: ").unwrap_or(&text);
    let is_part = |line: &&str| !line.is_empty() && !line.starts_with("For more information");
    let lines = reason.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:")).filter(is_part);
    let lines: Vec<&str> = lines.collect();
    let joined = lines.join("; ").replace(":; ", ": ").replace("tip: ", "");
    format!("{joined}; see `{} --help`", command_meant())
}

/// The command that was meant, as far as its words are known: `tradewind data check`.
fn command_meant() -> String {
    let mut command = Arguments::command();
    let mut words = vec![command.get_name().to_owned()];
    for argument in std::env::args_os().skip(1) {
        let Some(next) = command.find_subcommand(&argument).cloned() else { break };
        words.push(next.get_name().to_owned());
        command = next;
    }
    words.join(" ")
}

/// A parameter as it is typed: `name=value`.
pub fn key_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("write NAME=VALUE, as period=14".to_owned()),
    }
}
