//! What can go wrong in a use case, grouped by what the caller does about it.

use model::{Amount, Span};

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is nothing of this id that the caller may see.
    #[error("{what} not found")]
    NotFound {
        /// What was looked for, as `bot`.
        what: &'static str,
    },
    /// Nobody is signed in, or no longer, or not by these credentials.
    #[error("{reason}")]
    Unauthenticated {
        /// Why, in words that give nothing away.
        reason: &'static str,
    },
    /// The caller is known and may not do this.
    #[error("{reason}")]
    Forbidden {
        /// Why.
        reason: String,
    },
    /// Fields are wrong; all of them are named.
    #[error("{} wrong", count(.0.len()))]
    Invalid(Vec<FieldFault>),
    /// A symbol fits several instruments.
    #[error("\"{symbol}\" fits several instruments: {}", candidates.join(", "))]
    AmbiguousSymbol {
        /// The symbol as it was given.
        symbol: String,
        /// The instruments it fits.
        candidates: Vec<String>,
    },
    /// The thing is not in a state in which this can be done.
    #[error("{reason}")]
    Conflict {
        /// Why.
        reason: String,
    },
    /// The kill switch stops this.
    #[error("the kill switch is engaged: {reason}")]
    KillSwitchActive {
        /// Why it was engaged.
        reason: String,
    },
    /// The caller's copy is old.
    #[error("it has changed meanwhile: version {current} now, {expected} expected")]
    VersionMismatch {
        /// The version the caller knows.
        expected: u64,
        /// The version there is.
        current: u64,
    },
    /// There is not enough free money.
    #[error("{needed} needed, {free} free")]
    InsufficientBalance {
        /// What it takes.
        needed: Amount,
        /// What is free.
        free: Amount,
    },
    /// The trading side is starting, restarting an engine or overloaded: try again.
    #[error("{reason}")]
    Unavailable {
        /// Why.
        reason: String,
    },
    /// Too many tries; wait.
    #[error("too many tries; wait {} s", retry_after.seconds())]
    TooMany {
        /// How long.
        retry_after: Span,
    },
    /// A bug or a broken disk. The text is for the log, never for the caller.
    #[error("{0}")]
    Internal(String),
}

/// What is wrong with one field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Where, as a path into the request (`/params/short`).
    pub pointer: String,
    /// What kind of fault, for programs.
    pub code: &'static str,
    /// What is wrong, for people.
    pub message: String,
}

impl FieldFault {
    /// A fault at `pointer`.
    pub fn new(pointer: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code, message: message.into() }
    }
}

impl Fault {
    /// An [`Internal`](Self::Internal) fault out of any error, for `map_err`.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self::Internal(error.to_string())
    }
}

fn count(fields: usize) -> String {
    if fields == 1 { "1 field is".to_owned() } else { format!("{fields} fields are") }
}

impl From<store::StoreError> for Fault {
    fn from(error: store::StoreError) -> Self {
        use store::StoreError as Error;
        match error {
            Error::NotFound { what } => Self::NotFound { what },
            Error::Conflict { what } => Self::Conflict { reason: what },
            Error::VersionMismatch { expected, found, .. } => {
                Self::VersionMismatch { expected, current: found }
            }
            Error::Cursor { .. } => {
                Self::Invalid(vec![FieldFault::new("?cursor", "format", error.to_string())])
            }
            Error::Busy { .. } | Error::Unavailable { .. } => {
                Self::Unavailable { reason: "the database is busy; try again".to_owned() }
            }
            Error::Full { .. } => {
                Self::Unavailable { reason: "the server cannot write to its disk".to_owned() }
            }
            Error::Corrupt { .. }
            | Error::SchemaTooNew { .. }
            | Error::Unbalanced { .. }
            | Error::Money(_)
            | Error::Decode { .. } => Self::internal(error),
        }
    }
}

impl From<crate::ports::TradingError> for Fault {
    fn from(error: crate::ports::TradingError) -> Self {
        use crate::ports::TradingError as Error;
        match error {
            Error::NotFound { what } => Self::NotFound { what },
            Error::InsufficientBalance { needed, free } => Self::InsufficientBalance { needed, free },
            Error::Params { message } => Self::Invalid(vec![FieldFault::new("/params", "strategy", message)]),
            Error::Conflict { reason } => Self::Conflict { reason },
            Error::KillSwitch { reason } => Self::KillSwitchActive { reason },
            Error::Unavailable { reason } => Self::Unavailable { reason },
            Error::Internal(text) => Self::Internal(text),
        }
    }
}

impl From<model::MoneyError> for Fault {
    fn from(error: model::MoneyError) -> Self {
        Self::internal(error)
    }
}
