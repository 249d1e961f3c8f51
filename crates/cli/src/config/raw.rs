//! A configuration as it was typed: layer upon layer, nothing understood yet but the names of the keys.

use super::fault::Fault;
use super::key::{Key, Section, Unset};
use super::sections::{self, SECTIONS};
use crate::failure::words;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::{self, Display, Formatter};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use toml::Value;

/// How a variable of ours begins.
const PREFIX: &str = "TRADEWIND__";

/// The longest file of a secret that is read.
const SECRET_BYTES_MAX: u64 = 4_096;

/// Everything that was typed; of each key the uppermost layer.
#[derive(Default)]
pub struct Raw {
    /// By path.
    pub typed: BTreeMap<&'static str, Typed>,
    /// What could not be taken in.
    pub faults: Vec<Fault>,
}

/// A value and where it was typed.
pub struct Typed {
    /// The value.
    pub written: Written,
    /// Where.
    pub origin: Origin,
}

/// A value in one of two writings. It may be a secret, so it is not shown in passing.
pub enum Written {
    /// In a file, with a type.
    Toml(Value),
    /// In a variable or a flag: text, whatever is meant.
    Text(String),
    /// A path, which need not be text.
    Path(PathBuf),
}

/// Where a value was typed, from the lowest layer to the uppermost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nowhere.
    Default,
    /// In the configuration file.
    File(PathBuf),
    /// In a variable of the environment.
    Variable(String),
    /// In a file that a variable names.
    SecretFile {
        /// The variable.
        variable: String,
        /// The file.
        file: PathBuf,
    },
    /// On the command line.
    Flag(&'static str),
}

impl Raw {
    /// The lowest layer.
    pub fn with_defaults() -> Self {
        let mut raw = Self::default();
        for key in sections::keys() {
            if let Unset::Default(text) = key.unset {
                raw.set(key.path, text, Origin::Default);
            }
        }
        raw
    }

    /// One key.
    pub fn set(&mut self, path: &'static str, text: impl Into<String>, origin: Origin) {
        self.typed.insert(path, Typed { written: Written::Text(text.into()), origin });
    }

    /// One key that holds a path.
    pub fn set_path(&mut self, path: &'static str, value: impl Into<PathBuf>, origin: Origin) {
        self.typed.insert(path, Typed { written: Written::Path(value.into()), origin });
    }

    /// The configuration file.
    pub fn layer_file(&mut self, file: &Path, text: &str) {
        let table: toml::Table = match toml::from_str(text) {
            Ok(table) => table,
            Err(error) => {
                // Only the reason: the whole message quotes the line, which may hold a secret.
                let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let reason = error.message().replace('\n', ", ");
                let message = format!("line {line} is no TOML: {reason}; mend the line");
                let place = file.display().to_string();
                self.faults.push(Fault { place, message, origin: Origin::Default });
                return;
            }
        };
        let origin = Origin::File(file.to_owned());
        for (name, value) in table {
            match (SECTIONS.iter().find(|section| section.name == name), value) {
                (Some(section), Value::Table(entries)) => self.layer_section(section, entries, &origin),
                (Some(section), _) => {
                    self.refuse(
                        &name,
                        format!("is a section; write [{}] on a line of its own", section.name),
                        &origin,
                    );
                }
                (None, Value::Table(_)) => {
                    let message = format!(
                        "there is no such section; there are {}",
                        listed(SECTIONS.iter().map(|section| section.name))
                    );
                    self.refuse(&name, message, &origin);
                }
                (None, _) => {
                    self.refuse(
                        &name,
                        "stands outside every section; write it below its section's line, as [server]",
                        &origin,
                    );
                }
            }
        }
    }

    /// The environment. Only names that begin with `TRADEWIND__` are looked at, and each of them must be known.
    pub fn layer_environment(&mut self, variables: impl IntoIterator<Item = (OsString, OsString)>) {
        let ours = variables.into_iter().filter_map(|(name, value)| {
            let name = name.into_string().ok().filter(|name| name.starts_with(PREFIX))?;
            Some((name, value))
        });
        let ours: BTreeMap<String, OsString> = ours.collect();
        for (name, value) in &ours {
            let Some(value) = value.to_str() else {
                self.refuse(name, "is no UTF-8 text; write it anew", &Origin::Default);
                continue;
            };
            if let Some(key) = sections::keys().find(|key| key.variable() == *name) {
                self.set(key.path, value, Origin::Variable(name.clone()));
            } else if let Some(key) = sections::keys().find(|key| key.file_variable().as_ref() == Some(name))
            {
                if ours.contains_key(&key.variable()) {
                    self.refuse(
                        name,
                        format!("{} is set too; unset one of the two", key.variable()),
                        &Origin::Default,
                    );
                } else {
                    self.layer_secret(key, name, value);
                }
            } else {
                self.refuse(name, unknown_variable(name), &Origin::Default);
            }
        }
    }

    fn layer_section(&mut self, section: &Section, entries: toml::Table, origin: &Origin) {
        for (name, value) in entries {
            match section.keys.iter().find(|key| key.name() == name) {
                Some(key) => {
                    let typed = Typed { written: Written::Toml(value), origin: origin.clone() };
                    self.typed.insert(key.path, typed);
                }
                None => {
                    let names = listed(section.keys.iter().map(Key::name));
                    let message = format!("there is no such key; [{}] has {names}", section.name);
                    self.refuse(&format!("{}.{name}", section.name), message, origin);
                }
            }
        }
    }

    fn layer_secret(&mut self, key: &Key, variable: &str, file: &str) {
        let path = PathBuf::from(file);
        match secret_in(&path) {
            Ok(secret) => {
                self.set(key.path, secret, Origin::SecretFile { variable: variable.to_owned(), file: path });
            }
            Err(reason) => {
                let message =
                    format!("\"{file}\" cannot be read: {reason}; name a file that holds the secret");
                self.refuse(variable, message, &Origin::Default);
            }
        }
    }

    fn refuse(&mut self, place: &str, message: impl Into<String>, origin: &Origin) {
        self.faults.push(Fault { place: place.to_owned(), message: message.into(), origin: origin.clone() });
    }
}

impl Display for Origin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(file) => write!(f, "{}", file.display()),
            Self::Variable(name) => f.write_str(name),
            Self::SecretFile { variable, file } => write!(f, "{}, named by {variable}", file.display()),
            Self::Flag(name) => f.write_str(name),
        }
    }
}

/// The text of a file without the white space around it.
fn secret_in(file: &Path) -> Result<String, String> {
    let mut text = String::new();
    let open = File::open(file).and_then(|open| open.take(SECRET_BYTES_MAX).read_to_string(&mut text));
    open.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => words(&error),
    })?;
    Ok(text.trim().to_owned())
}

fn unknown_variable(name: &str) -> String {
    let plain =
        name.strip_suffix("_FILE").filter(|plain| sections::keys().any(|key| key.variable() == *plain));
    let secrets = listed(sections::keys().filter_map(|key| key.file_variable()));
    match plain {
        Some(plain) => format!("only secrets are read from files ({secrets}); set {plain} itself"),
        None => "there is no such key; write TRADEWIND__SECTION__KEY, as TRADEWIND__SERVER__PORT".to_owned(),
    }
}

fn listed<T: AsRef<str>>(names: impl Iterator<Item = T>) -> String {
    names.map(|name| name.as_ref().to_owned()).collect::<Vec<_>>().join(", ")
}
