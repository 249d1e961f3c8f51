//! A test that is passed over proves nothing: no `#[ignore]`, no `.skip`, no `.only`.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

const RUST: [&str; 2] = ["#[ignore]", "#[ignore ="];
const SCRIPT: [&str; 7] =
    ["it.skip(", "test.skip(", "describe.skip(", "it.only(", "test.only(", "describe.only(", "it.todo("];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, parts) in tree.written() {
        let words = if file.extension() == "rs" { &RUST[..] } else { &SCRIPT[..] };
        for (index, line) in parts.code.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                faults.push(Fault::at(&file.path, index + 1, format!("`{word}`: run the test or delete it")));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::lines;

    #[test]
    fn passed_over_tests_are_found() {
        assert_eq!(lines(check, &[("crates/a/src/b.rs", "#[test]\n#[ignore]\nfn a() {}\n")]), [2]);
        assert_eq!(lines(check, &[("web/src/a.test.ts", "it('a', f);\nit.only('b', f);\n")]), [2]);
    }
}
