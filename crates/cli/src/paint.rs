//! Colour, where a person looks at it: on a terminal, unless `NO_COLOR` is set (<https://no-color.org>).

use std::io::IsTerminal;

/// How text is coloured.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    is_on: bool,
}

impl Paint {
    /// For standard output.
    pub fn for_stdout() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Self { is_on: std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb }
    }

    /// A heading.
    pub fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// Of lesser weight.
    pub fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// Green for text that says a gain, red for a loss (it begins with a minus).
    pub fn by_sign(self, text: &str) -> String {
        match text.as_bytes().first() {
            Some(b'-') => self.with("31", text),
            Some(b'+') => self.with("32", text),
            _ => text.to_owned(),
        }
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.is_on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}
