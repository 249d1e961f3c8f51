//! No entry after the bot has lost its daily share of the day's first equity.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::{MoneyError, Ratio, Rounding};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    let Some(limit) = subject.book.limits.daily_loss.filter(|_| subject.is_entry()) else { return Ok(None) };
    let start = subject.book.day.equity_at_start;
    let is_today = subject.book.day.day == subject.core.now().utc_day();
    if !is_today || !start.is_positive() {
        return Ok(None);
    }
    let loss = start.checked_sub(subject.core.bot_equity(subject.book)?)?.ratio_to(start, Rounding::Ceil)?;
    Ok(Some(Outcome {
        rule: "daily_loss",
        observed: Seen::Ratio(loss.max(Ratio::ZERO)),
        allowed: Seen::Ratio(limit),
        passed: loss < limit,
    }))
}
