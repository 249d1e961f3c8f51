//! What kind of market it is: trending up, trending down, ranging or volatile, as probabilities.

use crate::indicators::directional::DirectionalSums;
use crate::indicators::ranked::Ranked;
use crate::indicators::total::SlidingTotal;
use crate::indicators::true_range::AverageTrueRange;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "regime",
    title: "Market regime",
    group: Group::Statistic,
    doc: "Probabilities that sum to 1: a softmax over how straight the last 20 and 60 closes ran, with sign (Kaufman's \
          efficiency), Wilder's directional balance over 14 bars, also with sign, the rank of ATR(14) / close among its last \
          250 values, and the logarithm of it over their mean. Its coefficients were fitted to simulated markets that change \
          between the four regimes, and are calibrated for these; on a real market they are a measure, not a promise. Up and \
          down mirror each other. Unit: probability, from 0 to 1. Source: our own, after Kaufman, Smarter Trading (1995) and \
          Wilder (1978).",
    inputs: &["high", "low", "close"],
    parameters: &[],
    outputs: &[line("trending_up"), line("trending_down"), line("ranging"), line("volatile")],
    place: Place::Pane,
    warmup: |_| WARMUP,
    build: |_| over_bars(Regime::new()),
};

/// The short window of efficiency, in bars.
const SHORT: usize = 20;
/// The long window of efficiency, in bars.
const LONG: usize = 60;
/// The window of the true range and of the directional balance, in bars.
const RANGE: usize = 14;
/// Among how many of its last values the volatility is ranked.
const RANKED: usize = 250;
/// The bars before the first value.
const WARMUP: usize = RANGE + RANKED;

/// The coefficients of a logit: a constant, then what each figure counts.
#[derive(Clone, Copy, Debug)]
struct Logit {
    constant: f64,
    /// Of short efficiency, long efficiency and balance, each with its sign.
    signed: [f64; 3],
    /// Of the same without signs.
    absolute: [f64; 3],
    /// Of the rank and the logarithm of the volatility.
    volatility: [f64; 2],
}

/// A trend's, its way being above zero. Fitted by maximum likelihood to 80 simulated markets of 4,000 bars, as is the next;
/// a ranging market's logit is 0.
const TREND: Logit = Logit {
    constant: -2.55,
    signed: [0.92, 2.76, 1.12],
    absolute: [3.07, 8.92, 0.2],
    volatility: [0.12, -0.09],
};
/// A volatile market's.
const VOLATILE: Logit =
    Logit { constant: 0.46, signed: [0.0; 3], absolute: [3.06, 5.05, 0.69], volatility: [-4.15, 8.76] };

impl Logit {
    fn of(&self, signed: [f64; 3], volatility: [f64; 2]) -> f64 {
        let sum = |weights: &[f64], values: &[f64]| -> f64 {
            weights.iter().zip(values).map(|(weight, value)| weight * value).sum()
        };
        self.constant
            + sum(&self.signed, &signed)
            + sum(&self.absolute, &signed.map(f64::abs))
            + sum(&self.volatility, &volatility)
    }
}

columns! {
    /// Probabilities that sum to 1.
    pub struct Probabilities {
        /// That it trends up.
        trending_up: f64,
        /// That it trends down.
        trending_down: f64,
        /// That it goes to and fro.
        ranging: f64,
        /// That it swings far without a direction.
        volatile: f64,
    }
}

/// The kinds of market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegimeKind {
    /// It rises.
    TrendingUp,
    /// It falls.
    TrendingDown,
    /// It goes to and fro.
    Ranging,
    /// It swings far without a direction.
    Volatile,
}

impl Probabilities {
    /// The likeliest kind, and how likely.
    #[must_use]
    pub fn likeliest(&self) -> (RegimeKind, f64) {
        [
            (RegimeKind::TrendingUp, self.trending_up),
            (RegimeKind::TrendingDown, self.trending_down),
            (RegimeKind::Volatile, self.volatile),
        ]
        .into_iter()
        .fold((RegimeKind::Ranging, self.ranging), |best, next| if next.1 > best.1 { next } else { best })
    }
}

