//! Waves: textbook cases by hand, what must hold on every series, and a labelled generator.

mod cases;
mod streaming;
