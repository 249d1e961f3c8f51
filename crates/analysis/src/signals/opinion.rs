//! What a source says: a lean made of arguments.
//!
//! A source speaks to a listener, so that the lean of every bar costs no text and the words of a signal follow from the same
//! lines.

use super::source::SignalSource;
use std::fmt;

/// A corner of what an argument is drawn with.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnCorner {
    /// The bar, counted from 0.
    pub index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub open_at: i64,
    /// The price.
    pub price: f64,
    /// What it is; empty where there is nothing to say.
    pub label: String,
}

/// One argument of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// In words.
    pub text: String,
    /// How much it counts beside the source's others, above 0; a source that has all its arguments has a sum of 1 or more.
    pub weight: f64,
    /// From -1 (down) to 1 (up).
    pub lean: f64,
    /// What to draw, oldest first; may be empty.
    pub drawing: Vec<DrawnCorner>,
}

/// What a source says.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// Who.
    pub source: SignalSource,
    /// From -1 (down) to 1 (up).
    pub lean: f64,
    /// Why: the heaviest first.
    pub arguments: Vec<Argument>,
}

/// Who hears a source's arguments.
pub(super) trait Listener {
    /// An argument: its weight, its lean, its words, and what to draw. A lean that is no number says nothing.
    fn hear(
        &mut self,
        weight: f64,
        lean: f64,
        words: fmt::Arguments<'_>,
        drawing: &dyn Fn() -> Vec<DrawnCorner>,
    );

    /// An argument without a drawing.
    fn hear_words(&mut self, weight: f64, lean: f64, words: fmt::Arguments<'_>) {
        self.hear(weight, lean, words, &Vec::new);
    }
}

/// Somebody who can be asked.
pub(super) trait Speaker {
    /// Says what speaks for up and for down.
    fn speak(&self, listener: &mut dyn Listener);
}

/// The lean of a speaker: the arguments' mean, where missing weight counts as silence.
pub(super) fn lean(speaker: &dyn Speaker) -> f64 {
    let mut mean = Mean::default();
    speaker.speak(&mut mean);
    mean.lean()
}

/// The whole opinion, words and all.
pub(super) fn opinion(source: SignalSource, speaker: &dyn Speaker) -> Opinion {
    let mut words = Words::default();
    speaker.speak(&mut words);
    words.arguments.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    Opinion { source, lean: words.mean.lean(), arguments: words.arguments }
}

#[derive(Default)]
struct Mean {
    weight: f64,
    sum: f64,
}

impl Mean {
    fn add(&mut self, weight: f64, lean: f64) -> Option<f64> {
        if lean.is_nan() || weight.is_nan() || weight <= 0.0 {
            return None;
        }
        let lean = lean.clamp(-1.0, 1.0);
        self.weight += weight;
        self.sum += weight * lean;
        Some(lean)
    }

    fn lean(&self) -> f64 {
        (self.sum / self.weight.max(1.0)).clamp(-1.0, 1.0)
    }
}

impl Listener for Mean {
    fn hear(
        &mut self,
        weight: f64,
        lean: f64,
        _words: fmt::Arguments<'_>,
        _drawing: &dyn Fn() -> Vec<DrawnCorner>,
    ) {
        self.add(weight, lean);
    }
}

#[derive(Default)]
struct Words {
    mean: Mean,
    arguments: Vec<Argument>,
}

impl Listener for Words {
    fn hear(
        &mut self,
        weight: f64,
        lean: f64,
        words: fmt::Arguments<'_>,
        drawing: &dyn Fn() -> Vec<DrawnCorner>,
    ) {
        if let Some(lean) = self.mean.add(weight, lean) {
            self.arguments.push(Argument { text: words.to_string(), weight, lean, drawing: drawing() });
        }
    }
}
