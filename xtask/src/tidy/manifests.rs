//! Every crate takes the workspace's lints, edition and licence, so that a rule set once holds
//! everywhere.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

const REQUIRED: [&str; 4] = [
    "edition.workspace = true",
    "license.workspace = true",
    "publish.workspace = true",
    "[lints]\nworkspace = true",
];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|file| file.name() == "Cargo.toml" && file.path != "Cargo.toml") {
        for line in REQUIRED.iter().filter(|line| !file.text.contains(**line)) {
            faults.push(Fault::of_file(&file.path, format!("`{}` is missing", line.replace('\n', " "))));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn a_manifest_that_leaves_the_workspace_is_found() {
        assert_eq!(
            lines(check, &[("crates/a/Cargo.toml", "[package]\nname = \"a\"\n")]).len(),
            REQUIRED.len()
        );
        assert_eq!(lines(check, &[("crates/a/Cargo.toml", &REQUIRED.join("\n"))]), NONE);
    }
}
