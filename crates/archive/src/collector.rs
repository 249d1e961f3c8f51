//! Where the rows of any kind of file become one series: one tick for all prices, every row checked.

use crate::decimal::{Decimal, POWERS};
use crate::error::{Column, RowFault};
use crate::read::{Decimals, Strictness};
use crate::{ArchiveError, RowReport, check::LISTED_MAX};
use model::{Candle, Candles, Instant, PriceScale, Timeframe};
use std::collections::BTreeMap;

/// The price columns in the order of [`RawRow::prices`].
const PRICES: [Column; 4] = [Column::Open, Column::High, Column::Low, Column::Close];

/// One row as a file holds it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RawRow {
    pub(crate) open_at: i64,
    /// Open, high, low, close.
    pub(crate) prices: [Decimal; 4],
    pub(crate) volume: f64,
}

/// Takes rows, widens its tick when a row has more decimals than all before, and keeps what is sane.
#[derive(Debug)]
pub(crate) struct Collector {
    strictness: Strictness,
    written: Decimals,
    asked: Option<u8>,
    decimals: u8,
    /// The time frame that the file itself names.
    noted: Option<Timeframe>,
    open_at: Vec<i64>,
    ticks: [Vec<i64>; 4],
    volume: Vec<f64>,
    faults: Vec<RowReport>,
    fault_count: usize,
}

impl Collector {
    pub(crate) fn new(strictness: Strictness, written: Decimals, asked: Option<PriceScale>) -> Self {
        Self {
            strictness,
            written,
            asked: asked.map(PriceScale::decimals),
            decimals: asked.map_or(0, PriceScale::decimals),
            noted: None,
            open_at: Vec::new(),
            ticks: [const { Vec::new() }; 4],
            volume: Vec::new(),
            faults: Vec::new(),
            fault_count: 0,
        }
    }

    /// Takes what the file itself says of its tick and time frame; what was asked for goes before.
    pub(crate) fn expect_series(&mut self, decimals: Option<u8>, timeframe: Option<Timeframe>) {
        let noted = decimals.filter(|decimals| self.asked.is_none() && *decimals <= 18);
        self.decimals = noted.unwrap_or(self.decimals);
        self.noted = timeframe;
    }

    pub(crate) fn reserve(&mut self, rows: usize) {
        self.open_at.reserve(rows);
        self.ticks.iter_mut().for_each(|column| column.reserve(rows));
        self.volume.reserve(rows);
    }

    /// Takes a row or what a file has in its place.
    ///
    /// # Errors
    /// The fault, when the reading is strict; otherwise it is noted and the row left out.
    #[inline]
    pub(crate) fn take(&mut self, row: u64, raw: Result<RawRow, RowFault>) -> Result<(), RowReport> {
        match raw.and_then(|raw| self.keep(&raw)) {
            Ok(()) => Ok(()),
            Err(fault) => self.note(row, fault),
        }
    }

    fn note(&mut self, row: u64, fault: RowFault) -> Result<(), RowReport> {
        if matches!(self.strictness, Strictness::Strict) || matches!(fault, RowFault::TooPrecise { .. }) {
            return Err(RowReport { row, fault });
        }
        self.fault_count += 1;
        if self.faults.len() < LISTED_MAX {
            self.faults.push(RowReport { row, fault });
        }
        Ok(())
    }

    #[inline]
    fn keep(&mut self, raw: &RawRow) -> Result<(), RowFault> {
        if let Some(&previous) = self.open_at.last()
            && raw.open_at <= previous
        {
            return Err(misplaced(raw.open_at, previous));
        }
        let mut prices = raw.prices;
        for (price, column) in prices.iter_mut().zip(PRICES) {
            *price = self.fitted(*price, column)?;
        }
        let mut ticks = [0; 4];
        for ((ticks, price), column) in ticks.iter_mut().zip(prices).zip(PRICES) {
            *ticks = price.ticks(self.decimals).ok_or_else(|| too_precise(price, column, self.decimals))?;
        }
        if let Some(fault) = insane(&ticks, raw.volume) {
            return Err(fault);
        }
        self.open_at.push(raw.open_at);
        for (column, value) in self.ticks.iter_mut().zip(ticks) {
            column.push(value);
        }
        self.volume.push(raw.volume);
        Ok(())
    }

    /// The price with no more decimals than the series has, widening the series where it may.
    #[inline]
    fn fitted(&mut self, price: Decimal, column: Column) -> Result<Decimal, RowFault> {
        if price.decimals <= self.decimals {
            return Ok(price);
        }
        let price = match (self.asked, self.written) {
            (None, Decimals::AsWritten) => price,
            _ => price.trimmed(),
        };
        if price.decimals <= self.decimals {
            return Ok(price);
        }
        if let Some(decimals) = self.asked {
            return Err(RowFault::FinerThanAsked { column, text: price.to_string(), decimals });
        }
        self.widen(price.decimals).ok_or_else(|| too_precise(price, column, price.decimals))?;
        Ok(price)
    }

