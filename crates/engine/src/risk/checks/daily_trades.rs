//! At most so many entries are sent in a UTC day; those whose outcome is unknown count.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::MoneyError;

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    let Some(limit) = subject.book.limits.daily_trades.filter(|_| subject.is_entry()) else {
        return Ok(None);
    };
    let is_today = subject.book.day.day == subject.core.now().utc_day();
    let sent = if is_today { subject.book.day.entries } else { 0 };
    Ok(Some(Outcome {
        rule: "daily_trades",
        observed: Seen::Count(i64::from(sent) + 1),
        allowed: Seen::Count(i64::from(limit)),
        passed: sent < limit,
    }))
}
