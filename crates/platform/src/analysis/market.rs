//! The candles of an instrument as analysis takes them.

use crate::{Fault, Platform, Result, ports::CandleQuery, view};
use analysis::{Bar, Bars};
use model::{InstrumentId, Price, Timeframe};

/// The most candles that one question is answered from.
pub const ANALYSIS_BARS_MAX: usize = 10_000;

/// An instrument's closed candles, ready to be analyzed.
#[derive(Clone, Debug)]
pub struct AnalyzedSeries {
    /// Of what, by public id.
    pub instrument: String,
    /// How long each candle is.
    pub timeframe: Timeframe,
    /// The candles.
    pub bars: Bars,
}

impl Platform {
    /// The newest closed candles of an instrument, at most [`ANALYSIS_BARS_MAX`].
    ///
    /// # Errors
    /// [`Fault::Internal`] when a stored candle is not sane.
    pub fn analyzed_series(
        &self,
        instrument: InstrumentId,
        timeframe: Timeframe,
        limit: usize,
    ) -> Result<AnalyzedSeries> {
        let limit = limit.clamp(1, ANALYSIS_BARS_MAX);
        let query = CandleQuery { instrument, timeframe, from: None, to: None, limit };
        let bars = bars_of(&self.trading.candles(&query))?;
        Ok(AnalyzedSeries { instrument: self.instrument_name(instrument), timeframe, bars })
    }
}

/// Candles as analysis takes them.
///
/// # Errors
/// [`Fault::Internal`] when one is not sane.
pub(crate) fn bars_of(candles: &[view::Candle]) -> Result<Bars> {
    Bars::collect(candles.iter().map(|candle| Bar {
        open_at: candle.open_at.nanos(),
        open: number(candle.open),
        high: number(candle.high),
        low: number(candle.low),
        close: number(candle.close),
        volume: candle.volume,
    }))
    .map_err(Fault::internal)
}

/// The price as analysis takes it: the double that is nearest to its text.
pub(crate) fn number(price: Price) -> f64 {
    price.to_string().parse().expect("invariant: a price is written as a number")
}
