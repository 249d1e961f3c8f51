//! Floors under what `examples/measure_elliott.rs` publishes, so that a change for the worse is seen.

use super::generator::Form;
use super::measure;

const MARKETS: usize = 12;

#[test]
fn hidden_structures_without_noise_are_among_the_alternates() {
    for is_nested in [false, true] {
        for (form, tally) in measure::table(0.0, is_nested, MARKETS, 1) {
            assert_eq!(tally.markets, MARKETS);
            assert!(tally.recall() >= 0.6, "{form:?}, nested {is_nested}: {}", tally.recall());
        }
    }
}

#[test]
fn common_structures_are_found_through_a_little_noise_and_preferred_ones_are_mostly_right() {
    let table = measure::table(0.05, false, MARKETS, 1);
    for form in [Form::Impulse, Form::Zigzag, Form::ExpandedFlat, Form::DoubleZigzag] {
        assert!(table[&form].recall() >= 0.8, "{form:?}: {}", table[&form].recall());
        assert!(table[&form].recall_first() >= 0.7, "{form:?}: {}", table[&form].recall_first());
        assert!(table[&form].recall_preferred() >= 0.6, "{form:?}: {}", table[&form].recall_preferred());
        assert!(table[&form].precision() >= 0.2, "{form:?}: {}", table[&form].precision());
    }
    let (right, wrong) =
        table.values().fold((0, 0), |(right, wrong), tally| (right + tally.right, wrong + tally.wrong));
    assert!(right > wrong, "{right} right, {wrong} wrong");
}

#[test]
fn strong_counts_are_rarer_than_others_on_random_walks() {
    let alarms = measure::false_alarms(2_000, 2, 0.75);
    let sum = |part: fn(&measure::Alarms) -> f64| alarms.values().map(part).sum::<f64>();
    let (all, strong, preferred) =
        (sum(|alarms| alarms.first), sum(|alarms| alarms.strong), sum(|alarms| alarms.preferred));
    assert!(preferred < all, "{preferred} of {all}");
    assert!(strong < all / 2.0, "{strong} of {all}");
}
