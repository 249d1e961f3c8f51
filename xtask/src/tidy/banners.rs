//! No banners: a file that needs dividing lines needs to be two files.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

/// The signs banners are drawn with.
const SIGNS: [char; 9] = ['=', '-', '*', '#', '~', '_', '+', '─', '═'];
/// So many in a row make a banner.
const RUN_MIN: usize = 4;

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, parts) in tree.written() {
        for comment in parts.comments.iter().filter(|comment| is_banner(&comment.text)) {
            faults.push(Fault::at(&file.path, comment.line, "a banner; let the file's order speak"));
        }
    }
    faults
}

fn is_banner(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|sign| SIGNS.contains(sign)) else { return false };
    let run = text.chars().take_while(|sign| *sign == first).count();
    let is_drawing = text.contains('|') || text[first.len_utf8()..].contains(['┌', '└', '>', '+']);
    run >= RUN_MIN && !is_drawing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn banners_are_found() {
        let text =
            "// ==========\n// ---- orders ----\nfn a() {}\n/****** x ******/\n// - a list\n// a == b\n";
        assert_eq!(lines(check, &[("crates/a/src/b.rs", text)]), [1, 2, 4]);
    }

    #[test]
    fn tables_and_drawings_in_docs_are_not_banners() {
        let text = "/// | a | b |\n/// |---|---|\n/// -----> time\n/// ```text\nfn a() {}\n";
        assert_eq!(lines(check, &[("crates/a/src/b.rs", text)]), NONE);
    }
}
