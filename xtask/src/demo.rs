//! `cargo xtask demo`: from a fresh clone to a running demo in one command.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{process, web};

/// Builds the web app and the binary, then becomes `tradewind demo …`.
///
/// # Errors
/// When a tool is missing or a build fails.
pub fn run(workspace: &Workspace, arguments: &[OsString]) -> Result<ExitCode> {
    if let Some(folder) = web::folder(workspace) {
        eprintln!("[1/3] web app");
        web::install(&folder)?;
        if web::is_stale(&folder) {
            process::must(&mut web::npm(&folder, &["run", "build"]))?;
        }
    }
    eprintln!("[2/3] tradewind (the first build takes some minutes)");
    process::must(&mut workspace.cargo(&["build", "--release", "--locked", "--bin", "tradewind"]))?;
    eprintln!("[3/3] demo");
    let binary = workspace.binary("release");
    become_process(Command::new(binary).arg("demo").args(arguments))
}

/// Replaces this process, so that signals and the exit code are the demo's own.
#[cfg(unix)]
fn become_process(command: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(anyhow::Error::new(command.exec()).context(format!("cannot start {}", process::spell(command))))
}

#[cfg(not(unix))]
fn become_process(command: &mut Command) -> Result<ExitCode> {
    let status = command.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
