//! `cargo xtask fuzz`: the fuzz targets of all rooms for as long as one likes. Each is an ordinary test of its room, driven by
//! `testkit::fuzz`; here it gets time, a place to keep its corpus, and its figures are gathered.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace::Workspace;

/// Where a target is tested.
#[derive(Clone, Copy)]
enum Place {
    /// In the crate's `tests/it`.
    Outside,
    /// Beside the code, in its library or its binary.
    Inside,
}

/// One target: its name, its crate, where its test is, and the test's path.
struct Target {
    name: &'static str,
    package: &'static str,
    place: Place,
    test: &'static str,
}

/// All of them.
const TARGETS: &[Target] = &[
    outside("instant_text", "model", "fuzz::instant_text"),
    outside("timeframe_text", "model", "fuzz::timeframe_text"),
    outside("money_text", "model", "fuzz::money_text"),
    outside("symbol_text", "model", "fuzz::symbol_text"),
    outside("candle_csv", "archive", "fuzz::candle_csv"),
    outside("candle_header", "archive", "fuzz::candle_header"),
    outside("candle_gzip", "archive", "fuzz::candle_gzip"),
    outside("candle_parquet", "archive", "fuzz::candle_parquet"),
    outside("question_line", "analysis", "fuzz::indicators::question_line"),
    outside("series", "analysis", "fuzz::bars::series"),
    outside("indicators", "analysis", "fuzz::indicators::indicators"),
    outside("turns_and_levels", "analysis", "fuzz::structures::turns_and_levels"),
    outside("shapes", "analysis", "fuzz::structures::shapes"),
    outside("waves", "analysis", "fuzz::structures::waves"),
    outside("candles", "analysis", "fuzz::structures::candles"),
    outside("strategy_parameters", "strategies", "fuzz::strategy_parameters"),
    outside("journal_frames", "session", "fuzz::journal_frames"),
    inside("cursor_text", "store", "page::tests::cursor_text"),
    inside("socket_message", "api", "ws::message::tests::socket_message"),
    inside("config_file", "cli", "config::tests::config_file"),
    inside("config_variables", "cli", "config::tests::config_variables"),
    inside("symbol_name", "cli", "symbol::tests::symbol_name"),
];

const fn outside(name: &'static str, package: &'static str, test: &'static str) -> Target {
    Target { name, package, place: Place::Outside, test }
}

const fn inside(name: &'static str, package: &'static str, test: &'static str) -> Target {
    Target { name, package, place: Place::Inside, test }
}

/// What is asked for.
#[derive(Debug)]
pub struct Wish<'a> {
    /// The target, or all of them.
    pub target: Option<&'a str>,
    /// For how many seconds each.
    pub seconds: u64,
    /// In release: faster, without debug assertions.
    pub is_release: bool,
}

/// Runs one target, or all, one after the other; fails when one of them panics.
///
/// # Errors
/// When there is no such target, or its test cannot be built or run.
pub fn run(workspace: &Workspace, wish: &Wish) -> Result<ExitCode> {
    let chosen: Vec<&Target> =
        TARGETS.iter().filter(|target| wish.target.is_none_or(|name| name == target.name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        bail!("there is no target `{}`; there are {}", wish.target.unwrap_or_default(), names.join(", "));
    }
    let folder = workspace.target.join("fuzz");
    let mut lines = Vec::new();
    let mut is_sound = true;
    for target in chosen {
        let figures = folder.join(target.name).join("figures");
        if figures.exists() {
            fs::remove_file(&figures)?;
        }
        let ended = test(workspace, wish, target, &folder);
        let told = fs::read_to_string(&figures).unwrap_or_else(|_| no_figures(target, &folder));
        is_sound &= ended.is_ok();
        lines.push(format!("{:<20} {}", target.name, told.trim_end()));
    }
    println!("{}", lines.join("\n"));
    Ok(if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn test(workspace: &Workspace, wish: &Wish, target: &Target, folder: &Path) -> Result<()> {
    let mut words = vec!["test", "--quiet", "--locked", "--package", target.package];
    if wish.is_release {
        words.push("--release");
    }
    match target.place {
        Place::Outside => words.extend(["--test", "it"]),
        Place::Inside if workspace.packages.iter().any(|p| p.name == target.package && p.has_library) => {
            words.push("--lib");
        }
        Place::Inside => words.push("--bins"),
    }
    words.extend(["--", target.test, "--exact", "--nocapture"]);
    let mut command = workspace.cargo(&words);
    command.env("TRADEWIND_FUZZ_SECONDS", wish.seconds.to_string()).env("TRADEWIND_FUZZ_FOLDER", folder);
    process::must(&mut command)
}

/// What is said of a target that did not come to its end.
fn no_figures(target: &Target, folder: &Path) -> String {
    let last = folder.join(target.name).join("last");
    if last.exists() {
        format!("did not come to its end; the last input: {}", last.display())
    } else {
        "did not begin".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_of_the_rooms_is_listed_with_its_test() {
        let workspace = Workspace::find().unwrap();
        let mut found = Vec::new();
        for package in &workspace.packages {
            collect(&workspace.root.join(&package.folder), &package.name, &mut found);
        }
        found.retain(|(package, _)| !["testkit", "xtask"].contains(&package.as_str()));
        found.sort();
        let mut listed: Vec<(String, String)> =
            TARGETS.iter().map(|target| (target.package.to_owned(), target.name.to_owned())).collect();
        listed.sort();
        assert_eq!(found, listed);
        assert!(TARGETS.iter().all(|target| target.test.ends_with(&format!("::{}", target.name))));
    }

    /// The names of targets in the Rust files of a folder.
    fn collect(folder: &Path, package: &str, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, package, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                for target in text.split("check(&Target {").skip(1) {
                    let name = target.split('"').nth(1).unwrap_or_default();
                    found.push((package.to_owned(), name.to_owned()));
                }
            }
        }
    }
}
