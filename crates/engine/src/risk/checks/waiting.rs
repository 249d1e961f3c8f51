//! One market order of a bot waits at a time, and no exit joins exits that are being canceled: their hold is given back.

use super::Subject;
use crate::orders::OrderStatus;
use crate::risk::gate::{Outcome, Seen};
use model::{MoneyError, OrderKind};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    let is_second = matches!(subject.request.kind, OrderKind::Market) && subject.book.waiting.is_some();
    if !is_second && !joins_ending_group(subject) {
        return Ok(None);
    }
    Ok(Some(Outcome {
        rule: "waiting",
        observed: Seen::Word(if is_second { "a market order waits" } else { "exits are being canceled" }),
        allowed: Seen::Word("none"),
        passed: false,
    }))
}

fn joins_ending_group(subject: &Subject<'_>) -> bool {
    let Some(exits) = subject.book.exits.filter(|_| !subject.is_entry()) else { return false };
    let orders = subject.core.orders();
    orders.group(exits.group).all(|order| order.status == OrderStatus::CancelRequested)
}
