//! What a file that was just written holds.

use crate::failure::Result;
use crate::output;
use model::{Candles, Instant};
use serde::Serialize;
use std::path::Path;

/// A file of candles in a few words.
#[derive(Debug, Serialize)]
struct Summary<'a> {
    file: String,
    symbol: Option<&'a str>,
    timeframe: String,
    tick: String,
    candles: usize,
    from: Option<String>,
    to: Option<String>,
}

/// Prints what was written, as JSON or in one line.
pub fn print(path: &Path, symbol: Option<&str>, candles: &Candles, as_json: bool) -> Result {
    let start = |nanos: &i64| Instant::from_nanos(*nanos).to_rfc3339();
    let summary = Summary {
        file: path.display().to_string(),
        symbol,
        timeframe: candles.timeframe().to_string(),
        tick: candles.scale().tick().to_string(),
        candles: candles.len(),
        from: candles.open_at().first().map(start),
        to: candles.open_at().last().map(start),
    };
    if as_json {
        return output::print_json(&summary);
    }
    let Summary { file, timeframe, tick, candles, from, to, .. } = summary;
    let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
    let symbol = symbol.map(|symbol| format!("{symbol}, ")).unwrap_or_default();
    output::print(&format!(
        "{file}: {symbol}{candles} candles of {timeframe} from {from} to {to}, tick {tick}\n"
    ))
}
