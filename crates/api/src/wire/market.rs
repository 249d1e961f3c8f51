//! Instruments, prices, candles.

use super::indicator::IndicatorSeries;
use super::{Decimal, Percent, Time};
use model::Catalog;
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;

/// How long a candle is; names what texts may say, and is never made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub enum Timeframe {
    /// One minute.
    #[serde(rename = "1m")]
    Minute,
    /// Five minutes.
    #[serde(rename = "5m")]
    FiveMinutes,
    /// A quarter of an hour.
    #[serde(rename = "15m")]
    QuarterHour,
    /// One hour.
    #[serde(rename = "1h")]
    Hour,
    /// Four hours.
    #[serde(rename = "4h")]
    FourHours,
    /// One day.
    #[serde(rename = "1d")]
    Day,
}

/// What can be traded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Instrument {
    /// `venue:BASE-QUOTE`.
    #[schema(examples("sim:BTC-USDT"))]
    pub id: String,
    /// `BASE-QUOTE`.
    #[schema(examples("BTC-USDT"))]
    pub symbol: String,
    /// What is traded.
    pub base: String,
    /// What it is paid with.
    pub quote: String,
    /// Where.
    pub venue: String,
    /// Of what kind.
    pub kind: InstrumentKind,
    /// Prices are whole multiples of this.
    pub tick_size: Decimal,
    /// Quantities are whole multiples of this.
    pub lot_size: Decimal,
    /// The smallest quantity of an order.
    pub min_quantity: Decimal,
    /// The smallest price × quantity of an entry.
    pub min_notional: Decimal,
    /// Whether it trades.
    pub status: InstrumentStatus,
}

/// Of what kind an instrument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentKind {
    /// Base against quote, delivered at once.
    Spot,
}

/// Whether an instrument trades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentStatus {
    /// It does.
    Trading,
}

/// The last price of an instrument.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Ticker {
    /// Of what, by public id.
    pub instrument: String,
    /// The price.
    pub last: Decimal,
    /// Its change in 24 hours.
    pub change_24h_pct: Option<Percent>,
    /// The highest price in 24 hours.
    pub high_24h: Option<Decimal>,
    /// The lowest price in 24 hours.
    pub low_24h: Option<Decimal>,
    /// What was traded in 24 hours, in base units.
    pub volume_24h: Decimal,
    /// As of when, in market time.
    pub at: Time,
}

/// Candles of one instrument and time frame.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CandleSeries {
    /// Of what, by public id.
    pub instrument: String,
    /// How long each is.
    #[schema(value_type = Timeframe)]
    pub timeframe: String,
    /// Closed ones, oldest first.
    pub candles: Vec<Candle>,
    /// The one that is not closed yet.
    pub forming: Option<Candle>,
    /// What was asked for by `indicators`, in that order; computed from closed candles only.
    pub indicators: Vec<IndicatorSeries>,
}

/// One candle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Candle {
    /// When it began, in milliseconds since 1970 UTC.
    pub t: i64,
    /// The first price.
    pub open: Decimal,
    /// The highest price.
    pub high: Decimal,
    /// The lowest price.
    pub low: Decimal,
    /// The last price.
    pub close: Decimal,
    /// What was traded, in base units.
    pub volume: Decimal,
}

impl Instrument {
    /// The instrument, its assets named from the catalog.
    pub fn from_model(catalog: &Catalog, instrument: &model::Instrument) -> Self {
        Self {
            id: instrument.public_id(),
            symbol: instrument.symbol.clone(),
            base: catalog.asset(instrument.base).symbol.clone(),
            quote: catalog.asset(instrument.quote).symbol.clone(),
            venue: instrument.venue.clone(),
            kind: InstrumentKind::Spot,
            tick_size: instrument.tick_size.into(),
            lot_size: instrument.lot_size.into(),
            min_quantity: instrument.quantity_min.into(),
            min_notional: instrument.notional_min.into(),
            status: InstrumentStatus::Trading,
        }
    }
}

impl From<view::Price> for Ticker {
    fn from(price: view::Price) -> Self {
        Self {
            instrument: price.instrument,
            last: price.last.into(),
            change_24h_pct: price.change_24h.map(Into::into),
            high_24h: price.high_24h.map(Into::into),
            low_24h: price.low_24h.map(Into::into),
            volume_24h: Decimal::from_volume(price.volume_24h),
            at: price.at.into(),
        }
    }
}

impl CandleSeries {
    /// The series with what indicators say of it.
    pub fn new(series: view::CandleSeries, indicators: Vec<view::IndicatorColumns>) -> Self {
        Self {
            indicators: indicators.into_iter().map(Into::into).collect(),
            instrument: series.instrument,
            timeframe: series.timeframe.to_string(),
            candles: series.candles.into_iter().map(Into::into).collect(),
            forming: series.forming.map(Into::into),
        }
    }
}

impl From<view::Candle> for Candle {
    fn from(candle: view::Candle) -> Self {
        Self {
            t: candle.open_at.millis(),
            open: candle.open.into(),
            high: candle.high.into(),
            low: candle.low.into(),
            close: candle.close.into(),
            volume: Decimal::from_volume(candle.volume),
        }
    }
}
