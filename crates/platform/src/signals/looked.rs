//! How far the desk has looked: the newest candle of each series, what it said there, what it raised. Known since the start.

use crate::{Platform, view};
use analysis::signals::SignalSettings;
use model::{Instant, InstrumentId, Timeframe};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the desk saw at the newest candle of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Looked {
    /// When the candle closed.
    pub(super) closed_at: Instant,
    /// How confident the sources were together.
    pub(super) confidence: f64,
    /// How many signals were raised there.
    pub(super) raised: usize,
    /// How many of everybody's signals had not ended there.
    pub(super) open: usize,
}

/// What the desk saw last, by time frame and instrument.
#[derive(Debug, Default)]
pub(crate) struct LookedAt(Mutex<BTreeMap<(Timeframe, InstrumentId), Looked>>);

impl LookedAt {
    pub(super) fn put(&self, instrument: InstrumentId, timeframe: Timeframe, looked: Looked) {
        self.lock().insert((timeframe, instrument), looked);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<(Timeframe, InstrumentId), Looked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Platform {
    /// How far the desk has looked, for each time frame that signals are raised over.
    #[must_use]
    pub fn signal_desk(&self) -> view::SignalDesk {
        let looked = self.looked.lock();
        let instruments = self.trading.catalog().instruments().len();
        let over = |timeframe: &Timeframe| {
            let all = || looked.iter().filter(|((other, _), _)| other == timeframe).map(|(_, looked)| looked);
            let closed_at = all().map(|looked| looked.closed_at).max();
            let newest = || all().filter(|looked| Some(looked.closed_at) == closed_at);
            view::SignalDeskOver {
                timeframe: *timeframe,
                instruments,
                closed_at,
                looked: newest().count(),
                raised: newest().map(|looked| looked.raised).sum(),
                open: newest().map(|looked| looked.open).sum(),
                confidence_max: newest().map(|looked| looked.confidence).reduce(f64::max),
            }
        };
        view::SignalDesk {
            confidence_min: SignalSettings::default().confidence_min,
            over: self.settings.signal_timeframes.iter().map(over).collect(),
        }
    }
}
