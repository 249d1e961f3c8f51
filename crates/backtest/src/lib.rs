//! Engine and simulated exchange over history.
//!
//! This is the first of the three drivers of [`engine::Engine`]: it brings candles, carries commands to [`sim::Exchange`]
//! and its events back, and asserts that both keep the same books. It opens no file and has no clock.
//!
//! - [`driver`]: the loop. - [`run`]: one strategy over one series, and its settings. - [`report`]: the figures.
//! - [`details`]: those that need the whole curve. - [`recorder`]: what a run keeps.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod details;
pub mod driver;
pub mod recorder;
pub mod report;
pub mod run;

pub use details::{Details, DrawdownRow};
pub use driver::{Driver, DriverError};
pub use recorder::{FillRecord, Kept};
pub use report::Report;
pub use run::{FillRule, RunError, RunResult, Settings, run};
