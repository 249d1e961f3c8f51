//! What a person can choose from when making a bot: the strategies, their rules and parameters.
//!
//! This is the description only; the code that trades is in `strategies`, and its registry is turned into these.

use std::collections::BTreeMap;

/// A strategy as it is described to people.
#[derive(Clone, Debug)]
pub struct StrategyInfo {
    /// The name that bots and the command line use.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The whole story, in plain text.
    pub description: String,
    /// The exact rules, one sentence each.
    pub rules: Vec<String>,
    /// What can be set.
    pub params: Vec<ParamInfo>,
    /// Settings that are worth a name.
    pub presets: Vec<Preset>,
    /// What is wrong with parameters that are each within bounds, but contradict each other.
    pub check: fn(name: &str, params: &BTreeMap<String, String>) -> Option<String>,
}

/// A parameter of a strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamInfo {
    /// Its name in a bot's `params`.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// What it changes.
    pub description: String,
    /// What values it takes.
    pub kind: ParamKind,
    /// The value it has when nothing is said; `None` where there is none.
    pub default: Option<String>,
    /// What it counts (`candles`, `%`, `BTC`), where it has a unit.
    pub unit: Option<String>,
}

/// The values that a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// A whole number within bounds.
    Integer {
        /// The least value.
        min: i64,
        /// The greatest value.
        max: i64,
    },
    /// A decimal number within bounds, kept as text.
    Decimal {
        /// The least value.
        min: model::Ratio,
        /// The greatest value.
        max: model::Ratio,
    },
    /// One of these words.
    Choice {
        /// The words.
        options: Vec<String>,
    },
    /// `true` or `false`.
    Flag,
}

/// A named setting of a strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// The parameters it sets.
    pub params: BTreeMap<String, String>,
}

impl StrategyInfo {
    /// The default of each parameter that has one.
    #[must_use]
    pub fn defaults(&self) -> BTreeMap<String, String> {
        let pairs = self.params.iter().filter_map(|param| Some((param.name.clone(), param.default.clone()?)));
        pairs.collect()
    }
}

impl ParamInfo {
    /// What is wrong with `value`, in words for the person who typed it; `None` if nothing is.
    #[must_use]
    pub fn fault(&self, value: &str) -> Option<String> {
        match &self.kind {
            ParamKind::Integer { min, max } => match value.parse::<i64>() {
                Ok(number) if (*min..=*max).contains(&number) => None,
                _ => Some(format!("{} must be a whole number from {min} to {max}", self.title)),
            },
            ParamKind::Decimal { min, max } => match value.parse::<model::Ratio>() {
                Ok(number) if (*min..=*max).contains(&number) => None,
                _ if *max == model::Ratio::MAX => Some(format!("{} must be a number above 0", self.title)),
                _ => Some(format!("{} must be a number from {min} to {max}", self.title)),
            },
            ParamKind::Choice { options } => {
                let is_known = options.iter().any(|option| option == value);
                (!is_known).then(|| format!("{} must be one of {}", self.title, options.join(", ")))
            }
            ParamKind::Flag => {
                (!matches!(value, "true" | "false")).then(|| format!("{} must be true or false", self.title))
            }
        }
    }
}
