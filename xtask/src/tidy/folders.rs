//! A folder has at most twelve files (tests beside them not counted) unless it is a registry of
//! like things, where one knows the name of what one seeks.

use std::collections::BTreeMap;

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

/// Source files per folder.
const FILES_MAX: usize = 12;

/// Folders that are registries, and what they register.
const REGISTRIES: &[(&str, &str)] = &[
    ("crates/analysis/src/candlesticks", "one file per pattern"),
    ("crates/analysis/src/indicators", "one file per part that indicators share"),
    ("crates/analysis/src/indicators/momentum", "one file per indicator"),
    ("crates/analysis/src/indicators/statistic", "one file per indicator"),
    ("crates/analysis/src/indicators/trend", "one file per indicator"),
    ("crates/analysis/src/indicators/volatility", "one file per indicator"),
    ("crates/analysis/src/indicators/volume", "one file per indicator"),
    ("crates/analysis/src/shapes", "one file per shape"),
    ("crates/api/src/routes", "one file per resource"),
    ("crates/api/src/wire", "one file per resource"),
    ("web/src/ui", "one file per component"),
    ("xtask/src/tidy", "one file per rule"),
];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, _) in tree.written().filter(|(file, _)| !file.is_test()) {
        *counts.entry(file.folder()).or_default() += 1;
    }
    let crowded = |(folder, count): (&str, usize)| {
        let is_registry = REGISTRIES.iter().any(|(registry, _)| *registry == folder);
        let message = format!("{count} files, {FILES_MAX} at most: split it by what belongs together");
        (count > FILES_MAX && !is_registry).then(|| Fault::of_file(folder, message))
    };
    counts.into_iter().filter_map(crowded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    fn folder(name: &str, count: usize) -> Vec<usize> {
        let paths: Vec<String> = (0..count).map(|index| format!("{name}/f{index}.rs")).collect();
        let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
        let tests = format!("{name}/tests.rs");
        files.push((&tests, ""));
        lines(check, &files)
    }

    #[test]
    fn a_crowded_folder_is_found() {
        assert_eq!(folder("crates/engine/src", FILES_MAX), NONE);
        assert_eq!(folder("crates/engine/src", FILES_MAX + 1), [0]);
    }

    #[test]
    fn a_registry_may_be_large() {
        assert_eq!(folder(REGISTRIES[0].0, 40), NONE);
    }
}
