//! Prices lie on the tick grid and are above zero; quantities are whole lots, above zero and not below the minimum.

use super::Subject;
use crate::risk::gate::Outcome;
use crate::strategy::FactValue;
use model::{MoneyError, OrderKind, OrderSize, Quantity};

pub(super) fn check(subject: &Subject<'_>) -> Result<Option<Outcome>, MoneyError> {
    if let OrderKind::Limit { price } | OrderKind::Stop { stop_price: price } = subject.request.kind
        && !(price.is_positive() && price.is_multiple_of(subject.instrument.tick_size))
    {
        return Ok(Some(Outcome {
            rule: "tick",
            observed: FactValue::Price(price),
            allowed: FactValue::Price(subject.instrument.tick_size),
            passed: false,
        }));
    }
    let least = subject.instrument.quantity_min.max(subject.instrument.lot_size);
    let is_whole = match subject.request.size {
        OrderSize::Quantity(quantity) => quantity.is_multiple_of(subject.instrument.lot_size),
        OrderSize::Quote(_) => true,
    };
    // An exit may be what is left of a position, however little.
    let is_enough =
        if subject.is_entry() { subject.quantity >= least } else { subject.quantity > Quantity::ZERO };
    Ok(Some(Outcome {
        rule: "lot",
        observed: FactValue::Quantity(subject.quantity),
        allowed: FactValue::Quantity(least),
        passed: is_whole && is_enough,
    }))
}
