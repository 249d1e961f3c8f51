//! Chart shapes: what several turning points make together, once a close has confirmed it.
//!
//! - [`shape`]: what is found. - [`registry`]: every shape under its name. - [`tracker`]: finds them bar by bar.
//! - `view`, `draft`, `envelope`: what rules see, what they say, lines around turning points.
//! - The rules, a family each: `head_and_shoulders`, `tops` (double and triple), `triangles`, `wedges`, `rectangle`,
//!   `flags` (and pennants), `cup_and_handle`, `harmonics`.
//!
//! A shape is *forming* while its turning points are there and no boundary is broken: it may still change or go. With the
//! confirming close it is a [`Shape`](shape::Shape), which never changes; how it ends is one more event.

mod cup_and_handle;
mod draft;
mod envelope;
mod flags;
mod harmonics;
mod head_and_shoulders;
mod rectangle;
pub mod registry;
pub mod shape;
mod tops;
pub mod tracker;
mod triangles;
mod view;
mod wedges;

pub use registry::{SHAPES, ShapeSpec};
pub use shape::{Boundary, Direction, FormingShape, Outcome, Shape, ShapeEvent};
pub use tracker::Shapes;
