//! Floors 0–2 document everything; floors 0–1 and the stores have no `unsafe`; money's crates have
//! no float arithmetic. The attributes stand in the crate's root.

use crate::floors::{Room, room_of_path};
use crate::tidy::Fault;
use crate::tidy::tree::{SourceFile, Tree};

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in &tree.files {
        let Some(room) = room_of_path(&file.path).filter(|_| is_root(file)) else { continue };
        let code = file.parts.as_ref().map_or("", |parts| &parts.code);
        for (level, lint) in required(room, file) {
            if !has_lint(code, level, lint) {
                let message = format!("#![{level}({lint})] is missing on floor {}", room.floor);
                faults.push(Fault::at(&file.path, 1, message));
            }
        }
    }
    faults
}

/// Whether an inner attribute sets the lint, alone or in a list; forbidden is also denied.
fn has_lint(code: &str, level: &str, lint: &str) -> bool {
    let mut attributes =
        code.split("#![").skip(1).filter_map(|rest| rest.split_once(")]")).map(|(head, _)| head);
    attributes.any(|attribute| {
        let Some((set, lints)) = attribute.split_once('(') else { return false };
        (set == level || set == "forbid") && lints.split(',').any(|listed| listed.trim() == lint)
    })
}

fn is_root(file: &SourceFile) -> bool {
    let inner = file.path.splitn(3, '/').nth(2).unwrap_or_default();
    matches!(inner, "src/lib.rs" | "src/main.rs")
}

fn required(room: &Room, file: &SourceFile) -> Vec<(&'static str, &'static str)> {
    let is_library = file.name() == "lib.rs";
    let mut attributes = Vec::new();
    if room.floor <= 2 && is_library {
        attributes.push(("deny", "missing_docs"));
    }
    if room.floor <= 1 || room.name.starts_with("store") {
        attributes.push(("forbid", "unsafe_code"));
    }
    if ["model", "engine"].contains(&room.name) && is_library {
        attributes.push(("deny", "clippy::float_arithmetic"));
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn a_bare_root_breaks_each_demand() {
        assert_eq!(lines(check, &[("crates/engine/src/lib.rs", "mod a;\n")]).len(), 3);
        assert_eq!(lines(check, &[("crates/store/src/lib.rs", "//! Rows.\n")]).len(), 2);
        assert_eq!(lines(check, &[("crates/api/src/lib.rs", "mod a;\n")]), NONE);
    }

    #[test]
    fn an_attribute_in_a_comment_does_not_count() {
        let text = "//! Rows.\n// #![deny(missing_docs)]\n#![forbid(unsafe_code)]\n";
        assert_eq!(lines(check, &[("crates/store/src/lib.rs", text)]).len(), 1);
    }

    #[test]
    fn a_complete_root_is_kept() {
        let text = "//! Curves.\n#![deny(missing_docs)]\n#![forbid(unsafe_code)]\nmod a;\n";
        assert_eq!(
            lines(check, &[("crates/analysis/src/lib.rs", text), ("crates/analysis/src/a.rs", "")]),
            NONE
        );
        let text = "//! Words.\n#![forbid(unsafe_code)]\n#![deny(missing_docs, clippy::float_arithmetic)]\n";
        assert_eq!(lines(check, &[("crates/model/src/lib.rs", text)]), NONE);
    }
}
