//! `cargo xtask bench`: the measurements of the workspace, in release. A crate's measurements are its
//! examples `<what>_speed`; the example `floor` compares with the least that the same work can cost.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::process;
use crate::test::oracle;
use crate::workspace::Workspace;

/// The most telling measurement, which comes first.
const FLOOR: &str = "floor";
/// How the names of the others end.
const SPEED: &str = "_speed";

/// The crate whose functions another library has too, and the measurement that compares them.
const PEERS: (&str, &str) = ("analysis", "talib_peers");

/// What tells the C library's allocator, which both sides use, to keep memory that was given back: else a good part of what is
/// measured is the system handing out fresh pages for each result.
const KEEP_MEMORY: [(&str, &str); 2] =
    [("MALLOC_MMAP_THRESHOLD_", "33554432"), ("MALLOC_TRIM_THRESHOLD_", "4000000000")];

/// Compares with TA-Lib's own library, in the Python that the tests of `analysis` compare with; made if it is not there.
///
/// # Errors
/// When that Python cannot be made, or the measurement fails.
pub fn peers(workspace: &Workspace, is_all: bool, arguments: &[OsString]) -> Result<ExitCode> {
    let (package, example) = PEERS;
    let mut command = workspace.cargo(&words_of(package, example));
    if std::env::var_os(oracle::VARIABLE).is_none() {
        oracle::ensure(workspace)?;
        command.env(oracle::VARIABLE, oracle::python(workspace));
    }
    command.envs(KEEP_MEMORY);
    let all = is_all.then_some("--all");
    process::must(command.args(all).args(arguments))?;
    Ok(ExitCode::SUCCESS)
}

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
        process::must(workspace.cargo(&words_of(package, example)).args(arguments))?;
    }
    Ok(ExitCode::SUCCESS)
}

const fn words_of<'a>(package: &'a str, example: &'a str) -> [&'a str; 9] {
    ["run", "--quiet", "--release", "--locked", "--package", package, "--example", example, "--"]
}
