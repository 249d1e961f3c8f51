//! Every built-in strategy by name, with its parameters and words.

use crate::breakout::{self, Breakout};
use crate::sma_cross::{self, SmaCross};
use engine::Strategy;
use engine::strategy::{ParamError, ParamSpec, Params};
use std::collections::BTreeMap;

/// A strategy as it is offered.
#[derive(Clone, Copy, Debug)]
pub struct StrategyInfo {
    /// Its name on the command line and in JSON.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// What it does, when it suits, when not.
    pub description: &'static str,
    /// Its rules, one sentence each.
    pub rules: &'static [&'static str],
    /// Its parameters.
    pub params: &'static [ParamSpec],
    /// Useful settings: name, title, values.
    pub presets: &'static [Preset],
}

/// A useful setting of parameters.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The values that differ from the defaults.
    pub params: &'static [(&'static str, &'static str)],
}

/// Why there is no such strategy, or not with these parameters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StrategyError {
    /// No strategy has this name.
    #[error("there is no strategy \"{name}\"; there are: {known}")]
    Unknown {
        /// The name as given.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// A parameter is unknown or out of bounds.
    #[error(transparent)]
    Param(#[from] ParamError),
    /// Parameters contradict each other.
    #[error("{0}")]
    Params(String),
}

/// A strategy, known by type so that a backtest can be compiled for it.
#[derive(Clone, Debug)]
pub enum Built {
    /// [`sma_cross`].
    SmaCross(SmaCross),
    /// [`breakout`].
    Breakout(Breakout),
}

const EXIT_RULE: &str = "Exits (ladder): stop 15 % below the entry; a third sold at +30 %, then the stop moves to the \
     entry; a third at +75 %, then the stop follows 20 % below the highest price.";

/// Every built-in strategy.
pub const STRATEGIES: &[StrategyInfo] = &[
    StrategyInfo {
        name: "sma-cross",
        title: "SMA cross",
        summary: "Buys when a short moving average stands above a long one, sells when it no longer does.",
        description: "The classic trend follower. It earns in long trends and pays for it with many small losses in \
            markets that go sideways; fees decide on short time frames.",
        rules: &[
            "Up: the mean of the last `short` closes is above the mean of the last `long` closes; equal is not up.",
            "Entry: flat and up (level), or flat, up now and not up one candle before (cross).",
            "Exit: held and not up sells all, whatever the exits.",
            EXIT_RULE,
            "No decision while an order waits.",
        ],
        params: sma_cross::PARAMS,
        presets: &[
            Preset { name: "classic", title: "Classic 10/30", params: &[] },
            Preset { name: "slow", title: "Slow 50/200", params: &[("short", "50"), ("long", "200")] },
            Preset {
                name: "fast",
                title: "Fast 3/8, always in while above",
                params: &[("short", "3"), ("long", "8"), ("entry", "level"), ("exits", "signal")],
            },
        ],
    },
    StrategyInfo {
        name: "breakout",
        title: "Breakout",
        summary: "Buys when a close passes the highest high of the last 20 candles, with momentum and sane volatility.",
        description: "Catches the start of strong moves. False breakouts are its cost; the volatility filter and the \
            momentum confirmation keep some of them away.",
        rules: &[
            "Breakout: the close is above the highest high of the `period` candles before.",
            "Momentum: the close is above the close `momentum` candles before.",
            "Volatility: the average true range of `volatility` candles is between the two bounds, as a share of the close.",
            "Entry: flat and all three.",
            "Exit: held and the close is below the lowest low of the `exit` candles before sells all.",
            EXIT_RULE,
            "No decision while an order waits.",
        ],
        params: breakout::PARAMS,
        presets: &[
            Preset { name: "classic", title: "Classic 20", params: &[] },
            Preset { name: "turtle", title: "Turtle 55/20", params: &[("period", "55"), ("exit", "20")] },
        ],
    },
];

/// The strategy of this name, as it is offered.
///
/// # Errors
/// [`StrategyError::Unknown`], with the names that there are.
pub fn info(name: &str) -> Result<&'static StrategyInfo, StrategyError> {
    STRATEGIES.iter().find(|info| info.name == name).ok_or_else(|| StrategyError::Unknown {
        name: name.to_owned(),
        known: STRATEGIES.iter().map(|info| info.name).collect::<Vec<_>>().join(", "),
    })
}

/// Makes a strategy.
///
/// # Errors
/// [`StrategyError`]: unknown name, or a parameter that is unknown, out of bounds or contradicts another.
pub fn build(name: &str, params: &BTreeMap<String, String>) -> Result<Built, StrategyError> {
    let params = Params::resolve(info(name)?.params, params)?;
    match name {
        "sma-cross" => SmaCross::new(&params).map(Built::SmaCross),
        "breakout" => Breakout::new(&params).map(Built::Breakout),
        _ => unreachable!("invariant: every name of the registry is built here"),
    }
}

impl Built {
    /// The strategy behind the trait, for a session.
    #[must_use]
    pub fn boxed(self) -> Box<dyn Strategy> {
        match self {
            Self::SmaCross(strategy) => Box::new(strategy),
            Self::Breakout(strategy) => Box::new(strategy),
        }
    }
}
