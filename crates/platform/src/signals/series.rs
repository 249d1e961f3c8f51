//! One series: signals are raised on it as its candles close, and open ones are followed.
//!
//! What a look finds is held until it is kept; until then no further candle is taken, so that nothing is found anew in
//! another way.

use super::looked::Looked;
use super::row::{Raised, followed, never_entered, outcome_row};
use crate::ports::CandleQuery;
use crate::{Platform, Result, analysis::bars_of};
use analysis::Bar;
use analysis::signals::{Followed, Signal, SignalEvent, SignalSettings, Signals};
use model::{Instant, InstrumentId, Timeframe};
use store::repo::SignalRepo;
use store::row::{OpinionRow, SignalEndWord, SignalOrigin, SignalOutcomeRow, SignalRow};

/// How much history a series is first looked through, in candles.
const HISTORY_BARS: usize = 1_000;
/// The most candles of one series that are taken in one look.
const LOOK_BARS: usize = 500;
/// The most open signals that are followed at once; more are found again when some have ended.
pub(super) const FOLLOWED_MAX: u32 = 10_000;

/// An instrument over candles of one length.
pub(super) type Key = (InstrumentId, Timeframe);

/// A series as far as it was looked through.
#[derive(Debug)]
pub(super) struct Series {
    /// `None` where nothing is raised, and only what users asked for is followed.
    signals: Option<Signals>,
    pub(super) followed: Vec<Following>,
    /// When the newest candle that was taken began.
    pub(super) newest: Option<Instant>,
    /// What the last look has found, while it is not kept.
    pub(super) unkept: Option<Found>,
    /// Candles that closed up to then were looked through before this start.
    through: Option<Instant>,
}

/// A kept signal that has not ended.
#[derive(Debug)]
pub(super) struct Following {
    pub(super) row: SignalRow,
    followed: Followed,
    bars: usize,
}

/// What a look at a series has found, to be kept.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) raised: Vec<(SignalRow, Vec<OpinionRow>)>,
    /// With what came of them.
    pub(super) ended: Vec<SignalRow>,
    pub(super) through: Option<Instant>,
    /// What was seen at the newest candle.
    pub(super) looked: Option<Looked>,
    /// To keep it was tried before: whether it was kept then is not known.
    pub(super) is_tried: bool,
}

impl Series {
    /// A series as the tables know it. Signals are raised on it, or only followed.
    pub(super) async fn begin(store: &dyn SignalRepo, key: Key, is_raising: bool) -> Result<Self> {
        let open = store.signal_list_open(FOLLOWED_MAX).await?;
        let through = store.signal_watch(key.0, key.1).await?;
        let signals = is_raising.then(|| {
            Signals::new(SignalSettings::default()).expect("invariant: the default settings are good")
        });
        let followed = open
            .into_iter()
            .filter(|row| (row.instrument, row.timeframe) == key)
            .map(Following::new)
            .collect();
        Ok(Self { signals, followed, newest: None, unkept: None, through })
    }

    /// Takes the candles that have closed since the last look.
    pub(super) fn look(mut self, platform: &Platform, key: Key) -> Result<Self> {
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
        self.unkept = (found.through.is_some() || !found.ended.is_empty()).then_some(found);
        Ok(self)
    }

    /// Follows a signal, unless it does already.
    pub(super) fn follow(&mut self, row: SignalRow) {
        if self.followed.iter().all(|other| other.row.key != row.key) {
            self.followed.push(Following::new(row));
        }
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

impl Following {
    pub(super) fn new(row: SignalRow) -> Self {
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
