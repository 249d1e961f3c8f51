//! Elliott waves: what five-wave and three-wave structures the turning points form, at several degrees at once.
//!
//! A market can be counted in several ways, and this room says so: it names every structure whose hard rules hold, scores
//! it by the guidelines, and ranks. A score is not a probability. What is confirmed is never taken back; what still runs has
//! another type.
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.).
//!
//! - [`waves`]: the streaming counter. - [`book`]: the complete counts that are remembered. - [`count`]: what a count says. - [`kind`]: the structures. - [`degree`]: how large.
//! - [`rules`]: what rejects. - [`guidelines`]: what scores. - [`ratios`]: Fibonacci relations. - [`targets`]: where the
//!   price may go, and where a count fails. - [`score`]: judging one shape. - [`shape`]: turning points seen from their own
//!   direction. - `level`: one degree's counts. - `scene`: one search. - `skeleton`: nested zigzags. - `search`: which turning points may be the ends of waves.

pub mod book;
pub mod count;
pub mod degree;
pub mod guidelines;
pub mod kind;
mod level;
pub mod ratios;
pub mod rules;
mod scene;
pub mod score;
mod search;
pub mod shape;
mod skeleton;
pub mod targets;
pub mod waves;

pub use count::{ConfirmedCount, Count, FormingCount, Point, SubWave};
pub use degree::Degree;
pub use kind::{Kind, Wave};
pub use rules::Rule;
pub use score::{Verdict, classify};
pub use waves::{ElliottWaves, Settings, SettingsError};
