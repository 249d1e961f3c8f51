//! What an entry can lose down to its planned stop is at most a share of equity; without a stop all of it can be lost.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::{MoneyError, Ratio, Rounding};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    let Some(limit) = subject.book.limits.risk_per_trade.filter(|_| subject.is_entry()) else {
        return Ok(None);
    };
    let equity = subject.core.bot_equity(subject.book)?;
    if !equity.is_positive() {
        return Ok(None);
    }
    let distance = subject.request.stop_distance.unwrap_or(Ratio::ONE);
    let value = subject.reference.notional(subject.quantity, Rounding::Floor)?;
    let share = value.scale(distance, Rounding::Floor)?.ratio_to(equity, Rounding::Floor)?;
    Ok(Some(Outcome {
        rule: "risk_per_trade",
        observed: Seen::Ratio(share),
        allowed: Seen::Ratio(limit),
        passed: share <= limit,
    }))
}
