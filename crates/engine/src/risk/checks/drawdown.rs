//! No entry after the bot's equity has fallen its share below its highest.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::{MoneyError, Ratio, Rounding};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    let Some(limit) = subject.book.limits.drawdown.filter(|_| subject.is_entry()) else { return Ok(None) };
    let peak = subject.book.day.equity_peak;
    if !peak.is_positive() {
        return Ok(None);
    }
    let fall = peak.checked_sub(subject.core.bot_equity(subject.book)?)?.ratio_to(peak, Rounding::Ceil)?;
    Ok(Some(Outcome {
        rule: "drawdown",
        observed: Seen::Ratio(fall.max(Ratio::ZERO)),
        allowed: Seen::Ratio(limit),
        passed: fall < limit,
    }))
}
