//! `cargo xtask bench`: the measurements of the workspace, in release. A crate's measurements are its
//! examples `<what>_speed`; the example `floor` compares with the least that the same work can cost.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace::Workspace;

/// The most telling measurement, which comes first.
const FLOOR: &str = "floor";
/// How the names of the others end.
const SPEED: &str = "_speed";

/// Runs the measurements of one crate, or of all.
///
/// # Errors
/// When the crate has none, or a measurement fails.
pub fn run(workspace: &Workspace, package: Option<&str>, arguments: &[OsString]) -> Result<ExitCode> {
    let mut found: Vec<(&str, &str)> = workspace
        .packages
        .iter()
        .filter(|member| package.is_none_or(|chosen| chosen == member.name))
        .flat_map(|member| member.examples.iter().map(|example| (member.name.as_str(), example.as_str())))
        .filter(|(_, example)| *example == FLOOR || example.ends_with(SPEED))
        .collect();
    found.sort_by_key(|(_, example)| *example != FLOOR);
    if found.is_empty() {
        bail!("{} has no example {FLOOR} or …{SPEED}", package.unwrap_or("the workspace"));
    }
    for (package, example) in found {
        eprintln!("=== {package}: {example}");
        let words =
            ["run", "--quiet", "--release", "--locked", "--package", package, "--example", example, "--"];
        process::must(workspace.cargo(&words).args(arguments))?;
    }
    Ok(ExitCode::SUCCESS)
}
