//! The wall clock and a stopwatch. Everything below this room is given its instants.

use std::time::Instant;

/// Measures how long something took.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    started_at: Instant,
}

impl Stopwatch {
    /// Starts it.
    #[expect(clippy::disallowed_methods, reason = "the command line is where time comes from")]
    pub fn start() -> Self {
        Self { started_at: Instant::now() }
    }

    /// Seconds since the start.
    pub fn seconds(self) -> f64 {
        self.started_at.elapsed().as_secs_f64()
    }
}
