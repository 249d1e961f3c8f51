//! Indicators as they are asked for in one line: `rsi(14)`, `bbands(timeperiod=20,nbdevup=2.5)`, `macd`, several of them
//! after each other with commas between.
//!
//! Values without a name go to the parameters in their declared order; after one with a name all need one.

use super::{Settings, SettingsError, Spec, UnknownIndicator, find};

/// One indicator with its settings, as it was asked for.
#[derive(Clone, Debug)]
pub struct Question {
    /// The indicator.
    pub spec: &'static Spec,
    /// Its settings.
    pub settings: Settings,
    /// The words it was asked for by, without spaces.
    pub text: String,
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum QuestionError {
    /// There is no such indicator.
    #[error(transparent)]
    Unknown(#[from] UnknownIndicator),
    /// A parameter cannot be taken.
    #[error("{name}: {error}")]
    Settings {
        /// The indicator.
        name: &'static str,
        /// What is wrong.
        error: SettingsError,
    },
    /// The line is not of the form.
    #[error("'{text}' is not of the form name(value,…) or name(parameter=value,…)")]
    Form {
        /// The part that is not.
        text: String,
    },
    /// There are more values than parameters.
    #[error("{name} takes {takes} values, and {given} are given")]
    TooMany {
        /// The indicator.
        name: &'static str,
        /// How many parameters it has.
        takes: usize,
        /// How many values are given.
        given: usize,
    },
}

impl Question {
    /// Reads a line of indicators.
    ///
    /// # Errors
    /// [`QuestionError`] for the first that cannot be taken.
    pub fn parse_all(line: &str) -> Result<Vec<Self>, QuestionError> {
        parts(line).map(|part| Self::parse(part.trim())).collect()
    }

    /// Reads one indicator.
    ///
    /// # Errors
    /// [`QuestionError`].
    pub fn parse(text: &str) -> Result<Self, QuestionError> {
        let form = || QuestionError::Form { text: text.to_owned() };
        let (name, inner) = match text.split_once('(') {
            None => (text, ""),
            Some((name, rest)) => (name, rest.strip_suffix(')').ok_or_else(form)?),
        };
        let name = name.trim();
        let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if name.is_empty() || !is_name(name) || inner.contains(['(', ')']) {
            return Err(form());
        }
        let spec = find(name)?;
        let given = given(inner).ok_or_else(form)?;
        if given.len() > spec.parameters.len() {
            let (takes, given) = (spec.parameters.len(), given.len());
            return Err(QuestionError::TooMany { name: spec.name, takes, given });
        }
        let named = given
            .iter()
            .enumerate()
            .map(|(place, (name, value))| (name.unwrap_or_else(|| spec.parameters[place].name), *value));
        let settings =
            spec.settings(named).map_err(|error| QuestionError::Settings { name: spec.name, error })?;
        Ok(Self { spec, settings, text: text.split_whitespace().collect() })
    }
}

/// The values between the brackets, each with its name if it has one; `None` where a value is empty or one without a name
/// follows one with a name.
fn given(inner: &str) -> Option<Vec<(Option<&str>, &str)>> {
    if inner.trim().is_empty() {
        return Some(Vec::new());
    }
    let mut given: Vec<(Option<&str>, &str)> = Vec::new();
    for word in inner.split(',') {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (Some(name.trim()), value.trim()),
            None => (None, word.trim()),
        };
        let is_late = name.is_none() && given.last().is_some_and(|(name, _)| name.is_some());
        if value.is_empty() || is_late {
            return None;
        }
        given.push((name, value));
    }
    Some(given)
}

/// The parts of a line between the commas that stand outside of brackets.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    line.split(move |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth <= 0
    })
}
