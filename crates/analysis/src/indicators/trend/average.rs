//! The kinds of moving average that other indicators can be told to use, by TA-Lib's number or by name.

use super::ema::Ema;
use super::sma::Sma;
use crate::streaming::Streaming;

/// A kind of moving average.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AverageKind {
    /// Simple.
    Sma,
    /// Exponential.
    Ema,
}

impl AverageKind {
    /// All of them: TA-Lib's number and the name.
    pub const NAMES: [(Self, i64, &'static str); 2] = [(Self::Sma, 0, "sma"), (Self::Ema, 1, "ema")];

    /// A kind by its number or its name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let found = |(_, number, name): &&(Self, i64, &str)| lower == *name || lower == number.to_string();
        Self::NAMES.iter().find(found).map(|(kind, _, _)| *kind)
    }

    /// TA-Lib's number.
    #[must_use]
    pub fn number(self) -> i64 {
        Self::NAMES.iter().find(|(kind, _, _)| *kind == self).map_or(0, |(_, number, _)| *number)
    }

    /// What can be chosen, in words.
    #[must_use]
    pub fn choices() -> String {
        Self::NAMES.map(|(_, number, name)| format!("{number} ({name})")).join(", ")
    }

    /// How many prices pass before the first value, over a window of `period`.
    #[must_use]
    pub const fn warmup(self, period: usize) -> usize {
        match self {
            Self::Sma | Self::Ema => period - 1,
        }
    }
}

/// A moving average of a kind chosen while the program runs.
#[derive(Clone, Debug)]
pub enum Average {
    /// Simple.
    Sma(Sma),
    /// Exponential.
    Ema(Ema),
}

impl Average {
    /// One of this kind over `period` prices.
    #[must_use]
    pub fn new(kind: AverageKind, period: usize) -> Self {
        match kind {
            AverageKind::Sma => Self::Sma(Sma::new(period)),
            AverageKind::Ema => Self::Ema(Ema::new(period)),
        }
    }
}

impl Streaming for Average {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        match self {
            Self::Sma(average) => average.update(price),
            Self::Ema(average) => average.update(price),
        }
    }
}
