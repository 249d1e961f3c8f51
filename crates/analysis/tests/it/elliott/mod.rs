//! Waves: textbook cases by hand, what must hold on every series, and a labelled generator.

mod bitcoin;
mod cases;
mod found;
mod generator;
mod measure;
mod streaming;
