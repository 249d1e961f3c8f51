//! The programs the tests need beside Rust and Node.js. What is missing is installed, or the exact command is
//! named that does it.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::test::count::Count;
use crate::test::oracle;
use crate::workspace::Workspace;
use crate::{process, web};

/// The version the summaries are known from.
const NEXTEST_VERSION: &str = "0.9.143";
/// Where the browser of the end-to-end tests is.
const CHROMIUM: &str = "/usr/bin/chromium";
/// Where Debian puts scalable fonts.
const FONTS: &str = "/usr/share/fonts/truetype";

/// Installs what is missing.
pub fn ensure(workspace: &Workspace) -> Result<Count> {
    if !process::succeeds("cargo-nextest", &["nextest", "--version"]) {
        let arguments = ["install", "--locked", "cargo-nextest", "--version", NEXTEST_VERSION];
        process::must(&mut workspace.cargo(&arguments))?;
    }
    let packages = missing_packages(workspace);
    if !packages.is_empty() {
        install_packages(&packages)?;
    }
    oracle::ensure(workspace)?;
    Ok(Count::default())
}

/// The system's packages that are needed and absent.
fn missing_packages(workspace: &Workspace) -> Vec<&'static str> {
    let mut packages = Vec::new();
    if !process::succeeds("python3", &["-c", "import ensurepip, venv"]) {
        packages.push("python3-venv");
    }
    if web::folder(workspace).is_some() {
        if !Path::new(CHROMIUM).is_file() {
            packages.push("chromium");
        }
        if !Path::new(FONTS).is_dir() {
            packages.push("fonts-liberation");
        }
    }
    packages
}

fn install_packages(packages: &[&str]) -> Result<()> {
    let mut arguments = vec!["apt-get", "install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    let prefix: &[&str] = if is_root() {
        &[]
    } else if process::succeeds("sudo", &["-n", "true"]) {
        &["sudo", "-n"]
    } else {
        bail!("packages are missing; install them with: sudo {}", arguments.join(" "));
    };
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> = prefix.iter().chain(arguments).copied().collect();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive");
        process::must(&mut command)
    };
    apt(&arguments).or_else(|_| apt(&["apt-get", "update"]).and_then(|()| apt(&arguments)))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
