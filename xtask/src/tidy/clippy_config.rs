//! One `clippy.toml`: a nearer one would replace the root's bans, not add to them.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

pub fn check(tree: &Tree) -> Vec<Fault> {
    tree.files
        .iter()
        .filter(|file| ["clippy.toml", ".clippy.toml"].contains(&file.name()) && file.path != "clippy.toml")
        .map(|file| Fault::of_file(&file.path, "only the root has a clippy.toml; set levels in the crate"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn a_second_configuration_is_found() {
        assert_eq!(lines(check, &[("clippy.toml", ""), ("crates/a/clippy.toml", "")]), [0]);
        assert_eq!(lines(check, &[("clippy.toml", "")]), NONE);
    }
}
