//! No code that is commented out: git remembers it. A heuristic on `//` lines that look like
//! statements; documentation may show code.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

/// Words a statement or item begins with and a sentence hardly does, when it ends like code.
const OPENERS: [&str; 16] = [
    "let ",
    "use ",
    "pub ",
    "fn ",
    "mod ",
    "impl ",
    "struct ",
    "enum ",
    "const ",
    "static ",
    "import ",
    "export ",
    "function ",
    "if (",
    "for (",
    "#[",
];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, parts) in tree.written() {
        let comments = parts.comments.iter().filter(|comment| !comment.is_doc && comment.is_alone);
        for comment in comments.filter(|comment| is_code(&comment.text)) {
            faults.push(Fault::at(&file.path, comment.line, "code that is commented out; delete it"));
        }
    }
    faults
}

fn is_code(text: &str) -> bool {
    let opens = OPENERS.iter().any(|opener| text.starts_with(opener));
    let ends = text.ends_with([';', '{', '}']) || text.ends_with(")]");
    (opens && ends) || is_statement(text) || matches!(text, "}" | "};" | "});" | "})")
}

/// `name(…);`, `name.call(…);`, `name = …;` and `name!(…);`
fn is_statement(text: &str) -> bool {
    let Some(body) = text.strip_suffix(';') else { return false };
    let name_length = body.chars().take_while(|c| c.is_alphanumeric() || "_.:!".contains(*c)).count();
    let rest = &body[body.char_indices().nth(name_length).map_or(body.len(), |(at, _)| at)..];
    let is_call = rest.starts_with('(') && rest.ends_with(')');
    let is_assignment = ["=", "+=", "-=", "*="].iter().any(|sign| rest.trim_start().starts_with(sign));
    name_length > 0 && (is_call || is_assignment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn dead_statements_are_found() {
        let text = "// let a = 1;\n// book.cancel(id);\n// if (x) {\n// total += fee;\n// }\n// println!(\"{a}\");\n";
        assert_eq!(lines(check, &[("crates/a/src/b.rs", text)]), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn sentences_are_left_alone() {
        let text = "// The stop acts on touch;\n// let the caller decide\n// a limit (see above);\n\
                    /// let x = 1;\nlet a = 1; // x = 2;\n// use of the fee: none\n";
        assert_eq!(lines(check, &[("crates/a/src/b.rs", text)]), NONE);
    }
}
