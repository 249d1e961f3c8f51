//! No bare promises: what is left to do stands in an issue, and a comment may point to it,
//! `TODO(#12)`.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

const WORDS: [&str; 4] = ["TODO", "FIXME", "XXX", "HACK"];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, parts) in tree.written() {
        for comment in &parts.comments {
            for word in WORDS.iter().filter(|word| is_bare(&comment.text, word)) {
                faults.push(Fault::at(
                    &file.path,
                    comment.line,
                    format!("a bare {word}; name the issue: {word}(#12)"),
                ));
            }
        }
    }
    faults
}

fn is_bare(text: &str, word: &str) -> bool {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word).any(|(at, _)| {
        let rest = &text[at + word.len()..];
        let is_part = text[..at].ends_with(is_name) || rest.starts_with(is_name);
        !is_part && !rest.starts_with("(#")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::lines;

    #[test]
    fn bare_promises_are_found() {
        let text = "// TODO: fees\n// TODO(#12): fees\nlet a = \"TODO\";\n/* FIXME */\n/// SHIBXXXUSDT\n";
        assert_eq!(lines(check, &[("crates/a/src/b.rs", text)]), [1, 4]);
    }
}
