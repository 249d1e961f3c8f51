//! The candles of a run: the file read, folded to the time frame asked for and cut to the span asked for.

use super::options::BacktestArgs;
use crate::failure::{Failure, Result};
use crate::symbol;
use archive::{ArchiveError, CheckReport, Loaded, ReadOptions, Unfinished};
use model::{Candles, Instant, Price, PriceScale};

/// What a run trades on.
#[derive(Debug)]
pub struct Market {
    /// As `BTC-USDT`.
    pub symbol: String,
    /// The tick of orders.
    pub tick: Price,
    /// The candles.
    pub candles: Candles,
    /// What is remarkable about the file.
    pub report: CheckReport,
}

/// Reads it.
pub fn read(args: &BacktestArgs) -> Result<Market> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from >= to
    {
        return Err(Failure::BadInput(format!(
            "--from {from} is not before --to {to}; give an earlier time"
        )));
    }
    let symbol = args.symbol.as_deref().map(symbol::given).transpose()?;
    let Loaded { symbol: found, candles, report } = load(args)?;
    let symbol = symbol.unwrap_or_else(|| symbol::from_file(&found));
    let tick = args.tick.unwrap_or_else(|| candles.scale().tick());
    let candles = in_timeframe(candles, args)?;
    let candles = in_span(candles, args)?;
    Ok(Market { symbol, tick, candles, report })
}

/// The file, with prices fine enough for the tick asked for.
fn load(args: &BacktestArgs) -> Result<Loaded> {
    let mut options = ReadOptions::default();
    let loaded = match archive::read(&args.data, &options) {
        Err(ArchiveError::TimeframeUnknown { .. }) if args.timeframe.is_some() => {
            options.timeframe = args.timeframe;
            archive::read(&args.data, &options)?
        }
        other => other?,
    };
    match args.tick.and_then(|tick| finer_scale(tick, loaded.candles.scale())) {
        Some(scale) => Ok(archive::read(&args.data, &ReadOptions { scale: Some(scale), ..options })?),
        None => Ok(loaded),
    }
}

/// The scale that a tick needs, where it has more decimals than the file's prices.
fn finer_scale(tick: Price, scale: PriceScale) -> Option<PriceScale> {
    let fits = |decimals| PriceScale::new(decimals).is_some_and(|scale| tick.is_multiple_of(scale.tick()));
    let decimals = (0..=18).find(|decimals| fits(*decimals))?;
    if decimals > scale.decimals() { PriceScale::new(decimals) } else { None }
}

fn in_timeframe(candles: Candles, args: &BacktestArgs) -> Result<Candles> {
    match args.timeframe {
        None => Ok(candles),
        Some(timeframe) if timeframe == candles.timeframe() => Ok(candles),
        Some(timeframe) => archive::resample(&candles, timeframe, Unfinished::Drop).map_err(|error| {
            Failure::BadInput(format!("{}: --timeframe {timeframe}: {error}", args.data.display()))
        }),
    }
}

fn in_span(candles: Candles, args: &BacktestArgs) -> Result<Candles> {
    if args.from.is_none() && args.to.is_none() && !candles.is_empty() {
        return Ok(candles);
    }
    let cut = candles.between(args.from, args.to);
    if !cut.is_empty() {
        return Ok(cut);
    }
    let file = args.data.display();
    let (Some(first), Some(last)) = (candles.open_at().first(), candles.open_at().last()) else {
        return Err(Failure::BadInput(format!(
            "{file}: too short for one whole candle of --timeframe {}; choose a finer one",
            candles.timeframe()
        )));
    };
    let (first, last) = (Instant::from_nanos(*first), Instant::from_nanos(*last));
    Err(Failure::BadInput(format!(
        "{file}: no candle begins between --from and --to; the file has candles from {first} to {last}"
    )))
}
