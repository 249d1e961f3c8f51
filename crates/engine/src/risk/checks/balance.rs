//! The bot has what the order needs: cash for a buy (within 5 % for a market order), the asset for a sale.

use super::Subject;
use crate::risk::gate::{Outcome, Seen, margin};
use model::{MoneyError, OrderKind, OrderSize, Quantity, Rounding};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    if !subject.is_entry() {
        let available = match subject.book.exits {
            Some(group) => group.held,
            None => {
                Quantity::from_atoms(subject.core.ledger().free(subject.book.bot, subject.book.base).atoms())?
            }
        };
        return Ok(Some(Outcome {
            rule: "balance",
            observed: Seen::Quantity(subject.quantity),
            allowed: Seen::Quantity(available),
            passed: subject.quantity <= available,
        }));
    }
    let needed = match (subject.request.kind, subject.request.size) {
        (OrderKind::Market | OrderKind::Stop { .. }, OrderSize::Quantity(_))
            if subject.cost > subject.cash =>
        {
            subject.cost.checked_sub(subject.cost.scale(margin()?, Rounding::Floor)?)?
        }
        _ => subject.cost,
    };
    Ok(Some(Outcome {
        rule: "balance",
        observed: Seen::Amount(needed),
        allowed: Seen::Amount(subject.cash),
        passed: needed <= subject.cash && subject.cash.is_positive(),
    }))
}
