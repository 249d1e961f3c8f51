//! Money against a big-integer oracle: round trips, conservation, and overflow as an error.

use super::atoms::{ATOMS_MAX, ATOMS_PER_UNIT, multiply, multiply_divide};
use super::{Amount, MoneyError, MoneyTextError, Price, Quantity, Ratio, Rounding};
use num_bigint::BigInt;
use proptest::prelude::*;

fn atoms() -> impl Strategy<Value = i128> {
    prop_oneof![-ATOMS_MAX..=ATOMS_MAX, -1_000_000i128..1_000_000, Just(ATOMS_MAX), Just(-ATOMS_MAX), Just(0)]
}

/// Rounds with nothing but the definition: the largest (smallest) integer not above (below) the fraction.
fn oracle(numerator: &BigInt, divisor: &BigInt, rounding: Rounding) -> Option<i128> {
    let truncated = numerator / divisor;
    let candidates = [&truncated - 1, truncated.clone(), &truncated + 1];
    let fits = |candidate: &&BigInt| match rounding {
        Rounding::Floor => *candidate * divisor <= *numerator,
        Rounding::Ceil => *candidate * divisor >= *numerator,
    };
    let chosen = match rounding {
        Rounding::Floor => candidates.iter().filter(fits).max(),
        Rounding::Ceil => candidates.iter().filter(fits).min(),
    }?;
    i128::try_from(chosen).ok().filter(|atoms| atoms.abs() <= ATOMS_MAX)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn text_round_trip_loses_nothing(value in atoms()) {
        let amount = Amount::from_atoms(value).unwrap();
        prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount);
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
    }

    #[test]
    fn products_equal_the_big_integer_oracle(a in atoms(), b in atoms(), floor in any::<bool>()) {
        let rounding = if floor { Rounding::Floor } else { Rounding::Ceil };
        let expected = oracle(&(BigInt::from(a) * BigInt::from(b)), &BigInt::from(ATOMS_PER_UNIT), rounding);
        prop_assert_eq!(multiply(a, b, rounding).ok(), expected);
    }

    #[test]
    fn quotients_equal_the_big_integer_oracle(a in atoms(), b in atoms(), c in 1..=ATOMS_MAX, floor in any::<bool>()) {
        let rounding = if floor { Rounding::Floor } else { Rounding::Ceil };
        let expected = oracle(&(BigInt::from(a) * BigInt::from(b)), &BigInt::from(c), rounding);
        prop_assert_eq!(multiply_divide(a, b, c, rounding).ok(), expected);
    }

    #[test]
    fn sums_equal_the_big_integer_oracle(a in atoms(), b in atoms()) {
        let sum = BigInt::from(a) + BigInt::from(b);
        let expected = i128::try_from(&sum).ok().filter(|sum| sum.abs() <= ATOMS_MAX);
        let left = Amount::from_atoms(a).unwrap();
        let right = Amount::from_atoms(b).unwrap();
        prop_assert_eq!(left.checked_add(right).ok().map(Amount::atoms), expected);
    }

    #[test]
    fn closing_in_parts_returns_the_whole_cost(cost in 0..ATOMS_MAX, parts in prop::collection::vec(1i128..1_000_000_000, 1..20)) {
        let mut open = Quantity::from_atoms(parts.iter().sum()).unwrap();
        let whole = Amount::from_atoms(cost).unwrap();
        let mut left = whole;
        let mut taken = Amount::ZERO;
        for part in parts {
            let closed = Quantity::from_atoms(part).unwrap();
            let share = left.share(closed, open, Rounding::Floor).unwrap();
            left = left.checked_sub(share).unwrap();
            taken = taken.checked_add(share).unwrap();
            open = open.checked_sub(closed).unwrap();
        }
        prop_assert_eq!(left, Amount::ZERO, "the last close takes the rest");
        prop_assert_eq!(taken, whole);
    }

    #[test]
    fn rounding_to_a_step_lands_on_it_within_one_step(value in -ATOMS_MAX / 2..ATOMS_MAX / 2, step in 1i128..10_000_000_000) {
        let price = Price::from_atoms(value).unwrap();
        let grid = Price::from_atoms(step).unwrap();
        let down = price.round_to(grid, Rounding::Floor).unwrap();
        let up = price.round_to(grid, Rounding::Ceil).unwrap();
        prop_assert!(down.is_multiple_of(grid) && up.is_multiple_of(grid));
        prop_assert!(down <= price && price <= up && up.atoms() - down.atoms() <= step);
    }
}

#[test]
fn text_forms_are_plain_and_exact() {
    let cases = [
        ("0", "0"),
        ("-0", "0"),
        ("1.50", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0.000000000000000001", "0.000000000000000001"),
        ("0.00000134", "0.00000134"),
        ("-99999999999999999999.999999999999999999", "-99999999999999999999.999999999999999999"),
        ("1000000000000000.1000000000000000000000", "1000000000000000.1"),
    ];
    for (text, expected) in cases {
        assert_eq!(text.parse::<Amount>().unwrap().to_string(), expected, "{text}");
    }
}

#[test]
fn what_would_be_rounded_or_guessed_is_refused() {
    for text in ["", "-", ".", "1e5", "1,5", " 1", "NaN", "inf", "--1", "1.2.3", "０"] {
        assert!(matches!(text.parse::<Amount>(), Err(MoneyTextError::Malformed { .. })), "{text}");
    }
    assert!(matches!("0.0000000000000000001".parse::<Amount>(), Err(MoneyTextError::TooPrecise { .. })));
    assert!(matches!("100000000000000000000".parse::<Amount>(), Err(MoneyTextError::Overflow { .. })));
}

#[test]
fn overflow_is_an_error_everywhere() {
    let one = Amount::from_atoms(1).unwrap();
    assert_eq!(Amount::MAX.checked_add(one), Err(MoneyError::Overflow));
    assert_eq!(Amount::MAX.checked_add(Amount::MAX), Err(MoneyError::Overflow));
    assert_eq!(Amount::MAX.negated().checked_sub(one), Err(MoneyError::Overflow));
    assert_eq!(Price::MAX.notional(Quantity::MAX, Rounding::Ceil), Err(MoneyError::Overflow));
    assert_eq!(Amount::MAX.scale(Ratio::from_units(2), Rounding::Floor), Err(MoneyError::Overflow));
    assert_eq!(one.per(Quantity::ZERO, Rounding::Floor), Err(MoneyError::DivisionByZero));
}

#[test]
fn a_quadrillion_shib_at_eighteen_decimals_is_exact() {
    let price: Price = "0.000000000000000007".parse().unwrap();
    let quantity: Quantity = "1000000000000000".parse().unwrap();
    assert_eq!(price.notional(quantity, Rounding::Floor).unwrap().to_string(), "0.007");
}

#[test]
fn basis_points_and_percents_are_exact() {
    assert_eq!(Ratio::from_bps("7.5".parse().unwrap()).unwrap().to_string(), "0.00075");
    assert_eq!(Ratio::from_percent("2".parse().unwrap()).unwrap().to_string(), "0.02");
}
