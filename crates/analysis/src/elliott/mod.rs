//! Elliott waves: what five-wave and three-wave structures the turning points form, at several degrees at once.
//!
//! A market can be counted in several ways, and this room says so: it names every structure whose hard rules hold, scores
//! it by the guidelines, and ranks. A score is not a probability. What is confirmed is never taken back; what still runs has
//! another type. How well hidden structures are found is measured in `docs/analysis/elliott.md`.
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.).
//!
//! - [`waves`]: the streaming counter. - [`count`]: what a count says. - [`kind`]: the structures. - [`degree`]: how large.
//! - [`rules`]: what rejects. - [`guidelines`]: what scores. - [`parts`]: the parts of a score, in words. - [`ratios`]:
//!   Fibonacci relations. - [`targets`]: where the price may go, and where a count fails. - [`score`]: judging one shape.
//! - [`shape`]: turning points seen from their own direction. - `search`: how counts are found.

pub mod count;
pub mod degree;
pub mod guidelines;
pub mod kind;
pub mod parts;
pub mod ratios;
pub mod rules;
pub mod score;
mod search;
pub mod shape;
pub mod targets;
pub mod waves;

pub use count::{ConfirmedCount, Count, FormingCount, Point, Reason, SubWave};
pub use degree::Degree;
pub use kind::{Kind, Wave};
pub use rules::Rule;
pub use score::{Verdict, classify};
pub use waves::{ElliottWaves, Settings, SettingsError};
