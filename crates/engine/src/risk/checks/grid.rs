//! Prices lie on the tick grid and are above zero; quantities are whole lots, above zero and not below the minimum.

use super::Subject;
use crate::risk::gate::{Outcome, Seen};
use model::{MoneyError, OrderKind, OrderSize, Quantity};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    if let OrderKind::Limit { price } | OrderKind::Stop { stop_price: price } = subject.request.kind
        && !(price.is_positive() && price.is_multiple_of(subject.instrument.tick_size))
    {
        return Ok(Some(Outcome {
            rule: "tick",
            observed: Seen::Price(price),
            allowed: Seen::Price(subject.instrument.tick_size),
            passed: false,
        }));
    }
    let OrderSize::Quantity(quantity) = subject.request.size else {
        // An order by quote is counted in lots when it fills, at a price that is not known yet.
        return Ok(None);
    };
    let lot_size = subject.instrument.lot_size;
    let least = subject.instrument.quantity_min.max(lot_size);
    let is_whole = quantity.is_multiple_of(lot_size);
    // An exit may be what is left of a position, however little.
    let is_enough = if subject.is_entry() { quantity >= least } else { quantity > Quantity::ZERO };
    Ok(Some(Outcome {
        rule: "lot",
        observed: Seen::Quantity(quantity),
        allowed: Seen::Quantity(if is_whole { least } else { lot_size }),
        passed: is_whole && is_enough,
    }))
}
