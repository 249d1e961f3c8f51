//! Judging one shape: the rules first, then the guidelines' weighted mean.

use super::guidelines;
use super::kind::{Family, Kind};
use super::parts::{Guideline, Parts};
use super::rules::{self, Rule};
use super::shape::{Insides, Mark, Shape};

/// A quarter of the logarithm to base 2 of how many waves are explained: 1 from 16 on.
const EXTENT: [f64; 17] = [
    0.0, 0.0, 0.25, 0.396, 0.5, 0.58, 0.646, 0.702, 0.75, 0.792, 0.83, 0.865, 0.896, 0.925, 0.952, 0.977, 1.0,
];

/// What is known around a shape.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// How far the structure goes by the move before it, in the other direction.
    pub share_of_move: Option<f64>,
    /// Whether the move before it was itself a reaction against a move in the structure's direction.
    pub goes_on: Option<bool>,
}

/// What is known of the inside of each wave: the best score as a motive and as a corrective structure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Inside {
    /// The best motive structure's score; 0 for none.
    pub motive: f64,
    /// The best corrective structure's score; 0 for none.
    pub corrective: f64,
    /// How many waves the better of both explains; 0 counts as 1.
    pub waves: usize,
}

/// A shape that keeps a structure's rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// The structure.
    pub kind: Kind,
    /// The guidelines' parts.
    pub parts: Parts,
    /// How many waves it explains.
    pub waves: usize,
    /// Their weighted mean, from 0 to 1. Not a probability.
    pub score: f64,
}

/// One structure's answer to a run of turning points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It keeps the rules; how well it meets the guidelines, from 0 to 1.
    Fits(f64),
    /// It breaks this rule.
    Breaks(Rule),
}

/// What each structure with as many waves as the marks make says to them; in the order of [`Kind::ALL`]. Nothing for
/// marks that do not alternate or are not four or six.
#[must_use]
pub fn classify(marks: &[Mark], insides: &Insides) -> Vec<(Kind, Verdict)> {
    let Some(shape) = Shape::new(marks) else { return Vec::new() };
    Kind::ALL
        .into_iter()
        .filter(|kind| kind.waves().len() == shape.legs())
        .map(|kind| match rules::broken(kind, &shape, Some(insides)) {
            Some(rule) => (kind, Verdict::Breaks(rule)),
            None => {
                let judged = judge(kind, &shape, &[Inside::default(); 5], &Surroundings::default());
                (kind, Verdict::Fits(judged.score))
            }
        })
        .collect()
}

/// Judges a shape, complete or begun, that keeps the structure's rules.
pub(crate) fn judge(kind: Kind, shape: &Shape, scores: &[Inside; 5], around: &Surroundings) -> Judged {
    let mut parts = Parts::new();
    guidelines::of_shape(kind, shape, &mut parts);
    subdivision(kind, shape, scores, &mut parts);
    place(kind, around, &mut parts);
    let complete = shape.legs() as f64 / kind.waves().len() as f64;
    if complete < 1.0 {
        parts.add(Guideline::Completeness, 1.0, complete, complete);
    }
    let waves = scores.iter().take(shape.legs()).map(|inside| inside.waves.max(1)).sum::<usize>();
    parts.add(Guideline::Extent, 1.5, waves as f64, EXTENT[waves.min(EXTENT.len() - 1)]);
    let usual = usual(kind);
    parts.add(Guideline::Frequency, 1.0, usual, usual);
    let (sum, weight) = parts
        .iter()
        .fold((0.0, 0.0), |(sum, weight), part| (sum + part.score * part.weight, weight + part.weight));
    Judged { kind, parts, waves, score: sum / weight }
}

/// How usual a structure is, from the book's words ("rare", "most common"); the numbers are ours.
const fn usual(kind: Kind) -> f64 {
    match kind {
        Kind::Impulse | Kind::Zigzag => 1.0,
        Kind::ExpandedFlat | Kind::ContractingTriangle | Kind::DoubleZigzag => 0.8,
        Kind::RegularFlat | Kind::EndingDiagonal | Kind::DoubleThree => 0.6,
        Kind::BarrierTriangle => 0.5,
        Kind::LeadingDiagonal | Kind::ExpandingTriangle => 0.5,
        Kind::TripleZigzag | Kind::TripleThree => 0.3,
        Kind::RunningFlat => 0.1,
    }
}

/// Whether the waves are made of what they should be made of, where something is known of their inside.
fn subdivision(kind: Kind, shape: &Shape, scores: &[Inside; 5], parts: &mut Parts) {
    let (mut known, mut sum) = (0.0, 0.0);
    for (leg, inside) in scores.iter().enumerate().take(shape.legs()) {
        let both = inside.motive + inside.corrective;
        if both > 0.0 {
            known += 1.0;
            sum += match kind.made_of(leg) {
                Family::Motive => inside.motive / both,
                Family::Corrective => inside.corrective / both,
                Family::Either => 1.0,
            };
        }
    }
    if known > 0.0 {
        parts.add(Guideline::Subdivision, 1.0 + 0.3 * known, known, sum / known);
    }
}

/// Corrections stand against a larger move; ending diagonals end a move, leading ones begin one.
fn place(kind: Kind, around: &Surroundings, parts: &mut Parts) {
    match kind {
        Kind::Impulse => {}
        Kind::LeadingDiagonal | Kind::EndingDiagonal => {
            if let Some(goes_on) = around.goes_on {
                let fits = goes_on == (kind == Kind::EndingDiagonal);
                parts.add(
                    Guideline::Place,
                    2.0,
                    around.share_of_move.unwrap_or(0.0),
                    f64::from(u8::from(fits)),
                );
            }
        }
        Kind::Zigzag
        | Kind::RegularFlat
        | Kind::ExpandedFlat
        | Kind::RunningFlat
        | Kind::ContractingTriangle
        | Kind::BarrierTriangle
        | Kind::ExpandingTriangle
        | Kind::DoubleZigzag
        | Kind::DoubleThree
        | Kind::TripleZigzag
        | Kind::TripleThree => {
            if let Some(share) = around.share_of_move {
                parts.add(Guideline::Place, 1.5, share, 1.0 - (share - 0.9) / 0.6);
            }
        }
    }
}
