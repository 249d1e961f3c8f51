//! Instruments, prices, candles: what everybody may see.

use crate::{Fault, FieldFault, Platform, Result, ports::CandleQuery, ports::PriceView, view};
use model::{Amount, Instant, InstrumentId, Price, Timeframe};

/// The most candles in one answer.
pub const CANDLES_MAX: usize = 1_500;

impl Platform {
    /// The instrument that a text means: `sim:BTC-USDT`, `BTC-USDT`, `BTC/USDT`, `BTCUSDT` or `BTC`, in any case.
    ///
    /// # Errors
    /// [`Fault::NotFound`]; [`Fault::AmbiguousSymbol`] when it fits several.
    pub fn instrument_resolve(&self, text: &str) -> Result<InstrumentId> {
        let catalog = self.trading.catalog();
        let wanted = text.trim().to_uppercase().replace('/', "-");
        let base_of = |instrument: &model::Instrument| catalog.asset(instrument.base).symbol.to_uppercase();
        let fits = |instrument: &&model::Instrument, level: u8| {
            let symbol = instrument.symbol.to_uppercase();
            match level {
                0 => instrument.public_id().to_uppercase() == wanted,
                1 => symbol == wanted,
                2 => symbol.replace('-', "") == wanted,
                _ => base_of(instrument) == wanted,
            }
        };
        for level in 0..4 {
            let found: Vec<_> =
                catalog.instruments().iter().filter(|instrument| fits(instrument, level)).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Ok(one.id),
                many => {
                    return Err(Fault::AmbiguousSymbol {
                        symbol: text.to_owned(),
                        candidates: many.iter().map(|instrument| instrument.public_id()).collect(),
                    });
                }
            }
        }
        Err(Fault::NotFound { what: "instrument" })
    }

    /// The instrument that a filter means.
    pub(crate) fn instrument_filter(&self, symbol: Option<&str>) -> Result<Option<InstrumentId>> {
        let Some(symbol) = symbol else { return Ok(None) };
        match self.instrument_resolve(symbol) {
            Ok(id) => Ok(Some(id)),
            Err(Fault::NotFound { .. }) => {
                let fault = FieldFault::new("?symbol", "unknown", "there is no such instrument");
                Err(Fault::Invalid(vec![fault]))
            }
            Err(other) => Err(other),
        }
    }

    /// The public id of an instrument.
    #[must_use]
    pub fn instrument_name(&self, id: InstrumentId) -> String {
        self.trading.catalog().instrument(id).public_id()
    }

    /// The last price of each instrument that has one.
    #[must_use]
    pub fn prices(&self) -> Vec<view::Price> {
        self.trading.prices().into_iter().map(|price| self.price_view(price)).collect()
    }

    /// The price as it is shown.
    #[must_use]
    pub fn price_view(&self, price: PriceView) -> view::Price {
        view::Price {
            instrument: self.instrument_name(price.instrument),
            last: price.last,
            change_24h: price.change_24h,
            high_24h: price.high_24h,
            low_24h: price.low_24h,
            volume_24h: price.volume_24h,
            at: price.at,
        }
    }

    /// Candles of an instrument, oldest first, and the one that is not closed yet.
    #[must_use]
    pub fn candles(&self, query: &CandleQuery) -> view::CandleSeries {
        let query = CandleQuery { limit: query.limit.clamp(1, CANDLES_MAX), ..*query };
        view::CandleSeries {
            instrument: self.instrument_name(query.instrument),
            timeframe: query.timeframe,
            candles: self.trading.candles(&query),
            forming: self.forming(query.instrument, query.timeframe, query.to),
        }
    }

    /// The candle that is not closed yet, unless it begins after what is asked for.
    fn forming(
        &self,
        instrument: InstrumentId,
        timeframe: Timeframe,
        to: Option<Instant>,
    ) -> Option<view::Candle> {
        let candle = self.trading.forming(instrument, timeframe)?;
        to.is_none_or(|to| candle.open_at < to).then_some(candle)
    }

    /// The last price of an instrument.
    pub(crate) fn price_last(&self, id: InstrumentId) -> Option<Price> {
        self.trading.price(id).map(|price| price.last)
    }

    /// What so much of an asset is worth in another, at the last price; `None` without one.
    pub(crate) fn value_in(&self, asset: model::AssetId, amount: Amount, base: &str) -> Option<Amount> {
        let catalog = self.trading.catalog();
        if catalog.asset(asset).symbol == base {
            return Some(amount);
        }
        if amount.is_zero() {
            return Some(Amount::ZERO);
        }
        let instrument = catalog
            .instruments()
            .iter()
            .find(|instrument| instrument.base == asset && catalog.asset(instrument.quote).symbol == base)?;
        let price = self.price_last(instrument.id)?;
        let quantity = model::Quantity::from_atoms(amount.atoms()).ok()?;
        price.notional(quantity, model::Rounding::Floor).ok()
    }
}
