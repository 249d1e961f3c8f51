//! The candles of a run: the file, cut to the span asked for.

use super::options::BacktestArgs;
use crate::failure::{Failure, Result};
use crate::files::market_file;
use crate::symbol;
use archive::{CheckReport, Loaded};
use model::{Candles, Instant, Price};

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
    let Loaded { symbol: found, candles, report } = market_file::read(&args.data, args.timeframe, args.tick)?;
    let symbol = symbol.unwrap_or_else(|| symbol::from_file(&found));
    let tick = args.tick.unwrap_or_else(|| candles.scale().tick());
    let candles = in_span(candles, args)?;
    Ok(Market { symbol, tick, candles, report })
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
