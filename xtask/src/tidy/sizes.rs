//! A file is short enough to be read in one sitting.

use crate::tidy::Fault;
use crate::tidy::tree::{SourceFile, Tree};

/// Lines of a Rust file.
const RUST_MAX: usize = 600;
/// Lines of a Rust file that holds tests only.
const RUST_TESTS_MAX: usize = 800;
/// Lines of a TypeScript file.
const SCRIPT_MAX: usize = 300;

pub fn check(tree: &Tree) -> Vec<Fault> {
    let too_long = |file: &SourceFile| {
        let limit = limit(file)?;
        let count = file.line_count();
        let message = format!("{count} lines, {limit} at most: split it by what belongs together");
        (count > limit).then(|| Fault::of_file(&file.path, message))
    };
    tree.written().filter_map(|(file, _)| too_long(file)).collect()
}

fn limit(file: &SourceFile) -> Option<usize> {
    match file.extension() {
        "rs" if file.is_test() => Some(RUST_TESTS_MAX),
        "rs" => Some(RUST_MAX),
        "ts" | "tsx" | "js" | "mjs" => Some(SCRIPT_MAX),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn one_line_too_many_is_found() {
        for (path, limit) in [
            ("crates/a/src/b.rs", RUST_MAX),
            ("crates/a/src/b/tests.rs", RUST_TESTS_MAX),
            ("web/src/a.tsx", SCRIPT_MAX),
            ("web/src/a.ts", SCRIPT_MAX),
        ] {
            assert_eq!(lines(check, &[(path, &"x\n".repeat(limit))]), NONE);
            assert_eq!(lines(check, &[(path, &"x\n".repeat(limit + 1))]), [0], "{path}");
        }
    }

    #[test]
    fn what_a_program_wrote_may_be_long() {
        let text = format!("// {}\n{}", concat!("@", "generated"), "x\n".repeat(2 * RUST_MAX));
        assert_eq!(lines(check, &[("web/src/api/schema.ts", &text)]), NONE);
    }
}