    fn widen(&mut self, decimals: u8) -> Option<()> {
        let factor = POWERS[usize::from(decimals - self.decimals)];
        let most = self.ticks[1].iter().copied().max().unwrap_or(0);
        most.checked_mul(factor)?;
        for column in &mut self.ticks {
            column.iter_mut().for_each(|ticks| *ticks *= factor);
        }
        self.decimals = decimals;
        Some(())
    }

    /// The series, with the time frame given or the most common step, and the rows that were left out.
    pub(crate) fn finish(self, file: &str, given: Option<Timeframe>) -> Result<Collected, ArchiveError> {
        let file = || file.to_owned();
        if self.open_at.is_empty() {
            return match self.faults.into_iter().next() {
                Some(RowReport { row, fault }) => Err(ArchiveError::Row { file: file(), row, fault }),
                None => Err(ArchiveError::Empty { file: file() }),
            };
        }
        let found = common_step(&self.open_at);
        let timeframe = match (given.or(self.noted), found) {
            (Some(given), Some(found)) if found < given => {
                return Err(ArchiveError::TimeframeMismatch { file: file(), given, found });
            }
            (Some(given), _) => given,
            (None, Some(found)) => found,
            (None, None) => return Err(ArchiveError::TimeframeUnknown { file: file() }),
        };
        let scale = PriceScale::new(self.decimals).expect("invariant: at most 18 decimals");
        let mut candles = Candles::new(scale, timeframe);
        let [open, high, low, close] = &self.ticks;
        for (index, &open_at) in self.open_at.iter().enumerate() {
            let candle = Candle {
                open_at: Instant::from_nanos(open_at),
                open: open[index],
                high: high[index],
                low: low[index],
                close: close[index],
                volume: self.volume[index],
            };
            candles.push(candle).expect("invariant: the row was checked when it was taken");
        }
        Ok(Collected { candles, faults: self.faults, fault_count: self.fault_count })
    }
}

/// A finished series.
#[derive(Debug)]
pub(crate) struct Collected {
    pub(crate) candles: Candles,
    pub(crate) faults: Vec<RowReport>,
    pub(crate) fault_count: usize,
}

#[cold]
fn misplaced(open_at: i64, previous: i64) -> RowFault {
    let (open_at, previous) = (Instant::from_nanos(open_at), Instant::from_nanos(previous));
    if open_at == previous {
        RowFault::Duplicate { open_at }
    } else {
        RowFault::Unsorted { open_at, previous }
    }
}

#[cold]
fn too_precise(price: Decimal, column: Column, decimals: u8) -> RowFault {
    RowFault::TooPrecise { column, text: price.to_string(), decimals }
}

#[inline]
fn insane([open, high, low, close]: &[i64; 4], volume: f64) -> Option<RowFault> {
    if *low > 0
        && low <= open
        && open <= high
        && low <= close
        && close <= high
        && volume.is_finite()
        && volume >= 0.0
    {
        return None;
    }
    Some(named_fault([*open, *high, *low, *close]))
}

#[cold]
fn named_fault(ticks: [i64; 4]) -> RowFault {
    let [open, high, low, close] = ticks;
    if let Some(place) = ticks.iter().position(|ticks| *ticks <= 0) {
        return RowFault::NotPositive { column: PRICES[place] };
    }
    if high < low {
        return RowFault::HighBelowLow;
    }
    if open < low || open > high {
        return RowFault::OutsideRange { column: Column::Open };
    }
    if close < low || close > high {
        return RowFault::OutsideRange { column: Column::Close };
    }
    RowFault::BadVolume
}

/// The most common step between starts, the finer of two equally common ones; `None` if it is no time frame.
fn common_step(starts: &[i64]) -> Option<Timeframe> {
    let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
    let (mut step, mut count) = (0, 0);
    for pair in starts.windows(2) {
        let next = pair[1].saturating_sub(pair[0]);
        if next != step {
            *counts.entry(step).or_default() += count;
            (step, count) = (next, 0);
        }
        count += 1;
    }
    *counts.entry(step).or_default() += count;
    let (nanos, _) = counts.into_iter().max_by_key(|(step, count)| (*count, std::cmp::Reverse(*step)))?;
    if nanos % 1_000_000_000 != 0 {
        return None;
    }
    Timeframe::from_seconds(nanos / 1_000_000_000)
}
