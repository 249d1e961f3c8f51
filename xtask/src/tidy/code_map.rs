//! The code map of `ARCHITECTURE.md` has a section with an invariant for each crate, and for no
//! crate that does not exist.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

const PAGE: &str = "ARCHITECTURE.md";
const INVARIANT: &str = "**Invariant:**";

pub fn check(tree: &Tree) -> Vec<Fault> {
    let text = tree.file(PAGE).map_or("", |page| &page.text);
    let sections: Vec<(&str, &str)> = text
        .split("\n### `")
        .skip(1)
        .map(|section| section.split_once('`').unwrap_or((section, "")))
        .map(|(folder, body)| (folder, body.split("\n## ").next().unwrap_or_default()))
        .collect();
    let mut faults = Vec::new();
    for package in &tree.packages {
        if !sections.iter().any(|(folder, _)| *folder == package.folder) {
            faults.push(Fault::of_file(PAGE, format!("the section ### `{}` is missing", package.folder)));
        }
    }
    for (folder, body) in sections {
        if !tree.files.iter().any(|file| file.path.starts_with(&format!("{folder}/"))) {
            faults.push(Fault::of_file(PAGE, format!("there is no {folder}")));
        }
        if !body.contains(INVARIANT) {
            faults.push(Fault::of_file(PAGE, format!("{folder}: the line {INVARIANT} is missing")));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::SourceFile;
    use crate::workspace::Package;

    fn faults(map: &str) -> usize {
        let files = vec![SourceFile::new(PAGE, map), SourceFile::new("crates/sim/src/lib.rs", "")];
        let package = Package { name: "sim".into(), folder: "crates/sim".into(), ..Package::default() };
        check(&Tree { files, packages: vec![package] }).len()
    }

    #[test]
    fn missing_superfluous_and_empty_sections_are_found() {
        let sim = "\n### `crates/sim`\n\n**Invariant:** no engine.\n";
        assert_eq!(faults(sim), 0);
        assert_eq!(faults(""), 1);
        assert_eq!(faults(&format!("{sim}\n### `crates/attic`\n\n**Invariant:** dust.\n")), 1);
        assert_eq!(faults("\n### `crates/sim`\n\nAn exchange.\n"), 1);
    }
}
