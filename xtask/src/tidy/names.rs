//! Files and folders are named for the thing; these names say nothing.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

const EMPTY: [&str; 10] =
    ["helper", "helpers", "common", "misc", "util", "utils", "utilities", "stuff", "manager", "info"];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, _) in tree.written() {
        let parts = file.path.split('/').map(|part| part.split('.').next().unwrap_or_default());
        for part in parts.filter(|part| EMPTY.contains(&part.to_lowercase().as_str())) {
            faults.push(Fault::of_file(&file.path, format!("`{part}` says nothing; name the thing")));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn empty_names_are_found() {
        assert_eq!(lines(check, &[("crates/a/src/helpers.rs", ""), ("web/src/utils/a.ts", "")]), [0, 0]);
        assert_eq!(lines(check, &[("crates/a/src/common_stock.rs", ""), ("docs/common.md", "")]), NONE);
    }
}
