//! The hard rules: a structure that breaks one is not that structure, however well the rest fits.
//!
//! Rules of the book are kept apart from guidelines, which only score. Where the book gives no number (how much beyond is
//! "slightly"), the bound is a constant here, and its rule says so in its words.
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.), chapter 1.

use super::kind::Kind;
use super::shape::{Insides, Shape};
use std::fmt;

/// The least share of A that a flat's B retraces; below it the correction is a zigzag.
pub const FLAT_B_MIN: f64 = 0.9;
/// Up to here a flat's B ends "about" at the start of A; beyond it the flat is expanded or running.
pub const FLAT_B_LEVEL: f64 = 1.05;
/// The most of A that a flat's B, or a combination's X, may retrace.
pub const FLAT_B_MAX: f64 = 2.0;
/// How far short of A's end, in shares of A, a regular flat's C may stop.
pub const FLAT_C_SHORT: f64 = 0.1;
/// How far beyond A's end, in shares of A, a regular flat's C may go.
pub const FLAT_C_BEYOND: f64 = 0.382;
/// How far beyond the start of A, in shares of A, a contracting triangle's B may go.
pub const TRIANGLE_B_BEYOND: f64 = 0.382;
/// Within which share of A the ends of B and D count as level.
pub const BARRIER_LEVEL: f64 = 0.06;
/// The least share of wave 4 that a truncated wave 5 covers.
pub const TRUNCATED_MIN: f64 = 0.618;
/// The largest extent of a sideways combination, in shares of W beyond its end.
pub const SIDEWAYS_BEYOND: f64 = 0.618;

/// A rule that was broken, or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Wave 2 stays before the start of wave 1.
    TwoHoldsStart,
    /// Wave 3 ends beyond wave 1.
    ThreePassesOne,
    /// Wave 3 is not the shortest of 1, 3 and 5.
    ThreeNotShortest,
    /// Wave 4 does not enter wave 1's territory.
    FourHoldsOne,
    /// Wave 5 passes wave 3's end, or truncated covers most of wave 4.
    FiveLongEnough,
    /// Wave 4 of a diagonal enters wave 1's territory.
    FourOverlaps,
    /// Wave 4 of a diagonal stays before the end of wave 2.
    FourHoldsTwo,
    /// Wave 5 of a diagonal passes wave 3's end.
    FivePassesThree,
    /// A diagonal's waves shrink or grow throughout.
    Tapers,
    /// B of a zigzag retraces less than a flat's.
    BShallow,
    /// B of a flat retraces at least 90 %.
    BDeep,
    /// B of a flat does not go too far.
    BBounded,
    /// B ends about at the start of A.
    BLevel,
    /// B goes beyond the start of A.
    BPasses,
    /// C passes the end of A.
    CPasses,
    /// C ends about at the end of A.
    CLevel,
    /// C does not reach the end of A, but goes beyond its start.
    CFallsShort,
    /// C, D and E of a triangle stay inside.
    Contracts,
    /// B of a triangle does not go far beyond the start of A.
    TriangleB,
    /// B and D end level.
    LevelBD,
    /// D ends inside B, not level with it.
    SlopedBD,
    /// Each wave of the triangle passes the one before the last.
    Expands,
    /// X stays before the start of W.
    XHoldsStart,
    /// X of a sideways combination stays within bounds.
    XBounded,
    /// The later part passes the earlier one's end.
    PartsPass,
    /// The later part stays about where the earlier one ended.
    PartsLevel,
    /// All parts are zigzags.
    PartsZigzags,
    /// All parts are corrections, and not all are zigzags.
    PartsCorrective,
    /// A triangle stands only last.
    TriangleLast,
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TwoHoldsStart => "wave 2 never goes beyond the start of wave 1",
            Self::ThreePassesOne => "wave 3 goes beyond the end of wave 1",
            Self::ThreeNotShortest => "wave 3 is never the shortest of waves 1, 3 and 5",
            Self::FourHoldsOne => "wave 4 does not enter the territory of wave 1",
            Self::FiveLongEnough => {
                "wave 5 goes beyond the end of wave 3 or, truncated, covers 61.8 % of wave 4 (our bound)"
            }
            Self::FourOverlaps => "wave 4 of a diagonal enters the territory of wave 1",
            Self::FourHoldsTwo => "wave 4 of a diagonal never goes beyond the end of wave 2",
            Self::FivePassesThree => "wave 5 of a diagonal goes beyond the end of wave 3",
            Self::Tapers => "the waves of a diagonal shrink throughout, or grow throughout",
            Self::BShallow => "wave B of a zigzag retraces less than 90 % of wave A (our bound)",
            Self::BDeep => "wave B of a flat retraces at least 90 % of wave A",
            Self::BBounded => "wave B of a flat is at most twice wave A (our bound)",
            Self::BLevel => "wave B of a regular flat ends within 5 % of the start of wave A (our bound)",
            Self::BPasses => "wave B goes more than 5 % beyond the start of wave A (our bound)",
            Self::CPasses => "wave C goes beyond the end of wave A",
            Self::CLevel => {
                "wave C of a regular flat ends from 10 % short of wave A's end to 38.2 % beyond (our bound)"
            }
            Self::CFallsShort => "wave C of a running flat stops between the start and the end of wave A",
            Self::Contracts => {
                "C never goes beyond the end of A, D never beyond the end of B, E never beyond the end of C"
            }
            Self::TriangleB => "wave B goes at most 38.2 % of A beyond the start of A (our bound)",
            Self::LevelBD => "waves B and D of a barrier triangle end within 6 % of A of each other (our bound)",
            Self::SlopedBD => "wave D ends inside wave B, more than 6 % of A from its end (our bound)",
            Self::Expands => {
                "B goes beyond the start of A, C beyond the end of A, D beyond the end of B, E beyond the end of C"
            }
            Self::XHoldsStart => "wave X never goes beyond the start of wave W",
            Self::XBounded => "wave X of a sideways combination is at most twice wave W (our bound)",
            Self::PartsPass => "each zigzag goes beyond the end of the one before",
            Self::PartsLevel => {
                "each part of a sideways combination ends at most 61.8 % of W beyond the end of W (our bound)"
            }
            Self::PartsZigzags => "all parts of a multiple zigzag are zigzags",
            Self::PartsCorrective => "the parts of a combination are corrections, and not all are zigzags",
            Self::TriangleLast => "a triangle stands only last in a combination",
        })
    }
}

