//! The web app's tools: is what npm and Vite made still fresh, and how is it made anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace::Workspace;

/// What the bundle is made from, relative to `web/`.
const SOURCES: [&str; 6] =
    ["src", "public", "index.html", "package.json", "package-lock.json", "vite.config.ts"];

/// The web app's folder, if the workspace has one.
pub fn folder(workspace: &Workspace) -> Option<PathBuf> {
    let folder = workspace.root.join("web");
    folder.join("package.json").is_file().then_some(folder)
}

/// An npm command that runs in the web app's folder.
pub fn npm(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(arguments).current_dir(folder);
    command
}

/// Installs the locked packages unless they are newer than the lock file.
///
/// # Errors
/// When Node.js is absent or npm fails.
pub fn install(folder: &Path) -> Result<()> {
    if !process::succeeds("npm", &["--version"]) {
        bail!("the web app needs Node.js 20.19 or newer with npm: https://nodejs.org/en/download");
    }
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&folder.join("package-lock.json")) {
        return Ok(());
    }
    process::must(&mut npm(folder, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
}

/// Whether the bundle is older than what it is made from.
pub fn is_stale(folder: &Path) -> bool {
    let built = modified(&folder.join("dist/index.html"));
    built.is_none() || built < SOURCES.iter().filter_map(|source| newest(&folder.join(source))).max()
}

fn newest(path: &Path) -> Option<SystemTime> {
    let own = modified(path);
    let Ok(entries) = fs::read_dir(path) else { return own };
    entries.flatten().filter_map(|entry| newest(&entry.path())).chain(own).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
