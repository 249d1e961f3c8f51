//! How right signals over a stretch of history would have been, beside holding and beside a coin.

use super::{Percent, Time};
use analysis::signals::{Figures, scorecard::BUCKETS};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;

/// The score of signals after the fact. Nothing is fitted to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalPerformance {
    /// Of what, by public id.
    pub instrument: String,
    /// Over which candles.
    #[schema(examples("1h"))]
    pub timeframe: String,
    /// How many.
    pub bars: u64,
    /// When the first of them began.
    pub from: Option<Time>,
    /// When the last of them began.
    pub to: Option<Time>,
    /// What both ways together cost, in percent of the position.
    pub fee_pct: Option<Percent>,
    /// Of all signals.
    pub all: SignalFigures,
    /// By confidence.
    pub buckets: Vec<SignalBucket>,
    /// By source, asked at regular distances whether there was a signal or not.
    pub sources: Vec<SignalSourceFigures>,
    /// What became of money put wholly into each signal, one after the other, after fees.
    pub total_return_pct: Option<Percent>,
    /// What became of money that bought at the beginning and held.
    pub buy_and_hold_pct: Option<Percent>,
    /// What a coin would have made of the same moments and plans; null without a signal.
    pub coin_toss: Option<CoinToss>,
}

/// How right somebody was.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalFigures {
    /// How many times.
    pub count: u64,
    /// The share of hits.
    pub hit_rate_pct: Option<Percent>,
    /// The mean Brier score, 0 to 1: less is better, 0.25 is what a coin has.
    pub brier: Option<f64>,
    /// Profits by losses, after fees.
    pub profit_factor: Option<f64>,
    /// The mean return, after fees.
    pub mean_return_pct: Option<Percent>,
}

/// The figures of signals with like confidence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalBucket {
    /// From this confidence on.
    pub from: f64,
    /// Below this one; the last holds 1, too.
    pub to: f64,
    /// The figures.
    pub figures: SignalFigures,
}

/// The figures of a source.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalSourceFigures {
    /// Its name in the reasoning.
    #[schema(examples("elliott_wave"))]
    pub source: String,
    /// Its name for people.
    pub title: String,
    /// The figures.
    pub figures: SignalFigures,
}

/// What a coin would have made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoinToss {
    /// The share of hits, on average.
    pub hit_rate_pct: Option<Percent>,
    /// The mean return, after fees.
    pub mean_return_pct: Option<Percent>,
    /// How many deviations the signals' mean return is above the coin's: from about 2 on it is hardly luck.
    pub deviations_above: Option<f64>,
}

impl SignalPerformance {
    /// The score as it travels.
    pub fn new(score: view::SignalPerformance) -> Self {
        let ends = BUCKETS.iter().skip(1).copied().chain([1.0]);
        let buckets = score.buckets.iter().zip(ends).map(|((from, figures), to)| SignalBucket {
            from: *from,
            to,
            figures: figures.into(),
        });
        let sources = score.sources.iter().map(|(source, figures)| SignalSourceFigures {
            source: source.name().to_owned(),
            title: source.title().to_owned(),
            figures: figures.into(),
        });
        Self {
            buckets: buckets.collect(),
            sources: sources.collect(),
            instrument: score.instrument,
            timeframe: score.timeframe.to_string(),
            bars: score.bars as u64,
            from: score.stretch.map(|(from, _)| from.into()),
            to: score.stretch.map(|(_, to)| to.into()),
            fee_pct: Percent::from_share(score.fee_ratio),
            all: (&score.all).into(),
            total_return_pct: Percent::from_share(score.total_return),
            buy_and_hold_pct: score.buy_and_hold.and_then(Percent::from_share),
            coin_toss: score.coin.map(|coin| CoinToss {
                hit_rate_pct: Percent::from_share(coin.hit_rate),
                mean_return_pct: Percent::from_share(coin.mean_return),
                deviations_above: coin.deviations_above,
            }),
        }
    }
}

impl From<&Figures> for SignalFigures {
    fn from(figures: &Figures) -> Self {
        Self {
            count: figures.count,
            hit_rate_pct: figures.hit_rate.and_then(Percent::from_share),
            brier: figures.brier,
            profit_factor: figures.profit_factor,
            mean_return_pct: figures.mean_return.and_then(Percent::from_share),
        }
    }
}
