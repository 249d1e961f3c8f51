//! `tradewind completions SHELL`: a script that completes commands and options.

use crate::arguments::Arguments;
use crate::failure::{Failure, Result};
use crate::output;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tradewind completions bash > ~/.local/share/bash-completion/completions/tradewind
  tradewind completions zsh > \"${fpath[1]}/_tradewind\"
  tradewind completions fish > ~/.config/fish/completions/tradewind.fish")]
pub struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Prints the script.
pub fn run(args: &CompletionsArgs) -> Result {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "tradewind", &mut script);
    output::print(&String::from_utf8(script).map_err(Failure::failed)?)
}
