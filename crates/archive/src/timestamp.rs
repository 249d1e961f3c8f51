//! Starts of candles as files write them: counts since 1970 in four units, or RFC 3339.

use model::Instant;

/// Counts below this are seconds (up to the year 5138), below a thousand times this milliseconds, and so on.
const SECONDS_MAX: i64 = 100_000_000_000;

/// Nanoseconds since 1970 of a count whose unit its size tells; `None` beyond the years 1678 to 2262.
#[inline]
pub(crate) fn nanos_of_number(count: i64) -> Option<i64> {
    let size = count.unsigned_abs();
    let seconds = SECONDS_MAX.unsigned_abs();
    let unit = if size >= seconds && size < seconds * 1_000 {
        1_000_000
    } else if size < seconds {
        1_000_000_000
    } else if size < seconds * 1_000_000 {
        1_000
    } else {
        1
    };
    count.checked_mul(unit)
}

/// Nanoseconds since 1970 of a text: a count, maybe with decimals; RFC 3339; a date; without a zone, UTC.
pub(crate) fn nanos_of_text(text: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(text).ok()?.trim();
    if let Ok(count) = text.parse::<i64>() {
        return nanos_of_number(count);
    }
    if let Some((whole, decimals)) = text.split_once('.')
        && let Ok(count) = whole.parse::<i64>()
        && decimals.len() <= 9
        && decimals.bytes().all(|byte| byte.is_ascii_digit())
    {
        return with_decimals(count, decimals);
    }
    let zoned = || format!("{text}Z").parse::<Instant>();
    text.parse::<Instant>().or_else(|_| zoned()).ok().map(Instant::nanos)
}

fn with_decimals(count: i64, decimals: &str) -> Option<i64> {
    let unit = nanos_of_number(count)?.checked_div(count).unwrap_or(1_000_000_000);
    let scale = 10i64.pow(u32::try_from(decimals.len()).ok()?);
    let part: i64 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
    let nanos = part.checked_mul(unit)? / scale;
    nanos_of_number(count)?.checked_add(if count < 0 { -nanos } else { nanos })
}
