//! The desk that looks at each series as its candles close: raises signals, follows the open ones, keeps what came of them.
//!
//! One task owns it. A series is first looked through its history; what it would have said there is kept as history, what it
//! says later as live. What a look has found is kept together with how far it has looked, so that nothing is lost and a
//! restart says nothing twice; where that fails, the same is tried again. Followed signals are found again in the tables,
//! whoever raised them.

use super::news::SignalAction;
use super::series::{FOLLOWED_MAX, Key, Series};
use crate::{Platform, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::repo::{SignalLook, SignalRepo};
use store::row::SignalRow;

/// How often the series are looked at.
const EVERY: Duration = Duration::from_secs(1);
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
    store: Arc<dyn SignalRepo>,
    /// The series that signals are raised on for everybody.
    raising: BTreeSet<Key>,
    /// The series on which a kept signal has not ended.
    following: BTreeSet<Key>,
    series: BTreeMap<Key, Series>,
}

impl SignalDesk {
    /// A desk that follows what the tables say is open.
    ///
    /// # Errors
    /// As every read.
    pub async fn open(platform: Arc<Platform>) -> Result<Self> {
        let store = Arc::clone(&platform.store);
        Self::open_over(platform, store).await
    }

    /// A desk that keeps what it finds in `store`.
    ///
    /// # Errors
    /// As every read.
    pub async fn open_over(platform: Arc<Platform>, store: Arc<dyn SignalRepo>) -> Result<Self> {
        let open = store.signal_list_open(FOLLOWED_MAX).await?;
        let following = open.iter().map(key_of).collect();
        let raising = platform.signal_series();
        Ok(Self { platform, store, raising, following, series: BTreeMap::new() })
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
    /// As every write: the first that failed. What could not be kept is tried again by the next look.
    pub async fn look(&mut self) -> Result<()> {
        self.take_asked();
        let mut may_begin = true;
        let mut failed = None;
        let keys: Vec<Key> = self.raising.union(&self.following).copied().collect();
        for key in keys {
            if let Err(error) = self.look_at(key, &mut may_begin).await {
                failed.get_or_insert(error);
            }
        }
        failed.map_or(Ok(()), Err)
    }

    async fn look_at(&mut self, key: Key, may_begin: &mut bool) -> Result<()> {
        let mut series = match self.series.remove(&key) {
            Some(series) => series,
            None if !std::mem::take(may_begin) => return Ok(()),
            None => Series::begin(self.store.as_ref(), key, self.raising.contains(&key)).await?,
        };
        if series.unkept.is_none() {
            let platform = Arc::clone(&self.platform);
            series = match tokio::task::spawn_blocking(move || series.look(&platform, key)).await {
                Ok(looked) => looked?,
                Err(error) => std::panic::resume_unwind(error.into_panic()),
            };
        }
        let kept = keep(&self.platform, self.store.as_ref(), key, &mut series).await;
        let is_idle = series.followed.is_empty() && series.unkept.is_none();
        if is_idle {
            self.following.remove(&key);
        } else {
            self.following.insert(key);
        }
        if !is_idle || self.raising.contains(&key) {
            self.series.insert(key, series);
        }
        kept
    }

    /// Signals that users have asked for since the last look. A series that is already past one begins anew, to follow it from
    /// its first candle on; not before all that it has found is kept.
    fn take_asked(&mut self) {
        for row in self.platform.asked.take() {
            let key = key_of(&row);
            self.following.insert(key);
            match self.series.get_mut(&key) {
                Some(series) if series.newest < Some(row.raised_at) => series.follow(row),
                Some(series) if series.unkept.is_some() => self.platform.asked.put(row),
                _ => drop(self.series.remove(&key)),
            }
        }
    }
}

/// Keeps what a look has found, and tells of it. What fails may have been kept all the same: it was not told of then, and
/// is when it is tried again.
async fn keep(
    platform: &Platform,
    store: &dyn SignalRepo,
    (instrument, timeframe): Key,
    series: &mut Series,
) -> Result<()> {
    let Some(found) = &mut series.unkept else { return Ok(()) };
    let outcomes = found.ended.iter().filter_map(|row| Some((row.key, row.outcome?)));
    let ended: Vec<_> = outcomes.collect();
    let raised = &found.raised;
    let look = SignalLook { instrument, timeframe, raised, ended: &ended, through: found.through };
    let is_tried_before = std::mem::replace(&mut found.is_tried, true);
    let kept = store.signal_look(&look).await?;
    let Some(found) = series.unkept.take() else { return Ok(()) };
    for (row, _) in found.raised {
        if is_tried_before || kept.raised.contains(&row.key) {
            platform.signal_tell(SignalAction::New, row);
        }
    }
    for row in found.ended {
        if is_tried_before || kept.ended.contains(&row.key) {
            platform.signal_tell(SignalAction::Changed, row);
        }
    }
    if let Some(looked) = found.looked {
        platform.looked.put(instrument, timeframe, looked);
    }
    Ok(())
}

fn key_of(row: &SignalRow) -> Key {
    (row.instrument, row.timeframe)
}

impl Platform {
    /// Every series that signals are raised on for everybody.
    fn signal_series(&self) -> BTreeSet<Key> {
        let catalog = self.trading.catalog();
        let timeframes = &self.settings.signal_timeframes;
        let each = catalog.instruments().iter();
        each.flat_map(|instrument| timeframes.iter().map(|timeframe| (instrument.id, *timeframe))).collect()
    }
}
