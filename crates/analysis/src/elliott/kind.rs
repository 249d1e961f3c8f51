//! The structures that waves form, the names of their waves, and what each wave should itself be made of.
//!
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.), chapter 1.

/// The name of one wave in a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wave {
    /// Wave 1.
    One,
    /// Wave 2.
    Two,
    /// Wave 3.
    Three,
    /// Wave 4.
    Four,
    /// Wave 5.
    Five,
    /// Wave A.
    A,
    /// Wave B.
    B,
    /// Wave C.
    C,
    /// Wave D.
    D,
    /// Wave E.
    E,
    /// The first part of a combination.
    W,
    /// What joins the parts of a combination.
    X,
    /// The second part of a combination.
    Y,
    /// The third part of a combination.
    Z,
}

impl Wave {
    /// As it is written at Minor degree.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
            Self::Four => "4",
            Self::Five => "5",
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::W => "W",
            Self::X => "X",
            Self::Y => "Y",
            Self::Z => "Z",
        }
    }

    pub(crate) const fn is_motive_number(self) -> bool {
        matches!(self, Self::One | Self::Two | Self::Three | Self::Four | Self::Five)
    }
}

/// What a wave is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Five waves that carry the price on.
    Motive,
    /// Three waves, or a triangle's five, that go against the larger move or sideways.
    Corrective,
    /// Both are found.
    Either,
}

/// A structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 1-2-3-4-5 without overlap of 1 and 4.
    Impulse,
    /// A wedge of five overlapping waves that begins a move (as wave 1 or A).
    LeadingDiagonal,
    /// A wedge of five overlapping waves that ends a move (as wave 5 or C).
    EndingDiagonal,
    /// A-B-C, sharp.
    Zigzag,
    /// A-B-C, sideways: B ends about where A began, C about where A ended.
    RegularFlat,
    /// A flat whose B goes beyond the start of A and whose C beyond the end of A.
    ExpandedFlat,
    /// A flat whose B goes beyond the start of A and whose C does not reach the end of A.
    RunningFlat,
    /// A-B-C-D-E between lines that meet.
    ContractingTriangle,
    /// A contracting triangle whose line through B and D is level.
    BarrierTriangle,
    /// A-B-C-D-E between lines that part.
    ExpandingTriangle,
    /// Two zigzags joined by an X.
    DoubleZigzag,
    /// Two corrections, not both zigzags, joined by an X.
    DoubleThree,
    /// Three zigzags joined by two X.
    TripleZigzag,
    /// Three corrections, not all zigzags, joined by two X.
    TripleThree,
}

const FIVE: [Wave; 5] = [Wave::One, Wave::Two, Wave::Three, Wave::Four, Wave::Five];
const LETTERS: [Wave; 5] = [Wave::A, Wave::B, Wave::C, Wave::D, Wave::E];
const DOUBLE: [Wave; 3] = [Wave::W, Wave::X, Wave::Y];
const TRIPLE: [Wave; 5] = [Wave::W, Wave::X, Wave::Y, Wave::X, Wave::Z];

impl Kind {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Impulse,
        Self::LeadingDiagonal,
        Self::EndingDiagonal,
        Self::Zigzag,
        Self::RegularFlat,
        Self::ExpandedFlat,
        Self::RunningFlat,
        Self::ContractingTriangle,
        Self::BarrierTriangle,
        Self::ExpandingTriangle,
        Self::DoubleZigzag,
        Self::DoubleThree,
        Self::TripleZigzag,
        Self::TripleThree,
    ];

    /// Its name, in lower case with underscores.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Impulse => "impulse",
            Self::LeadingDiagonal => "leading_diagonal",
            Self::EndingDiagonal => "ending_diagonal",
            Self::Zigzag => "zigzag",
            Self::RegularFlat => "regular_flat",
            Self::ExpandedFlat => "expanded_flat",
            Self::RunningFlat => "running_flat",
            Self::ContractingTriangle => "contracting_triangle",
            Self::BarrierTriangle => "barrier_triangle",
            Self::ExpandingTriangle => "expanding_triangle",
            Self::DoubleZigzag => "double_zigzag",
            Self::DoubleThree => "double_three",
            Self::TripleZigzag => "triple_zigzag",
            Self::TripleThree => "triple_three",
        }
    }

    /// Its waves in order: three or five.
    #[must_use]
    pub fn waves(self) -> &'static [Wave] {
        match self {
            Self::Impulse | Self::LeadingDiagonal | Self::EndingDiagonal => &FIVE,
            Self::Zigzag | Self::RegularFlat | Self::ExpandedFlat | Self::RunningFlat => &LETTERS[..3],
            Self::ContractingTriangle | Self::BarrierTriangle | Self::ExpandingTriangle => &LETTERS,
            Self::DoubleZigzag | Self::DoubleThree => &DOUBLE,
            Self::TripleZigzag | Self::TripleThree => &TRIPLE,
        }
    }

    /// Whether it carries the price on.
    #[must_use]
    pub const fn is_motive(self) -> bool {
        matches!(self, Self::Impulse | Self::LeadingDiagonal | Self::EndingDiagonal)
    }

    /// Whether it is a diagonal.
    #[must_use]
    pub const fn is_diagonal(self) -> bool {
        matches!(self, Self::LeadingDiagonal | Self::EndingDiagonal)
    }

    /// Whether it is a flat.
    #[must_use]
    pub const fn is_flat(self) -> bool {
        matches!(self, Self::RegularFlat | Self::ExpandedFlat | Self::RunningFlat)
    }

    /// Whether it is a triangle.
    #[must_use]
    pub const fn is_triangle(self) -> bool {
        matches!(self, Self::ContractingTriangle | Self::BarrierTriangle | Self::ExpandingTriangle)
    }

    /// Whether it joins corrections by X waves.
    #[must_use]
    pub const fn is_combination(self) -> bool {
        matches!(self, Self::DoubleZigzag | Self::DoubleThree | Self::TripleZigzag | Self::TripleThree)
    }

    /// Whether it goes one way with force, as zigzags do; the others go sideways. Of alternation's two sides.
    #[must_use]
    pub const fn is_sharp(self) -> bool {
        matches!(self, Self::Zigzag | Self::DoubleZigzag | Self::TripleZigzag)
    }

    /// What its wave number `leg` (counted from 0) should be made of.
    #[must_use]
    pub const fn made_of(self, leg: usize) -> Family {
        let onward = leg.is_multiple_of(2);
        match self {
            Self::Impulse | Self::Zigzag if onward => Family::Motive,
            Self::LeadingDiagonal if onward => Family::Either,
            Self::RegularFlat | Self::ExpandedFlat | Self::RunningFlat if leg == 2 => Family::Motive,
            Self::Impulse
            | Self::LeadingDiagonal
            | Self::EndingDiagonal
            | Self::Zigzag
            | Self::RegularFlat
            | Self::ExpandedFlat
            | Self::RunningFlat
            | Self::ContractingTriangle
            | Self::BarrierTriangle
            | Self::ExpandingTriangle
            | Self::DoubleZigzag
            | Self::DoubleThree
            | Self::TripleZigzag
            | Self::TripleThree => Family::Corrective,
        }
    }
}
