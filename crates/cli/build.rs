//! Tells the program its version, with the commit it is built from where there is one.

use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let version = std::env::var_os("CARGO_PKG_VERSION").unwrap_or_default();
    let version = version.to_string_lossy();
    match commit() {
        Some(commit) => println!("cargo:rustc-env=TRADEWIND_VERSION={version} ({commit})"),
        None => println!("cargo:rustc-env=TRADEWIND_VERSION={version}"),
    }
}

fn commit() -> Option<String> {
    let root = repository_root()?;
    for file in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&root, &["rev-parse", "--git-path", file])
            && root.join(&path).exists()
        {
            println!("cargo:rerun-if-changed={}", root.join(path).display());
        }
    }
    git(&root, &["rev-parse", "--short=9", "HEAD"])
}

/// The workspace's folder, if it is a repository of its own: a copy inside another repository has no commit.
fn repository_root() -> Option<PathBuf> {
    let root = Path::new(&std::env::var_os("CARGO_MANIFEST_DIR")?).parent()?.parent()?.to_path_buf();
    root.join(".git").exists().then_some(root)
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let done = Command::new("git").arg("-C").arg(folder).args(arguments).output().ok()?;
    let text = String::from_utf8(done.stdout).ok()?.trim().to_owned();
    (done.status.success() && !text.is_empty()).then_some(text)
}
