//! The kinds of moving average that other indicators can be told to use, by TA-Lib's number or by name.
//!
//! A window of 1 smooths nothing, whatever the kind. TA-Lib's 10 (no average) is such a window, and its 11 (whatever the
//! function holds for its own) is the parameter left out; neither is taken here.

use super::dema::Dema;
use super::ema::Ema;
use super::hma::{self, Hma};
use super::kama::{self, Kama};
use super::mama::{self, Mama};
use super::sma::Sma;
use super::t3::{T3, VOLUME_FACTOR};
use super::tema::Tema;
use super::trima::Trima;
use super::wma::Wma;
use super::zlema::{self, Zlema};
use crate::indicators::lanes::fading;
use crate::indicators::smoothing::Smoothing;
use crate::registry::Study;
use crate::registry::adapt::{over_price, over_price_columns};
use crate::streaming::{Source, Streaming};

/// A kind of moving average.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AverageKind {
    /// Simple.
    Sma,
    /// Exponential.
    Ema,
    /// Weighted.
    Wma,
    /// Double exponential.
    Dema,
    /// Triple exponential.
    Tema,
    /// Triangular.
    Trima,
    /// Kaufman's adaptive.
    Kama,
    /// MESA adaptive, with the limits 0.5 and 0.05; the window has no meaning for it.
    Mama,
    /// Tillson's T3, with the volume factor 0.7.
    T3,
    /// Hull's.
    Hma,
    /// Zero-lag exponential.
    Zlema,
    /// Wilder's.
    Rma,
}

impl AverageKind {
    /// All of them: TA-Lib's number and the name.
    pub const NAMES: [(Self, i64, &'static str); 12] = [
        (Self::Sma, 0, "sma"),
        (Self::Ema, 1, "ema"),
        (Self::Wma, 2, "wma"),
        (Self::Dema, 3, "dema"),
        (Self::Tema, 4, "tema"),
        (Self::Trima, 5, "trima"),
        (Self::Kama, 6, "kama"),
        (Self::Mama, 7, "mama"),
        (Self::T3, 8, "t3"),
        (Self::Hma, 9, "hma"),
        (Self::Zlema, 12, "zlema"),
        (Self::Rma, 13, "rma"),
    ];

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
        if period == 1 {
            return 0;
        }
        match self {
            Self::Sma | Self::Ema | Self::Wma | Self::Trima | Self::Rma => period - 1,
            Self::Dema => 2 * (period - 1),
            Self::Tema => 3 * (period - 1),
            Self::Kama => kama::warmup(period),
            Self::Mama => mama::WARMUP,
            Self::T3 => 6 * (period - 1),
            Self::Hma => hma::warmup(period),
            Self::Zlema => zlema::warmup(period),
        }
    }
}

/// A moving average of a kind chosen while the program runs.
#[derive(Clone, Debug)]
pub enum Average {
    /// None at all: each price as it is.
    Same,
    /// Simple.
    Sma(Sma),
    /// Exponential.
    Ema(Ema),
    /// Weighted.
    Wma(Wma),
    /// Double exponential.
    Dema(Dema),
    /// Triple exponential.
    Tema(Box<Tema>),
    /// Triangular.
    Trima(Trima),
    /// Kaufman's adaptive.
    Kama(Kama),
    /// MESA adaptive.
    Mama(Box<Mama>),
    /// Tillson's T3.
    T3(Box<T3>),
    /// Hull's.
    Hma(Box<Hma>),
    /// Zero-lag exponential.
    Zlema(Zlema),
    /// Wilder's.
    Rma(Smoothing),
}

impl Average {
    /// One of this kind over `period` prices; over 1, each price as it is.
    #[must_use]
    pub fn new(kind: AverageKind, period: usize) -> Self {
        if period == 1 {
            return Self::Same;
        }
        match kind {
            AverageKind::Sma => Self::Sma(Sma::new(period)),
            AverageKind::Ema => Self::Ema(Ema::new(period)),
            AverageKind::Wma => Self::Wma(Wma::new(period)),
            AverageKind::Dema => Self::Dema(Dema::new(period)),
            AverageKind::Tema => Self::Tema(Box::new(Tema::new(period))),
            AverageKind::Trima => Self::Trima(Trima::new(period)),
            AverageKind::Kama => Self::Kama(Kama::new(period)),
            AverageKind::Mama => Self::Mama(Box::new(Mama::new(0.5, 0.05))),
            AverageKind::T3 => Self::T3(Box::new(T3::new(period, VOLUME_FACTOR))),
            AverageKind::Hma => Self::Hma(Box::new(Hma::new(period))),
            AverageKind::Zlema => Self::Zlema(Zlema::new(period)),
            AverageKind::Rma => Self::Rma(Smoothing::wilder(period)),
        }
    }

    /// By itself, so that a batch does not ask for its kind at each price.
    #[must_use]
    pub fn study(self, source: Source) -> Box<dyn Study> {
        match self {
            Self::Sma(average) => over_price(average, source),
            Self::Ema(average) => over_price_columns(average, source, fading::batch),
            Self::Wma(average) => over_price(average, source),
            Self::Dema(average) => over_price(average, source),
            Self::Tema(average) => over_price(*average, source),
            Self::Trima(average) => over_price(average, source),
            Self::Kama(average) => over_price(average, source),
            Self::T3(average) => over_price(*average, source),
            Self::Hma(average) => over_price(*average, source),
            Self::Zlema(average) => over_price(average, source),
            Self::Rma(average) => over_price_columns(average, source, fading::batch),
            Self::Same | Self::Mama(_) => over_price(self, source),
        }
    }
}

impl Streaming for Average {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        match self {
            Self::Same => Some(price),
            Self::Sma(average) => average.update(price),
            Self::Ema(average) => average.update(price),
            Self::Wma(average) => average.update(price),
            Self::Dema(average) => average.update(price),
            Self::Tema(average) => average.update(price),
            Self::Trima(average) => average.update(price),
            Self::Kama(average) => average.update(price),
            Self::Mama(average) => average.update(price).map(|output| output.mama),
            Self::T3(average) => average.update(price),
            Self::Hma(average) => average.update(price),
            Self::Zlema(average) => average.update(price),
            Self::Rma(average) => average.update(price),
        }
    }
}
