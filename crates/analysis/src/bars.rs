//! Candles as analysis sees them: columns of `f64`, checked once, read by every indicator.
//!
//! Only closed candles come in here; a forming one has no type that this crate takes.

use model::{Candles, Instant};

/// 10⁰ to 10¹⁸: all are exact.
const POWERS_OF_TEN: [f64; 19] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

/// 2⁵³: every whole number up to it is a double.
const EXACT_MAX: u64 = 1 << 53;

/// One closed candle in prices (not ticks).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// When the candle began, in nanoseconds since 1970 (UTC).
    pub open_at: i64,
    /// The first price.
    pub open: f64,
    /// The highest price.
    pub high: f64,
    /// The lowest price.
    pub low: f64,
    /// The last price.
    pub close: f64,
    /// How much was traded, in base units.
    pub volume: f64,
}

/// Candles of one instrument at one time frame, oldest first, one column for each figure.
///
/// All columns have one length. Start times rise strictly, every number is finite, 0 ≤ low ≤ open, close ≤ high, and
/// 0 ≤ volume. Missing candles stay missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    open_at: Vec<i64>,
    open: Vec<f64>,
    high: Vec<f64>,
    low: Vec<f64>,
    close: Vec<f64>,
    volume: Vec<f64>,
}

/// Why a bar cannot follow.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BarsError {
    /// It does not begin after the one before it.
    #[error("bar {index} ({open_at}) does not come after the one before it")]
    Unsorted {
        /// Its place, counted from 0.
        index: usize,
        /// Its start.
        open_at: Instant,
    },
    /// A number is not finite or below zero, or the prices contradict each other.
    #[error("bar {index} ({open_at}) is not sane: {fault}")]
    Insane {
        /// Its place, counted from 0.
        index: usize,
        /// Its start.
        open_at: Instant,
        /// What is wrong, in words.
        fault: &'static str,
    },
}

impl Bars {
    /// An empty series.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty series with room for so many bars.
    ///
    /// Columns that grow end at powers of two, where reading them together is slower by a fifth.
    fn with_capacity(count: usize) -> Self {
        let prices = || Vec::with_capacity(count);
        Self {
            open_at: Vec::with_capacity(count),
            open: prices(),
            high: prices(),
            low: prices(),
            close: prices(),
            volume: prices(),
        }
    }

    /// The bars of a series of candles, each price the double that is nearest to its decimal text.
    ///
    /// # Panics
    /// Never: a whole number of ticks is written as a number.
    #[must_use]
    pub fn of(candles: &Candles) -> Self {
        let decimals = candles.scale().decimals();
        let unit = POWERS_OF_TEN[usize::from(decimals)];
        let price = |tick: &i64| {
            if tick.unsigned_abs() <= EXACT_MAX {
                // Both are exact, so the quotient is rounded once.
                *tick as f64 / unit
            } else {
                format!("{tick}e-{decimals}").parse().expect("invariant: this is how a number is written")
            }
        };
        let prices = |ticks: &[i64]| ticks.iter().map(price).collect::<Vec<f64>>();
        Self {
            open_at: candles.open_at().to_vec(),
            open: prices(candles.open()),
            high: prices(candles.high()),
            low: prices(candles.low()),
            close: prices(candles.close()),
            volume: candles.volume().to_vec(),
        }
    }

    /// Bars from an iterator.
    ///
    /// # Errors
    /// [`BarsError`] names the first bar that cannot be taken.
    pub fn collect(bars: impl IntoIterator<Item = Bar>) -> Result<Self, BarsError> {
        let bars = bars.into_iter();
        let mut columns = Self::with_capacity(bars.size_hint().0);
        for bar in bars {
            columns.push(bar)?;
        }
        Ok(columns)
    }

    /// Adds the next bar.
    ///
    /// # Errors
    /// [`BarsError`]; nothing is added then.
    pub fn push(&mut self, bar: Bar) -> Result<(), BarsError> {
        let index = self.len();
        let open_at = Instant::from_nanos(bar.open_at);
        if self.open_at.last().is_some_and(|last| bar.open_at <= *last) {
            return Err(BarsError::Unsorted { index, open_at });
        }
        if let Some(fault) = fault(&bar) {
            return Err(BarsError::Insane { index, open_at, fault });
        }
        self.open_at.push(bar.open_at);
        self.open.push(bar.open);
        self.high.push(bar.high);
        self.low.push(bar.low);
        self.close.push(bar.close);
        self.volume.push(bar.volume);
        Ok(())
    }

    /// The number of bars.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.open_at.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.open_at.is_empty()
    }

    /// The bar at `index`, counted from 0.
    ///
    /// # Panics
    /// If `index` is not below [`len`](Self::len).
    #[must_use]
    #[inline]
    pub fn bar(&self, index: usize) -> Bar {
        Bar {
            open_at: self.open_at[index],
            open: self.open[index],
            high: self.high[index],
            low: self.low[index],
            close: self.close[index],
            volume: self.volume[index],
        }
    }

    /// The bars in order.
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Bar> + '_ {
        let prices = self.open.iter().zip(&self.high).zip(&self.low).zip(&self.close);
        self.open_at.iter().zip(prices).zip(&self.volume).map(
            |((open_at, (((open, high), low), close)), volume)| Bar {
                open_at: *open_at,
                open: *open,
                high: *high,
                low: *low,
                close: *close,
                volume: *volume,
            },
        )
    }

    /// The first `count` bars, as a new series; all of them when there are fewer.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        let count = count.min(self.len());
        Self {
            open_at: self.open_at[..count].to_vec(),
            open: self.open[..count].to_vec(),
            high: self.high[..count].to_vec(),
            low: self.low[..count].to_vec(),
            close: self.close[..count].to_vec(),
            volume: self.volume[..count].to_vec(),
        }
    }

    /// Start times in nanoseconds since 1970.
    #[must_use]
    pub fn open_at(&self) -> &[i64] {
        &self.open_at
    }

    /// First prices.
    #[must_use]
    pub fn open(&self) -> &[f64] {
        &self.open
    }

    /// Highest prices.
    #[must_use]
    pub fn high(&self) -> &[f64] {
        &self.high
    }

    /// Lowest prices.
    #[must_use]
    pub fn low(&self) -> &[f64] {
        &self.low
    }

    /// Last prices.
    #[must_use]
    pub fn close(&self) -> &[f64] {
        &self.close
    }

    /// Volumes in base units.
    #[must_use]
    pub fn volume(&self) -> &[f64] {
        &self.volume
    }
}

fn fault(bar: &Bar) -> Option<&'static str> {
    let numbers = [bar.open, bar.high, bar.low, bar.close, bar.volume];
    if !numbers.iter().all(|number| number.is_finite()) {
        return Some("a number is not finite");
    }
    if bar.low < 0.0 || bar.high < 0.0 || bar.open < 0.0 || bar.close < 0.0 {
        return Some("a price is below zero");
    }
    if bar.high < bar.low {
        return Some("high is below low");
    }
    if bar.open < bar.low || bar.open > bar.high {
        return Some("open lies outside low and high");
    }
    if bar.close < bar.low || bar.close > bar.high {
        return Some("close lies outside low and high");
    }
    if bar.volume < 0.0 {
        return Some("volume is below zero");
    }
    None
}
