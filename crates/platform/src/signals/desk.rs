//! The desk that looks at each series as its candles close: raises signals, follows the open ones, keeps what came of them.
//!
//! One task owns it. A series is first looked through its history, at most [`HISTORY_BARS`] candles; what it would have
//! said there is kept as history, what it says later as live. How far it has looked is kept, so that a restart says nothing
//! twice. Followed signals are found again in the tables, whoever raised them.

use super::row::{Raised, followed, never_entered, outcome_row};
use crate::ports::CandleQuery;
use crate::{Fault, Platform, Result, analysis::bars_of};
use analysis::Bar;
use analysis::signals::{Followed, Signal, SignalEvent, SignalSettings, Signals};
use model::{Instant, InstrumentId, Timeframe};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::SignalKey;
use store::repo::Store;
use store::row::{SignalEndWord, SignalOrigin, SignalOutcomeRow, SignalRow};

/// How often the series are looked at.
const EVERY: Duration = Duration::from_secs(1);
/// How much history a series is first looked through, in candles.
const HISTORY_BARS: usize = 1_000;
/// The most candles of one series that are taken in one look.
const LOOK_BARS: usize = 500;
/// The most open signals that are followed at once; more are found again when some have ended.
const FOLLOWED_MAX: u32 = 10_000;

/// Signals that users have asked for, and that the desk has not begun to follow.
#[derive(Debug, Default)]
pub struct Asked(Mutex<Vec<SignalRow>>);

impl Asked {
    pub(super) fn put(&self, row: SignalRow) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(row);
    }

    fn take(&self) -> Vec<SignalRow> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Looks at every series.
#[derive(Debug)]
pub struct SignalDesk {
    platform: Arc<Platform>,
    series: BTreeMap<(InstrumentId, Timeframe), Series>,
    followed: Vec<Following>,
}

#[derive(Debug)]
struct Series {
    signals: Signals,
    /// When the newest candle that was taken began.
    newest: Option<Instant>,
    /// Candles that closed up to then were looked through before this start.
    through: Option<Instant>,
    bars: usize,
}

/// A kept signal that has not ended.
#[derive(Debug)]
struct Following {
    row: SignalRow,
    followed: Followed,
    /// When the newest candle that it has seen began.
    newest: Option<Instant>,
    bars: usize,
}

/// What a look at a series has found, to be kept.
#[derive(Debug, Default)]
struct Found {
    raised: Vec<SignalRow>,
    ended: Vec<(SignalKey, SignalOutcomeRow)>,
    through: Option<Instant>,
}

impl SignalDesk {
    /// A desk that follows what the tables say is open.
    ///
    /// # Errors
    /// As every read.
    pub async fn open(platform: Arc<Platform>) -> Result<Self> {
        let open = platform.store.signal_list_open(FOLLOWED_MAX).await?;
        let followed = open.into_iter().map(Following::new).collect();
        Ok(Self { platform, series: BTreeMap::new(), followed })
    }

    /// Looks every second, for as long as it is asked to. What fails is logged and tried again.
    pub async fn run(mut self) {
        let mut seconds = tokio::time::interval(EVERY);
        seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            seconds.tick().await;
            match self.look().await {
                Ok(desk) => self = desk,
                Err((desk, error)) => {
                    tracing::warn!(%error, "signals cannot be kept; it is tried again in a second");
                    self = *desk;
                }
            }
        }
    }

    /// Looks at each series once; at most one of them is looked through its history, so that a start stays quick.
    ///
    /// # Errors
    /// As every write: the desk as it stands, to go on with, and why. What was found is found again from the tables.
    pub async fn look(mut self) -> Result<Self, (Box<Self>, Fault)> {
        for row in self.platform.asked.take() {
            self.followed.push(Following::new(row));
        }
        let mut may_begin = true;
        for (instrument, timeframe) in self.platform.signal_series() {
            let key = (instrument, timeframe);
            if !self.series.contains_key(&key) {
                if !may_begin {
                    continue;
                }
                may_begin = false;
                match self.platform.store.signal_watch(instrument, timeframe).await {
                    Ok(through) => drop(self.series.insert(key, Series::new(through))),
                    Err(error) => return Err((Box::new(self), error.into())),
                }
            }
            let (desk, found) = match tokio::task::spawn_blocking(move || self.look_at(key)).await {
                Ok(looked) => looked,
                Err(error) => std::panic::resume_unwind(error.into_panic()),
            };
            self = desk;
            let kept = match found {
                Ok(found) => {
                    let store = Arc::clone(&self.platform.store);
                    keep(store.as_ref(), key, found).await
                }
                Err(error) => Err(error),
            };
            if let Err(error) = kept {
                // It is looked through anew, from what was kept.
                self.series.remove(&key);
                return Err((Box::new(self), error));
            }
        }
        Ok(self)
    }

    /// Takes the candles that have closed since the last look.
    fn look_at(mut self, key: (InstrumentId, Timeframe)) -> (Self, Result<Found>) {
        let found = self.take_candles(key);
        (self, found)
    }

    fn take_candles(&mut self, key: (InstrumentId, Timeframe)) -> Result<Found> {
        let (instrument, timeframe) = key;
        let Some(series) = self.series.get_mut(&key) else { return Ok(Found::default()) };
        let is_first = series.newest.is_none();
        let query = CandleQuery {
            instrument,
            timeframe,
            from: series.newest.and_then(|newest| newest.checked_add(timeframe.span())),
            to: None,
            limit: if is_first { HISTORY_BARS } else { LOOK_BARS },
        };
        let bars = bars_of(&self.platform.trading.candles(&query))?;
        let mut found = Found::default();
        let mut followed: Vec<Following> = Vec::new();
        let (ours, others) = std::mem::take(&mut self.followed)
            .into_iter()
            .partition(|following| (following.row.instrument, following.row.timeframe) == key);
        (self.followed, followed) = (others, {
            followed.extend::<Vec<_>>(ours);
            followed
        });
        for bar in bars.iter() {
            let open_at = Instant::from_nanos(bar.open_at);
            followed.retain_mut(|following| following.take(&bar, &mut found));
            let events = series.signals.update(&bar);
            series.newest = Some(open_at);
            series.bars += 1;
            found.through = open_at.checked_add(timeframe.span());
            let is_known = found.through <= series.through;
            for event in events {
                let SignalEvent::Raised(signal) = event else { continue };
                if is_known {
                    continue;
                }
                let origin = if is_first { SignalOrigin::History } else { SignalOrigin::Live };
                let row = self.platform.shared_row(key, &signal, origin)?;
                if take_side(&mut followed, &row, &bar, &mut found) {
                    followed.push(Following::new(row.clone()));
                    found.raised.push(row);
                }
            }
        }
        self.followed.append(&mut followed);
        Ok(found)
    }
}

