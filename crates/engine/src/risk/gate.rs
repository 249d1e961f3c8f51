//! The one door that every order passes.
//!
//! A market buy by quantity holds its reference price × 1.05 and the fee, as far as the bot's cash reaches; it is refused
//! when even a price 5 % lower could not be paid. Between the two the venue decides: it refuses what the cash does not
//! pay for at the price of the fill.

use super::Approved;
use super::checks::{self, Subject};
use super::words::words;
use crate::core::Core;
use crate::portfolio::BotBook;
use crate::strategy::{Check, FactValue};
use model::instrument::cost;
use model::{Amount, MoneyError, OrderKind, OrderRequest, OrderSize, Price, Quantity, Ratio, Side};
use serde::{Deserialize, Serialize};

/// What an order sets aside until it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// So much quote, for a buy.
    Quote(Amount),
    /// So much base, for the first order of an exit group.
    Base(Quantity),
    /// Nothing of its own: the group has its hold.
    Shared,
}

/// Why an order was not approved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A check did not pass.
    #[error("{}", words(check))]
    Check {
        /// The check.
        check: Check,
    },
    /// The order's value cannot be computed.
    #[error("the order's value overflows")]
    Money(#[from] MoneyError),
}

impl Refusal {
    /// The rule that refused.
    #[must_use]
    pub fn rule(&self) -> &str {
        match self {
            Self::Check { check } => &check.rule,
            Self::Money(_) => "overflow",
        }
    }
}

/// Passes or refuses an order. `trail` receives what was looked at; without it only a failed check is put into words.
pub(crate) fn pass(
    core: &Core,
    book: &BotBook,
    request: &OrderRequest,
    trail: Option<&mut Vec<Check>>,
) -> Result<Approved, Refusal> {
    let subject = Subject::new(core, book, request)?;
    let mut trail = trail;
    for rule in checks::RULES {
        let Some(outcome) = rule(&subject)? else { continue };
        if let Some(trail) = trail.as_deref_mut() {
            trail.push(outcome.to_check());
        }
        if !outcome.passed {
            return Err(Refusal::Check { check: outcome.to_check() });
        }
    }
    Ok(Approved::new(*request, hold(&subject)?))
}

fn hold(subject: &Subject<'_>) -> Result<Hold, MoneyError> {
    let request = subject.request;
    match (request.side, request.size) {
        (Side::Buy, OrderSize::Quote(budget)) => Ok(Hold::Quote(budget)),
        (Side::Buy, OrderSize::Quantity(_)) => Ok(Hold::Quote(match request.kind {
            OrderKind::Market | OrderKind::Stop { .. } => cost::market_hold(subject.value, subject.cash)?,
            OrderKind::Limit { .. } => subject.cost,
        })),
        (Side::Sell, _) if subject.book.exits.is_some() => Ok(Hold::Shared),
        (Side::Sell, OrderSize::Quantity(quantity)) => Ok(Hold::Base(quantity)),
        (Side::Sell, OrderSize::Quote(_)) => Err(MoneyError::Overflow),
    }
}

/// How far a market price may move between decision and fill before the venue decides alone: 5 %.
pub(crate) fn margin() -> Result<Ratio, MoneyError> {
    Ratio::from_percent(Ratio::from_units(5))
}

/// The outcome of one rule: plain values, so that one that nobody reads costs nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub rule: &'static str,
    pub observed: Seen,
    pub allowed: Seen,
    pub passed: bool,
}

/// A [`FactValue`] that owns nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Seen {
    Price(Price),
    Quantity(Quantity),
    Amount(Amount),
    Ratio(Ratio),
    Count(i64),
    Word(&'static str),
}

impl From<Seen> for FactValue {
    fn from(seen: Seen) -> Self {
        match seen {
            Seen::Price(value) => Self::Price(value),
            Seen::Quantity(value) => Self::Quantity(value),
            Seen::Amount(value) => Self::Amount(value),
            Seen::Ratio(value) => Self::Ratio(value),
            Seen::Count(value) => Self::Count(value),
            Seen::Word(value) => Self::word(value),
        }
    }
}

impl Outcome {
    fn to_check(self) -> Check {
        Check {
            rule: self.rule.into(),
            observed: self.observed.into(),
            allowed: self.allowed.into(),
            passed: self.passed,
        }
    }
}