impl Rule {
    const fn asks_for_insides(self) -> bool {
        matches!(self, Self::PartsZigzags | Self::PartsCorrective | Self::TriangleLast)
    }
}

impl Kind {
    /// The rules of this structure, in the order in which they are tried.
    #[must_use]
    pub const fn rules(self) -> &'static [Rule] {
        use Rule::{
            BBounded, BDeep, BLevel, BPasses, BShallow, CFallsShort, CLevel, CPasses, Contracts, Expands,
            FiveLongEnough, FivePassesThree, FourHoldsOne, FourHoldsTwo, FourOverlaps, LevelBD,
            PartsCorrective, PartsLevel, PartsPass, PartsZigzags, SlopedBD, Tapers, ThreeNotShortest,
            ThreePassesOne, TriangleB, TriangleLast, TwoHoldsStart, XBounded, XHoldsStart,
        };
        match self {
            Self::Impulse => &[TwoHoldsStart, ThreePassesOne, FourHoldsOne, ThreeNotShortest, FiveLongEnough],
            Self::LeadingDiagonal | Self::EndingDiagonal => &[
                TwoHoldsStart,
                ThreePassesOne,
                FourHoldsTwo,
                FourOverlaps,
                ThreeNotShortest,
                Tapers,
                FivePassesThree,
            ],
            Self::Zigzag => &[BShallow, CPasses],
            Self::RegularFlat => &[BDeep, BLevel, CLevel],
            Self::ExpandedFlat => &[BDeep, BPasses, BBounded, CPasses],
            Self::RunningFlat => &[BDeep, BPasses, BBounded, CFallsShort],
            Self::ContractingTriangle => &[TriangleB, Contracts, SlopedBD],
            Self::BarrierTriangle => &[TriangleB, LevelBD, Contracts],
            Self::ExpandingTriangle => &[Expands],
            Self::DoubleZigzag | Self::TripleZigzag => &[XHoldsStart, PartsPass, PartsZigzags],
            Self::DoubleThree | Self::TripleThree => &[XBounded, PartsLevel, TriangleLast, PartsCorrective],
        }
    }
}

/// The first rule that a structure breaks. A shape with fewer waves than the structure is held to what it shows; without
/// `insides` the rules that ask for them are passed over.
#[must_use]
pub fn broken(kind: Kind, shape: &Shape, insides: Option<&Insides>) -> Option<Rule> {
    kind.rules().iter().copied().find(|rule| match insides {
        Some(insides) => !keeps(*rule, kind, shape, insides),
        None => !rule.asks_for_insides() && !keeps(*rule, kind, shape, &Insides::default()),
    })
}

