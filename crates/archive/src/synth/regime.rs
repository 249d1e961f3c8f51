//! What a market does for a while, and what it does next.

use super::MarketKind;
use super::random::{Xoshiro, unit};

/// One way to behave. Drift is in units of the market's deviation per candle, the rest are factors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Regime {
    pub(crate) drift: f64,
    pub(crate) volatility: f64,
    pub(crate) volume: f64,
    pub(crate) candles_left: u64,
}

/// A regime, how many candles it lasts on average, and how likely each of the market's regimes follows it (in 100).
#[derive(Debug)]
struct State {
    drift: f64,
    volatility: f64,
    volume: f64,
    candles: f64,
    next: &'static [u64],
}

/// Up, pause, down.
const TRENDING: &[State] = &[
    State { drift: 0.16, volatility: 0.9, volume: 1.1, candles: 320.0, next: &[0, 60, 40] },
    State { drift: 0.0, volatility: 0.6, volume: 0.7, candles: 60.0, next: &[60, 0, 40] },
    State { drift: -0.18, volatility: 1.1, volume: 1.2, candles: 200.0, next: &[60, 40, 0] },
];

/// Narrow, wide.
const RANGING: &[State] = &[
    State { drift: 0.0, volatility: 0.8, volume: 0.9, candles: 300.0, next: &[0, 100] },
    State { drift: 0.0, volatility: 1.25, volume: 1.2, candles: 200.0, next: &[100, 0] },
];

/// Calm, rising, falling, storm.
const REGIMES: &[State] = &[
    State { drift: 0.0, volatility: 0.6, volume: 0.7, candles: 360.0, next: &[0, 45, 35, 20] },
    State { drift: 0.09, volatility: 0.9, volume: 1.1, candles: 300.0, next: &[45, 0, 35, 20] },
    State { drift: -0.1, volatility: 1.2, volume: 1.2, candles: 220.0, next: &[40, 35, 0, 25] },
    State { drift: -0.02, volatility: 2.1, volume: 2.2, candles: 60.0, next: &[40, 35, 25, 0] },
];

/// Quiet, pump, dump, bleed.
const MEME: &[State] = &[
    State { drift: 0.0, volatility: 0.6, volume: 0.5, candles: 160.0, next: &[0, 70, 10, 20] },
    State { drift: 1.5, volatility: 1.9, volume: 5.0, candles: 30.0, next: &[10, 0, 70, 20] },
    State { drift: -1.5, volatility: 2.3, volume: 4.0, candles: 18.0, next: &[15, 15, 0, 70] },
    State { drift: -0.12, volatility: 0.9, volume: 0.9, candles: 140.0, next: &[70, 20, 10, 0] },
];

/// How strongly the price is drawn to its trend line per candle.
pub(crate) const fn pull(kind: MarketKind, deviation: f64) -> f64 {
    match kind {
        MarketKind::Trending => 0.1 * deviation,
        MarketKind::Ranging => 0.006,
        MarketKind::Regimes => 0.06 * deviation,
        MarketKind::Meme => 0.1 * deviation,
    }
}

/// Chooses the regimes one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Switch {
    states: &'static [State],
    current: usize,
}

impl Switch {
    pub(crate) const fn new(kind: MarketKind) -> Self {
        let states = match kind {
            MarketKind::Trending => TRENDING,
            MarketKind::Ranging => RANGING,
            MarketKind::Regimes => REGIMES,
            MarketKind::Meme => MEME,
        };
        Self { states, current: 0 }
    }

    /// The regime that follows, with its length (exponential, at least three candles).
    pub(crate) fn next(&mut self, draws: &mut Xoshiro) -> Regime {
        let mut rest = draws.next() % 100;
        for (index, weight) in self.states[self.current].next.iter().enumerate() {
            if rest < *weight {
                self.current = index;
                break;
            }
            rest -= weight;
        }
        let state = &self.states[self.current];
        let length = -libm::log(unit(draws.next())) * state.candles;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive and below 40 times 360"
        )]
        let candles_left = 3 + length as u64;
        Regime { drift: state.drift, volatility: state.volatility, volume: state.volume, candles_left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_regime_adds_up_to_all_cases() {
        for states in [TRENDING, RANGING, REGIMES, MEME] {
            for state in states {
                assert_eq!(state.next.len(), states.len());
                assert_eq!(state.next.iter().sum::<u64>(), 100);
            }
        }
    }
}
