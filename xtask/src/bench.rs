//! `cargo xtask bench`: the measurements of the workspace, in release. A crate's measurement is its
//! example `speed`; the example `floor` compares with the least that the same work can cost.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace::Workspace;

/// The examples that are measurements, the most telling first.
const MEASUREMENTS: [&str; 2] = ["floor", "speed"];

/// Runs the measurements of one crate, or of all.
///
/// # Errors
/// When the crate has none, or a measurement fails.
pub fn run(workspace: &Workspace, package: Option<&str>, arguments: &[OsString]) -> Result<ExitCode> {
    let found: Vec<(&str, &str)> = MEASUREMENTS
        .iter()
        .flat_map(|example| workspace.packages.iter().map(|package| (package, *example)))
        .filter(|(member, example)| member.examples.iter().any(|name| name == example))
        .map(|(member, example)| (member.name.as_str(), example))
        .filter(|(name, _)| package.is_none_or(|chosen| chosen == *name))
        .collect();
    if found.is_empty() {
        bail!("{} has no example named {}", package.unwrap_or("the workspace"), MEASUREMENTS.join(" or "));
    }
    for (package, example) in found {
        eprintln!("=== {package}: {example}");
        let words =
            ["run", "--quiet", "--release", "--locked", "--package", package, "--example", example, "--"];
        process::must(workspace.cargo(&words).args(arguments))?;
    }
    Ok(ExitCode::SUCCESS)
}
