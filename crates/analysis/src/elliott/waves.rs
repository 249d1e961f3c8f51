//! The counter: bar by bar, it says what structures have ended and which ones are on their way.
//!
//! Work is done only where a turning point is confirmed, and there it is bounded: [`WINDOW`] turning
//! points, [`PATHS_MAX`] runs of three and of five waves each, [`ALTERNATES_MAX`] complete and
//! [`FORMING_MAX`] developing counts kept a degree, [`BOOK_MAX`] complete counts remembered a degree.

use super::count::{ConfirmedCount, FormingCount};
use super::degree::Degree;
use super::search::level::Level;
use super::search::skeleton::Skeleton;
use crate::Bar;
use crate::structure::ReversalError;
use std::sync::Arc;

pub use super::search::{BOOK_MAX, PATHS_MAX, WINDOW};

/// The most alternates that are said of one turning point at one degree.
pub const ALTERNATES_MAX: usize = 8;
/// The most developing counts that are kept at one degree.
pub const FORMING_MAX: usize = 6;

/// What twice as many explained waves are worth in score, where one reading is chosen.
const WORTH_OF_WAVES: f64 = 0.1;

/// How the counter looks at a market.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The window of the average true range, in bars.
    pub atr_period: usize,
    /// How many average true ranges make a turn at the finest degree.
    pub factor: f64,
    /// How many times further each next degree's turns are.
    pub ratio: f64,
    /// How many degrees, from Minute on.
    pub degrees: usize,
    /// Counts with a lower score are not said.
    pub score_min: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { atr_period: 14, factor: 2.0, ratio: 2.0, degrees: 6, score_min: 0.5 }
    }
}

/// Why settings cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum SettingsError {
    /// The average true range's window or factor.
    #[error(transparent)]
    Reversal(#[from] ReversalError),
    /// The ratio of the degrees.
    #[error("the ratio of the degrees is {0}: it must be from 1.2 to 10")]
    Ratio(f64),
    /// The number of degrees.
    #[error("there are {0} degrees: it must be from 1 to 6")]
    Degrees(usize),
    /// The least score.
    #[error("the least score is {0}: it must be from 0 to 1")]
    Score(f64),
}

/// Counts waves.
#[derive(Clone, Debug)]
pub struct ElliottWaves {
    skeleton: Skeleton,
    levels: Vec<Level>,
    score_min: f64,
    said: Vec<Arc<ConfirmedCount>>,
}

impl ElliottWaves {
    /// With these settings.
    ///
    /// # Errors
    /// [`SettingsError`] names what is out of bounds.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        if !(1.2..=10.0).contains(&settings.ratio) {
            return Err(SettingsError::Ratio(settings.ratio));
        }
        let Some(degrees) = Degree::ALL.get(..settings.degrees).filter(|degrees| !degrees.is_empty()) else {
            return Err(SettingsError::Degrees(settings.degrees));
        };
        if !(0.0..=1.0).contains(&settings.score_min) {
            return Err(SettingsError::Score(settings.score_min));
        }
        let mut factors = Vec::with_capacity(degrees.len());
        let mut factor = settings.factor;
        for _ in degrees {
            factors.push(factor);
            factor *= settings.ratio;
        }
        Ok(Self {
            skeleton: Skeleton::new(settings.atr_period, &factors)?,
            levels: degrees.iter().map(|degree| Level::new(*degree)).collect(),
            score_min: settings.score_min,
            said: Vec::with_capacity(ALTERNATES_MAX * degrees.len()),
        })
    }

    /// Takes the next bar: the complete counts whose last turning point it confirms, finest degree first, best first.
    pub fn update(&mut self, bar: &Bar) -> &[Arc<ConfirmedCount>] {
        self.said.clear();
        let (levels, said, score_min) = (&mut self.levels, &mut self.said, self.score_min);
        self.skeleton.update(bar, |place, turn| {
            if let Some((level, finer)) = levels.get_mut(..=place).and_then(<[Level]>::split_last_mut) {
                level.take(turn, finer, score_min, said);
            }
        });
        for level in &mut self.levels {
            level.drop_broken(bar);
        }
        &self.said
    }

    /// The complete counts that are still remembered, oldest first within a degree.
    pub fn confirmed(&self) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        self.levels.iter().flat_map(|level| level.book().iter())
    }

    /// The counts whose last wave runs, best score first. A view: it may be another one after the next bar.
    #[must_use]
    pub fn forming(&self) -> Vec<FormingCount> {
        let end = self.skeleton.leg();
        let mut forming = Vec::new();
        for (place, level) in self.levels.iter().enumerate() {
            let counts = level.forming(&self.levels[..place]);
            forming.extend(counts.map(|(count, running)| FormingCount { count, running, end }));
        }
        forming.sort_by(|one, other| other.count.score.total_cmp(&one.count.score));
        forming
    }

    /// One consistent reading of all that is remembered: the best complete counts, none of which crosses another one; a
    /// smaller one lies within a wave of a larger one, or apart from it. Oldest first, larger before smaller. A view: it
    /// may be another one after the next bar.
    #[must_use]
    pub fn preferred(&self) -> Vec<Arc<ConfirmedCount>> {
        let mut all: Vec<&Arc<ConfirmedCount>> = self.confirmed().collect();
        let worth = |known: &ConfirmedCount| {
            known.count.score + WORTH_OF_WAVES * libm::log2(known.count.waves as f64)
        };
        all.sort_by(|one, other| worth(other).total_cmp(&worth(one)));
        let mut chosen: Vec<Arc<ConfirmedCount>> = Vec::new();
        for known in all {
            if chosen.iter().all(|other| known.count.agrees_with(&other.count)) {
                chosen.push(Arc::clone(known));
            }
        }
        chosen.sort_by_key(|known| (known.count.start_index(), std::cmp::Reverse(known.count.end_index())));
        chosen
    }

    /// How the market may be counted now: for each degree the complete counts that end at its newest turning points and
    /// are not yet passed, best score first. A view: it may be another one after the next bar.
    #[must_use]
    pub fn standing(&self) -> Vec<Arc<ConfirmedCount>> {
        let mut ends: Vec<usize> = self.levels.iter().filter_map(Level::standing_end).collect();
        ends.sort_unstable();
        ends.dedup();
        let books = self.levels.iter().flat_map(|level| ends.iter().map(|end| (level.book(), *end)));
        let mut standing: Vec<_> = books.flat_map(|(book, end)| book.ending(end)).cloned().collect();
        standing.sort_by(|one, other| other.count.score.total_cmp(&one.count.score));
        standing
    }
}