/// What the probabilities are made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Features {
    /// The net change of the last 20 closes as a share of their way; -1 to 1.
    pub efficiency_short: f64,
    /// The same of the last 60.
    pub efficiency_long: f64,
    /// (+DM - -DM) / (+DM + -DM), smoothed over 14 bars; -1 to 1.
    pub balance: f64,
    /// The share of the last 250 volatilities that are below the newest.
    pub volatility_rank: f64,
    /// ln(volatility / mean of the last 250), kept within ±2.
    pub volatility_log: f64,
}

impl Features {
    /// The softmax over them.
    #[must_use]
    pub fn probabilities(&self) -> Probabilities {
        let signed = [self.efficiency_short, self.efficiency_long, self.balance];
        let volatility = [self.volatility_rank, self.volatility_log];
        let up = libm::exp(TREND.of(signed, volatility));
        let down = libm::exp(TREND.of(signed.map(|value| -value), volatility));
        let volatile = libm::exp(VOLATILE.of(signed, volatility));
        let all = up + down + volatile + 1.0;
        Probabilities {
            trending_up: up / all,
            trending_down: down / all,
            ranging: 1.0 / all,
            volatile: volatile / all,
        }
    }
}

/// Kaufman's efficiency with a sign; 0 where nothing moved.
#[derive(Clone, Debug)]
struct Efficiency {
    closes: Ring,
    way: SlidingTotal,
}

impl Efficiency {
    fn new(period: usize) -> Self {
        Self { closes: Ring::new(period + 1), way: SlidingTotal::new(period) }
    }

    fn update(&mut self, close: f64) -> Option<f64> {
        let last = self.closes.back(0);
        self.closes.push(close);
        let way = self.way.update((close - last?).abs())?;
        let net = close - self.closes.oldest()?;
        Some(if way > 0.0 { (net / way).clamp(-1.0, 1.0) } else { 0.0 })
    }
}

/// The regime, bar by bar. Time for each: logarithmic in the 250 ranked values; memory: the windows.
#[derive(Clone, Debug)]
pub struct Regime {
    short: Efficiency,
    long: Efficiency,
    movement: DirectionalSums,
    range: AverageTrueRange,
    volatilities: Ranked,
    features: Option<Features>,
}

impl Default for Regime {
    fn default() -> Self {
        Self::new()
    }
}

impl Regime {
    /// With the windows that it was fitted with.
    #[must_use]
    pub fn new() -> Self {
        Self {
            short: Efficiency::new(SHORT),
            long: Efficiency::new(LONG),
            movement: DirectionalSums::new(RANGE),
            range: AverageTrueRange::new(RANGE),
            volatilities: Ranked::new(RANKED),
            features: None,
        }
    }

    /// What the newest probabilities are made of.
    #[must_use]
    pub const fn features(&self) -> Option<Features> {
        self.features
    }

    fn measure(&mut self, bar: HighLowClose) -> Option<Features> {
        let (short, long) = (self.short.update(bar.close), self.long.update(bar.close));
        let movement = self.movement.smoothed(bar);
        let range = self.range.update(bar)?;
        let volatility = if bar.close > 0.0 { (range / bar.close).min(f64::MAX / 1e6) } else { 0.0 };
        let earlier = &self.volatilities;
        let ranked = earlier.is_full().then(|| {
            let below = earlier.below(volatility).count as f64 / RANKED as f64;
            let equal =
                RANKED as f64 - (earlier.below(volatility).count + earlier.above(volatility).count) as f64;
            (below + equal / 2.0 / RANKED as f64, earlier.all().sum / RANKED as f64)
        });
        self.volatilities.push(volatility);
        let (volatility_rank, mean) = ranked?;
        let log = if volatility > 0.0 && mean > 0.0 { libm::log(volatility / mean) } else { 0.0 };
        let movement = movement?;
        let moved = movement.plus + movement.minus;
        let balance = if moved > 0.0 { (movement.plus - movement.minus) / moved } else { 0.0 };
        Some(Features {
            efficiency_short: short?,
            efficiency_long: long?,
            balance: if balance.is_finite() { balance } else { 0.0 },
            volatility_rank,
            volatility_log: log.clamp(-2.0, 2.0),
        })
    }
}

impl Streaming for Regime {
    type Input = HighLowClose;
    type Output = Probabilities;

    fn update(&mut self, bar: HighLowClose) -> Option<Probabilities> {
        self.features = self.measure(bar);
        self.features.map(|features| features.probabilities())
    }
}
