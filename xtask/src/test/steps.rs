//! The steps of `cargo xtask test`, in their order. A step applies when the tree has what it
//! judges.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{Finished, tee};
use crate::test::count::Count;
use crate::test::{oracle, tools};
use crate::workspace::Workspace;
use crate::{codegen, tidy, web};

/// One step.
pub struct Step {
    /// The name it is chosen and reported by.
    pub name: &'static str,
    /// Whether there is anything for it to judge.
    pub applies: fn(&Workspace) -> bool,
    /// Does it.
    pub run: fn(&Workspace) -> Result<Count>,
    /// Whether nothing after it makes sense when it fails.
    pub is_vital: bool,
}

/// All steps.
pub const STEPS: &[Step] = &[
    Step { is_vital: true, ..step("tools", always, tools::ensure) },
    step("format", always, format),
    step("clippy", always, clippy),
    step("tidy", always, tidy_rules),
    step("rust", always, rust),
    step("doctests", has_library, doctests),
    step("web-packages", has_web, web_packages),
    step("generated", has_web_and_binary, generated),
    step("web-check", has_web, |workspace| web_script(workspace, "check")),
    step("web", has_web, vitest),
    step("web-build", has_web, |workspace| web_script(workspace, "build")),
    step("end-to-end", has_web_and_binary, end_to_end),
];

const fn step(
    name: &'static str,
    applies: fn(&Workspace) -> bool,
    run: fn(&Workspace) -> Result<Count>,
) -> Step {
    Step { name, applies, run, is_vital: false }
}

fn always(_: &Workspace) -> bool {
    true
}

fn has_library(workspace: &Workspace) -> bool {
    workspace.packages.iter().any(|package| package.has_library)
}

fn has_web(workspace: &Workspace) -> bool {
    web::folder(workspace).is_some()
}

fn has_web_and_binary(workspace: &Workspace) -> bool {
    has_web(workspace) && workspace.has_binary("tradewind")
}

fn format(workspace: &Workspace) -> Result<Count> {
    check(&mut workspace.cargo(&["fmt", "--all", "--check"]))
}

fn clippy(workspace: &Workspace) -> Result<Count> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    check(&mut workspace.cargo(&arguments))
}

fn tidy_rules(workspace: &Workspace) -> Result<Count> {
    tidy::judge(workspace).map(|verdict| Count { passed: verdict.kept, failed: verdict.broken })
}

fn rust(workspace: &Workspace) -> Result<Count> {
    let arguments = ["nextest", "run", "--workspace", "--locked", "--no-fail-fast", "--color", "never"];
    let mut nextest = workspace.cargo(&arguments);
    let finished = tee(nextest.env(oracle::VARIABLE, oracle::python(workspace)))?;
    let count = Count::of_nextest(&finished.lines).context("nextest printed no summary")?;
    Ok(count.agreeing_with(finished.status.success()))
}

fn doctests(workspace: &Workspace) -> Result<Count> {
    let arguments = ["test", "--doc", "--workspace", "--locked", "--no-fail-fast"];
    let finished = tee(workspace.cargo(&arguments).env("CARGO_TERM_COLOR", "never"))?;
    Ok(Count::of_doctests(&finished.lines).agreeing_with(finished.status.success()))
}

fn web_packages(workspace: &Workspace) -> Result<Count> {
    web::install(&web::folder(workspace).context("there is no web app")?)?;
    Ok(Count::default())
}

fn generated(workspace: &Workspace) -> Result<Count> {
    codegen::run(workspace, true).map(|_| Count { passed: 1, failed: 0 })
}

fn web_script(workspace: &Workspace, script: &str) -> Result<Count> {
    check(&mut npm(workspace, &["run", script])?)
}

fn vitest(workspace: &Workspace) -> Result<Count> {
    let report = workspace.target.join("xtask/vitest.json");
    fs::create_dir_all(report.parent().context("the report has no folder")?)?;
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let output = format!("--outputFile.json={}", report.display());
    let arguments = ["run", "test", "--", "--run", "--reporter=default", "--reporter=json", &output];
    let finished = tee(&mut npm(workspace, &arguments)?)?;
    let text = fs::read_to_string(&report).context("vitest wrote no report")?;
    let count = Count::of_vitest(&text).context("vitest's report has no counts")?;
    Ok(count.agreeing_with(finished.status.success()))
}

/// The browser drives the very binary of the tests' build.
fn end_to_end(workspace: &Workspace) -> Result<Count> {
    let build = tee(&mut workspace.cargo(&["build", "--locked", "--bin", "tradewind"]))?;
    if !build.status.success() {
        return Ok(Count::FAILED);
    }
    let binary = workspace.binary("debug");
    let Finished { status, lines } = tee(npm(workspace, &["run", "e2e"])?.env("TRADEWIND_BIN", binary))?;
    let count = Count::of_summary(&lines).context("the end-to-end tests printed no summary")?;
    Ok(count.agreeing_with(status.success()))
}

fn npm(workspace: &Workspace, arguments: &[&str]) -> Result<Command> {
    let folder = web::folder(workspace).context("there is no web app")?;
    let mut command = web::npm(&folder, arguments);
    command.env("NO_COLOR", "1").env("CI", "true");
    Ok(command)
}

fn check(command: &mut Command) -> Result<Count> {
    tee(command).map(|finished| Count::of_check(finished.status.success()))
}
