//! A series of candles, column by column, checked when it grows: read once, shared by all runs over it.

use super::{Candle, PriceScale, fingerprint};
use crate::{Instant, Timeframe};
use std::sync::OnceLock;

/// Candles of one instrument at one time frame, oldest first.
///
/// All columns have the same length. Start times rise strictly; missing candles stay missing. Every candle has
/// 0 < low ≤ open, close ≤ high and a finite volume of at least 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Candles {
    scale: PriceScale,
    timeframe: Timeframe,
    open_at: Vec<i64>,
    open: Vec<i64>,
    high: Vec<i64>,
    low: Vec<i64>,
    close: Vec<i64>,
    volume: Vec<f64>,
    fingerprint: Cached,
}

/// A number that is derived from the rest, so that it makes no two series differ.
#[derive(Clone, Debug, Default)]
struct Cached(OnceLock<u64>);

impl PartialEq for Cached {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// Why a candle cannot follow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CandlesError {
    /// It does not begin after the one before it.
    #[error("the candle of {open_at} does not come after the one before it, of {last_open_at}")]
    Unsorted {
        /// The candle's start.
        open_at: Instant,
        /// The start of the last candle.
        last_open_at: Instant,
    },
    /// Its prices contradict each other or are not above zero, or its volume is negative or not a number.
    #[error("the candle of {open_at} is not sane: {fault}")]
    Insane {
        /// The candle's start.
        open_at: Instant,
        /// What is wrong, in words.
        fault: &'static str,
    },
}

impl Candles {
    /// An empty series.
    #[must_use]
    pub fn new(scale: PriceScale, timeframe: Timeframe) -> Self {
        Self {
            scale,
            timeframe,
            open_at: Vec::new(),
            open: Vec::new(),
            high: Vec::new(),
            low: Vec::new(),
            close: Vec::new(),
            volume: Vec::new(),
            fingerprint: Cached::default(),
        }
    }

    /// Adds the next candle.
    ///
    /// # Errors
    /// [`CandlesError`]: the caller names the row it came from, and nothing is added.
    pub fn push(&mut self, candle: Candle) -> Result<(), CandlesError> {
        if let Some(last) = self.open_at.last()
            && candle.open_at.nanos() <= *last
        {
            let last_open_at = Instant::from_nanos(*last);
            return Err(CandlesError::Unsorted { open_at: candle.open_at, last_open_at });
        }
        if let Some(fault) = fault(&candle) {
            return Err(CandlesError::Insane { open_at: candle.open_at, fault });
        }
        self.fingerprint = Cached::default();
        self.open_at.push(candle.open_at.nanos());
        self.open.push(candle.open);
        self.high.push(candle.high);
        self.low.push(candle.low);
        self.close.push(candle.close);
        self.volume.push(candle.volume);
        Ok(())
    }

    /// The number of candles.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.open_at.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.open_at.is_empty()
    }

    /// The ticks of this series.
    #[must_use]
    pub const fn scale(&self) -> PriceScale {
        self.scale
    }

    /// The length of a candle.
    #[must_use]
    pub const fn timeframe(&self) -> Timeframe {
        self.timeframe
    }

    /// The candle at `index`, counted from 0.
    ///
    /// # Panics
    /// If `index` is not below [`len`](Self::len).
    #[must_use]
    #[inline]
    pub fn get(&self, index: usize) -> Candle {
        Candle {
            open_at: Instant::from_nanos(self.open_at[index]),
            open: self.open[index],
            high: self.high[index],
            low: self.low[index],
            close: self.close[index],
            volume: self.volume[index],
        }
    }

    /// The candles in order.
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Candle> + '_ {
        let prices = self.open.iter().zip(&self.high).zip(&self.low).zip(&self.close);
        self.open_at.iter().zip(prices).zip(&self.volume).map(
            |((open_at, (((open, high), low), close)), volume)| Candle {
                open_at: Instant::from_nanos(*open_at),
                open: *open,
                high: *high,
                low: *low,
                close: *close,
                volume: *volume,
            },
        )
    }

    /// A fingerprint of the scale, the time frame and every value; computed once, and again after a candle was added.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        *self.fingerprint.0.get_or_init(|| fingerprint::of(self))
    }

    /// The candles that begin at `from` or later and before `to`, as a new series.
    #[must_use]
    pub fn between(&self, from: Option<Instant>, to: Option<Instant>) -> Self {
        let begin = from.map_or(0, |at| self.open_at.partition_point(|open_at| *open_at < at.nanos()));
        let end = to
            .map_or(self.len(), |at| self.open_at.partition_point(|open_at| *open_at < at.nanos()))
            .max(begin);
        Self {
            scale: self.scale,
            timeframe: self.timeframe,
            open_at: self.open_at[begin..end].to_vec(),
            open: self.open[begin..end].to_vec(),
            high: self.high[begin..end].to_vec(),
            low: self.low[begin..end].to_vec(),
            close: self.close[begin..end].to_vec(),
            volume: self.volume[begin..end].to_vec(),
            fingerprint: Cached::default(),
        }
    }

    /// Start times in nanoseconds since 1970.
    #[must_use]
    pub fn open_at(&self) -> &[i64] {
        &self.open_at
    }

    /// First prices in ticks.
    #[must_use]
    pub fn open(&self) -> &[i64] {
        &self.open
    }

    /// Highest prices in ticks.
    #[must_use]
    pub fn high(&self) -> &[i64] {
        &self.high
    }

    /// Lowest prices in ticks.
    #[must_use]
    pub fn low(&self) -> &[i64] {
        &self.low
    }

    /// Last prices in ticks.
    #[must_use]
    pub fn close(&self) -> &[i64] {
        &self.close
    }

    /// Volumes in base units.
    #[must_use]
    pub fn volume(&self) -> &[f64] {
        &self.volume
    }
}

fn fault(candle: &Candle) -> Option<&'static str> {
    if candle.low <= 0 {
        return Some("a price is not above zero");
    }
    if candle.high < candle.low {
        return Some("high is below low");
    }
    if candle.open < candle.low || candle.open > candle.high {
        return Some("open lies outside low and high");
    }
    if candle.close < candle.low || candle.close > candle.high {
        return Some("close lies outside low and high");
    }
    if !candle.volume.is_finite() || candle.volume < 0.0 {
        return Some("volume is negative or not a number");
    }
    None
}
