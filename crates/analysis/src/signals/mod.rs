//! What all of analysis together says of a market: which way, how sure, where in, where out, until when, and why.
//!
//! Five sources are asked at each close. Each leans from -1 (down) to 1 (up) with arguments in words; the weighted blend of
//! the leans is the signal. Nothing here knows the next bar: a signal is certain at the close that raised it and never
//! changes. What came of it is followed and scored, so that sources and weights can be judged; `docs/analysis/signals.md` has
//! the figures. Confidence is no promise.
//! Source: specification S4, "Signal Generation Engine" (sources and weights); the rules of each source are our own.
//!
//! - [`source`]: who is asked, and how much each counts. - [`opinion`]: what a source says. - [`sources`]: the five.
//! - [`plan`]: entry, stop and targets. - [`signal`]: a signal. - [`tracker`]: bar by bar. - [`outcome`]: what came of a
//!   signal. - [`scorecard`]: how right they were.

pub mod opinion;
pub mod outcome;
pub mod plan;
pub mod scorecard;
pub mod signal;
pub mod source;
pub mod sources;
pub mod tracker;

pub use opinion::{Argument, Opinion};
pub use outcome::{Followed, Outcome, SignalEnd};
pub use plan::{Plan, SignalTarget};
pub use scorecard::{Figures, Scorecard};
pub use signal::{Assessment, Signal, SignalDirection};
pub use source::{SignalSource, Weights, WeightsError};
pub use sources::technical::technical;
pub use tracker::{Ended, Judgement, SignalEvent, SignalSettings, SignalSettingsError, Signals};
