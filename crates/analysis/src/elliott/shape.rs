//! Turning points seen from the direction of their first wave, so that one rule serves rising and falling structures.
//!
//! Levels are prices (negated where the first wave falls), or their logarithms where the structure spans more than
//! [`LOGARITHMIC_FROM`] times its lowest price: waves of a large degree are compared in percent (Frost & Prechter,
//! chapter 2, "Channeling").

use super::kind::Kind;

/// The most turning points that a structure has: five waves.
pub const POINTS_MAX: usize = 6;
/// From which ratio of the highest to the lowest price lengths are compared by logarithm.
pub const LOGARITHMIC_FROM: f64 = 2.0;

/// What is known of the inside of each wave.
pub type Insides = [Option<Kind>; POINTS_MAX - 1];

/// A turning point as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The bar, counted from 0.
    pub index: usize,
    /// The price.
    pub price: f64,
    logarithm: f64,
    traded: Option<f64>,
}

impl Mark {
    /// Without volume.
    #[must_use]
    pub fn new(index: usize, price: f64) -> Self {
        Self { index, price, logarithm: libm::log(price), traded: None }
    }

    /// How far it is to another mark, by logarithm of the price.
    pub(crate) fn distance(&self, other: &Self) -> f64 {
        (self.logarithm - other.logarithm).abs()
    }

    /// With all the volume that was traded up to its bar.
    #[must_use]
    pub const fn with_traded(self, traded: Option<f64>) -> Self {
        Self { traded, ..self }
    }
}

/// A run of turning points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    points: usize,
    rising: bool,
    logarithmic: bool,
    levels: [f64; POINTS_MAX],
    bars: [f64; POINTS_MAX],
    traded: [Option<f64>; POINTS_MAX],
}

impl Shape {
    /// Of two to six marks that alternate, in order; `None` for anything else.
    #[must_use]
    pub fn new(marks: &[Mark]) -> Option<Self> {
        let points = marks.len();
        if !(2..=POINTS_MAX).contains(&points) {
            return None;
        }
        let rising = marks[1].price > marks[0].price;
        let (lowest, highest) = marks.iter().fold((f64::INFINITY, 0.0_f64), |(lowest, highest), mark| {
            (lowest.min(mark.price), highest.max(mark.price))
        });
        let logarithmic = lowest > 0.0 && highest > LOGARITHMIC_FROM * lowest;
        let sign = if rising { 1.0 } else { -1.0 };
        let mut shape = Self {
            points,
            rising,
            logarithmic,
            levels: [0.0; POINTS_MAX],
            bars: [0.0; POINTS_MAX],
            traded: [None; POINTS_MAX],
        };
        for (place, mark) in marks.iter().enumerate() {
            shape.levels[place] = sign * if logarithmic { mark.logarithm } else { mark.price };
            shape.bars[place] = mark.index as f64;
            shape.traded[place] = mark.traded;
        }
        let alternates = (1..points).all(|place| {
            let step = shape.levels[place] - shape.levels[place - 1];
            let onward = if place % 2 == 1 { step > 0.0 } else { step < 0.0 };
            onward && shape.bars[place] > shape.bars[place - 1]
        });
        alternates.then_some(shape)
    }

    /// How many waves are complete.
    #[must_use]
    pub const fn legs(&self) -> usize {
        self.points - 1
    }

    /// Whether the first wave rises.
    #[must_use]
    pub const fn is_rising(&self) -> bool {
        self.rising
    }

    /// The level of a point: larger is further in the direction of the first wave.
    #[must_use]
    pub const fn level(&self, point: usize) -> f64 {
        self.levels[point]
    }

    /// The last point's level.
    #[must_use]
    pub const fn last(&self) -> f64 {
        self.levels[self.points - 1]
    }

    /// How far wave `leg` (counted from 0) goes, above 0.
    #[must_use]
    pub fn length(&self, leg: usize) -> f64 {
        (self.levels[leg + 1] - self.levels[leg]).abs()
    }

    /// How far wave `leg` goes against wave `other`.
    #[must_use]
    pub fn ratio(&self, leg: usize, other: usize) -> f64 {
        self.length(leg) / self.length(other)
    }

    /// How many bars wave `leg` takes, at least 1.
    #[must_use]
    pub fn duration(&self, leg: usize) -> f64 {
        self.bars[leg + 1] - self.bars[leg]
    }

    /// The bar of a point.
    #[must_use]
    pub const fn bar(&self, point: usize) -> f64 {
        self.bars[point]
    }

    /// The volume per bar in wave `leg`, where it is known and not 0.
    #[must_use]
    pub fn volume(&self, leg: usize) -> Option<f64> {
        let traded = self.traded[leg + 1]? - self.traded[leg]?;
        (traded > 0.0).then(|| traded / self.duration(leg))
    }

    /// The price at a level.
    #[must_use]
    pub fn price(&self, level: f64) -> f64 {
        let signed = if self.rising { level } else { -level };
        if self.logarithmic { libm::exp(signed) } else { signed }
    }

    /// The level where the line through points `from` and `to` is at bar `bar`.
    #[must_use]
    pub fn line(&self, from: usize, to: usize, bar: f64) -> f64 {
        let slope = (self.levels[to] - self.levels[from]) / (self.bars[to] - self.bars[from]);
        self.levels[from] + slope * (bar - self.bars[from])
    }
}
