//! What a candle file holds and lacks: the report of a reading.

use crate::RowFault;
use model::{Candles, Instant, PriceScale, Timeframe};

/// How many places of each kind a report lists; the counts are always complete.
pub const LISTED_MAX: usize = 1_000;

/// A close is a spike when it lies this many per cent above both its neighbours' closes, or below both.
pub const SPIKE_PCT: i64 = 15;

/// A place where candles are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The start of the last candle before the gap.
    pub after: Instant,
    /// The start of the first candle after it.
    pub before: Instant,
    /// How many candles are missing.
    pub missing: u64,
}

/// A row that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReport {
    /// The row in the file; the header is row 1.
    pub row: u64,
    /// What is wrong with it.
    pub fault: RowFault,
}

/// What was found in a file. The lists hold the first [`LISTED_MAX`] places, the counts all.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckReport {
    /// How many candles were read.
    pub candles: usize,
    /// The start of the first candle.
    pub from: Instant,
    /// The start of the last candle.
    pub to: Instant,
    /// The time frame given, or the most common step.
    pub timeframe: Timeframe,
    /// The tick of the series.
    pub scale: PriceScale,
    /// Places where candles are missing.
    pub gaps: Vec<Gap>,
    /// How many such places there are.
    pub gap_count: usize,
    /// How many candles are missing in all of them.
    pub missing_count: u64,
    /// Starts of candles that do not lie on the time frame's UTC grid.
    pub off_grid: Vec<Instant>,
    /// How many there are.
    pub off_grid_count: usize,
    /// Starts of candles without volume.
    pub zero_volume: Vec<Instant>,
    /// How many there are.
    pub zero_volume_count: usize,
    /// Starts of candles whose close stands apart from both neighbours (see [`SPIKE_PCT`]).
    pub spikes: Vec<Instant>,
    /// How many there are.
    pub spike_count: usize,
    /// Rows that are wrong; empty after a strict reading, which fails at the first.
    pub faults: Vec<RowReport>,
    /// How many there are.
    pub fault_count: usize,
}

impl CheckReport {
    /// Looks over candles; `None` when there are none. Time O(n).
    #[must_use]
    pub fn of(candles: &Candles) -> Option<Self> {
        let (first, last) = (*candles.open_at().first()?, *candles.open_at().last()?);
        let mut report = Self {
            candles: candles.len(),
            from: Instant::from_nanos(first),
            to: Instant::from_nanos(last),
            timeframe: candles.timeframe(),
            scale: candles.scale(),
            gaps: Vec::new(),
            gap_count: 0,
            missing_count: 0,
            off_grid: Vec::new(),
            off_grid_count: 0,
            zero_volume: Vec::new(),
            zero_volume_count: 0,
            spikes: Vec::new(),
            spike_count: 0,
            faults: Vec::new(),
            fault_count: 0,
        };
        report.look_at_times(candles);
        report.look_at_values(candles);
        Some(report)
    }

    /// Whether there is nothing to remark.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.gap_count == 0
            && self.off_grid_count == 0
            && self.zero_volume_count == 0
            && self.spike_count == 0
            && self.fault_count == 0
    }

    fn look_at_times(&mut self, candles: &Candles) {
        let span = self.timeframe.span().nanos();
        let starts = candles.open_at();
        for (index, &nanos) in starts.iter().enumerate() {
            let open_at = Instant::from_nanos(nanos);
            if self.timeframe.floor(open_at) != open_at {
                self.off_grid_count += 1;
                list(&mut self.off_grid, open_at);
            }
            let Some(&previous) = index.checked_sub(1).and_then(|before| starts.get(before)) else {
                continue;
            };
            let missing = u64::try_from(nanos.saturating_sub(previous) / span - 1).unwrap_or(0);
            if missing > 0 {
                self.gap_count += 1;
                self.missing_count += missing;
                if self.gaps.len() < LISTED_MAX {
                    self.gaps.push(Gap { after: Instant::from_nanos(previous), before: open_at, missing });
                }
            }
        }
    }

    fn look_at_values(&mut self, candles: &Candles) {
        for (&open_at, &volume) in candles.open_at().iter().zip(candles.volume()) {
            if volume == 0.0 {
                self.zero_volume_count += 1;
                list(&mut self.zero_volume, Instant::from_nanos(open_at));
            }
        }
        for (index, closes) in candles.close().windows(3).enumerate() {
            if is_spike(closes[0], closes[1], closes[2]) {
                self.spike_count += 1;
                list(&mut self.spikes, Instant::from_nanos(candles.open_at()[index + 1]));
            }
        }
    }
}

fn list(places: &mut Vec<Instant>, place: Instant) {
    if places.len() < LISTED_MAX {
        places.push(place);
    }
}

fn is_spike(previous: i64, close: i64, next: i64) -> bool {
    let apart = |neighbour: i64| {
        let difference = i128::from(close) - i128::from(neighbour);
        match difference.abs() * 100 >= i128::from(SPIKE_PCT) * i128::from(neighbour) {
            true => difference.signum(),
            false => 0,
        }
    };
    apart(previous) != 0 && apart(previous) == apart(next)
}
