//! Plans reckoned by hand.

use super::{Named, Plan};
use crate::signals::SignalDirection;

fn named(prices: &[f64]) -> impl Iterator<Item = Named> {
    prices.iter().map(|price| (*price, format!("at {price}")))
}

/// Stop, then price and fraction of each target.
type Expected = (f64, Vec<(f64, f64)>);

fn check(direction: SignalDirection, failures: &[f64], aims: &[f64], expected: Option<Expected>) {
    // Entry 100, average range 2: a stop is 2 to 7 away, and half a range behind its structure is 0.5.
    let plan = Plan::new(direction, 100.0, 2.0, named(failures), named(aims));
    let seen = plan.map(|plan| {
        let targets = plan.targets.iter().map(|target| (target.price, target.fraction)).collect();
        (plan.stop, targets)
    });
    assert_eq!(seen, expected, "{direction:?} {failures:?} {aims:?}");
}

#[test]
fn a_plan_without_structure_risks_two_ranges() {
    let targets = |prices: [f64; 3]| prices.into_iter().zip([0.5, 0.3, 0.2]).collect();
    check(SignalDirection::Long, &[], &[], Some((96.0, targets([106.0, 110.0, 116.0]))));
    check(SignalDirection::Short, &[], &[], Some((104.0, targets([94.0, 90.0, 84.0]))));
}

#[test]
fn the_stop_is_behind_the_nearest_structure_in_reach() {
    let stop = |direction, failures: &[f64]| {
        Plan::new(direction, 100.0, 2.0, named(failures), named(&[])).map(|plan| plan.stop)
    };
    assert_eq!(stop(SignalDirection::Long, &[95.0, 97.0, 90.0]), Some(96.5));
    // 99 is too near (1.5 with the half range behind it), 93 too far (7.5), 105 on the wrong side.
    assert_eq!(stop(SignalDirection::Long, &[99.0, 93.0, 105.0]), Some(96.0));
    assert_eq!(stop(SignalDirection::Short, &[103.0, 95.0]), Some(103.5));
}

#[test]
fn targets_are_the_nearest_named_prices_that_pay_for_the_risk() {
    // The risk is 4: 103 pays too little, 140 is out of reach, 108.5 is too near to 108; 2.5 risks is too near to 108.
    check(
        SignalDirection::Long,
        &[],
        &[103.0, 140.0, 108.0, 108.5, 95.0],
        Some((96.0, vec![(106.0, 0.5), (108.0, 0.3), (110.0, 0.2)])),
    );
    check(
        SignalDirection::Short,
        &[],
        &[95.5, 91.0, 87.0, 83.0],
        Some((104.0, vec![(95.5, 0.5), (91.0, 0.3), (87.0, 0.2)])),
    );
}

#[test]
fn no_price_is_zero_or_less() {
    // A fall from 100 with a risk of 60: 1.5 risks is 10, 2.5 and 4 are below zero.
    let plan = Plan::new(SignalDirection::Short, 100.0, 30.0, named(&[]), named(&[])).expect("a target fits");
    let targets: Vec<(f64, f64)> =
        plan.targets.iter().map(|target| (target.price, target.fraction)).collect();
    assert_eq!((plan.stop, targets), (160.0, vec![(10.0, 1.0)]));
    assert_eq!(Plan::new(SignalDirection::Short, 100.0, 70.0, named(&[]), named(&[])), None);
    assert_eq!(Plan::new(SignalDirection::Long, 100.0, 50.0, named(&[]), named(&[])), None);
    for range in [0.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Plan::new(SignalDirection::Long, 100.0, range, named(&[]), named(&[])), None);
    }
}