/// Keeps what a look has found.
async fn keep(store: &dyn Store, key: (InstrumentId, Timeframe), found: Found) -> Result<()> {
    for row in &found.raised {
        store.signal_add(row).await?;
    }
    for (key, outcome) in &found.ended {
        store.signal_end(*key, outcome).await?;
    }
    match found.through {
        Some(through) => Ok(store.signal_watch_set(key.0, key.1, through).await?),
        None => Ok(()),
    }
}

/// One shared signal of a series is open at a time. One the same way is enough; one the other way ends the older.
fn take_side(followed: &mut Vec<Following>, row: &SignalRow, bar: &Bar, found: &mut Found) -> bool {
    let is_shared = |other: &Following| other.row.user.is_none();
    if followed.iter().any(|other| is_shared(other) && other.row.direction == row.direction) {
        return false;
    }
    followed.retain_mut(|other| {
        if !is_shared(other) {
            return true;
        }
        let outcome = other.followed.reverse(bar, other.bars);
        let outcome = outcome.map_or_else(
            || never_entered(SignalEndWord::Reversed, row.raised_at),
            |outcome| outcome_row(&outcome, other.row.timeframe),
        );
        found.ended.push((other.row.key, outcome));
        false
    });
    true
}

impl Series {
    fn new(through: Option<Instant>) -> Self {
        let signals = Signals::new(SignalSettings::default());
        Self {
            signals: signals.expect("invariant: the default settings are good"),
            newest: None,
            through,
            bars: 0,
        }
    }
}

impl Following {
    fn new(row: SignalRow) -> Self {
        Self { followed: followed(&row), row, newest: None, bars: 0 }
    }

    /// Takes a candle of its series; whether it goes on.
    fn take(&mut self, bar: &Bar, found: &mut Found) -> bool {
        let open_at = Instant::from_nanos(bar.open_at);
        if open_at < self.row.raised_at || self.newest.is_some_and(|newest| open_at <= newest) {
            return true;
        }
        if open_at >= self.row.expires_at {
            // Candles are missing: it was not followed to its end.
            let expired = if self.followed.is_entered() {
                self.followed.reverse(bar, self.bars).map(|outcome| outcome_row(&outcome, self.row.timeframe))
            } else {
                None
            };
            let expires_at = self.row.expires_at;
            let outcome = expired.map_or_else(
                || never_entered(SignalEndWord::Expired, expires_at),
                |outcome| SignalOutcomeRow { end: SignalEndWord::Expired, ..outcome },
            );
            found.ended.push((self.row.key, outcome));
            return false;
        }
        self.newest = Some(open_at);
        self.bars += 1;
        match self.followed.update(bar, self.bars) {
            Some(outcome) => {
                found.ended.push((self.row.key, outcome_row(&outcome, self.row.timeframe)));
                false
            }
            None => true,
        }
    }
}

impl Platform {
    /// Every series that signals are raised on for everybody.
    fn signal_series(&self) -> Vec<(InstrumentId, Timeframe)> {
        let instruments = self.trading.catalog();
        let each = instruments.instruments().iter();
        each.flat_map(|instrument| {
            self.settings.signal_timeframes.iter().map(|timeframe| (instrument.id, *timeframe))
        })
        .collect()
    }

    fn shared_row(
        &self,
        (instrument, timeframe): (InstrumentId, Timeframe),
        signal: &Signal,
        origin: SignalOrigin,
    ) -> Result<SignalRow> {
        self.signal_row(&Raised {
            user: None,
            instrument,
            timeframe,
            origin,
            direction: signal.direction,
            confidence: signal.confidence,
            plan: &signal.plan,
            opinions: &signal.opinions,
            weights: &SignalSettings::default().weights,
            open_at: Instant::from_nanos(signal.confirmed_at),
            expires_bars: signal.expires_bars,
        })
    }
}
