//! What the rules look at: the files git knows of (or would, if they were added) and the crates.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tidy::source::{Language, Parts};
use crate::workspace::{Package, Workspace};

/// A file without its text is generated when this stands in its first lines.
const GENERATED: &str = concat!("@", "generated");
/// How many lines the mark is looked for in.
const GENERATED_LINES: usize = 5;

/// The tree a rule judges.
#[derive(Debug, Default)]
pub struct Tree {
    /// All text files, in the order of their paths.
    pub files: Vec<SourceFile>,
    /// The members of the workspace.
    pub packages: Vec<Package>,
}

/// One text file.
#[derive(Debug)]
pub struct SourceFile {
    /// The path relative to the root, with forward slashes.
    pub path: String,
    /// What stands in it.
    pub text: String,
    /// Code and comments apart, for the languages we know.
    pub parts: Option<Parts>,
}

impl Tree {
    /// Reads the working tree.
    ///
    /// # Errors
    /// When git does not answer or a file cannot be read.
    pub fn read(workspace: &Workspace) -> Result<Tree> {
        let output = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"])
            .current_dir(&workspace.root)
            .output()
            .context("cannot run git")?;
        if !output.status.success() {
            bail!("git ls-files failed: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let mut paths: Vec<&str> = std::str::from_utf8(&output.stdout)?.split_terminator('\0').collect();
        paths.sort_unstable();
        let mut files = Vec::new();
        for path in paths {
            let on_disk = workspace.root.join(path);
            if !on_disk.is_file() {
                continue;
            }
            let bytes = fs::read(&on_disk).with_context(|| format!("cannot read {path}"))?;
            if let Ok(text) = String::from_utf8(bytes) {
                files.push(SourceFile::new(path, &text));
            }
        }
        Ok(Tree { files, packages: workspace.packages.clone() })
    }

    /// The file at this path.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The files a person wrote, in languages we know.
    pub fn written(&self) -> impl Iterator<Item = (&SourceFile, &Parts)> {
        self.files
            .iter()
            .filter(|file| !file.is_generated())
            .filter_map(|file| file.parts.as_ref().map(|parts| (file, parts)))
    }
}

impl SourceFile {
    /// A file with its parts told apart.
    pub fn new(path: &str, text: &str) -> SourceFile {
        let parts = Language::of(path).map(|language| Parts::of(text, language));
        SourceFile { path: path.to_owned(), text: text.to_owned(), parts }
    }

    /// Whether a program wrote this file.
    pub fn is_generated(&self) -> bool {
        self.text.lines().take(GENERATED_LINES).any(|line| line.contains(GENERATED))
    }

    /// The folder the file lies in; empty for the root.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The name's last part, after the dot.
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Whether it holds tests, benches or examples, and nothing that ships.
    pub fn is_test(&self) -> bool {
        let name = self.name();
        let folders = ["tests", "benches", "examples", "e2e", "testing"];
        self.folder().split('/').any(|folder| folders.contains(&folder))
            || name == "tests.rs"
            || name.ends_with("_tests.rs")
            || name.contains(".test.")
            || name.contains(".spec.")
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.text.lines().count()
    }
}
