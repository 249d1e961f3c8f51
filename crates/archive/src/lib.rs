//! Market history: candle files in and out, checks of what they hold, coarser time frames, synthetic markets, replay.
//!
//! This room touches the file system and nothing else of the outside: no clock, no entropy, no environment, no network.
//! Prices stay whole ticks from the text of a file to the text of a file; only volumes are floats. What a file lacks
//! stays lacking: a gap is reported, never filled.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod check;
mod collector;
mod csv;
mod decimal;
pub mod error;
mod parquet;
pub mod read;
pub mod replay;
pub mod resample;
pub mod synth;
mod timestamp;
pub mod write;

pub use check::{CheckReport, Gap, RowReport};
pub use error::{ArchiveError, Column, RowFault};
pub use read::{Checked, Loaded, ReadOptions, check, read};
pub use replay::Replay;
pub use resample::{Resampler, Unfinished, resample};
pub use write::write;
