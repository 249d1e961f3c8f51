//! Every Rust file says first what room this is (`//!`), so that a reader knows whether to go on.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

pub fn check(tree: &Tree) -> Vec<Fault> {
    let silent = tree.written().filter(|(file, _)| {
        file.extension() == "rs"
            && !file.is_test()
            && !file.text.starts_with("//!")
            && file.name() != "build.rs"
    });
    silent.map(|(file, _)| Fault::at(&file.path, 1, "the file begins without //!: say what it is")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn a_silent_file_is_found() {
        assert_eq!(lines(check, &[("crates/a/src/b.rs", "pub struct B;\n")]), [1]);
        assert_eq!(lines(check, &[("crates/a/src/b.rs", "//! Bees.\npub struct B;\n")]), NONE);
    }
}
