//! No entry passes while a kill switch of the account or the bot is engaged. Exits always do.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::MoneyError;

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    if !subject.is_entry() {
        return Ok(None);
    }
    let is_engaged = subject.book.is_killed || subject.core.is_killed();
    Ok(Some(Outcome {
        rule: "kill_switch",
        observed: Seen::Word(if is_engaged { "engaged" } else { "released" }),
        allowed: Seen::Word("released"),
        passed: !is_engaged,
    }))
}
