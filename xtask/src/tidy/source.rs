//! Source text with its parts told apart: a rule about code must not see strings or comments, a
//! rule about comments only those. This is a lexer of a few states, not a parser.

/// Languages whose comments and strings are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `.rs`
    Rust,
    /// `.ts`, `.tsx`, `.js`, `.mjs`, `.css`
    Script,
}

/// A text with strings and comments taken out, and the comments beside it.
#[derive(Debug, Default)]
pub struct Parts {
    /// The code: every character of a string's inside or a comment is a space, lines are kept.
    pub code: String,
    /// The comments, line by line.
    pub comments: Vec<Comment>,
}

/// One line of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The line, from 1.
    pub line: usize,
    /// What stands after the comment's sign, blanks at both ends taken off.
    pub text: String,
    /// Whether it is documentation (`///`, `//!`, `/**`).
    pub is_doc: bool,
    /// Whether nothing but blanks stands before it on its line.
    pub is_alone: bool,
}

impl Language {
    /// The language of a file by its name.
    pub fn of(path: &str) -> Option<Language> {
        match path.rsplit_once('.')?.1 {
            "rs" => Some(Language::Rust),
            "ts" | "tsx" | "js" | "mjs" | "cjs" | "css" => Some(Language::Script),
            _ => None,
        }
    }
}

impl Parts {
    /// Tells the parts of a text apart.
    pub fn of(text: &str, language: Language) -> Parts {
        let mut lexer =
            Lexer { text: text.chars().collect(), at: 0, line: 1, language, parts: Parts::default() };
        while lexer.at < lexer.text.len() {
            lexer.step();
        }
        lexer.parts
    }

    /// The code without what stands under `#[cfg(test)]`; lines are kept.
    pub fn code_without_tests(&self) -> String {
        let mut code = self.code.clone();
        let mut from = 0;
        while let Some(found) = code[from..].find("#[cfg(test)]") {
            let start = from + found;
            let end = end_of_item(&code, start);
            let blank: String = code[start..end]
                .chars()
                .map(|character| if character == '\n' { '\n' } else { ' ' })
                .collect();
            code.replace_range(start..end, &blank);
            from = start + blank.len();
        }
        code
    }
}

