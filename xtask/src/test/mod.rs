//! `cargo xtask test`: installs what the tests need, runs them all, and ends stdout with exactly
//! `N passed, N failed`. Everything else goes to stderr. A step that fails does not stop the
//! others, except when the tools themselves are missing.

/// Passed and failed, and how they are read from what test runners print.
mod count;
/// The Python that answers for TA-Lib.
pub mod oracle;
/// The steps in their order.
mod steps;
/// The programs the tests need.
mod tools;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::test::count::Count;
use crate::test::steps::{STEPS, Step};
use crate::workspace::Workspace;

/// Runs the steps named, or all.
///
/// # Errors
/// When a step is named that does not exist.
pub fn run(workspace: &Workspace, names: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step `{unknown}`; the steps are {}", known.join(", "));
    }
    let chosen = |step: &&Step| {
        (names.is_empty() || names.iter().any(|name| name == step.name)) && (step.applies)(workspace)
    };
    let mut report = Vec::new();
    for step in STEPS.iter().filter(chosen) {
        let (count, took) = timed(workspace, step);
        report.push((step.name, count, took));
        if step.is_vital && count.failed > 0 {
            break;
        }
    }
    Ok(finish(&report))
}

fn timed(workspace: &Workspace, step: &Step) -> (Count, Duration) {
    eprintln!("\n=== {}", step.name);
    let started = Instant::now();
    let count = (step.run)(workspace).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        Count::FAILED
    });
    let took = started.elapsed();
    eprintln!("=== {}: {} in {:.1} s", step.name, count, took.as_secs_f64());
    (count, took)
}

fn finish(report: &[(&str, Count, Duration)]) -> ExitCode {
    eprintln!();
    for (name, count, took) in report {
        let mark = if count.failed == 0 { "ok" } else { "FAILED" };
        eprintln!("{mark:<7}{name:<14}{:>8.1} s  {count}", took.as_secs_f64());
    }
    let total = report.iter().fold(Count::default(), |sum, (_, count, _)| sum + *count);
    println!("{total}");
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
