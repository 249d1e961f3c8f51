//! What is around a pattern: trend and volume of the bars before it, and levels near it.

use super::pattern::Nature;
use super::reading::Bias;
use crate::Bar;

/// How many bars before a pattern it is compared with.
pub const BEFORE: usize = 20;
/// Over how many of them the trend is taken.
pub const TREND_BARS: usize = 10;
/// How many average ranges the close must move in that time to be called a trend.
pub const TREND_RANGES: f64 = 2.0;

/// What is around a pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Context {
    /// The mean volume of its candles over the mean of the bars before; `None` where those had none.
    pub volume_ratio: Option<f64>,
    /// Which way the market went before it.
    pub trend: Trend,
    /// Whether that suits it: a reversal needs the opposite of its bias, a continuation the same. `None` where the market was
    /// flat, where the pattern points nowhere, and where it counts whatever came before.
    pub trend_agrees: Option<bool>,
    /// The given level nearest at or below the last close.
    pub support: Option<f64>,
    /// The given level nearest at or above the last close.
    pub resistance: Option<f64>,
    /// The given level nearest to the pattern's low (bullish), high (bearish) or either (neutral), if less than one average
    /// range away from it.
    pub level_near: Option<f64>,
}

/// Which way the market went before a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trend {
    /// The last close before the pattern lies more than [`TREND_RANGES`] average ranges above the one [`TREND_BARS`] earlier.
    Up,
    /// As far below it.
    Down,
    /// Neither.
    Flat,
}

impl Trend {
    /// Which trend a pattern needs before it.
    pub(super) const fn needed(nature: Nature, bias: Bias) -> Option<Self> {
        match (nature, bias) {
            (Nature::Reversal, Bias::Bullish) | (Nature::Continuation, Bias::Bearish) => Some(Self::Down),
            (Nature::Reversal, Bias::Bearish) | (Nature::Continuation, Bias::Bullish) => Some(Self::Up),
            (Nature::Indecision | Nature::Independent, _) | (_, Bias::Neutral) => None,
        }
    }

    /// Its name: lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Flat => "flat",
        }
    }
}

/// A pattern, the bars before it, and levels.
pub(super) struct Sight<'bars> {
    /// The [`BEFORE`] bars before the pattern, oldest first.
    pub(super) before: &'bars [Bar],
    /// The pattern's candles, oldest first.
    pub(super) candles: &'bars [Bar],
    /// Prices at which the market is expected to turn.
    pub(super) levels: &'bars [f64],
}

/// The level nearest to where a pattern should turn.
pub(super) struct NearestLevel {
    pub(super) price: f64,
    /// How far it is, in prices.
    pub(super) distance: f64,
}

impl Sight<'_> {
    /// The mean true range of the bars before: the yardstick of everything else.
    pub(super) fn average_range(&self) -> f64 {
        average_range(self.before[0].open, self.before)
    }

    /// The mean true range of the pattern's candles, the gap before them included.
    pub(super) fn candle_range(&self) -> f64 {
        average_range(self.before[self.before.len() - 1].close, self.candles)
    }

    pub(super) fn context(&self, nature: Nature, bias: Bias) -> Context {
        let average = self.average_range();
        let trend = self.trend(average);
        let usual = average_volume(self.before);
        let near = self.nearest(bias).filter(|level| level.distance == 0.0 || level.distance < average);
        Context {
            volume_ratio: (usual > 0.0).then(|| average_volume(self.candles) / usual),
            trend,
            trend_agrees: Trend::needed(nature, bias)
                .filter(|_| trend != Trend::Flat)
                .map(|needed| trend == needed),
            support: self.closest(|level, close| level <= close),
            resistance: self.closest(|level, close| level >= close),
            level_near: near.map(|level| level.price),
        }
    }

    fn trend(&self, average: f64) -> Trend {
        let last = self.before.len() - 1;
        let moved = self.before[last].close - self.before[last - TREND_BARS].close;
        if moved > average * TREND_RANGES {
            Trend::Up
        } else if moved < -average * TREND_RANGES {
            Trend::Down
        } else {
            Trend::Flat
        }
    }

    /// The level nearest to the low of a bullish pattern, the high of a bearish one, either of a neutral one.
    pub(super) fn nearest(&self, bias: Bias) -> Option<NearestLevel> {
        let low = self.candles.iter().map(|bar| bar.low).fold(f64::INFINITY, f64::min);
        let high = self.candles.iter().map(|bar| bar.high).fold(f64::NEG_INFINITY, f64::max);
        let distance = |level: f64| match bias {
            Bias::Bullish => (level - low).abs(),
            Bias::Bearish => (level - high).abs(),
            Bias::Neutral => (level - low).abs().min((level - high).abs()),
        };
        let levels =
            self.levels.iter().map(|price| NearestLevel { price: *price, distance: distance(*price) });
        levels.min_by(|one, other| one.distance.total_cmp(&other.distance))
    }

    /// The level nearest to the last close among those on the wanted side of it.
    fn closest(&self, is_wanted: impl Fn(f64, f64) -> bool) -> Option<f64> {
        let close = self.candles[self.candles.len() - 1].close;
        let wanted = self.levels.iter().copied().filter(|level| is_wanted(*level, close));
        wanted.min_by(|one, other| (one - close).abs().total_cmp(&(other - close).abs()))
    }
}

/// The mean true range of `bars`, which follow a price `before`: from the lowest to the highest of a bar and the close before.
fn average_range(before: f64, bars: &[Bar]) -> f64 {
    let (sum, _) = bars.iter().fold((0.0, before), |(sum, before), bar| {
        (sum + (bar.high.max(before) - bar.low.min(before)), bar.close)
    });
    sum / bars.len() as f64
}

fn average_volume(bars: &[Bar]) -> f64 {
    bars.iter().fold(0.0, |sum, bar| sum + bar.volume) / bars.len() as f64
}
