//! The series that bots decide on: base candles, and coarser ones folded from them on UTC boundaries.

use super::source::{Bar, Batch};
use crate::config::SessionError;
use archive::Resampler;
use model::{Candle, InstrumentId, SeriesId, Timeframe};

/// The coarser time frames that are offered, where they are multiples of the base.
const TIMEFRAMES: [&str; 7] = ["1m", "5m", "15m", "30m", "1h", "4h", "1d"];

/// A series that has closed a candle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Series {
    /// Its id.
    pub series: SeriesId,
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// The candle.
    pub candle: Candle,
}

/// All series of a market, and their folds.
#[derive(Debug)]
pub struct SeriesTable {
    timeframes: Vec<Timeframe>,
    folds: Vec<Vec<Resampler>>,
}

impl SeriesTable {
    /// The series of so many instruments over a base time frame.
    ///
    /// # Errors
    /// [`SessionError::Archive`] never: only multiples are taken.
    pub fn new(base: Timeframe, instruments: usize) -> Result<Self, SessionError> {
        let offered = TIMEFRAMES.iter().filter_map(|name| name.parse::<Timeframe>().ok());
        let mut timeframes = vec![base];
        timeframes
            .extend(offered.filter(|offered| *offered > base && Resampler::new(base, *offered).is_ok()));
        let mut folds = Vec::new();
        for _ in 0..instruments {
            let coarse = timeframes[1..].iter().map(|timeframe| Resampler::new(base, *timeframe));
            folds.push(coarse.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(Self { timeframes, folds })
    }

    /// The time frames that are offered, the base first.
    #[must_use]
    pub fn timeframes(&self) -> &[Timeframe] {
        &self.timeframes
    }

    /// The series of an instrument at a time frame, if it is offered.
    #[must_use]
    pub fn id(&self, instrument: InstrumentId, timeframe: Timeframe) -> Option<SeriesId> {
        let place = self.timeframes.iter().position(|offered| *offered == timeframe)?;
        u32::try_from(instrument.index() * self.timeframes.len() + place).ok().map(SeriesId)
    }

    /// Takes history in, so that folds begin where they stand.
    pub fn warm(&mut self, instrument: InstrumentId, history: &[Candle]) {
        // The longest fold is a day; whatever lies before the last two days cannot be in a running candle.
        let day = usize::try_from(2 * 86_400 / self.timeframes[0].seconds().max(1)).unwrap_or(usize::MAX);
        for candle in &history[history.len().saturating_sub(day)..] {
            for fold in &mut self.folds[instrument.index()] {
                fold.push(*candle).for_each(drop);
            }
        }
    }

    /// The candles that close with a batch: finer series first, instruments by id.
    pub fn close(&mut self, batch: &Batch) -> Vec<Series> {
        let mut closed: Vec<(usize, Series)> = Vec::new();
        for Bar { instrument, candle } in &batch.bars {
            let first = instrument.index() * self.timeframes.len();
            let series = |place: usize, candle: Candle| {
                let id = u32::try_from(first + place).expect("invariant: series fit in 32 bits");
                (place, Series { series: SeriesId(id), instrument: *instrument, candle })
            };
            closed.push(series(0, *candle));
            for (place, fold) in self.folds[instrument.index()].iter_mut().enumerate() {
                closed.extend(fold.push(*candle).map(|candle| series(place + 1, candle)));
            }
        }
        closed.sort_by_key(|(place, series)| (*place, series.instrument));
        closed.into_iter().map(|(_, series)| series).collect()
    }

    /// Folds base candles to the closed candles of a time frame; for warm-up and for views.
    ///
    /// # Errors
    /// [`SessionError::Archive`] unless the time frame is a multiple of the base.
    pub fn fold(
        base: Timeframe,
        timeframe: Timeframe,
        candles: &[Candle],
    ) -> Result<(Vec<Candle>, Option<Candle>), SessionError> {
        if base == timeframe {
            return Ok((candles.to_vec(), None));
        }
        let mut fold = Resampler::new(base, timeframe)?;
        let mut closed = Vec::new();
        for candle in candles {
            closed.extend(fold.push(*candle));
        }
        Ok((closed, fold.running()))
    }
}
