//! Synthetic markets: endless, made up, the same for the same seed on every system.
//!
//! Price: returns of a regime-switching GARCH(1,1) walk (Hamilton 1989; Bollerslev 1986), drawn back softly to a trend
//! line so that a market may run for years without leaving the range it was given. Highs and lows: the extremes of a
//! Brownian bridge between open and close. Volume: grows with the size of the return and with the regime, with
//! log-normal noise. Draws come from xoshiro256++ and splitmix64; logarithms and exponentials from `libm`, so that no
//! system's mathematics library shows in the numbers.
//!
//! - `normal`: normal numbers. - `presets`: the markets of the demo. - `random`: the generators.
//! - `regime`: what a market does for a while, and what it does next.

mod normal;
mod presets;
mod random;
mod regime;

pub use presets::{Preset, preset, presets};

use crate::ArchiveError;
use model::{Candle, Candles, Instant, Price, PriceScale, Timeframe};
use normal::normal;
use random::{Splitmix, Xoshiro};
use regime::{Regime, Switch};

/// What kind of market it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketKind {
    /// Long runs up and down with short pauses: a trend follower's market.
    Trending,
    /// Swings about one price: a mean reverter's market.
    Ranging,
    /// Calm, rising, falling and stormy weeks in turn.
    Regimes,
    /// Quiet, then a pump, then a dump, then a long bleed.
    Meme,
}

/// A synthetic market in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct SynthSpec {
    /// Same seed, same market.
    pub seed: u64,
    /// What kind of market it is.
    pub kind: MarketKind,
    /// The price before the first candle; at least one tick.
    pub price: Price,
    /// The growth of the trend line per year of 365 days (`0.2` is 20 %); −10 to 10.
    pub drift: f64,
    /// The standard deviation of returns per year (`0.6` is 60 %); 0 to 50.
    pub volatility: f64,
    /// The mean volume of a candle in base units; above 0.
    pub volume: f64,
    /// The tick of the prices.
    pub scale: PriceScale,
    /// The length of a candle.
    pub timeframe: Timeframe,
    /// When the first candle begins; it is moved down to the time frame's grid.
    pub start: Instant,
}

/// How far, as a factor, the price may ever get from where it began.
const PRICE_FACTOR_MAX: f64 = 1_000.0;

/// GARCH(1,1): the weight of what is constant, of the last shock and of the last variance; they add up to one.
const GARCH: (f64, f64, f64) = (0.02, 0.08, 0.90);

/// An endless market. Memory O(1); a candle costs some 50 ns, a skipped one half of it.
///
/// As an iterator it ends only with the year 2262.
#[derive(Clone, Debug)]
pub struct Market {
    scale: PriceScale,
    timeframe: Timeframe,
    seed: u64,
    draws: Xoshiro,
    switch: Switch,
    /// The regime of the running candle.
    regime: Regime,
    /// Standard deviation of a candle's return, and the trend line's growth in it.
    deviation: f64,
    growth: f64,
    volume: f64,
    /// The strength of the pull toward the trend line, per candle.
    pull: f64,
    /// In ticks, with their fractions.
    price: f64,
    trend_line: f64,
    price_min: f64,
    price_max: f64,
    /// Variance in units of the mean variance.
    variance: f64,
    index: u64,
    open_at: Option<Instant>,
    close: i64,
}

/// What a candle is dressed from.
struct Move {
    open_at: Instant,
    open: i64,
    close: i64,
    /// The standard deviation that applied, in ticks.
    deviation: f64,
    /// The size of the return in units of the market's deviation.
    shock: f64,
}

