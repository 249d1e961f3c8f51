//! Reasons as typed facts, put into words when they are read.

use model::{Amount, Price, Quantity, Ratio};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Why a strategy did or did not ask for something, with what the gate checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The rule that decided, as `sma_cross.crossed_up`.
    pub rule: Cow<'static, str>,
    /// One sentence.
    pub text: Cow<'static, str>,
    /// What the rule saw.
    pub facts: Vec<Fact>,
    /// What the gate checked, in order; empty where no order was asked for.
    pub checks: Vec<Check>,
}

/// One thing that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its value.
    pub value: FactValue,
}

/// One risk check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The rule's name, as `daily_trades`.
    pub rule: Cow<'static, str>,
    /// What was observed.
    pub observed: FactValue,
    /// What is allowed.
    pub allowed: FactValue,
    /// Whether it passed.
    pub passed: bool,
}

/// A value with its kind, so that it is written in the right unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum FactValue {
    /// A price.
    Price(Price),
    /// A quantity of base.
    Quantity(Quantity),
    /// An amount of quote.
    Amount(Amount),
    /// A share, shown in per cent.
    Ratio(Ratio),
    /// A count.
    Count(i64),
    /// A word.
    Word(Cow<'static, str>),
}

impl Fact {
    /// A fact.
    #[must_use]
    pub const fn new(name: &'static str, value: FactValue) -> Self {
        Self { name: Cow::Borrowed(name), value }
    }
}

impl FactValue {
    /// A word known at compile time.
    #[must_use]
    pub const fn word(word: &'static str) -> Self {
        Self::Word(Cow::Borrowed(word))
    }
}

impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Price(value) => value.fmt(f),
            Self::Quantity(value) => value.fmt(f),
            Self::Amount(value) => value.fmt(f),
            Self::Ratio(value) => match value.percent() {
                Ok(percent) => write!(f, "{percent} %"),
                Err(_) => value.fmt(f),
            },
            Self::Count(value) => value.fmt(f),
            Self::Word(value) => value.fmt(f),
        }
    }
}
