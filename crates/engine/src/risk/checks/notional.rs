//! An entry is worth at least the venue's minimum. An exit is passed: what is left of a position must be sellable.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::MoneyError;

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    let least = subject.instrument.notional_min;
    if !subject.is_entry() || least.is_zero() {
        return Ok(None);
    }
    Ok(Some(Outcome {
        rule: "notional",
        observed: Seen::Amount(subject.value.notional),
        allowed: Seen::Amount(least),
        passed: subject.value.notional >= least,
    }))
}
