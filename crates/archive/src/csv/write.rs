//! Candles out as text.

use crate::decimal::Decimal;
use crate::error::Column;
use crate::timestamp;
use model::{Candles, Instant};
use std::io::{self, Write};

/// Writes header and rows.
pub(crate) fn write_rows(candles: &Candles, out: &mut impl Write) -> io::Result<()> {
    out.write_all(Column::ALL.map(Column::name).join(",").as_bytes())?;
    out.write_all(b"\n")?;
    let decimals = candles.scale().decimals();
    for candle in candles.iter() {
        write_time(candle.open_at, out)?;
        for ticks in [candle.open, candle.high, candle.low, candle.close] {
            write!(out, ",{}", Decimal { mantissa: ticks, decimals })?;
        }
        writeln!(out, ",{}", candle.volume)?;
    }
    Ok(())
}

/// Milliseconds; RFC 3339 for what readers would not take for milliseconds: dates about 1970, and parts of one.
fn write_time(at: Instant, out: &mut impl Write) -> io::Result<()> {
    let millis = at.millis();
    if at.nanos() % 1_000_000 == 0 && timestamp::nanos_of_number(millis) == Some(at.nanos()) {
        write!(out, "{millis}")
    } else {
        write!(out, "{at}")
    }
}
