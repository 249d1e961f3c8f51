//! What a count says: the structure, its points, what its waves are made of, what speaks for it, and what follows from it.

use super::degree::Degree;
use super::kind::{Kind, Wave};
use super::parts::Parts;
use super::ratios::Relation;
use super::rules::Rule;
use super::targets::{Invalidation, Target};
use crate::structure::Leg;
use std::sync::Arc;

/// A turning point of a count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The bar of the extreme, counted from 0.
    pub index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub open_at: i64,
    /// The extreme price.
    pub price: f64,
    /// The wave that ends here; `None` for the start.
    pub wave: Option<Wave>,
}

/// What one wave of a count is itself made of.
#[derive(Clone, Debug, PartialEq)]
pub struct SubWave {
    /// The wave's place in the count, counted from 0.
    pub leg: usize,
    /// The count of its inside.
    pub count: Arc<ConfirmedCount>,
}

/// One way to count a run of turning points.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// The structure.
    pub kind: Kind,
    /// Its size.
    pub degree: Degree,
    /// Whether its first wave rises.
    pub is_rising: bool,
    /// The start and the ends of its complete waves.
    pub points: Vec<Point>,
    /// What is known of the inside of its waves.
    pub sub_waves: Vec<SubWave>,
    /// How many waves it explains, those inside its waves counted instead of them.
    pub waves: usize,
    /// The Fibonacci relations among its waves.
    pub relations: Vec<Relation>,
    /// Where the price may go: for a complete count in the move that answers it, otherwise in the running wave.
    pub targets: Vec<Target>,
    /// The price beyond which the count breaks a hard rule, or, for a complete one, was not complete.
    pub invalidation: Option<Invalidation>,
    /// The guidelines' parts of the score.
    pub parts: Parts,
    /// From 0 to 1: the weighted mean of the parts. Not a probability.
    pub score: f64,
}

/// A complete count whose last turning point is confirmed. It never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmedCount {
    /// The count.
    pub count: Count,
    /// Its place among the counts that were said of the same turning point, best score first, counted from 0.
    pub rank: usize,
    /// The bar at whose close it became certain.
    pub confirmed_index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub confirmed_at: i64,
}

/// A count whose last wave still runs. It may change or vanish with any bar.
#[derive(Clone, Debug, PartialEq)]
pub struct FormingCount {
    /// The count; its points are confirmed, all that follows from them is not.
    pub count: Count,
    /// The wave that runs.
    pub running: Wave,
    /// The finest running leg, where the running wave is drawn to; it moves.
    pub end: Option<Leg>,
}

/// One line of why.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// In words.
    pub text: String,
    /// From 0 to 1; `None` for a rule, which is kept or not.
    pub score: Option<f64>,
    /// How much it counts in the whole.
    pub weight: f64,
}

impl Count {
    /// The rules that it keeps.
    #[must_use]
    pub const fn rules(&self) -> &'static [Rule] {
        self.kind.rules()
    }

    /// Why it is believed, in words: the rules kept, then the guidelines and how well each is met.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reason> {
        let rules = self.rules().iter().map(|rule| Reason {
            text: format!("rule kept: {rule}"),
            score: None,
            weight: 0.0,
        });
        let parts = self.parts.iter().map(|part| Reason {
            text: part.to_string(),
            score: Some(part.score),
            weight: part.weight,
        });
        rules.chain(parts).collect()
    }

    /// What to draw: bar, start of that bar, price and label, oldest first; the start has an empty label.
    #[must_use]
    pub fn drawing(&self) -> Vec<(usize, i64, f64, String)> {
        self.points
            .iter()
            .map(|point| {
                let label = point.wave.map_or_else(String::new, |wave| self.degree.label(wave));
                (point.index, point.open_at, point.price, label)
            })
            .collect()
    }

    /// Whether both can be true at once: they lie apart, or one within a wave of the other.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        let lies_apart = self.end_index() <= other.start_index() || other.end_index() <= self.start_index();
        lies_apart || self.lies_within_a_wave_of(other) || other.lies_within_a_wave_of(self)
    }

    fn lies_within_a_wave_of(&self, other: &Self) -> bool {
        let mut waves = other.points.windows(2);
        waves.any(|ends| ends[0].index <= self.start_index() && self.end_index() <= ends[1].index)
    }

    /// Its first bar.
    #[must_use]
    pub fn start_index(&self) -> usize {
        self.points.first().map_or(0, |point| point.index)
    }

    /// The bar of its last confirmed turning point.
    #[must_use]
    pub fn end_index(&self) -> usize {
        self.points.last().map_or(0, |point| point.index)
    }
}
