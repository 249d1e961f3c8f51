//! Reads typed values one key at a time. A wrong one is noted with its remedy, and reading goes on.

use super::fault::Fault;
use super::raw::{Origin, Raw, Typed, Written};
use model::Amount;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use toml::Value;

/// What was typed, and what was found wrong with it so far.
pub struct Reader {
    typed: BTreeMap<&'static str, Typed>,
    faults: Vec<Fault>,
}

/// The fault is noted; there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted;

/// What reading a key gives.
pub type Read<T> = Result<T, Noted>;

impl Reader {
    /// Over these layers.
    pub fn new(raw: Raw) -> Self {
        Self { typed: raw.typed, faults: raw.faults }
    }

    /// All that was found wrong.
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Where each key has its value from.
    pub fn origins(&self) -> BTreeMap<&'static str, Origin> {
        self.typed.iter().map(|(path, typed)| (*path, typed.origin.clone())).collect()
    }

    /// Whether somebody typed it.
    pub fn is_set(&self, path: &'static str) -> bool {
        self.typed.get(path).is_some_and(|typed| typed.origin != Origin::Default)
    }

    /// Notes a fault.
    pub fn fault(&mut self, path: &'static str, message: impl Display) -> Noted {
        let origin = self.typed.get(path).map_or(Origin::Default, |typed| typed.origin.clone());
        self.faults.push(Fault { place: path.to_owned(), message: message.to_string(), origin });
        Noted
    }

    /// A whole number.
    pub fn whole<T>(&mut self, path: &'static str, range: RangeInclusive<T>) -> Read<T>
    where
        T: TryFrom<i64> + PartialOrd + Display,
    {
        let number = match self.written(path)? {
            Written::Toml(Value::Integer(number)) => Some(*number),
            Written::Text(text) => text.trim().parse().ok(),
            Written::Toml(_) | Written::Path(_) => None,
        };
        let within =
            number.and_then(|number| T::try_from(number).ok()).filter(|number| range.contains(number));
        within.ok_or_else(|| {
            let wanted = format!("give a whole number from {} to {}", range.start(), range.end());
            self.refuse(path, &wanted)
        })
    }

    /// A number of the kind that need not be exact, as `parse` takes it; its error says what is wanted.
    pub fn number(
        &mut self,
        path: &'static str,
        parse: impl FnOnce(&str) -> Result<f64, String>,
    ) -> Read<f64> {
        let parsed = match self.written(path)? {
            Written::Toml(Value::Integer(number)) => parse(&number.to_string()),
            Written::Toml(Value::Float(number)) => parse(&number.to_string()),
            Written::Toml(_) | Written::Path(_) => parse(""),
            Written::Text(text) => parse(text.trim()),
        };
        parsed.map_err(|wanted| self.refuse(path, &wanted))
    }

    /// Money: a whole number, or a decimal as text, which stays exact.
    pub fn amount(&mut self, path: &'static str, range: RangeInclusive<Amount>) -> Read<Amount> {
        let amount = match self.written(path)? {
            Written::Toml(Value::Integer(number)) => number.to_string().parse::<Amount>().ok(),
            Written::Toml(Value::String(text)) | Written::Text(text) => text.trim().parse().ok(),
            Written::Toml(Value::Float(_)) => {
                let wanted = "write a number with a fraction in quotes, so that it stays exact: \"0.5\"";
                return Err(self.refuse(path, wanted));
            }
            Written::Toml(_) | Written::Path(_) => None,
        };
        amount.filter(|amount| range.contains(amount)).ok_or_else(|| {
            self.refuse(path, &format!("give an amount from {} to {}", range.start(), range.end()))
        })
    }

    /// Text that `parse` understands; its error says what is wanted.
    pub fn text<T>(&mut self, path: &'static str, parse: impl FnOnce(&str) -> Result<T, String>) -> Read<T> {
        let parsed = match self.written(path)? {
            Written::Toml(Value::String(text)) | Written::Text(text) => parse(text),
            Written::Toml(_) | Written::Path(_) => Err("write text, in quotes".to_owned()),
        };
        parsed.map_err(|wanted| self.refuse(path, &wanted))
    }

    /// The same, of a key that need not be set.
    pub fn text_if_set<T>(
        &mut self,
        path: &'static str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Read<Option<T>> {
        if self.typed.contains_key(path) { self.text(path, parse).map(Some) } else { Ok(None) }
    }

    /// A list of texts, each of which `check` lets pass or says what is wanted; in a variable, commas stand between.
    pub fn list(
        &mut self,
        path: &'static str,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Read<Vec<String>> {
        let texts: Option<Vec<String>> = match self.written(path)? {
            Written::Toml(Value::Array(values)) => {
                values.iter().map(|value| value.as_str().map(str::to_owned)).collect()
            }
            Written::Toml(_) | Written::Path(_) => None,
            Written::Text(text) => Some(
                text.split(',').map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect(),
            ),
        };
        let Some(texts) = texts else {
            return Err(self.refuse(path, "write a list of texts, as [\"one\", \"other\"]"));
        };
        let mut is_sound = true;
        for text in &texts {
            if let Err(wanted) = check(text) {
                self.fault(path, format!("{text:?} is not allowed: {wanted}"));
                is_sound = false;
            }
        }
        if is_sound { Ok(texts) } else { Err(Noted) }
    }

    /// A secret that need not be set. What is wrong with it is said without showing it.
    pub fn secret_if_set(
        &mut self,
        path: &'static str,
        check: impl FnOnce(&str) -> Result<(), String>,
    ) -> Read<Option<Secret>> {
        let secret = match self.typed.get(path).map(|typed| &typed.written) {
            None => return Ok(None),
            Some(Written::Toml(Value::String(text)) | Written::Text(text)) => {
                check(text).map(|()| Secret(text.clone()))
            }
            Some(Written::Toml(_) | Written::Path(_)) => Err("write it as text, in quotes".to_owned()),
        };
        secret.map(Some).map_err(|wanted| self.fault(path, format!("the secret is not allowed: {wanted}")))
    }

    /// The path of a file or folder that need not be set; a relative one in the configuration file begins at that file.
    pub fn path_if_set(&mut self, path: &'static str) -> Read<Option<PathBuf>> {
        if let Some(Typed { written: Written::Path(named), .. }) = self.typed.get(path) {
            return Ok(Some(named.clone()));
        }
        let Some(text) = self.text_if_set(path, |text| match text {
            "" => Err("name it, or leave the key out".to_owned()),
            _ if text.starts_with('~') => Err("write the whole path; ~ has no meaning here".to_owned()),
            _ => Ok(text.to_owned()),
        })?
        else {
            return Ok(None);
        };
        let beside = match self.typed.get(path).map(|typed| &typed.origin) {
            Some(Origin::File(file)) => file.parent(),
            _ => None,
        };
        Ok(Some(beside.map_or_else(|| PathBuf::from(&text), |folder| folder.join(&text))))
    }

    fn written(&mut self, path: &'static str) -> Read<&Written> {
        if !self.typed.contains_key(path) {
            return Err(self.fault(path, "is not set; give it a value"));
        }
        self.typed.get(path).map(|typed| &typed.written).ok_or(Noted)
    }

    /// Notes that the value is not what is wanted.
    fn refuse(&mut self, path: &'static str, wanted: &str) -> Noted {
        let shown = self.typed.get(path).map(|typed| shown(&typed.written)).unwrap_or_default();
        self.fault(path, format!("{shown} is not allowed: {wanted}"))
    }
}

/// Text that nobody is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text, for whoever must compare it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}

fn shown(written: &Written) -> String {
    match written {
        Written::Text(text) | Written::Toml(Value::String(text)) => format!("{text:?}"),
        Written::Toml(Value::Integer(number)) => number.to_string(),
        Written::Toml(Value::Float(number)) => number.to_string(),
        Written::Toml(Value::Boolean(is_true)) => is_true.to_string(),
        Written::Toml(Value::Datetime(at)) => at.to_string(),
        Written::Toml(Value::Array(_)) => "a list".to_owned(),
        Written::Toml(Value::Table(_)) => "a table".to_owned(),
        Written::Path(path) => path.display().to_string(),
    }
}
