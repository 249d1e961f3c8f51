//! The passes over a series, one for each kind of question.

use crate::{Fault, Result};
use analysis::Bars;
use analysis::candlesticks::{Reading, Scanner};
use analysis::elliott::{self, ConfirmedCount, ElliottWaves, FormingCount};
use analysis::fibonacci::confluence::WeightedSwing;
use analysis::fibonacci::{FibonacciTracker, Zone};
use analysis::shapes::{FormingShape, Outcome, Shape, ShapeEvent, Shapes};
use analysis::structure::levels::{Level, Levels};
use analysis::structure::trend_lines::{TrendLine, TrendLines};
use analysis::structure::{Reason, Reversal};
use std::sync::Arc;

/// The most confirmed results of a kind in one report: the latest.
pub const RESULTS_MAX: usize = 100;
/// How many average true ranges a turn comes back from which levels and lines are made.
const TURN: Reversal = Reversal::Atr { period: 14, factor: 3.0 };

/// Shapes and candlestick patterns of a series.
#[derive(Clone, Debug)]
pub struct PatternReport {
    /// Confirmed shapes, oldest first, each with how it ended, if it has.
    pub shapes: Vec<(Shape, Option<Outcome>)>,
    /// Shapes that no close has confirmed yet.
    pub forming: Vec<FormingShape>,
    /// Candlestick patterns, oldest first.
    pub candlesticks: Vec<Reading>,
}

/// Wave counts of a series.
#[derive(Clone, Debug)]
pub struct ElliottReport {
    /// The latest confirmed counts, oldest first.
    pub confirmed: Vec<Arc<ConfirmedCount>>,
    /// The ways to count what runs, the best score first.
    pub forming: Vec<FormingCount>,
    /// One consistent reading of all that is remembered, oldest first, larger before smaller. Any bar may change it.
    pub preferred: Vec<Arc<ConfirmedCount>>,
}

/// Swings of a series and where their levels meet.
#[derive(Clone, Debug)]
pub struct FibonacciReport {
    /// The latest swings of each size.
    pub swings: Vec<WeightedSwing<'static>>,
    /// Where levels of several swings meet, the strongest first.
    pub zones: Vec<Zone>,
}

/// A level and what it is worth.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The level.
    pub level: Level,
    /// 0 to 1.
    pub strength: f64,
    /// What the strength is made of.
    pub reasons: Vec<Reason>,
}

/// Support, resistance and trend lines of a series.
#[derive(Clone, Debug)]
pub struct LevelReport {
    /// Levels that held twice or more, the strongest first.
    pub levels: Vec<Seen>,
    /// Trend lines that hold.
    pub lines: Vec<TrendLine>,
}

impl PatternReport {
    /// Looks through the bars.
    ///
    /// # Errors
    /// [`Fault::Internal`]: a bug in the rules' own settings.
    pub fn of(bars: &Bars) -> Result<Self> {
        let mut tracker = Shapes::new().map_err(Fault::internal)?;
        let mut scanner = Scanner::new();
        let mut levels = Levels::new(TURN).map_err(Fault::internal)?;
        let mut shapes: Vec<(Shape, Option<Outcome>)> = Vec::new();
        let mut candlesticks = Vec::new();
        for bar in bars.iter() {
            for event in tracker.update(&bar) {
                match event {
                    ShapeEvent::Confirmed(shape) => shapes.push((shape, None)),
                    ShapeEvent::Ended { id, outcome, .. } => {
                        let ended = shapes.iter_mut().rev().find(|(shape, _)| shape.id == id);
                        ended.into_iter().for_each(|(_, end)| *end = Some(outcome));
                    }
                }
            }
            scanner.update(&bar, &mut candlesticks);
            trim(&mut candlesticks);
            if !levels.update(&bar).is_empty() {
                let prices: Vec<f64> = levels.found().map(Level::mean).collect();
                scanner.set_levels(&prices);
            }
        }
        trim_to(&mut shapes, RESULTS_MAX);
        trim_to(&mut candlesticks, RESULTS_MAX);
        Ok(Self { shapes, forming: tracker.forming(), candlesticks })
    }
}

impl ElliottReport {
    /// Counts the bars.
    ///
    /// # Errors
    /// [`Fault::Internal`]: a bug in the default settings.
    pub fn of(bars: &Bars) -> Result<Self> {
        let mut waves = ElliottWaves::new(&elliott::Settings::default()).map_err(Fault::internal)?;
        let mut confirmed: Vec<Arc<ConfirmedCount>> = Vec::new();
        for bar in bars.iter() {
            confirmed.extend_from_slice(waves.update(&bar));
            trim(&mut confirmed);
        }
        trim_to(&mut confirmed, RESULTS_MAX);
        Ok(Self { confirmed, forming: waves.forming(), preferred: waves.preferred() })
    }
}

impl FibonacciReport {
    /// Lays the ratios on the bars' swings.
    ///
    /// # Errors
    /// [`Fault::Internal`]: a bug in the swings' sizes.
    pub fn of(bars: &Bars) -> Result<Self> {
        let mut tracker = FibonacciTracker::new().map_err(Fault::internal)?;
        for bar in bars.iter() {
            tracker.update(&bar);
        }
        Ok(Self { swings: tracker.swings().collect(), zones: tracker.zones(&[]) })
    }
}

impl LevelReport {
    /// Finds where the bars turned.
    ///
    /// # Errors
    /// [`Fault::Internal`]: a bug in the turns' size.
    pub fn of(bars: &Bars) -> Result<Self> {
        let mut tracker = Levels::new(TURN).map_err(Fault::internal)?;
        let mut lines = TrendLines::new(TURN).map_err(Fault::internal)?;
        for bar in bars.iter() {
            tracker.update(&bar);
            lines.update(&bar);
        }
        let seen = |level: &Level| Seen {
            level: level.clone(),
            strength: tracker.strength(level),
            reasons: tracker.reasons(level),
        };
        let mut levels: Vec<Seen> = tracker.found().map(seen).collect();
        levels.sort_by(|one, other| other.strength.total_cmp(&one.strength));
        Ok(Self { levels, lines: lines.lines().to_vec() })
    }
}

/// Keeps memory bounded over a long series.
fn trim<T>(found: &mut Vec<T>) {
    if found.len() > 4 * RESULTS_MAX {
        trim_to(found, RESULTS_MAX);
    }
}

fn trim_to<T>(found: &mut Vec<T>, count: usize) {
    found.drain(..found.len().saturating_sub(count));
}
