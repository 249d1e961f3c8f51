//! A check that did not pass, in words for the person whose order it was.
//!
//! Shares and sums are rounded to two places, but never so far that they would seem to pass; prices and quantities stay
//! whole, as their last place is often what is wrong. The check itself keeps what was counted.

use crate::strategy::{Check, FactValue};
use model::money::ATOMS_PER_UNIT;
use model::money::atoms::round_to;
use model::{Amount, Ratio, Rounding};

/// A hundredth, in atoms.
const HUNDREDTH: i128 = ATOMS_PER_UNIT / 100;

/// Why the check refused.
#[must_use]
pub fn words(check: &Check) -> String {
    let (observed, allowed) = (shown(&check.observed, &check.allowed), limit(&check.allowed));
    match check.rule.as_ref() {
        "kill_switch" => "a kill switch is engaged, and nothing is bought until it is released".to_owned(),
        "waiting" => format!("the bot must wait: {observed}"),
        "tick" => format!("price {observed} must be a multiple of {allowed}"),
        "lot" if is_off_grid(check) => format!("quantity {observed} must be a multiple of {allowed}"),
        "lot" => format!("quantity {observed} must be at least {allowed}"),
        "balance" => match check.observed {
            FactValue::Quantity(_) => format!("would sell {observed} where {allowed} is held"),
            _ => format!("would cost {observed}, and {allowed} is free"),
        },
        "notional" => format!("a value of {observed} is too small, it must be at least {allowed}"),
        "daily_trades" => format!("would be entry {observed} of the day, at most {allowed} are allowed"),
        "daily_loss" => format!("{observed} of the bot's money was lost today, and entries end at {allowed}"),
        "drawdown" => {
            format!("the bot's money is {observed} below its highest, and entries end at {allowed}")
        }
        "exposure" => format!("would bring what is held to {observed}, at most {allowed} is allowed"),
        "risk_per_trade" => format!("would risk {observed} of the bot's money, at most {allowed} is allowed"),
        rule => format!("{rule} is {observed}, allowed is {allowed}"),
    }
}

fn is_off_grid(check: &Check) -> bool {
    match (&check.observed, &check.allowed) {
        (FactValue::Quantity(observed), FactValue::Quantity(step)) => !observed.is_multiple_of(*step),
        (_, _) => false,
    }
}

/// What was observed beside what is allowed.
fn shown(observed: &FactValue, allowed: &FactValue) -> String {
    match (observed, allowed) {
        (FactValue::Ratio(observed), FactValue::Ratio(allowed)) => {
            match (observed.percent(), allowed.percent()) {
                (Ok(observed), Ok(allowed)) => {
                    let atoms = rounded(observed.atoms(), allowed.atoms());
                    format!("{} %", Ratio::from_atoms(atoms).unwrap_or(observed))
                }
                (_, _) => observed.to_string(),
            }
        }
        (FactValue::Amount(observed), FactValue::Amount(allowed)) => money(*observed, *allowed),
        (other, _) => other.to_string(),
    }
}

/// What is allowed: as a person has set it, or rounded where it was computed from money.
fn limit(allowed: &FactValue) -> String {
    match allowed {
        FactValue::Amount(value) => amount(*value),
        other => other.to_string(),
    }
}

/// A sum for the eye: down to a hundredth.
#[must_use]
pub fn amount(value: Amount) -> String {
    money(value, value)
}

/// Less than one stays whole: in a quote of great value it is no trifle.
fn money(observed: Amount, allowed: Amount) -> String {
    if observed.atoms().abs() < ATOMS_PER_UNIT {
        return observed.to_string();
    }
    Amount::from_atoms(rounded(observed.atoms(), allowed.atoms())).unwrap_or(observed).to_string()
}

/// Down to a hundredth, or up to one where what is above the limit would not look so.
fn rounded(observed: i128, allowed: i128) -> i128 {
    let to = |rounding| round_to(observed, HUNDREDTH, rounding).unwrap_or(observed);
    let down = to(Rounding::Floor);
    if observed > allowed && down <= allowed { to(Rounding::Ceil) } else { down }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(text: &str) -> FactValue {
        FactValue::Ratio(Ratio::from_percent(text.parse().unwrap()).unwrap())
    }

    fn money(text: &str) -> FactValue {
        FactValue::Amount(text.parse().unwrap())
    }

    fn lots(text: &str) -> FactValue {
        FactValue::Quantity(text.parse().unwrap())
    }

    #[test]
    fn a_refusal_is_a_sentence_with_two_places_at_most() {
        for (rule, observed, allowed, expected) in [
            (
                "risk_per_trade",
                percent("99.900099897204"),
                percent("3"),
                "would risk 99.9 % of the bot's money, at most 3 % is allowed",
            ),
            (
                "risk_per_trade",
                percent("3.0001"),
                percent("3"),
                "would risk 3.01 % of the bot's money, at most 3 % is allowed",
            ),
            (
                "drawdown",
                percent("0.5123"),
                percent("0.5"),
                "the bot's money is 0.51 % below its highest, and entries end at 0.5 %",
            ),
            (
                "daily_loss",
                percent("5"),
                percent("5"),
                "5 % of the bot's money was lost today, and entries end at 5 %",
            ),
            ("balance", money("6006.123456"), money("1000"), "would cost 6006.12, and 1000 is free"),
            ("balance", money("0.0012345"), money("0.001"), "would cost 0.0012345, and 0.001 is free"),
            ("balance", lots("0.5"), lots("0.25"), "would sell 0.5 where 0.25 is held"),
            ("notional", money("4.999"), money("5"), "a value of 4.99 is too small, it must be at least 5"),
            (
                "exposure",
                money("600.001"),
                money("500.009"),
                "would bring what is held to 600, at most 500 is allowed",
            ),
            ("lot", lots("0.00015"), lots("0.0001"), "quantity 0.00015 must be a multiple of 0.0001"),
            ("lot", lots("0"), lots("0.0001"), "quantity 0 must be at least 0.0001"),
            (
                "daily_trades",
                FactValue::Count(11),
                FactValue::Count(10),
                "would be entry 11 of the day, at most 10 are allowed",
            ),
            (
                "waiting",
                FactValue::word("a market order waits"),
                FactValue::word("none"),
                "the bot must wait: a market order waits",
            ),
        ] {
            let check = Check { rule: rule.into(), observed, allowed, passed: false };
            assert_eq!(words(&check), expected);
        }
    }
}