/// Where the item that begins at `start` ends: after its `;` or the brace that closes its first.
fn end_of_item(code: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, character) in code[start..].char_indices() {
        match character {
            ';' if depth == 0 => return start + offset + 1,
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return start + offset + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

struct Lexer {
    text: Vec<char>,
    at: usize,
    line: usize,
    language: Language,
    parts: Parts,
}

impl Lexer {
    fn step(&mut self) {
        let raw_hashes = self.raw_string_hashes();
        match self.text[self.at] {
            '/' if self.peek(1) == Some('/') => self.line_comment(),
            '/' if self.peek(1) == Some('*') => self.block_comment(),
            _ if raw_hashes.is_some() => self.raw_string(raw_hashes.unwrap_or_default()),
            '"' => self.string('"', self.language == Language::Rust),
            '\'' if self.language == Language::Script => self.string('\'', false),
            '`' if self.language == Language::Script => self.string('`', true),
            '\'' if self.is_character() => self.string('\'', false),
            _ => self.keep(),
        }
    }

    fn peek(&self, offset: usize) -> Option<char> {
        self.text.get(self.at + offset).copied()
    }

    fn starts_with(&self, word: &str) -> bool {
        word.chars().enumerate().all(|(offset, character)| self.peek(offset) == Some(character))
    }

    fn keep(&mut self) {
        self.put(self.text[self.at]);
    }

    fn blank(&mut self) {
        let character = self.text[self.at];
        self.put(if character == '\n' { '\n' } else { ' ' });
    }

    fn put(&mut self, character: char) {
        self.parts.code.push(character);
        self.line += usize::from(character == '\n');
        self.at += 1;
    }

    /// A quote that begins a character and not a lifetime.
    fn is_character(&self) -> bool {
        self.peek(1) == Some('\\') || self.peek(2) == Some('\'')
    }

    /// The hashes of a raw string that begins here (`r"`, `br#"`, `cr##"`), if one does.
    fn raw_string_hashes(&self) -> Option<usize> {
        let follows_word =
            self.at > 0 && (self.text[self.at - 1].is_alphanumeric() || self.text[self.at - 1] == '_');
        if self.language != Language::Rust || follows_word {
            return None;
        }
        let prefix = ["r", "br", "cr"]
            .into_iter()
            .find(|prefix| self.starts_with(prefix) && matches!(self.peek(prefix.len()), Some('"' | '#')))?;
        let hashes = self.text[self.at + prefix.len()..].iter().take_while(|c| **c == '#').count();
        (self.peek(prefix.len() + hashes) == Some('"')).then_some(hashes)
    }

    fn raw_string(&mut self, hashes: usize) {
        while self.peek(0).is_some_and(|character| character != '"') {
            self.keep();
        }
        self.keep();
        let closing: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        while self.at < self.text.len() && !self.starts_with(&closing) {
            self.blank();
        }
        for _ in 0..closing.len().min(self.text.len() - self.at) {
            self.keep();
        }
    }

    fn string(&mut self, quote: char, may_span_lines: bool) {
        self.keep();
        while let Some(character) = self.peek(0) {
            if character == quote || (character == '\n' && !may_span_lines) {
                return self.keep();
            }
            if character == '\\' && self.peek(1).is_some() {
                self.blank();
            }
            self.blank();
        }
    }

    fn line_comment(&mut self) {
        let is_alone = self.is_alone();
        let line = self.line;
        let start = self.at;
        while self.peek(0).is_some_and(|character| character != '\n') {
            self.blank();
        }
        let text: String = self.text[start..self.at].iter().collect();
        let is_doc = (text.starts_with("///") && !text.starts_with("////")) || text.starts_with("//!");
        self.note(line, text[2..].trim_start_matches(['/', '!']), is_doc, is_alone);
    }

    /// Rust's block comments nest, those of scripts do not.
    fn block_comment(&mut self) {
        let is_alone = self.is_alone();
        let (first_line, start) = (self.line, self.at);
        let mut depth = 0_usize;
        while self.at < self.text.len() {
            let opens = self.starts_with("/*") && (depth == 0 || self.language == Language::Rust);
            let closes = self.starts_with("*/");
            if opens || closes {
                self.blank();
                depth = if opens { depth + 1 } else { depth - 1 };
            }
            self.blank();
            if depth == 0 {
                break;
            }
        }
        let text: String = self.text[start..self.at].iter().collect();
        let is_doc = text.starts_with("/**") && !text.starts_with("/***") || text.starts_with("/*!");
        let inside = text.trim_start_matches(['/', '!']).trim_start_matches("/*").trim_end_matches("*/");
        for (offset, row) in inside.lines().enumerate() {
            self.note(first_line + offset, row.trim().trim_start_matches("* "), is_doc, is_alone);
        }
    }

    fn is_alone(&self) -> bool {
        self.parts.code.rsplit('\n').next().is_none_or(|row| row.trim().is_empty())
    }

    fn note(&mut self, line: usize, text: &str, is_doc: bool, is_alone: bool) {
        self.parts.comments.push(Comment { line, text: text.trim().to_owned(), is_doc, is_alone });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        Parts::of(text, Language::Rust).code
    }

    #[test]
    fn strings_are_blanked_and_code_is_kept() {
        assert_eq!(code(r#"f("a\"b", 'x', b"c")"#), r#"f("    ", ' ', b" ")"#);
        assert_eq!(code("r#\"a\"b\"# + 1"), "r#\"   \"# + 1");
    }

    #[test]
    fn lifetimes_are_not_characters() {
        assert_eq!(code("fn f<'a>(x: &'a str) {}"), "fn f<'a>(x: &'a str) {}");
        assert_eq!(code(r"let quote = '\'';"), "let quote = '  ';");
    }

    #[test]
    fn comments_are_taken_out_with_their_lines() {
        let parts = Parts::of("let a = 1; // why\n/// doc\n/* x /* y */ z */\nlet b;", Language::Rust);
        assert_eq!(parts.code.trim_end(), "let a = 1;       \n       \n                 \nlet b;");
        let seen: Vec<_> =
            parts.comments.iter().map(|c| (c.line, c.text.as_str(), c.is_doc, c.is_alone)).collect();
        assert_eq!(seen, [(1, "why", false, false), (2, "doc", true, true), (3, "x /* y */ z", false, true)]);
    }

    #[test]
    fn an_address_in_a_script_string_is_no_comment() {
        let parts = Parts::of("const a = 'http://x'; // note\nconst b = `//\n`;", Language::Script);
        assert_eq!(parts.comments.len(), 1);
        assert_eq!(parts.comments[0].text, "note");
    }

    #[test]
    fn test_modules_are_cut_and_what_follows_is_kept() {
        let parts = Parts::of("fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\nfn c() {}", Language::Rust);
        let code = parts.code_without_tests();
        assert!(code.contains("fn a") && code.contains("fn c") && !code.contains("fn b"));
        let parts = Parts::of("#[cfg(test)]\nmod tests;\nfn c() {}", Language::Rust);
        assert!(parts.code_without_tests().contains("fn c"));
    }
}
