//! How right signals were, after the fact: by confidence and by source, beside a coin toss.
//!
//! - A signal hits when it made money before fees. Its Brier score is (confidence - hit)², where hit is 0 or 1: 0 is
//!   perfect, and 0.25 is what somebody scores who always says one half (Brier, "Verification of forecasts expressed in terms
//!   of probability", 1950).
//! - A source is asked at every `expires_bars`-th close ([`Judgement`]), signal or not. It hits when the price then moved its
//!   way; its probability is (1 + |lean|) / 2, its profit what going with it over that span would have made. Where it leans
//!   less than [`LEAN_MIN`] it has said nothing.
//! - The coin takes each signal's moment and its plan, upside down when tails comes: its mean result and deviation are
//!   reckoned exactly, (own + mirrored) / 2 and |own - mirrored| / 2 for each signal.

use super::outcome::Outcome;
use super::signal::Signal;
use super::source::SignalSource;
use super::tracker::Judgement;

/// The confidence at which each bucket begins; the last ends at 1.
pub const BUCKETS: [f64; 6] = [0.5, 0.6, 0.65, 0.7, 0.75, 0.8];
/// Sources that lean less than this are not asked.
pub const LEAN_MIN: f64 = 0.1;

/// How right somebody was. Ratios are plain: 0.01 is one per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// How many times.
    pub count: u64,
    /// The share of hits; `None` without any.
    pub hit_rate: Option<f64>,
    /// The mean Brier score, 0 to 1: less is better; `None` without any.
    pub brier: Option<f64>,
    /// Profits by losses, after fees; `None` without a loss.
    pub profit_factor: Option<f64>,
    /// The mean return, after fees; `None` without any.
    pub mean_return: Option<f64>,
}

/// What a coin would have made of the same moments and plans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoinToss {
    /// The mean return, after fees.
    pub mean_return: f64,
    /// The deviation of the mean return over all tosses.
    pub deviation: f64,
    /// How many deviations the signals' mean return is above the coin's; `None` without deviation.
    pub deviations_above: Option<f64>,
    /// The share of hits, on average.
    pub hit_rate: f64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    count: u64,
    hits: u64,
    brier: f64,
    profit: f64,
    loss: f64,
}

/// Collects outcomes. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Scorecard {
    fee_ratio: f64,
    all: Tally,
    buckets: [Tally; BUCKETS.len()],
    sources: [Tally; SignalSource::ALL.len()],
    growth: f64,
    coin_sum: f64,
    coin_squares: f64,
    coin_hits: f64,
}

impl Scorecard {
    /// Where both ways together cost `fee_ratio` of the position, 0.002 for ten basis points each.
    #[must_use]
    pub fn new(fee_ratio: f64) -> Self {
        Self {
            fee_ratio,
            all: Tally::default(),
            buckets: Default::default(),
            sources: Default::default(),
            growth: 1.0,
            coin_sum: 0.0,
            coin_squares: 0.0,
            coin_hits: 0.0,
        }
    }

    /// Adds what came of a signal.
    pub fn push(&mut self, signal: &Signal, outcome: &Outcome) {
        let hit = outcome.return_ratio > 0.0;
        let net = outcome.return_ratio - self.fee_ratio;
        self.all.add(signal.confidence, hit, net);
        if let Some(bucket) = BUCKETS.iter().rposition(|from| signal.confidence >= *from) {
            self.buckets[bucket].add(signal.confidence, hit, net);
        }
        self.growth *= (1.0 + net).max(0.0);
        let mirrored = outcome.mirrored_return_ratio;
        self.coin_sum += f64::midpoint(outcome.return_ratio, mirrored) - self.fee_ratio;
        let half = (outcome.return_ratio - mirrored) / 2.0;
        self.coin_squares += half * half;
        self.coin_hits += f64::from(u8::from(hit)) / 2.0 + f64::from(u8::from(mirrored > 0.0)) / 2.0;
    }

    /// Adds what the sources said, and what the price did.
    pub fn judge(&mut self, judgement: &Judgement) {
        for (tally, lean) in self.sources.iter_mut().zip(judgement.leans) {
            if lean.abs() >= LEAN_MIN {
                let made = lean.signum() * judgement.move_ratio;
                tally.add(f64::midpoint(1.0, lean.abs()), made > 0.0, made - self.fee_ratio);
            }
        }
    }

    /// Of all signals.
    #[must_use]
    pub fn all(&self) -> Figures {
        self.all.figures()
    }

    /// By confidence: where the bucket begins, and its figures.
    #[must_use]
    pub fn buckets(&self) -> [(f64, Figures); BUCKETS.len()] {
        std::array::from_fn(|place| (BUCKETS[place], self.buckets[place].figures()))
    }

    /// By source.
    #[must_use]
    pub fn sources(&self) -> [(SignalSource, Figures); 5] {
        SignalSource::ALL.map(|source| (source, self.sources[source.place()].figures()))
    }

    /// What became of 1 that was put wholly into every signal, one after the other, less 1.
    #[must_use]
    pub fn total_return(&self) -> f64 {
        self.growth - 1.0
    }

    /// What a coin would have made of the same; `None` without a signal.
    #[must_use]
    pub fn coin_toss(&self) -> Option<CoinToss> {
        let count = whole(self.all.count);
        let own = self.all().mean_return?;
        let mean_return = self.coin_sum / count;
        let deviation = self.coin_squares.sqrt() / count;
        let above = (own - mean_return) / deviation;
        Some(CoinToss {
            mean_return,
            deviation,
            deviations_above: above.is_finite().then_some(above),
            hit_rate: self.coin_hits / count,
        })
    }
}

impl Tally {
    fn add(&mut self, chance: f64, hit: bool, net: f64) {
        let miss = chance - f64::from(u8::from(hit));
        self.count += 1;
        self.hits += u64::from(hit);
        self.brier += miss * miss;
        if net > 0.0 {
            self.profit += net;
        } else {
            self.loss -= net;
        }
    }

    fn figures(&self) -> Figures {
        let mean = |sum: f64| (self.count > 0).then(|| sum / whole(self.count));
        Figures {
            count: self.count,
            hit_rate: mean(whole(self.hits)),
            brier: mean(self.brier),
            profit_factor: (self.loss > 0.0).then(|| self.profit / self.loss),
            mean_return: mean(self.profit - self.loss),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "signals stay far below 2^53")]
const fn whole(count: u64) -> f64 {
    count as f64
}