fn keeps(rule: Rule, kind: Kind, shape: &Shape, insides: &Insides) -> bool {
    let legs = shape.legs();
    let level = |point: usize| shape.level(point);
    let length = |leg: usize| shape.length(leg);
    match rule {
        Rule::TwoHoldsStart | Rule::XHoldsStart => legs < 2 || level(2) > level(0),
        Rule::ThreePassesOne | Rule::CPasses => legs < 3 || level(3) > level(1),
        Rule::ThreeNotShortest => legs < 5 || length(2) >= length(0) || length(2) >= length(4),
        Rule::FourHoldsOne => legs < 4 || level(4) > level(1),
        Rule::FiveLongEnough => legs < 5 || level(5) > level(3) || length(4) >= TRUNCATED_MIN * length(3),
        Rule::FourOverlaps => legs < 4 || level(4) <= level(1),
        Rule::FourHoldsTwo => legs < 4 || level(4) > level(2),
        Rule::FivePassesThree => legs < 5 || level(5) > level(3),
        Rule::Tapers => tapers(shape),
        Rule::BShallow => legs < 2 || length(1) < FLAT_B_MIN * length(0),
        Rule::BDeep => legs < 2 || length(1) >= FLAT_B_MIN * length(0),
        Rule::BBounded | Rule::XBounded => legs < 2 || length(1) <= FLAT_B_MAX * length(0),
        Rule::BLevel => legs < 2 || length(1) <= FLAT_B_LEVEL * length(0),
        Rule::BPasses => legs < 2 || length(1) > FLAT_B_LEVEL * length(0),
        Rule::CLevel => {
            let beyond = if legs < 3 { 0.0 } else { (level(3) - level(1)) / length(0) };
            (-FLAT_C_SHORT..=FLAT_C_BEYOND).contains(&beyond)
        }
        Rule::CFallsShort => legs < 3 || (level(3) < level(1) && level(3) > level(0)),
        Rule::Contracts => contracts(kind, shape),
        Rule::TriangleB => legs < 2 || level(2) >= level(0) - TRIANGLE_B_BEYOND * length(0),
        Rule::LevelBD => legs < 4 || (level(4) - level(2)).abs() <= BARRIER_LEVEL * length(0),
        Rule::SlopedBD => legs < 4 || level(4) - level(2) > BARRIER_LEVEL * length(0),
        Rule::Expands => {
            (legs < 2 || level(2) < level(0))
                && (legs < 3 || level(3) > level(1))
                && (legs < 4 || level(4) < level(2))
                && (legs < 5 || level(5) > level(3))
        }
        Rule::PartsPass => {
            (legs < 3 || level(3) > level(1))
                && (legs < 4 || level(4) > level(2))
                && (legs < 5 || level(5) > level(3))
        }
        Rule::PartsLevel => {
            (3..=legs).step_by(2).all(|end| level(end) - level(1) <= SIDEWAYS_BEYOND * length(0))
        }
        Rule::PartsZigzags => parts(legs, insides).all(|part| part == Some(Kind::Zigzag)),
        Rule::PartsCorrective => {
            parts(legs, insides)
                .all(|part| part.is_some_and(|kind| !kind.is_motive() && !kind.is_combination()))
                && (legs < kind.waves().len() || !parts(legs, insides).all(|part| part == Some(Kind::Zigzag)))
        }
        Rule::TriangleLast => {
            let last = kind.waves().len() - 1;
            (0..legs).all(|leg| leg == last || !insides[leg].is_some_and(Kind::is_triangle))
        }
    }
}

/// The insides of the parts W, Y and Z that are complete.
fn parts(legs: usize, insides: &Insides) -> impl Iterator<Item = Option<Kind>> {
    insides.iter().take(legs).step_by(2).copied()
}

/// Whether waves 1, 3, 5 and 2, 4 shrink throughout, or grow throughout.
fn tapers(shape: &Shape) -> bool {
    let legs = shape.legs();
    let shrinks = (2..legs).all(|leg| shape.length(leg) < shape.length(leg - 2));
    let grows = (2..legs).all(|leg| shape.length(leg) > shape.length(leg - 2));
    shrinks || grows
}

fn contracts(kind: Kind, shape: &Shape) -> bool {
    let legs = shape.legs();
    let level = |point: usize| shape.level(point);
    (legs < 3 || level(3) < level(1))
        && (legs < 4 || kind == Kind::BarrierTriangle || level(4) > level(2))
        && (legs < 5 || level(5) < level(3))
}
