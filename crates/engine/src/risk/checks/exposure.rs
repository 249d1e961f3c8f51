//! What is open, what the order would add, and entries still waiting are together at most a multiple of equity.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::{Amount, MoneyError, Rounding};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    let Some(limit) = subject.book.limits.exposure.filter(|_| subject.is_entry()) else { return Ok(None) };
    let equity = subject.core.bot_equity(subject.book)?;
    let open = subject.book.position.value(subject.core.mark(subject.book))?;
    let waiting = subject.core.ledger().held(subject.book.bot, subject.book.quote);
    let worst = open.checked_add(waiting)?.checked_add(subject.value.notional)?;
    let allowed = if equity.is_positive() { equity.scale(limit, Rounding::Floor)? } else { Amount::ZERO };
    Ok(Some(Outcome {
        rule: "exposure",
        observed: Seen::Amount(worst),
        allowed: Seen::Amount(allowed),
        passed: worst <= allowed,
    }))
}
