//! What is not kept for ever: one job, at the start and every hour.
//!
//! Rows of the market are as old as market time says, those of persons as the wall clock does. What is owed, owned or
//! paid is never touched: ledger, orders, fills, round trips, and why an order was sent.

use crate::{Platform, guard::repeat};
use model::{Instant, Span};
use std::time::Duration;
use store::Result;

/// How often it is done.
const EVERY: Duration = Duration::from_secs(3_600);

/// Rows forgotten in one transaction: few enough that nobody waits for the writer.
const ROWS_AT_ONCE: u32 = 2_000;
/// Transactions of one kind in one run; what is left waits for the next.
const ROUNDS_MAX: u32 = 500;

/// How long a signal is kept after it was raised, once it has ended.
const SIGNAL_AGE: Span = Span::from_seconds(180 * 86_400);
/// How long a bot's decisions, refusals, fills and states are in its log.
const BOT_EVENT_AGE: Span = Span::from_seconds(30 * 86_400);
/// How long a message can be sent again.
const OUTBOX_AGE: Span = Span::from_seconds(86_400);
/// How long a curve has every point.
const CURVE_WHOLE_AGE: Span = Span::from_seconds(86_400);
/// How long it then has one an hour; after that it has one a day.
const CURVE_HOURLY_AGE: Span = Span::from_seconds(90 * 86_400);
const HOUR: Span = Span::from_seconds(3_600);
const DAY: Span = Span::from_seconds(86_400);
/// How long a sign-in is kept after its end, to know a stolen token when it comes.
const SIGN_IN_AGE: Span = Span::from_seconds(7 * 86_400);

/// How many rows were forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Entries of bots' logs.
    pub bot_events: u64,
    /// Messages of the outbox.
    pub messages: u64,
    /// Signals that have ended.
    pub signals: u64,
    /// Points of curves.
    pub snapshots: u64,
    /// Answers kept for repeated requests.
    pub answers: u64,
    /// Refresh tokens of sign-ins that have ended.
    pub refresh_tokens: u64,
}

impl Platform {
    /// Prunes now and every hour, for as long as it is asked to.
    pub async fn prune_hourly(&self) {
        let mut hours = tokio::time::interval(EVERY);
        loop {
            hours.tick().await;
            self.prune().await;
        }
    }

    /// Forgets what is too old. What fails is logged and waits for the next time.
    pub async fn prune(&self) -> Pruned {
        let (store, now) = (&self.store, self.now());
        let mut pruned = Pruned::default();
        if let Some(market) = self.trading.market().market_time {
            let before = |age| before(market, age);
            pruned.bot_events =
                rounds("bot events", || store.bot_event_prune(before(BOT_EVENT_AGE), ROWS_AT_ONCE)).await;
            pruned.messages = rounds("outbox", || store.outbox_prune(before(OUTBOX_AGE), ROWS_AT_ONCE)).await;
            pruned.signals = rounds("signals", || store.signal_prune(before(SIGNAL_AGE), ROWS_AT_ONCE)).await;
            for (age, interval) in [(CURVE_HOURLY_AGE, DAY), (CURVE_WHOLE_AGE, HOUR)] {
                let before = floor(before(age), interval);
                pruned.snapshots +=
                    rounds("snapshots", || store.portfolio_prune(before, interval, ROWS_AT_ONCE)).await;
            }
        }
        let answers = store.idempotency_prune(before(now, repeat::LIFETIME)).await;
        pruned.answers = counted("answers", answers);
        let refresh_tokens = store.session_prune(before(now, SIGN_IN_AGE)).await;
        pruned.refresh_tokens = counted("sign-ins", refresh_tokens);
        if pruned != Pruned::default() {
            let Pruned { bot_events, messages, signals, snapshots, answers, refresh_tokens } = pruned;
            tracing::info!(
                bot_events,
                messages,
                signals,
                snapshots,
                answers,
                refresh_tokens,
                "old rows are pruned"
            );
        }
        pruned
    }
}

/// Prunes in small transactions until nothing is left to prune.
async fn rounds<F: Future<Output = Result<u64>>>(what: &'static str, prune: impl Fn() -> F) -> u64 {
    let mut total = 0;
    for _ in 0..ROUNDS_MAX {
        let count = counted(what, prune().await);
        total += count;
        if count == 0 {
            break;
        }
    }
    total
}

fn counted(what: &'static str, outcome: Result<u64>) -> u64 {
    outcome.unwrap_or_else(|error| {
        tracing::warn!(what, %error, "old rows cannot be pruned; it is tried again in an hour");
        0
    })
}

fn before(now: Instant, age: Span) -> Instant {
    Instant::from_nanos(now.nanos().saturating_sub(age.nanos()))
}

/// The beginning of the interval, so that none is thinned in part.
fn floor(at: Instant, interval: Span) -> Instant {
    Instant::from_nanos(at.nanos() - at.nanos().rem_euclid(interval.nanos()))
}
