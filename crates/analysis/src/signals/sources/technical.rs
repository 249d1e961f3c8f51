//! Trend, momentum and regime: averages, MACD, ADX, SuperTrend, RSI and Bollinger bands.
//!
//! In a market that trends, RSI is read as momentum; in one that ranges, RSI and the bands are read as exhaustion.

use super::side;
use crate::Figure;
use crate::indicators::directional::{DirectionalSums, Movement};
use crate::indicators::momentum::adx::Adx;
use crate::indicators::momentum::macd::{Macd, MacdOutput};
use crate::indicators::momentum::rsi::Rsi;
use crate::indicators::trend::bands::BandsOutput;
use crate::indicators::trend::bbands::BollingerBands;
use crate::indicators::trend::ema::Ema;
use crate::indicators::trend::supertrend::{SuperTrend, SuperTrendOutput};
use crate::signals::opinion::{self, Listener, Opinion, Speaker};
use crate::signals::source::SignalSource;
use crate::streaming::{FromBar, HighLowClose, Streaming};
use crate::structure::range::AverageRange;
use crate::structure::regime::{Probabilities, Regime};
use crate::{Bar, Bars};

/// What a full set of arguments weighs: their sum is 1.
const AVERAGES: f64 = 0.18;
const LONG_AVERAGE: f64 = 0.12;
const DIRECTION: f64 = 0.12;
const MOMENTUM: f64 = 0.12;
const BAND: f64 = 0.12;
const STRENGTH: f64 = 0.12;
const REGIME: f64 = 0.14;
const STRETCH: f64 = 0.08;

#[derive(Clone, Debug)]
pub(in crate::signals) struct Technical {
    short: Ema,
    middle: Ema,
    long: Ema,
    macd: Macd,
    sums: DirectionalSums,
    adx: Adx,
    supertrend: SuperTrend,
    rsi: Rsi,
    bands: BollingerBands,
    regime: Regime,
    range: AverageRange,
    seen: Seen,
}

/// The values at the newest bar.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    close: f64,
    range: f64,
    short: Option<f64>,
    middle: Option<f64>,
    long: Option<f64>,
    macd: Option<MacdOutput>,
    movement: Option<Movement>,
    adx: Option<f64>,
    supertrend: Option<SuperTrendOutput>,
    rsi: Option<f64>,
    bands: Option<BandsOutput>,
    regime: Option<Probabilities>,
}

impl Technical {
    pub(in crate::signals) fn new() -> Self {
        Self {
            short: Ema::new(20),
            middle: Ema::new(50),
            long: Ema::new(200),
            macd: Macd::new(12, 26, 9),
            sums: DirectionalSums::new(14),
            adx: Adx::new(14),
            supertrend: SuperTrend::new(10, 3.0),
            rsi: Rsi::new(14),
            bands: BollingerBands::new(20, 2.0, 2.0),
            regime: Regime::new(),
            range: AverageRange::new(),
            seen: Seen::default(),
        }
    }

    pub(in crate::signals) fn update(&mut self, bar: &Bar) {
        let part = HighLowClose::from_bar(bar);
        self.seen = Seen {
            close: bar.close,
            range: self.range.update(bar),
            short: self.short.update(bar.close),
            middle: self.middle.update(bar.close),
            long: self.long.update(bar.close),
            macd: self.macd.update(bar.close),
            movement: self.sums.smoothed(part),
            adx: self.adx.update(part),
            supertrend: self.supertrend.update(part),
            rsi: self.rsi.update(bar.close),
            bands: self.bands.update(bar.close),
            regime: self.regime.update(part),
        };
    }

    /// The average true range.
    pub(in crate::signals) const fn range(&self) -> f64 {
        self.seen.range
    }
}

/// What trend, momentum and regime say at the last bar, by themselves, and what kind of market it is, once known.
#[must_use]
pub fn technical(bars: &Bars) -> (Opinion, Option<Probabilities>) {
    let mut technical = Technical::new();
    bars.iter().for_each(|bar| technical.update(&bar));
    (opinion::opinion(SignalSource::Technical, &technical), technical.seen.regime)
}

