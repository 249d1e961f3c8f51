//! Parameters of a strategy: their bounds and docs in one table, from which forms, help and checks come.

use model::{Quantity, Ratio};
use std::collections::BTreeMap;

/// What a parameter can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// A whole number within bounds.
    Whole {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// A decimal number above zero.
    Quantity,
    /// Per cent within bounds, as decimal text.
    Percent {
        /// The smallest.
        min: &'static str,
        /// The largest.
        max: &'static str,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParamSpec {
    /// Its name on the command line and in JSON.
    pub name: &'static str,
    /// Its name in a form.
    pub title: &'static str,
    /// One sentence on what it does.
    pub doc: &'static str,
    /// What it can be.
    pub kind: ParamKind,
    /// Its value unless given.
    pub default: &'static str,
}

/// Why parameters are not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParamError {
    /// No parameter has this name.
    #[error("there is no parameter \"{name}\"; there are: {known}")]
    Unknown {
        /// The name as given.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// The value is out of its bounds or of another kind.
    #[error("parameter {name}={value} is not allowed: {allowed}")]
    Value {
        /// The parameter.
        name: &'static str,
        /// The value as given.
        value: String,
        /// What is allowed.
        allowed: String,
    },
}

/// Values for a strategy's parameters: each name known, each value within its bounds, defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params {
    values: BTreeMap<&'static str, String>,
}

impl Params {
    /// Checks `given` against `specs` and fills in defaults.
    ///
    /// # Errors
    /// [`ParamError`] for the first fault.
    pub fn resolve(
        specs: &'static [ParamSpec],
        given: &BTreeMap<String, String>,
    ) -> Result<Self, ParamError> {
        for name in given.keys() {
            if !specs.iter().any(|spec| spec.name == name) {
                let known = specs.iter().map(|spec| spec.name).collect::<Vec<_>>().join(", ");
                return Err(ParamError::Unknown { name: name.clone(), known });
            }
        }
        let mut values = BTreeMap::new();
        for spec in specs {
            let value = given.get(spec.name).map_or(spec.default, String::as_str);
            spec.check(value)?;
            values.insert(spec.name, value.to_owned());
        }
        Ok(Self { values })
    }

    /// The values by name.
    #[must_use]
    pub const fn values(&self) -> &BTreeMap<&'static str, String> {
        &self.values
    }

    /// A word.
    ///
    /// # Panics
    /// If the strategy's table has no such parameter: a bug of the strategy.
    #[must_use]
    pub fn word(&self, name: &str) -> &str {
        self.values
            .get(name)
            .map(String::as_str)
            .expect("invariant: a strategy reads parameters of its own table")
    }

    /// A whole number.
    ///
    /// # Panics
    /// If the strategy's table has no such whole parameter: a bug of the strategy.
    #[must_use]
    pub fn whole(&self, name: &str) -> i64 {
        self.word(name).parse().expect("invariant: resolved parameters are of their kind")
    }

    /// A quantity.
    ///
    /// # Panics
    /// If the strategy's table has no such quantity: a bug of the strategy.
    #[must_use]
    pub fn quantity(&self, name: &str) -> Quantity {
        self.word(name).parse().expect("invariant: resolved parameters are of their kind")
    }

    /// A percentage as a ratio.
    ///
    /// # Panics
    /// If the strategy's table has no such percentage: a bug of the strategy.
    #[must_use]
    pub fn percent(&self, name: &str) -> Ratio {
        let percent = self.word(name).parse().expect("invariant: resolved parameters are of their kind");
        Ratio::from_percent(percent).expect("invariant: resolved percentages have few decimals")
    }
}

impl ParamSpec {
    /// Checks one value.
    ///
    /// # Errors
    /// [`ParamError::Value`], with what is allowed.
    pub fn check(&self, value: &str) -> Result<(), ParamError> {
        let is_allowed = match self.kind {
            ParamKind::Whole { min, max } => {
                value.parse::<i64>().is_ok_and(|whole| (min..=max).contains(&whole))
            }
            ParamKind::Quantity => value.parse::<Quantity>().is_ok_and(Quantity::is_positive),
            ParamKind::Percent { min, max } => value.parse::<Ratio>().is_ok_and(|percent| {
                let bounds = (min.parse::<Ratio>(), max.parse::<Ratio>());
                matches!(bounds, (Ok(min), Ok(max)) if min <= percent && percent <= max)
                    && Ratio::from_percent(percent).is_ok()
            }),
            ParamKind::Choice(words) => words.contains(&value),
        };
        if is_allowed {
            return Ok(());
        }
        Err(ParamError::Value { name: self.name, value: value.to_owned(), allowed: self.allowed() })
    }

    /// What is allowed, in words.
    #[must_use]
    pub fn allowed(&self) -> String {
        match self.kind {
            ParamKind::Whole { min, max } => format!("a whole number from {min} to {max}"),
            ParamKind::Quantity => "a decimal number above 0".to_owned(),
            ParamKind::Percent { min, max } => format!("per cent from {min} to {max}"),
            ParamKind::Choice(words) => format!("one of {}", words.join(", ")),
        }
    }
}
