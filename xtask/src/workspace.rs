//! Where the workspace is and which crates it has, as cargo itself tells it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The workspace as `cargo metadata` describes it, external crates left out.
#[derive(Debug)]
pub struct Workspace {
    /// The folder of the root manifest.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
    /// The members, in cargo's order.
    pub packages: Vec<Package>,
}

/// One member of the workspace.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// The crate's name, dashes kept.
    pub name: String,
    /// The crate's folder, relative to the root, with forward slashes.
    pub folder: String,
    /// What it depends on directly.
    pub dependencies: Vec<Dependency>,
    /// Whether it has a library, and so may have doctests.
    pub has_library: bool,
    /// The names of its binaries.
    pub binaries: Vec<String>,
    /// The names of its examples.
    pub examples: Vec<String>,
}

/// One line of a `[dependencies]` table.
#[derive(Debug, Clone)]
pub struct Dependency {
    /// The crate depended on.
    pub name: String,
    /// Whether the line stands in `[dev-dependencies]`.
    pub is_dev: bool,
}

impl Workspace {
    /// Reads the workspace that contains this toolbox.
    ///
    /// # Errors
    /// When cargo cannot read the manifests; the reason is cargo's own.
    pub fn find() -> Result<Workspace> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
        let output = Command::new(cargo())
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(root)
            .output()
            .context("cannot run cargo metadata")?;
        if !output.status.success() {
            bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let document: Value = serde_json::from_slice(&output.stdout)?;
        let packages = document["packages"].as_array().context("cargo metadata names no packages")?;
        Ok(Workspace {
            root: root.to_owned(),
            target: PathBuf::from(text(&document["target_directory"])),
            packages: packages.iter().map(|package| Package::read(root, package)).collect(),
        })
    }

    /// Whether some member builds a binary of this name.
    pub fn has_binary(&self, name: &str) -> bool {
        self.packages.iter().any(|package| package.binaries.iter().any(|binary| binary == name))
    }

    /// Where cargo puts `tradewind` in this profile.
    pub fn binary(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join(format!("tradewind{}", std::env::consts::EXE_SUFFIX))
    }

    /// A cargo command that runs in the root.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.args(arguments).current_dir(&self.root);
        command
    }
}

impl Package {
    fn read(root: &Path, package: &Value) -> Package {
        let manifest = PathBuf::from(text(&package["manifest_path"]));
        let folder = manifest.parent().unwrap_or(root);
        let folder = folder.strip_prefix(root).unwrap_or(folder);
        let targets = package["targets"].as_array().map(Vec::as_slice).unwrap_or_default();
        let of_kind = |kind: &str| {
            let kind = kind.to_owned();
            targets.iter().filter(move |target| {
                target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|k| text(k) == kind))
            })
        };
        Package {
            name: text(&package["name"]).to_owned(),
            folder: folder.to_string_lossy().replace('\\', "/"),
            dependencies: package["dependencies"]
                .as_array()
                .map(Vec::as_slice)
                .unwrap_or_default()
                .iter()
                .map(|line| Dependency {
                    name: text(&line["name"]).to_owned(),
                    is_dev: text(&line["kind"]) == "dev",
                })
                .collect(),
            has_library: of_kind("lib").next().is_some(),
            binaries: of_kind("bin").map(|target| text(&target["name"]).to_owned()).collect(),
            examples: of_kind("example").map(|target| text(&target["name"]).to_owned()).collect(),
        }
    }
}

fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
