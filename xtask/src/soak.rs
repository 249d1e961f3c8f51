//! `cargo xtask soak`: the long work. Kills the real binary at random moments, many times; prints progress and figures.

use std::process::ExitCode;

use anyhow::Result;

use crate::process;
use crate::workspace::Workspace;

/// Kills and restarts the demo so many times, in release.
///
/// # Errors
/// When the test cannot be run, or finds a fault.
pub fn run(workspace: &Workspace, kills: u32) -> Result<ExitCode> {
    let words =
        ["test", "--release", "--locked", "--package", "cli", "--test", "it", "--", "kills", "--nocapture"];
    process::must(workspace.cargo(&words).env("TRADEWIND_KILLS", kills.to_string()))?;
    Ok(ExitCode::SUCCESS)
}
