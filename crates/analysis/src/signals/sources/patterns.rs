//! Candlestick patterns of the last few bars, and confirmed chart shapes whose end is awaited.

use crate::Bar;
use crate::Figure;
use crate::candlesticks::reading::{Bias, Reading};
use crate::candlesticks::scanner::Scanner;
use crate::shapes::shape::{Direction, Shape};
use crate::shapes::{Shapes, registry};
use crate::signals::opinion::{DrawnCorner, Listener, Speaker};
use crate::structure::ReversalError;
use crate::structure::levels::{Level, Levels};
use crate::structure::zigzag::Reversal;
use std::collections::VecDeque;

/// A reading counts half as much each so many bars.
const READING_HALF_LIFE: f64 = 2.0;
/// Readings older than this are forgotten, in bars.
const READING_AGE_MAX: usize = 6;
/// The most readings that are remembered.
const READINGS_MAX: usize = 64;
/// A shape counts half as much each so many bars.
const SHAPE_HALF_LIFE: f64 = 12.0;
/// What a new reading of full confidence weighs.
const READING: f64 = 0.35;
/// What a new shape of full score weighs.
const SHAPE: f64 = 0.7;
/// How many average true ranges a turn comes back from which levels are made.
const TURN: Reversal = Reversal::Atr { period: 14, factor: 3.0 };

pub(in crate::signals) struct Patterns {
    scanner: Scanner,
    shapes: Shapes,
    levels: Levels,
    found: Vec<Reading>,
    readings: VecDeque<Reading>,
    count: usize,
}

impl Patterns {
    pub(in crate::signals) fn new() -> Result<Self, ReversalError> {
        Ok(Self {
            scanner: Scanner::new(),
            shapes: Shapes::new()?,
            levels: Levels::new(TURN)?,
            found: Vec::new(),
            readings: VecDeque::new(),
            count: 0,
        })
    }

    pub(in crate::signals) fn update(&mut self, bar: &Bar) {
        self.count += 1;
        self.shapes.update(bar);
        self.scanner.update(bar, &mut self.found);
        self.readings.extend(self.found.drain(..).filter(|reading| reading.bias != Bias::Neutral));
        while self.readings.front().is_some_and(|reading| {
            self.count - reading.confirmed_index > READING_AGE_MAX || self.readings.len() > READINGS_MAX
        }) {
            self.readings.pop_front();
        }
        if !self.levels.update(bar).is_empty() {
            let prices: Vec<f64> = self.levels.found().map(Level::mean).collect();
            self.scanner.set_levels(&prices);
        }
    }

    /// Support and resistance that held at least twice.
    pub(in crate::signals) fn levels(&self) -> impl Iterator<Item = &Level> {
        self.levels.found()
    }

    /// The targets of open shapes that point this way (1 up, -1 down), with their reasons.
    pub(in crate::signals) fn targets(&self, sign: f64) -> impl Iterator<Item = (f64, String)> + '_ {
        self.toward(sign).map(|shape| (shape.target, format!("the target of the {}", title(shape))))
    }

    /// Where open shapes that point this way fail, with their reasons.
    pub(in crate::signals) fn failures(&self, sign: f64) -> impl Iterator<Item = (f64, String)> + '_ {
        self.toward(sign).map(|shape| (shape.invalidation, format!("the {} fails there", title(shape))))
    }

    fn toward(&self, sign: f64) -> impl Iterator<Item = &Shape> {
        self.shapes.open().filter(move |shape| shape.direction.sign() * sign > 0.0)
    }

    fn age(&self, confirmed_index: usize) -> f64 {
        (self.count - 1 - confirmed_index) as f64
    }
}

fn title(shape: &Shape) -> &'static str {
    registry::find(shape.name).map_or(shape.name, |spec| spec.title)
}

fn corners(shape: &Shape) -> Vec<DrawnCorner> {
    let corner = |point: &crate::structure::DrawingPoint| DrawnCorner {
        index: point.index,
        open_at: point.open_at,
        price: point.price,
        label: point.label.to_owned(),
    };
    shape.points.iter().map(corner).collect()
}

impl Speaker for Patterns {
    fn speak(&self, listener: &mut dyn Listener) {
        for shape in self.shapes.open() {
            let age = self.age(shape.confirmed_index);
            let way = match shape.direction {
                Direction::Up => "up",
                Direction::Down => "down",
            };
            listener.hear(
                SHAPE * shape.score * libm::exp2(-age / SHAPE_HALF_LIFE),
                shape.direction.sign() * shape.score,
                format_args!(
                    "{} broke {way} {age} bars ago: aims at {}, fails at {} (score {:.2})",
                    title(shape),
                    Figure(shape.target),
                    Figure(shape.invalidation),
                    shape.score
                ),
                &|| corners(shape),
            );
        }
        for reading in &self.readings {
            let age = self.age(reading.confirmed_index);
            let sign = match reading.bias {
                Bias::Bullish => 1.0,
                Bias::Bearish => -1.0,
                Bias::Neutral => 0.0,
            };
            listener.hear_words(
                READING * reading.confidence * libm::exp2(-age / READING_HALF_LIFE),
                sign * (0.5 + reading.strength / 2.0),
                format_args!("{reading}"),
            );
        }
    }
}
