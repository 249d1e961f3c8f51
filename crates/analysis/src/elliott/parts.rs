//! The parts of a score: which guidelines there are, what each measured, and how it is said in words.

/// A tendency of well-formed structures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guideline {
    /// How much of wave 1 wave 2 retraces.
    DepthOfTwo,
    /// How much of wave 3 wave 4 retraces.
    DepthOfFour,
    /// The length of wave 3 by that of wave 1.
    LengthOfThree,
    /// The length of wave 5 by those of 1 and 1 to 3.
    LengthOfFive,
    /// One of 1, 3 and 5 is extended.
    Extension,
    /// Waves 2 and 4 differ.
    Alternation,
    /// The waves run in a channel.
    Channel,
    /// Like waves take similar times.
    Proportion,
    /// Wave 3 is traded most, wave 5 less.
    Volume,
    /// Wave 5 passes the end of wave 3.
    NotTruncated,
    /// How much of A wave B retraces (X of W).
    DepthOfB,
    /// The length of C by that of A (Y by W).
    LengthOfC,
    /// The waves of a triangle or diagonal are in ratio to those before the last.
    Taper,
    /// Each wave of a triangle retraces most of the one before.
    Overlap,
    /// The waves are made of what they should be made of.
    Subdivision,
    /// The structure stands where such a structure may stand.
    Place,
    /// How much of the structure is complete.
    Completeness,
    /// How usual the structure is.
    Frequency,
    /// How many waves, down to the finest known, it explains.
    Extent,
}

/// A guideline's part of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Which.
    pub guideline: Guideline,
    /// What was measured: a ratio, mostly.
    pub measured: f64,
    /// How well it is met, from 0 to 1.
    pub score: f64,
    /// How much it counts among the parts.
    pub weight: f64,
}

impl std::fmt::Display for Part {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let met = match self.score {
            score if score >= 0.7 => "met",
            score if score >= 0.35 => "partly met",
            _ => "not met",
        };
        let measured = self.measured;
        match self.guideline {
            Guideline::DepthOfTwo => write!(out, "wave 2 retraces {measured:.3} of wave 1"),
            Guideline::DepthOfFour => write!(out, "wave 4 retraces {measured:.3} of wave 3"),
            Guideline::LengthOfThree => write!(out, "wave 3 is {measured:.3} of wave 1"),
            Guideline::LengthOfFive => write!(out, "wave 5 is {measured:.3} of wave 1"),
            Guideline::Extension => {
                write!(out, "the longest of waves 1, 3 and 5 is {measured:.2} of the next")
            }
            Guideline::Alternation => write!(out, "waves 2 and 4 differ by {measured:.2}"),
            Guideline::Channel => write!(out, "the end is {measured:.2} of the whole off its channel"),
            Guideline::Proportion => write!(out, "the slowest wave takes {measured:.1} times the fastest"),
            Guideline::Volume => write!(out, "wave 3 has {measured:.2} of the volume of its neighbours"),
            Guideline::NotTruncated => write!(out, "wave 5 passes wave 3 by {measured:.2} of itself"),
            Guideline::DepthOfB => write!(out, "the second wave retraces {measured:.3} of the first"),
            Guideline::LengthOfC => write!(out, "the third wave is {measured:.3} of the first"),
            Guideline::Taper => write!(out, "each wave is about {measured:.3} of the one before the last"),
            Guideline::Overlap => write!(out, "each wave retraces at least {measured:.2} of the one before"),
            Guideline::Subdivision => write!(out, "{measured:.0} waves are seen to be made of smaller ones"),
            Guideline::Place => write!(out, "it goes {measured:.2} of the way of the move before it"),
            Guideline::Completeness => write!(out, "{measured:.2} of its waves are complete"),
            Guideline::Extent => write!(out, "it explains {measured:.0} waves"),
            Guideline::Frequency => write!(out, "the structure is usual by {measured:.1}"),
        }?;
        write!(out, ": {met}")
    }
}

/// Parts of one count; at most [`PARTS_MAX`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    parts: [Option<Part>; PARTS_MAX],
    count: usize,
}

/// The most guidelines that one structure has.
pub const PARTS_MAX: usize = 14;

impl Parts {
    pub(crate) const fn new() -> Self {
        Self { parts: [None; PARTS_MAX], count: 0 }
    }

    /// Adds one; what is not a number counts as not met.
    pub(crate) fn add(&mut self, guideline: Guideline, weight: f64, measured: f64, score: f64) {
        if self.count < PARTS_MAX {
            let score = if score.is_finite() { score.clamp(0.0, 1.0) } else { 0.0 };
            self.parts[self.count] = Some(Part { guideline, measured, score, weight });
            self.count += 1;
        }
    }

    /// The parts.
    pub fn iter(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().flatten()
    }
}
