//! What the tests of every room share. Nothing of the product depends on it.
//!
//! - [`fuzz`]: arbitrary bytes for parsers and calculations, as ordinary tests or for as long as one likes.

pub mod fuzz;
