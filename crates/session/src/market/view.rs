//! The market as readers see it: closed history, the forming candle, prices of 24 hours. One for all readers.

use super::series::SeriesTable;
use super::source::{Batch, HISTORY_MAX};
use model::{Candle, Instant, InstrumentId, Price, PriceScale, Ratio, Rounding, Timeframe};
use std::collections::VecDeque;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// A candle with prices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CandleView {
    /// When it begins.
    pub open_at: Instant,
    /// The first price.
    pub open: Price,
    /// The highest.
    pub high: Price,
    /// The lowest.
    pub low: Price,
    /// The last.
    pub close: Price,
    /// How much was traded, in base units.
    pub volume: f64,
}

/// The last price of an instrument, and its last 24 hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceView {
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// The last price.
    pub last: Price,
    /// Its change over 24 hours.
    pub change_24h: Option<Ratio>,
    /// The highest price of 24 hours.
    pub high_24h: Option<Price>,
    /// The lowest price of 24 hours.
    pub low_24h: Option<Price>,
    /// The volume of 24 hours, in base units.
    pub volume_24h: f64,
    /// As of when.
    pub at: Instant,
}

/// The market as readers see it.
#[derive(Debug)]
pub struct MarketView {
    base: Timeframe,
    state: RwLock<Vec<InstrumentState>>,
}

#[derive(Debug)]
struct InstrumentState {
    scale: PriceScale,
    closed: VecDeque<Candle>,
    forming: Option<Candle>,
}

impl MarketView {
    /// A view over history.
    #[must_use]
    pub fn new(base: Timeframe, scales: &[PriceScale], histories: Vec<Vec<Candle>>) -> Self {
        let states = scales.iter().zip(histories);
        let states = states.map(|(scale, closed)| InstrumentState {
            scale: *scale,
            closed: closed.into(),
            forming: None,
        });
        Self { base, state: RwLock::new(states.collect()) }
    }

    /// The time frame of base candles.
    #[must_use]
    pub const fn base(&self) -> Timeframe {
        self.base
    }

    /// The newest `limit` closed candles within the bounds, oldest first; nothing for a time frame that cannot be folded.
    #[must_use]
    pub fn candles(
        &self,
        instrument: InstrumentId,
        timeframe: Timeframe,
        bounds: (Option<Instant>, Option<Instant>),
        limit: usize,
    ) -> Vec<CandleView> {
        let (scale, candles) = self.folded(instrument, timeframe, bounds, limit);
        let Some((closed, _)) = candles else { return Vec::new() };
        let (from, to) = bounds;
        let within = closed.iter().filter(|candle| from.is_none_or(|from| candle.open_at >= from));
        let within: Vec<&Candle> = within.filter(|candle| to.is_none_or(|to| candle.open_at < to)).collect();
        within[within.len().saturating_sub(limit)..].iter().map(|candle| view(scale, candle)).collect()
    }

    /// The newest candles that had closed by `until`, as ticks, for a strategy's warm-up. The view runs ahead of who trades:
    /// what it has seen and they have not is still to come to them.
    #[must_use]
    pub fn recent(
        &self,
        instrument: InstrumentId,
        timeframe: Timeframe,
        until: Instant,
        limit: usize,
    ) -> Vec<Candle> {
        let (_, candles) = self.folded(instrument, timeframe, (None, Some(until)), limit);
        let closed = candles.map(|(closed, _)| closed).unwrap_or_default();
        closed[closed.len().saturating_sub(limit)..].to_vec()
    }

    /// The candle that is not closed yet.
    #[must_use]
    pub fn forming(&self, instrument: InstrumentId, timeframe: Timeframe) -> Option<CandleView> {
        let (scale, candles) = self.folded(instrument, timeframe, (None, None), 1);
        let running = candles?.1;
        let state = self.read();
        let forming = state.get(instrument.index())?.forming;
        let merged = match (running, forming) {
            (Some(running), Some(forming)) if timeframe.floor(forming.open_at) == running.open_at => Candle {
                high: running.high.max(forming.high),
                low: running.low.min(forming.low),
                close: forming.close,
                volume: running.volume + forming.volume,
                ..running
            },
            (_, Some(forming)) => Candle { open_at: timeframe.floor(forming.open_at), ..forming },
            (running, None) => running?,
        };
        Some(view(scale, &merged))
    }

