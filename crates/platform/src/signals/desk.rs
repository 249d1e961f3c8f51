//! The desk that looks at each series as its candles close: raises signals, follows the open ones, keeps what came of them.
//!
//! One task owns it. A series is first looked through its history, at most [`HISTORY_BARS`] candles; what it would have
//! said there is kept as history, what it says later as live. How far it has looked is kept, so that a restart says nothing
//! twice. Followed signals are found again in the tables, whoever raised them.

use super::looked::Looked;
use super::news::SignalAction;
use super::row::{Raised, followed, never_entered, outcome_row};
use crate::ports::CandleQuery;
use crate::{Platform, Result, analysis::bars_of};
use analysis::Bar;
use analysis::signals::{Followed, Signal, SignalEvent, SignalSettings, Signals};
use model::{Instant, InstrumentId, Timeframe};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::repo::Store;
use store::row::{OpinionRow, SignalEndWord, SignalOrigin, SignalOutcomeRow, SignalRow};

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

/// An instrument over candles of one length.
type Key = (InstrumentId, Timeframe);

/// Looks at every series.
#[derive(Debug)]
pub struct SignalDesk {
    platform: Arc<Platform>,
    /// The series that signals are raised on for everybody.
    raising: BTreeSet<Key>,
    /// The series on which a kept signal has not ended.
    following: BTreeSet<Key>,
    series: BTreeMap<Key, Series>,
}

#[derive(Debug)]
struct Series {
    /// `None` where nothing is raised, and only what users asked for is followed.
    signals: Option<Signals>,
    followed: Vec<Following>,
    /// When the newest candle that was taken began.
    newest: Option<Instant>,
    /// Candles that closed up to then were looked through before this start.
    through: Option<Instant>,
}

/// A kept signal that has not ended.
#[derive(Debug)]
struct Following {
    row: SignalRow,
    followed: Followed,
    bars: usize,
}

/// What a look at a series has found, to be kept.
#[derive(Debug, Default)]
struct Found {
    raised: Vec<(SignalRow, Vec<OpinionRow>)>,
    /// With what came of them.
    ended: Vec<SignalRow>,
    through: Option<Instant>,
    /// What was seen at the newest candle.
    looked: Option<Looked>,
}

impl SignalDesk {
    /// A desk that follows what the tables say is open.
    ///
    /// # Errors
    /// As every read.
    pub async fn open(platform: Arc<Platform>) -> Result<Self> {
        let open = platform.store.signal_list_open(FOLLOWED_MAX).await?;
        let following = open.iter().map(key_of).collect();
        let raising = platform.signal_series();
        Ok(Self { platform, raising, following, series: BTreeMap::new() })
    }

    /// Looks every second, for as long as it is asked to. What fails is logged and tried again.
    pub async fn run(mut self) {
        let mut seconds = tokio::time::interval(EVERY);
        seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            seconds.tick().await;
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "signals cannot be kept; it is tried again in a second");
            }
        }
    }

    /// Looks at each series once; at most one of them is looked through its history, so that a start stays quick.
    ///
    /// # Errors
    /// As every write. The series whose findings could not be kept begins anew from the tables.
    pub async fn look(&mut self) -> Result<()> {
        self.take_asked();
        let mut may_begin = true;
        let keys: Vec<Key> = self.raising.union(&self.following).copied().collect();
        for key in keys {
            let series = match self.series.remove(&key) {
                Some(series) => series,
                None if !std::mem::take(&mut may_begin) => continue,
                None => {
                    let is_raising = self.raising.contains(&key);
                    Series::begin(self.platform.store.as_ref(), key, is_raising).await?
                }
            };
            let platform = Arc::clone(&self.platform);
            let looked = tokio::task::spawn_blocking(move || series.look(&platform, key)).await;
            let (series, found) = match looked {
                Ok(looked) => looked?,
                Err(error) => std::panic::resume_unwind(error.into_panic()),
            };
            keep(&self.platform, key, found).await?;
            if series.followed.is_empty() {
                self.following.remove(&key);
            } else {
                self.following.insert(key);
            }
            if self.raising.contains(&key) || !series.followed.is_empty() {
                self.series.insert(key, series);
            }
        }
        Ok(())
    }

    /// Signals that users have asked for since the last look. A series that is already past one begins anew, to follow it from
    /// its first candle on.
    fn take_asked(&mut self) {
        for row in self.platform.asked.take() {
            let key = key_of(&row);
            self.following.insert(key);
            match self.series.get_mut(&key) {
                Some(series) if series.newest < Some(row.raised_at) => {
                    series.followed.push(Following::new(row))
                }
                _ => drop(self.series.remove(&key)),
            }
        }
    }
}

impl Series {
    /// A series as the tables know it. Signals are raised on it, or only followed.
    async fn begin(store: &dyn Store, key: Key, is_raising: bool) -> Result<Self> {
        let open = store.signal_list_open(FOLLOWED_MAX).await?;
        let through = store.signal_watch(key.0, key.1).await?;
        let signals = is_raising.then(|| {
            Signals::new(SignalSettings::default()).expect("invariant: the default settings are good")
        });
        let followed = open.into_iter().filter(|row| key_of(row) == key).map(Following::new).collect();
        Ok(Self { signals, followed, newest: None, through })
    }