impl Speaker for Technical {
    fn speak(&self, listener: &mut dyn Listener) {
        let seen = &self.seen;
        if seen.range <= 0.0 {
            return;
        }
        seen.speak_of_trend(listener);
        seen.speak_of_momentum(listener);
    }
}

impl Seen {
    fn speak_of_trend(&self, listener: &mut dyn Listener) {
        if let (Some(short), Some(middle)) = (self.short, self.middle) {
            let ranges = (short - middle) / self.range;
            let words = side(ranges > 0.0);
            listener.hear_words(
                AVERAGES,
                ranges / 2.0,
                format_args!("EMA 20 is {:.1} average ranges {words} EMA 50", ranges.abs()),
            );
        }
        if let Some(long) = self.long {
            let ranges = (self.close - long) / self.range;
            let words = side(ranges > 0.0);
            listener.hear_words(
                LONG_AVERAGE,
                ranges / 6.0,
                format_args!("the close is {:.1} average ranges {words} EMA 200", ranges.abs()),
            );
        }
        if let (Some(movement), Some(adx)) = (self.movement, self.adx) {
            let moved = movement.plus + movement.minus;
            let balance = if moved > 0.0 { (movement.plus - movement.minus) / moved } else { 0.0 };
            let stronger = if balance > 0.0 { "+DI above -DI" } else { "-DI above +DI" };
            listener.hear_words(
                DIRECTION,
                balance * 2.0 * (adx / 40.0).min(1.0),
                format_args!("ADX {adx:.0}, {stronger}"),
            );
        }
        if let Some(trend) = self.supertrend {
            let words = if trend.trend > 0.0 { "up" } else { "down" };
            let line = Figure(trend.supertrend);
            listener.hear_words(
                BAND,
                trend.trend,
                format_args!("SuperTrend points {words}, its line is at {line}"),
            );
        }
        if let Some(regime) = self.regime {
            listener.hear_words(
                REGIME,
                regime.trending_up - regime.trending_down,
                format_args!(
                    "regime: trending up {:.0} %, down {:.0} %, ranging {:.0} %, volatile {:.0} %",
                    100.0 * regime.trending_up,
                    100.0 * regime.trending_down,
                    100.0 * regime.ranging,
                    100.0 * regime.volatile
                ),
            );
        }
    }

    fn speak_of_momentum(&self, listener: &mut dyn Listener) {
        // Until the regime is known neither reading of an oscillator is preferred.
        let trending = self.regime.map_or(0.5, |regime| regime.trending_up + regime.trending_down);
        if let Some(macd) = self.macd {
            let ranges = macd.macdhist / self.range;
            let words = side(ranges > 0.0);
            listener.hear_words(
                MOMENTUM,
                ranges * 3.0,
                format_args!("MACD is {words} its signal line by {:.2} average ranges", ranges.abs()),
            );
        }
        if let Some(rsi) = self.rsi {
            let momentum = (rsi - 50.0) / 20.0;
            let exhaustion = match rsi {
                rsi if rsi > 70.0 => (70.0 - rsi) / 15.0,
                rsi if rsi < 30.0 => (30.0 - rsi) / 15.0,
                _ => 0.0,
            };
            let reading = if exhaustion == 0.0 || trending >= 0.5 { "momentum" } else { "exhaustion" };
            listener.hear_words(
                STRENGTH,
                trending * momentum.clamp(-1.0, 1.0) + (1.0 - trending) * exhaustion.clamp(-1.0, 1.0),
                format_args!("RSI {rsi:.0}, read as {reading}"),
            );
        }
        if let Some(bands) = self.bands {
            let half = bands.upper - bands.middle;
            let place = (self.close - bands.middle) / half;
            let stretched = if place.abs() > 0.5 { -place } else { 0.0 };
            let words = side(place > 0.0);
            listener.hear_words(
                STRETCH,
                (1.0 - trending) * stretched,
                format_args!(
                    "the close is {:.1} deviations {words} the mean of 20 closes",
                    2.0 * place.abs()
                ),
            );
        }
    }
}
