//! What a firing pattern amounts to: where it points, how strong it is, how much speaks for it, and in what context.
//!
//! A pattern's mark says only that its shape is there. Here its candles are compared with the twenty bars just before them;
//! the mean of their true ranges (gaps included) is the *average range*. None of this is a probability: confidence is a score
//! of how much agrees, for ranking the readings of a market, and makes no claim about what follows.
//!
//! - strength = (mean true range of the pattern's candles / average range) / 2, at most 1: a half is as large as usual.
//! - confidence = the mean of the [`Evidence`] that is known, weighted by [`Evidence::WEIGHTS`].
//!
//! Source: the pattern score of specification S4 (strength, confidence, context of volume, trend and levels); the formulas
//! are ours.

use super::context::{Context, Sight, Trend};
use super::hikkake::CONFIRMED;
use super::pattern::{Direction, Pattern};
use crate::Figure;
use std::fmt;

/// A pattern that fired, read in its market.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which pattern.
    pub pattern: &'static Pattern,
    /// TA-Lib's mark: ±80, ±100 or ±200.
    pub mark: i32,
    /// Where it points.
    pub bias: Bias,
    /// Whether this is the later confirmation of a pattern (a mark of ±200) and not its shape; it spans one candle.
    pub is_confirmation: bool,
    /// Its first candle, counted from 0.
    pub started_index: usize,
    /// When that candle began, in nanoseconds since 1970.
    pub started_at: i64,
    /// Its last candle, at whose close it is certain; it never changes after.
    pub confirmed_index: usize,
    /// When that candle began, in nanoseconds since 1970.
    pub confirmed_at: i64,
    /// How large its candles are, 0 to 1; a half is as large as usual.
    pub strength: f64,
    /// How much speaks for it, 0 to 1.
    pub confidence: f64,
    /// What the confidence is made of.
    pub evidence: Evidence,
    /// What is around it.
    pub context: Context,
}

/// Where a reading points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bias {
    /// Up.
    Bullish,
    /// Down.
    Bearish,
    /// Nowhere.
    Neutral,
}

/// What speaks for a reading, each from 0 to 1; `None` where it cannot be known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// |mark| / 100, at most 1.
    pub form: f64,
    /// The strength.
    pub size: f64,
    /// Volume ratio / 2, at most 1; unknown where the bars before had no volume.
    pub volume: Option<f64>,
    /// 1 where the trend suits, a half where there is none, 0 where it contradicts; unknown where the pattern needs none.
    pub trend: Option<f64>,
    /// 1 - distance of the nearest level in average ranges, at least 0; unknown where no levels are given.
    pub level: Option<f64>,
}

impl Evidence {
    /// How much form, size, volume, trend and level weigh.
    pub const WEIGHTS: [f64; 5] = [0.3, 0.2, 0.2, 0.2, 0.1];

    /// The weighted mean of what is known.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        let parts = [Some(self.form), Some(self.size), self.volume, self.trend, self.level];
        let known = || parts.iter().zip(Self::WEIGHTS).filter_map(|(part, weight)| Some(((*part)?, weight)));
        known().fold(0.0, |sum, (part, weight)| sum + part * weight)
            / known().fold(0.0, |sum, (_, weight)| sum + weight)
    }
}

impl Reading {
    /// Reads a pattern that made `mark` on the last of the candles in sight, which is the bar `index`.
    pub(super) fn new(pattern: &'static Pattern, mark: i32, index: usize, sight: &Sight<'_>) -> Self {
        let bias = Bias::of(pattern.direction, mark);
        let context = sight.context(pattern.nature, bias);
        let average = sight.average_range();
        let strength = in_ranges(sight.candle_range(), average).min(2.0) / 2.0;
        let evidence = Evidence {
            form: f64::from(mark.abs().min(100)) / 100.0,
            size: strength,
            volume: context.volume_ratio.map(|ratio| ratio.min(2.0) / 2.0),
            trend: Trend::needed(pattern.nature, bias).map(|_| match context.trend_agrees {
                Some(true) => 1.0,
                Some(false) => 0.0,
                None => 0.5,
            }),
            level: sight.nearest(bias).map(|level| 1.0 - in_ranges(level.distance, average).min(1.0)),
        };
        Self {
            pattern,
            mark,
            bias,
            is_confirmation: mark.abs() == CONFIRMED,
            started_index: index + 1 - sight.candles.len(),
            started_at: sight.candles[0].open_at,
            confirmed_index: index,
            confirmed_at: sight.candles[sight.candles.len() - 1].open_at,
            strength,
            confidence: evidence.confidence(),
            evidence,
            context,
        }
    }

    /// The strength as a word: weak below a third, strong from two thirds on.
    #[must_use]
    pub fn strength_word(&self) -> &'static str {
        match self.strength {
            strength if strength < 1.0 / 3.0 => "weak",
            strength if strength < 2.0 / 3.0 => "moderate",
            _ => "strong",
        }
    }
}

/// A length in average ranges; where nothing moved before, any length but none is without bound.
fn in_ranges(length: f64, average: f64) -> f64 {
    if length == 0.0 { 0.0 } else { length / average }
}

impl Bias {
    const fn of(direction: Direction, mark: i32) -> Self {
        match direction {
            Direction::Bullish => Self::Bullish,
            Direction::Bearish => Self::Bearish,
            Direction::Neither => Self::Neutral,
            Direction::Either if mark > 0 => Self::Bullish,
            Direction::Either => Self::Bearish,
        }
    }

    /// Its name: lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bullish => "bullish",
            Self::Bearish => "bearish",
            Self::Neutral => "neutral",
        }
    }
}

impl fmt::Display for Reading {
    /// In words: name, bias, strength, confidence, meaning, and what is known of the context.
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = if self.is_confirmation { ", confirmed" } else { "" };
        let (bias, strength) = (self.bias.name(), self.strength_word());
        write!(text, "{}{stage} ({bias}, {strength}, ", self.pattern.spec.title)?;
        write!(text, "confidence {:.2}): {} ", self.confidence, self.pattern.meaning)?;
        write!(text, "Trend before: {}", self.context.trend.name())?;
        match self.context.trend_agrees {
            Some(true) => text.write_str(", which suits it")?,
            Some(false) => text.write_str(", which speaks against it")?,
            None => {}
        }
        if let Some(ratio) = self.context.volume_ratio {
            write!(text, "; volume {ratio:.1} times its average")?;
        }
        if let Some(level) = self.context.level_near {
            write!(text, "; near the level {}", Figure(level))?;
        }
        text.write_str(".")
    }
}
