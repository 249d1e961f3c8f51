//! The wall clock, a stopwatch and chance: what everything below this room is given and may not take for itself.

use crate::failure::{Failure, Result};
use model::Instant;
use platform::{Clock, Entropy};
use std::time::SystemTime;

/// The system's wall clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the product reads the wall clock")]
    fn now(&self) -> Instant {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        // 64 bits of nanoseconds reach the year 2262; a clock set past it, or before 1970, stands still.
        Instant::from_nanos(i64::try_from(since_1970.as_nanos()).unwrap_or(i64::MAX))
    }
}

/// The system's entropy, fit for secrets.
#[derive(Clone, Copy, Debug)]
pub struct SystemEntropy(());

impl SystemEntropy {
    /// Proves that there is entropy before anybody relies on it.
    pub fn open() -> Result<Self> {
        getrandom::fill(&mut [0; 1])
            .map(|()| Self(()))
            .map_err(|error| Failure::Failed(format!("the system gives no random numbers: {error}")))
    }
}

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes)
            .expect("invariant: the system that gave random numbers at the start still does");
    }
}

/// Measures how long something took.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    started_at: std::time::Instant,
}

impl Stopwatch {
    /// Starts it.
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a command took is said to people, and decides nothing"
    )]
    pub fn start() -> Self {
        Self { started_at: std::time::Instant::now() }
    }

    /// Seconds since the start.
    pub fn seconds(self) -> f64 {
        self.started_at.elapsed().as_secs_f64()
    }
}
