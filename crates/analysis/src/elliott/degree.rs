//! Degrees: how large a wave is among its like, and how its name is written.
//!
//! A degree is relative: the smallest that a series shows is called Minute here, each further one is a coarser skeleton.
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.), chapter 1, "Wave degree" and its notation.

use super::kind::Wave;

/// How large a wave is. The order is from small to large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Degree {
    /// The finest skeleton: `[i]`, `[a]`.
    Minute,
    /// `1`, `A`.
    Minor,
    /// `(1)`, `(A)`.
    Intermediate,
    /// `[1]`, `[A]`.
    Primary,
    /// `I`, `a`.
    Cycle,
    /// `(I)`, `(a)`.
    Supercycle,
}

impl Degree {
    /// All of them, small to large.
    pub const ALL: [Self; 6] =
        [Self::Minute, Self::Minor, Self::Intermediate, Self::Primary, Self::Cycle, Self::Supercycle];

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn place(self) -> usize {
        self as usize
    }

    /// The next larger one; the largest stays.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::ALL.get(self.place() + 1).copied().unwrap_or(self)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Minor => "minor",
            Self::Intermediate => "intermediate",
            Self::Primary => "primary",
            Self::Cycle => "cycle",
            Self::Supercycle => "supercycle",
        }
    }

    /// How a wave's name is written at this degree; square brackets stand for a circle.
    #[must_use]
    pub fn label(self, wave: Wave) -> String {
        let name = wave.name();
        let roman = match wave {
            Wave::One => "I",
            Wave::Two => "II",
            Wave::Three => "III",
            Wave::Four => "IV",
            Wave::Five => "V",
            Wave::A | Wave::B | Wave::C | Wave::D | Wave::E | Wave::W | Wave::X | Wave::Y | Wave::Z => name,
        };
        match self {
            Self::Minute => format!("[{}]", roman.to_lowercase()),
            Self::Minor => name.to_owned(),
            Self::Intermediate => format!("({name})"),
            Self::Primary => format!("[{name}]"),
            Self::Cycle if wave.is_motive_number() => roman.to_owned(),
            Self::Cycle => roman.to_lowercase(),
            Self::Supercycle if wave.is_motive_number() => format!("({roman})"),
            Self::Supercycle => format!("({})", roman.to_lowercase()),
        }
    }
}
