//! `cargo xtask tidy`: the house rules a compiler cannot see. One file per rule, each with a test
//! that breaks it; [`RULES`] is the registry.

/// No dividing lines made of signs.
mod banners;
/// One `clippy.toml`, at the root.
mod clippy_config;
/// The code map of `ARCHITECTURE.md` is complete.
mod code_map;
/// No code that is commented out.
mod commented_code;
/// What the root file of each crate must begin with.
mod crate_roots;
/// No clock, entropy, file system, hash order or system mathematics in pure crates.
mod determinism;
/// The exemptions, each with its reason.
mod exemptions;
/// Crates depend downward only.
mod floor_order;
/// Few files per folder.
mod folders;
/// Every Rust file begins with what it is.
mod headers;
/// No test that is passed over.
mod ignored_tests;
/// Every crate takes the workspace's lints.
mod manifests;
/// Names that say nothing.
mod names;
/// No path of one machine.
mod paths;
/// Files short enough to be read.
mod sizes;
/// Source text, code and comments apart.
mod source;
/// Tables with as many cells in each row.
mod tables;
/// No promises without a number.
mod todos;
/// The files and crates that are judged.
mod tree;

use std::process::ExitCode;

use anyhow::Result;

use crate::tidy::exemptions::Exemptions;
use crate::tidy::tree::Tree;
use crate::workspace::Workspace;

/// Where the exemptions stand.
const EXEMPTIONS: &str = "xtask/exemptions.txt";

/// One house rule.
struct Rule {
    /// The name exemptions use.
    name: &'static str,
    /// Finds every breach.
    check: fn(&Tree) -> Vec<Fault>,
}

/// One breach of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder, relative to the root.
    path: String,
    /// The line, from 1, where one can be named.
    line: Option<usize>,
    /// What is wrong and what would be right.
    message: String,
}

/// What tidy found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Rules that hold.
    pub kept: u64,
    /// Rules that are broken.
    pub broken: u64,
}

const RULES: &[Rule] = &[
    Rule { name: "banners", check: banners::check },
    Rule { name: "clippy-config", check: clippy_config::check },
    Rule { name: "code-map", check: code_map::check },
    Rule { name: "commented-code", check: commented_code::check },
    Rule { name: "crate-roots", check: crate_roots::check },
    Rule { name: "determinism", check: determinism::check },
    Rule { name: "floors", check: floor_order::check },
    Rule { name: "folders", check: folders::check },
    Rule { name: "headers", check: headers::check },
    Rule { name: "ignored-tests", check: ignored_tests::check },
    Rule { name: "manifests", check: manifests::check },
    Rule { name: "names", check: names::check },
    Rule { name: "paths", check: paths::check },
    Rule { name: "sizes", check: sizes::check },
    Rule { name: "tables", check: tables::check },
    Rule { name: "todos", check: todos::check },
];

/// Judges the tree, prints every fault, and fails when there is one.
///
/// # Errors
/// When the tree cannot be read.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let verdict = judge(workspace)?;
    Ok(if verdict.broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Judges the tree and prints every fault on stderr.
///
/// # Errors
/// When the tree cannot be read.
pub fn judge(workspace: &Workspace) -> Result<Verdict> {
    let tree = Tree::read(workspace)?;
    let mut exemptions = Exemptions::parse(tree.file(EXEMPTIONS).map_or("", |file| &file.text));
    let mut verdict = Verdict { kept: 0, broken: 0 };
    for rule in RULES {
        let faults: Vec<Fault> =
            (rule.check)(&tree).into_iter().filter(|fault| !exemptions.covers(fault, rule.name)).collect();
        verdict.count(rule.name, &faults);
    }
    verdict.count("exemptions", &exemptions.faults(&RULES.iter().map(|rule| rule.name).collect::<Vec<_>>()));
    eprintln!(
        "tidy: {} files, {} rules kept, {} broken, {} exemptions",
        tree.files.len(),
        verdict.kept,
        verdict.broken,
        exemptions.count()
    );
    Ok(verdict)
}

impl Verdict {
    fn count(&mut self, rule: &str, faults: &[Fault]) {
        for fault in faults {
            let line = fault.line.map(|line| format!(":{line}")).unwrap_or_default();
            eprintln!("{}{line}: [{rule}] {}", fault.path, fault.message);
        }
        self.kept += u64::from(faults.is_empty());
        self.broken += u64::from(!faults.is_empty());
    }
}

impl Fault {
    fn of_file(path: &str, message: impl Into<String>) -> Fault {
        Fault { path: path.to_owned(), line: None, message: message.into() }
    }

    fn at(path: &str, line: usize, message: impl Into<String>) -> Fault {
        Fault { path: path.to_owned(), line: Some(line), message: message.into() }
    }
}

#[cfg(test)]
mod testing {
    use super::tree::{SourceFile, Tree};
    use super::{Fault, Rule};

    /// No faults.
    pub const NONE: [usize; 0] = [];

    /// A tree of these files, judged by one rule; gives the lines (0 for none) of the faults.
    pub fn lines(check: fn(&Tree) -> Vec<Fault>, files: &[(&str, &str)]) -> Vec<usize> {
        let files = files.iter().map(|(path, text)| SourceFile::new(path, text)).collect();
        check(&Tree { files, packages: Vec::new() }).iter().map(|fault| fault.line.unwrap_or(0)).collect()
    }

    #[test]
    fn rules_have_different_names_in_alphabetical_order() {
        let names: Vec<&str> = super::RULES.iter().map(|Rule { name, .. }| *name).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
    }
}