    /// The last price and the last 24 hours of every instrument.
    #[must_use]
    pub fn prices(&self) -> Vec<PriceView> {
        let state = self.read();
        let ids = (0..state.len()).filter_map(|index| u16::try_from(index).ok().map(InstrumentId));
        ids.zip(state.iter()).filter_map(|(id, state)| self.price_of(id, state)).collect()
    }

    /// The last price and the last 24 hours of one instrument.
    #[must_use]
    pub fn price(&self, instrument: InstrumentId) -> Option<PriceView> {
        self.price_of(instrument, self.read().get(instrument.index())?)
    }

    /// The end of the newest closed candle.
    #[must_use]
    pub fn time(&self) -> Option<Instant> {
        let state = self.read();
        let last = state.first()?.closed.back()?;
        last.open_at.checked_add(self.base.span())
    }

    /// Takes a closed batch.
    pub fn close(&self, batch: &Batch) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        for bar in &batch.bars {
            if let Some(state) = state.get_mut(bar.instrument.index()) {
                if state.closed.len() >= HISTORY_MAX {
                    state.closed.pop_front();
                }
                state.closed.push_back(bar.candle);
                state.forming = None;
            }
        }
    }

    /// Takes the present shape of an instrument's running candle.
    pub fn form(&self, instrument: InstrumentId, candle: Candle) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = state.get_mut(instrument.index()) {
            state.forming = Some(candle);
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Vec<InstrumentState>> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    #[expect(clippy::type_complexity, reason = "the closed candles and the running one")]
    fn folded(
        &self,
        instrument: InstrumentId,
        timeframe: Timeframe,
        bounds: (Option<Instant>, Option<Instant>),
        limit: usize,
    ) -> (PriceScale, Option<(Vec<Candle>, Option<Candle>)>) {
        let state = self.read();
        let Some(state) = state.get(instrument.index()) else {
            return (PriceScale::new(0).expect("invariant: no decimals are a scale"), None);
        };
        let ratio = usize::try_from(timeframe.seconds() / self.base.seconds().max(1)).unwrap_or(1).max(1);
        let end = bounds
            .1
            .map_or(state.closed.len(), |to| state.closed.partition_point(|candle| candle.open_at < to));
        // One coarse candle more than asked for, as the first may begin within.
        let wanted = limit.saturating_add(1).saturating_mul(ratio);
        let from = bounds.0.map_or(0, |from| {
            let from = timeframe.floor(from);
            state.closed.partition_point(|candle| candle.open_at < from)
        });
        let begin = end.saturating_sub(wanted).max(from.min(end));
        // A fold must begin on a boundary of its own, or its first candle would be a part.
        let aligned = (begin..end)
            .find(|index| timeframe.floor(state.closed[*index].open_at) == state.closed[*index].open_at);
        let rows: Vec<Candle> = state.closed.range(aligned.unwrap_or(begin)..end).copied().collect();
        (state.scale, SeriesTable::fold(self.base, timeframe, &rows).ok())
    }

    fn price_of(&self, instrument: InstrumentId, state: &InstrumentState) -> Option<PriceView> {
        let last_closed = state.closed.back()?;
        let last = state.forming.as_ref().unwrap_or(last_closed);
        let day = usize::try_from(86_400 / self.base.seconds().max(1)).unwrap_or(1).max(1);
        let window =
            state.closed.range(state.closed.len().saturating_sub(day)..).chain(state.forming.as_ref());
        let (mut first, mut high, mut low, mut volume) = (None, i64::MIN, i64::MAX, 0.0);
        for candle in window {
            first.get_or_insert(candle.open);
            high = high.max(candle.high);
            low = low.min(candle.low);
            volume += candle.volume;
        }
        let price = |ticks| state.scale.price(ticks);
        let change = first.and_then(|first| {
            let before = model::Amount::from_atoms(price(first).atoms()).ok()?;
            let now = model::Amount::from_atoms(price(last.close).atoms()).ok()?;
            now.checked_sub(before).ok()?.ratio_to(before, Rounding::Floor).ok()
        });
        let at = last.open_at.checked_add(self.base.span()).unwrap_or(last.open_at);
        Some(PriceView {
            instrument,
            last: price(last.close),
            change_24h: change,
            high_24h: Some(price(high)),
            low_24h: Some(price(low)),
            volume_24h: volume,
            at,
        })
    }
}

fn view(scale: PriceScale, candle: &Candle) -> CandleView {
    CandleView {
        open_at: candle.open_at,
        open: scale.price(candle.open),
        high: scale.price(candle.high),
        low: scale.price(candle.low),
        close: scale.price(candle.close),
        volume: candle.volume,
    }
}
