//! What a key is: its place, what it has unless it is set, what it does.

/// Keys that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its name, as in `[server]`.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

/// Something that can be set.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Section and name, as `server.port`.
    pub path: &'static str,
    /// What it has unless it is set.
    pub unset: Unset,
    /// What it does.
    pub about: &'static str,
    /// Whether its value is shown to nobody.
    pub is_secret: bool,
}

/// What a key has unless it is set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {
    /// This value, as it would be typed into a variable.
    Default(&'static str),
    /// Nothing fixed; an example of a value, in TOML.
    Example(&'static str),
}

impl Key {
    /// A key with a default.
    pub const fn new(path: &'static str, default: &'static str, about: &'static str) -> Self {
        Self { path, unset: Unset::Default(default), about, is_secret: false }
    }

    /// A key that need not be set.
    pub const fn optional(path: &'static str, example: &'static str, about: &'static str) -> Self {
        Self { path, unset: Unset::Example(example), about, is_secret: false }
    }

    /// A secret, which need not be set.
    pub const fn secret(path: &'static str, example: &'static str, about: &'static str) -> Self {
        Self { path, unset: Unset::Example(example), about, is_secret: true }
    }

    /// Its name within its section.
    pub fn name(&self) -> &'static str {
        self.path.split_once('.').map_or(self.path, |(_, name)| name)
    }

    /// The variable that sets it, as `TRADEWIND__SERVER__PORT`.
    pub fn variable(&self) -> String {
        format!("TRADEWIND__{}", self.path.replace('.', "__").to_uppercase())
    }

    /// The variable that names the file of a secret.
    pub fn file_variable(&self) -> Option<String> {
        self.is_secret.then(|| format!("{}_FILE", self.variable()))
    }
}
