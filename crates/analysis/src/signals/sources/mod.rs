//! The five sources, each streaming and in bounded memory.

pub(super) mod elliott_wave;
pub(super) mod fibonacci;
pub(super) mod patterns;
pub(super) mod technical;
pub(super) mod volume;

/// Above or below, in words.
pub(super) const fn side(is_above: bool) -> &'static str {
    if is_above { "above" } else { "below" }
}
