//! Nothing committed names a folder of one machine, and data beside the repository is reached by a
//! relative path, from tests and documents only.

use crate::tidy::Fault;
use crate::tidy::tree::{SourceFile, Tree};

/// Beginnings of paths that exist on one machine only, written so that this file is free of them.
const MACHINE: [&str; 5] = [
    concat!("/", "work/"),
    concat!("/", "home/"),
    concat!("/", "root/"),
    concat!("/", "Users/"),
    concat!("C:", "\\"),
];
/// The folder beside the repository with recorded market data.
const BESIDE: &str = concat!("../", "shared");

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in &tree.files {
        for (index, line) in file.text.lines().enumerate() {
            for start in MACHINE.iter().filter(|start| is_path(line, start)) {
                faults.push(Fault::at(&file.path, index + 1, format!("`{start}…` is a path of one machine")));
            }
            if line.contains(BESIDE) && !may_look_beside(file) {
                faults.push(Fault::at(
                    &file.path,
                    index + 1,
                    format!("only tests and documents may name {BESIDE}"),
                ));
            }
        }
    }
    faults
}

/// Whether the beginning stands there as one, not inside a longer relative path or an address.
fn is_path(line: &str, start: &str) -> bool {
    let continues = |character: char| character.is_alphanumeric() || "._-}/*".contains(character);
    line.match_indices(start).any(|(at, _)| !line[..at].chars().next_back().is_some_and(continues))
}

fn may_look_beside(file: &SourceFile) -> bool {
    file.is_test() || file.extension() == "md" || file.path.starts_with("docs/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn paths_of_one_machine_are_found() {
        for start in MACHINE {
            let text = format!("fine\nread(\"{start}a.csv\")\n");
            assert_eq!(lines(check, &[("docs/a.md", &text)]), [2], "{start}");
        }
    }

    #[test]
    fn parts_of_other_paths_are_not_paths_of_a_machine() {
        let text = format!("https://example.org{0}a b{0}c ./x{0}d\n", MACHINE[0]);
        assert_eq!(lines(check, &[("docs/a.md", &text)]), NONE);
    }

    #[test]
    fn only_tests_and_documents_look_beside_the_repository() {
        let text = format!("{BESIDE}/data\n");
        assert_eq!(lines(check, &[("crates/a/src/b.rs", &text)]), [1]);
        assert_eq!(lines(check, &[("crates/a/tests/it/main.rs", &text), ("README.md", &text)]), NONE);
    }
}
