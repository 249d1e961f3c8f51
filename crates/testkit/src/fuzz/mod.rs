//! Fuzzing on stable Rust: a target takes any bytes, must not panic, and says what it saw.
//!
//! There is no coverage here; what a target has [`Seen`] stands for it: an input that shows something new is kept and
//! changed further. As an ordinary test, a target gets a few hundred inputs of a fixed seed. `cargo xtask fuzz` runs it for a
//! while, keeps its corpus between runs, and prints figures. A target's `run` is a plain function of bytes, so that libFuzzer
//! can drive it too where there is one.
//!
//! - [`driver`]: the loop. - [`mutator`]: how an input becomes another. - [`folder`]: what is kept on disk.

mod driver;
mod folder;
mod mutator;

pub use driver::{Figures, check};

/// What is fed with bytes.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name; that of its test too.
    pub name: &'static str,
    /// Inputs to begin with, sound ones above all.
    pub seeds: &'static [&'static [u8]],
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// How many inputs it gets as an ordinary test.
    pub inputs: u64,
    /// Takes the bytes. A panic is a fault.
    pub run: fn(&[u8]) -> Seen,
}

/// What a target saw in its input, as a number: equal for inputs that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen(pub u64);

impl Seen {
    /// Made of words, such as those of an error. Digits do not count, nor what stands in quotes: `"x", row 7` is like
    /// `"y", row 12`.
    #[must_use]
    pub fn words(text: &str) -> Self {
        let mut is_quoted = false;
        let letters = text.bytes().filter(|byte| {
            is_quoted ^= matches!(byte, b'"' | b'\'');
            !is_quoted && !byte.is_ascii_digit()
        });
        let letters = letters.take(WORDS_MAX);
        Self(letters.fold(SPREAD, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// This, and a number of things: 0, 1, 2 to 3, 4 to 7 and so on are alike.
    #[must_use]
    pub const fn and(self, count: usize) -> Self {
        let magnitude = (usize::BITS - count.leading_zeros()) as u64;
        Self((self.0 ^ magnitude).wrapping_mul(0x0100_0000_01b3))
    }
}

/// How much of a text is looked at.
const WORDS_MAX: usize = 48;
/// The start of FNV-1a.
const SPREAD: u64 = 0xcbf2_9ce4_8422_2325;
