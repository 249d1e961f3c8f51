//! Positions at cost: what a partial close takes along, and that no cost is lost or made.

use engine::portfolio::Position;
use model::{Amount, Quantity};
use proptest::prelude::*;

/// `buy QUANTITY NOTIONAL` and `sell QUANTITY NOTIONAL = PROFIT`; then quantity, cost and realised profit.
#[track_caller]
fn check(steps: &[&str], expected: [&str; 3]) {
    let mut position = Position::default();
    for step in steps {
        let words: Vec<&str> = step.split_whitespace().collect();
        let (quantity, notional): (Quantity, Amount) = (words[1].parse().unwrap(), words[2].parse().unwrap());
        if words[0] == "buy" {
            position.increase(quantity, notional).unwrap();
        } else {
            let profit = position.decrease(quantity, notional).unwrap();
            assert_eq!(profit.to_string(), words[4], "{step}");
        }
    }
    let got = [position.quantity.to_string(), position.cost_basis.to_string(), position.realized.to_string()];
    assert_eq!(got, expected.map(str::to_owned), "{steps:?}");
}

#[test]
fn a_partial_close_takes_its_share_of_the_cost_and_the_last_one_the_rest() {
    check(&["buy 2 200", "sell 1 110 = 10"], ["1", "100", "10"]);
    check(&["buy 2 200", "sell 1 110 = 10", "sell 1 90 = -10"], ["0", "0", "0"]);
    check(&["buy 1 100", "buy 3 500", "sell 1 200 = 50"], ["3", "450", "50"]);
    // A third of 100 rounds down, so the last close takes the odd atom.
    check(
        &["buy 3 100", "sell 1 40 = 6.666666666666666667", "sell 1 40 = 6.666666666666666667"],
        ["1", "33.333333333333333334", "13.333333333333333334"],
    );
    check(
        &["buy 3 100", "sell 1 40 = 6.666666666666666667", "sell 2 80 = 13.333333333333333333"],
        ["0", "0", "20"],
    );
}

#[test]
fn more_than_is_open_cannot_be_closed_and_changes_nothing() {
    let mut position = Position::default();
    position.increase("1".parse().unwrap(), "100".parse().unwrap()).unwrap();
    let before = position;
    assert!(position.decrease("1.000000000000000001".parse().unwrap(), Amount::ZERO).is_err());
    assert_eq!(position, before);
    assert!(position.increase(Quantity::MAX, Amount::ZERO).is_err());
    assert_eq!(position, before);
}

proptest! {
    #[test]
    fn cost_is_conserved_and_profit_is_what_came_in_less_what_went_out(
        steps in prop::collection::vec((any::<bool>(), 1_i128..1_000_000, 0_i128..1_000_000_000), 1..60),
    ) {
        let mut position = Position::default();
        let (mut paid, mut received, mut held) = (0_i128, 0_i128, 0_i128);
        for (is_buy, quantity, notional) in steps {
            let (of, worth) = (Quantity::from_atoms(quantity).unwrap(), Amount::from_atoms(notional).unwrap());
            if is_buy {
                position.increase(of, worth).unwrap();
                (paid, held) = (paid + notional, held + quantity);
            } else if quantity <= held {
                position.decrease(of, worth).unwrap();
                (received, held) = (received + notional, held - quantity);
            } else {
                prop_assert!(position.decrease(of, worth).is_err());
            }
            prop_assert_eq!(position.quantity.atoms(), held);
            prop_assert_eq!(position.is_flat(), held == 0);
            prop_assert!(!position.cost_basis.is_negative());
            // Paid = cost of what is still held + cost of what was sold; the latter is received less realised.
            prop_assert_eq!(position.realized.atoms() + paid - position.cost_basis.atoms(), received);
            if held == 0 {
                prop_assert_eq!(position.cost_basis, Amount::ZERO);
                prop_assert_eq!(position.realized.atoms(), received - paid);
            }
        }
    }
}