impl Market {
    /// A market at its beginning.
    ///
    /// # Errors
    /// [`ArchiveError::BadSpec`], which says what to give instead.
    pub fn new(spec: SynthSpec) -> Result<Self, ArchiveError> {
        let bad = |fault| Err(ArchiveError::BadSpec { fault });
        let Ok(ticks) = spec.scale.ticks_floor(spec.price) else {
            return bad("the price has too many ticks; give a coarser tick");
        };
        if ticks < 1 {
            return bad("the price is below one tick; give a higher price or a finer tick");
        }
        if ticks > 1 << 42 {
            return bad("the price has more than 2^42 ticks; give a coarser tick");
        }
        if !(0.0..=50.0).contains(&spec.volatility) {
            return bad("the volatility lies outside 0 to 50 (0.6 is 60 % a year)");
        }
        if !(-10.0..=10.0).contains(&spec.drift) {
            return bad("the drift lies outside -10 to 10 (0.2 is 20 % a year)");
        }
        if !(spec.volume > 0.0 && spec.volume <= 1e15) {
            return bad("the volume is not above 0 and at most 10^15");
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 2^42 ticks and 366 days")]
        let (price, candles_per_year) = (ticks as f64, 31_536_000.0 / spec.timeframe.seconds() as f64);
        let deviation = spec.volatility / candles_per_year.sqrt();
        let mut draws = Xoshiro::new(spec.seed);
        let mut switch = Switch::new(spec.kind);
        let regime = switch.next(&mut draws);
        Ok(Self {
            scale: spec.scale,
            timeframe: spec.timeframe,
            seed: spec.seed,
            draws,
            switch,
            regime,
            deviation,
            growth: spec.drift / candles_per_year,
            volume: spec.volume,
            pull: regime::pull(spec.kind, deviation),
            price,
            trend_line: price,
            price_min: (price / PRICE_FACTOR_MAX).max(1.0),
            price_max: price * PRICE_FACTOR_MAX,
            variance: 1.0,
            index: 0,
            open_at: Some(spec.timeframe.floor(spec.start)),
            close: ticks,
        })
    }

    /// The tick of the prices.
    #[must_use]
    pub const fn scale(&self) -> PriceScale {
        self.scale
    }

    /// The length of a candle.
    #[must_use]
    pub const fn timeframe(&self) -> Timeframe {
        self.timeframe
    }

    /// The next `count` candles as a series.
    #[must_use]
    pub fn take_candles(&mut self, count: usize) -> Candles {
        let mut candles = Candles::new(self.scale, self.timeframe);
        for candle in self.take(count) {
            candles.push(candle).expect("invariant: a market makes sane candles in order");
        }
        candles
    }

    /// Moves the price by one candle; `None` at the end of time.
    #[inline]
    fn step(&mut self) -> Option<Move> {
        let open_at = self.open_at?;
        if self.regime.candles_left == 0 {
            self.regime = self.switch.next(&mut self.draws);
        }
        self.regime.candles_left -= 1;
        let z = normal(self.draws.next());
        let deviation = self.deviation * self.regime.volatility * self.variance.sqrt();
        let pull = self.pull * (self.trend_line / self.price - 1.0).clamp(-1.0, 1.0);
        let change = self.growth + self.regime.drift * self.deviation + pull + deviation * z;
        let open = self.close;
        let price_open = self.price;
        self.price = (self.price * (1.0 + change.clamp(-0.4, 0.6))).clamp(self.price_min, self.price_max);
        self.trend_line = (self.trend_line * (1.0 + self.growth)).clamp(self.price_min, self.price_max);
        let (constant, shock, persistence) = GARCH;
        self.variance = (constant + self.variance * (shock * z * z + persistence)).min(25.0);
        self.close = nearest(self.price);
        self.index += 1;
        self.open_at = open_at.checked_add(self.timeframe.span());
        let shock = if self.deviation > 0.0 { (change / self.deviation).abs() } else { 0.0 };
        Some(Move { open_at, open, close: self.close, deviation: deviation * price_open, shock })
    }

    /// Gives a move its high, low and volume. The draws are the candle's own, so skipped candles cost none.
    #[inline]
    fn dress(&self, step: &Move) -> Candle {
        let mut draws = Splitmix::new(self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ self.index);
        #[expect(clippy::cast_precision_loss, reason = "at most 2^42 ticks times a thousand")]
        let (open, close) = (step.open as f64, step.close as f64);
        let middle = (open + close) * 0.5;
        let (up, down) = (random::unit(draws.next()), random::unit(draws.next()));
        let high = middle + 0.5 * reach(close - open, step.deviation, up);
        let low = middle - 0.5 * reach(close - open, step.deviation, down);
        let noise = libm::exp(0.45 * normal(draws.next()) - 0.1);
        let volume = self.volume * self.regime.volume * (0.4 + 0.75 * step.shock) * noise;
        Candle {
            open_at: step.open_at,
            open: step.open,
            high: whole(high).max(step.open).max(step.close),
            low: (whole(low) + 1).min(step.open).min(step.close).max(1),
            close: step.close,
            volume: rounded(volume),
        }
    }
}

impl Iterator for Market {
    type Item = Candle;

    #[inline]
    fn next(&mut self) -> Option<Candle> {
        let step = self.step()?;
        Some(self.dress(&step))
    }

    fn nth(&mut self, skipped: usize) -> Option<Candle> {
        for _ in 0..skipped {
            self.step()?;
        }
        self.next()
    }
}

/// How far a Brownian bridge with this end and deviation spans, of which half lies beyond the middle
/// (Karatzas & Shreve 1991, 4.3.40: the maximum's distribution solved for the probability `unit`).
#[inline]
fn reach(change: f64, deviation: f64, unit: f64) -> f64 {
    (change * change - 2.0 * deviation * deviation * libm::log(unit)).sqrt()
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "prices stay below 2^53 ticks, and casts saturate")]
fn nearest(ticks: f64) -> i64 {
    (ticks + 0.5) as i64
}

/// Toward zero.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "prices stay below 2^53 ticks, and casts saturate")]
fn whole(ticks: f64) -> i64 {
    ticks as i64
}

/// To whole units where units are many, to 0.0001 where they are few, and never to nothing.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "volumes in steps stay far below 2^53 below a million units; casts saturate"
)]
fn rounded(volume: f64) -> f64 {
    if volume >= 1e6 {
        return ((volume + 0.5) as i64) as f64;
    }
    (((volume * 1e4 + 0.5) as i64).max(1)) as f64 / 1e4
}
