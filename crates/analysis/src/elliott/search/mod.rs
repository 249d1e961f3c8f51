//! How counts are found: nested skeletons, and at each of their turning points a bounded search.
//!
//! - [`skeleton`]: nested zigzags. - [`paths`]: which turning points may be the ends of waves. - [`scene`]: one search.
//! - [`level`]: one degree's counts. - [`book`]: the complete counts that are remembered.

pub(super) mod book;
pub(super) mod level;
pub(super) mod paths;
mod scene;
pub(super) mod skeleton;

pub use book::BOOK_MAX;
pub use paths::{PATHS_MAX, WINDOW};
