//! The candles of a file, folded to the time frame asked for.

use crate::failure::{Failure, Result};
use archive::{ArchiveError, Loaded, ReadOptions, Unfinished};
use model::{Candles, Price, PriceScale, Timeframe};
use std::path::Path;

/// Reads it, with prices fine enough for the tick asked for.
pub fn read(path: &Path, timeframe: Option<Timeframe>, tick: Option<Price>) -> Result<Loaded> {
    let mut options = ReadOptions::default();
    let loaded = match archive::read(path, &options) {
        Err(ArchiveError::TimeframeUnknown { .. }) if timeframe.is_some() => {
            options.timeframe = timeframe;
            archive::read(path, &options)?
        }
        other => other?,
    };
    let loaded = match tick.and_then(|tick| finer_scale(tick, loaded.candles.scale())) {
        Some(scale) => archive::read(path, &ReadOptions { scale: Some(scale), ..options })?,
        None => loaded,
    };
    let candles = in_timeframe(loaded.candles, path, timeframe)?;
    Ok(Loaded { candles, ..loaded })
}

/// The scale that a tick needs, where it has more decimals than the file's prices.
fn finer_scale(tick: Price, scale: PriceScale) -> Option<PriceScale> {
    let fits = |decimals| PriceScale::new(decimals).is_some_and(|scale| tick.is_multiple_of(scale.tick()));
    let decimals = (0..=18).find(|decimals| fits(*decimals))?;
    if decimals > scale.decimals() { PriceScale::new(decimals) } else { None }
}

fn in_timeframe(candles: Candles, path: &Path, timeframe: Option<Timeframe>) -> Result<Candles> {
    match timeframe {
        None => Ok(candles),
        Some(timeframe) if timeframe == candles.timeframe() => Ok(candles),
        Some(timeframe) => archive::resample(&candles, timeframe, Unfinished::Drop).map_err(|error| {
            Failure::BadInput(format!("{}: --timeframe {timeframe}: {error}", path.display()))
        }),
    }
}