    /// Takes the candles that have closed since the last look.
    fn look(mut self, platform: &Platform, key: Key) -> Result<(Self, Found)> {
        let (instrument, timeframe) = key;
        let is_first = self.newest.is_none();
        let query = CandleQuery {
            instrument,
            timeframe,
            from: self.newest.and_then(|newest| newest.checked_add(timeframe.span())),
            to: None,
            limit: if is_first { HISTORY_BARS } else { LOOK_BARS },
        };
        let origin = if is_first { SignalOrigin::History } else { SignalOrigin::Live };
        let mut found = Found::default();
        for bar in bars_of(&platform.trading.candles(&query))?.iter() {
            let open_at = Instant::from_nanos(bar.open_at);
            self.newest = Some(open_at);
            self.followed.retain_mut(|following| following.take(&bar, &mut found));
            let Some(signals) = &mut self.signals else { continue };
            let events = signals.update(&bar);
            found.through = open_at.checked_add(timeframe.span());
            if found.through <= self.through {
                continue;
            }
            for event in events {
                let SignalEvent::Raised(signal) = event else { continue };
                let (row, reasoning) = platform.shared_row(key, &signal, origin)?;
                if self.take_side(&row, &bar, &mut found) {
                    self.followed.push(Following::new(row.clone()));
                    found.raised.push((row, reasoning));
                }
            }
        }
        found.looked = self.looked(&found);
        Ok((self, found))
    }

    /// What was seen at the newest candle of this look; `None` where no candle was taken, or nothing is raised.
    fn looked(&self, found: &Found) -> Option<Looked> {
        let (closed_at, assessment) = (found.through?, self.signals.as_ref()?.assessment()?);
        let raised = found.raised.iter().filter(|(row, _)| row.raised_at == closed_at).count();
        let open = self.followed.iter().filter(|following| following.row.user.is_none()).count();
        Some(Looked { closed_at, confidence: assessment.confidence(), raised, open })
    }

    /// One shared signal of a series is open at a time. One the same way is enough; one the other way ends the older.
    fn take_side(&mut self, row: &SignalRow, bar: &Bar, found: &mut Found) -> bool {
        let is_shared = |other: &Following| other.row.user.is_none();
        if self.followed.iter().any(|other| is_shared(other) && other.row.direction == row.direction) {
            return false;
        }
        self.followed.retain_mut(|other| {
            if !is_shared(other) {
                return true;
            }
            let outcome = other.followed.reverse(bar, other.bars);
            let outcome = outcome.map_or_else(
                || never_entered(SignalEndWord::Reversed, row.raised_at),
                |outcome| outcome_row(&outcome, other.row.timeframe),
            );
            found.ended.push(other.ended(outcome));
            false
        });
        true
    }
}

fn key_of(row: &SignalRow) -> Key {
    (row.instrument, row.timeframe)
}

/// Keeps what a look has found, and tells of what was not known.
async fn keep(platform: &Platform, (instrument, timeframe): Key, found: Found) -> Result<()> {
    let store = platform.store.as_ref();
    for (row, reasoning) in found.raised {
        if store.signal_add(&row, &reasoning).await? {
            platform.signal_tell(SignalAction::New, row);
        }
    }
    for row in found.ended {
        let Some(outcome) = &row.outcome else { continue };
        if store.signal_end(row.key, outcome).await? {
            platform.signal_tell(SignalAction::Changed, row);
        }
    }
    if let Some(through) = found.through {
        store.signal_watch_set(instrument, timeframe, through).await?;
    }
    if let Some(looked) = found.looked {
        platform.looked.put(instrument, timeframe, looked);
    }
    Ok(())
}

impl Following {
    fn new(row: SignalRow) -> Self {
        Self { followed: followed(&row), row, bars: 0 }
    }

    fn ended(&self, outcome: SignalOutcomeRow) -> SignalRow {
        SignalRow { outcome: Some(outcome), ..self.row.clone() }
    }

    /// Takes a candle of its series; whether it goes on.
    fn take(&mut self, bar: &Bar, found: &mut Found) -> bool {
        let open_at = Instant::from_nanos(bar.open_at);
        if open_at < self.row.raised_at {
            return true;
        }
        if open_at >= self.row.expires_at {
            // Candles are missing: it was not followed to its end.
            let outcome = self.followed.reverse(bar, self.bars).map_or_else(
                || never_entered(SignalEndWord::Expired, self.row.expires_at),
                |outcome| SignalOutcomeRow {
                    end: SignalEndWord::Expired,
                    ..outcome_row(&outcome, self.row.timeframe)
                },
            );
            found.ended.push(self.ended(outcome));
            return false;
        }
        self.bars += 1;
        match self.followed.update(bar, self.bars) {
            Some(outcome) => {
                found.ended.push(self.ended(outcome_row(&outcome, self.row.timeframe)));
                false
            }
            None => true,
        }
    }
}

impl Platform {
    /// Every series that signals are raised on for everybody.
    fn signal_series(&self) -> BTreeSet<Key> {
        let catalog = self.trading.catalog();
        let timeframes = &self.settings.signal_timeframes;
        let each = catalog.instruments().iter();
        each.flat_map(|instrument| timeframes.iter().map(|timeframe| (instrument.id, *timeframe))).collect()
    }

    fn shared_row(
        &self,
        (instrument, timeframe): Key,
        signal: &Signal,
        origin: SignalOrigin,
    ) -> Result<(SignalRow, Vec<OpinionRow>)> {
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
