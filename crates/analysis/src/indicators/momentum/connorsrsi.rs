//! Connors' relative strength index.

use super::rsi::Rsi;
use crate::indicators::number::finite;
use crate::indicators::sorted::Sorted;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "connorsrsi",
    title: "Connors' relative strength index",
    group: Group::Momentum,
    doc: "The mean of three: RSI(price, `timeperiod`); RSI(streak, `streakperiod`), where the streak counts rises in a row up \
          and falls in a row down, from 0; and how many of the `rankperiod` one-bar changes before this one were less, in \
          per cent. Range: 0 to 100. Source: Larry Connors and Cesar Alvarez, An Introduction to ConnorsRSI (2012).",
    inputs: &["price"],
    parameters: &[
        whole("timeperiod", 3, 2, PERIOD_MAX, "the window of the price's index, in bars"),
        whole("streakperiod", 2, 2, PERIOD_MAX, "the window of the streak's index, in bars"),
        whole("rankperiod", 100, 1, PERIOD_MAX, "among how many earlier changes this one is ranked"),
        SOURCE,
    ],
    outputs: &[line("connorsrsi")],
    place: Place::Pane,
    warmup: |settings| {
        settings.period().max(settings.length("streakperiod")).max(settings.length("rankperiod") + 1)
    },
    build: |settings| {
        let (price, streak) = (settings.period(), settings.length("streakperiod"));
        over_price(ConnorsRsi::new(price, streak, settings.length("rankperiod")), settings.source())
    },
};

/// Speed, length and size of a move in one. Logarithmic time; memory: the window of the rank.
#[derive(Clone, Debug)]
pub struct ConnorsRsi {
    last: Option<f64>,
    streak: f64,
    price_index: Rsi,
    streak_index: Rsi,
    changes: Sorted,
}

impl ConnorsRsi {
    /// With the windows of the price's index, the streak's index and the rank.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(price: usize, streak: usize, rank: usize) -> Self {
        Self {
            last: None,
            streak: 0.0,
            price_index: Rsi::new(price),
            streak_index: Rsi::new(streak),
            changes: Sorted::new(rank),
        }
    }

    /// The rank of the change from `last`, in per cent.
    fn rank(&mut self, last: f64, price: f64) -> Option<f64> {
        let change = finite((price - last) / last)?;
        let earlier = &self.changes;
        let rank =
            earlier.is_full().then(|| 100.0 * earlier.count_below(change) as f64 / earlier.len() as f64);
        self.changes.push(change);
        rank
    }

    fn count_streak(&mut self, last: f64, price: f64) {
        self.streak = if price > last {
            self.streak.max(0.0) + 1.0
        } else if price < last {
            self.streak.min(0.0) - 1.0
        } else {
            0.0
        };
    }
}

impl Streaming for ConnorsRsi {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let last = self.last.replace(price);
        let rank = last.and_then(|last| self.rank(last, price));
        if let Some(last) = last {
            self.count_streak(last, price);
        }
        let (price, streak) = (self.price_index.update(price), self.streak_index.update(self.streak));
        Some((price? + streak? + rank?) / 3.0)
    }
}
