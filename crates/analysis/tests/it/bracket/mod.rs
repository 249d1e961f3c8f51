//! What claims with a target and a stop are worth beside a coin; `examples/measure_shapes_real.rs` measures real candles with it.
//!
//! - [`score`]: one claim. - [`tally`]: many. - [`claims`]: what shapes and wave counts claim.

mod claims;
mod score;
mod tally;

use crate::series::{self, Chance};
use analysis::Bar;
use analysis::elliott::{ElliottWaves, Settings};
use analysis::signals::SignalDirection::{self, Long, Short};
use analysis::signals::SignalEnd;
use score::{Claim, Scored, Side, score};
use tally::Tally;

fn bar(index: usize, [open, high, low, close]: [f64; 4]) -> Bar {
    Bar { open_at: index as i64, open, high, low, close, volume: 1.0 }
}

/// The confirming bar, then `open high low close` in each row.
fn candles(rows: &str) -> Vec<Bar> {
    let after = rows.lines().map(str::trim).filter(|row| !row.is_empty()).map(|row| {
        let prices: Vec<f64> = row.split_whitespace().map(|price| price.parse().unwrap()).collect();
        [prices[0], prices[1], prices[2], prices[3]]
    });
    let rows = std::iter::once([100.0; 4]).chain(after);
    rows.enumerate().map(|(index, prices)| bar(index, prices)).collect()
}

/// Said at 100: a stop 10 away, a target 20 away.
fn claim(way: SignalDirection, bars: usize) -> Claim {
    let price = |away: f64| 100.0 + way.sign() * away;
    Claim {
        name: "claim",
        score: 0.8,
        way,
        target: price(20.0),
        stop: price(-10.0),
        confirmed_index: 0,
        bars,
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

/// How the claim and its mirror image ended: end, worth, and what was made by what was risked.
fn check(way: SignalDirection, rows: &str, bars: usize, expected: [(SignalEnd, f64, f64); 2]) {
    let scored = score(&candles(rows), &claim(way, bars)).unwrap();
    for (side, (end, worth, risk_multiple)) in [scored.own, scored.mirrored].into_iter().zip(expected) {
        assert_eq!(side.end, end, "{rows}");
        assert!(near(side.worth, worth) && near(side.risk_multiple, risk_multiple), "{rows}: {side:?}");
    }
    assert!(near(scored.chance, 1.0 / 3.0) && near(scored.risk_ratio, 0.1), "{scored:?}");
}

const REACHED: (SignalEnd, f64, f64) = (SignalEnd::TargetsReached, 1.0, 2.0);
const STOPPED: (SignalEnd, f64, f64) = (SignalEnd::Stopped, 0.0, -1.0);

#[test]
fn what_comes_first_counts() {
    check(Long, "100 105 99 104\n104 121 103 118\n118 118 80 80", 9, [REACHED, STOPPED]);
    check(Short, "100 101 95 96\n96 97 79 82\n82 130 82 130", 9, [REACHED, STOPPED]);
    check(Long, "100 101 89 95\n95 95 79 80", 9, [STOPPED, REACHED]);
    // The mirror image has its stop at 110 and its target at 80; each side is followed to its own end.
    check(Long, "100 111 99 105\n105 121 104 118", 9, [REACHED, STOPPED]);
}

#[test]
fn a_bar_that_touches_both_counts_as_the_stop() {
    check(Long, "100 120 90 110", 9, [STOPPED, STOPPED]);
    check(Short, "100 110 80 90", 9, [STOPPED, STOPPED]);
}

#[test]
fn what_is_neither_is_marked_at_the_close() {
    // 5 of the 15 to the stop and 30 between both; upside down 5 of the 30 are left to the stop.
    let expected = [(SignalEnd::Expired, 0.5, 0.5), (SignalEnd::Expired, 5.0 / 30.0, -0.5)];
    check(Long, "100 101 99 100\n100 106 98 105\n105 121 89 90", 2, expected);
    check(Long, "100 101 99 100\n100 106 98 105", 9, expected);
}

#[test]
fn an_open_beyond_the_stop_is_an_exit_there() {
    check(Long, "100 101 99 100\n84 88 84 86\n86 86 79 80", 9, [(SignalEnd::Stopped, 0.0, -1.6), REACHED]);
    check(Short, "100 101 99 100\n113 121 112 120", 2, [(SignalEnd::Stopped, 0.0, -1.3), REACHED]);
}

#[test]
fn an_open_beyond_the_target_is_an_exit_at_the_target() {
    check(Long, "100 101 99 100\n125 126 124 125", 9, [REACHED, (SignalEnd::Stopped, 0.0, -2.5)]);
}

#[test]
fn distances_are_those_from_the_next_open() {
    let scored = score(&candles("102 102 102 102\n102 102 90 95"), &claim(Long, 9)).unwrap();
    assert!(near(scored.chance, 12.0 / 30.0) && near(scored.risk_ratio, 12.0 / 102.0));
    assert_eq!(scored.own.end, SignalEnd::Stopped);
    assert!(near(scored.own.risk_multiple, -1.0), "{scored:?}");
}

#[test]
fn nobody_enters_beyond_stop_or_target_or_without_a_bar() {
    for rows in ["90 95 90 95", "89 95 89 95", "120 121 119 120", "130 131 129 130", ""] {
        assert_eq!(score(&candles(rows), &claim(Long, 9)), None, "{rows}");
    }
    let late = Claim { confirmed_index: 7, ..claim(Long, 9) };
    assert_eq!(score(&candles("100 101 99 100"), &late), None);
}

fn scored(chance: f64, end: SignalEnd, worth: f64) -> Scored {
    let risk_multiple = worth / chance - 1.0;
    let mirrored = Side { end: SignalEnd::Stopped, worth: 0.0, risk_multiple: -1.0 };
    Scored { chance, risk_ratio: 0.1, own: Side { end, worth, risk_multiple }, mirrored }
}

#[test]
fn a_tally_is_what_a_hand_reckons() {
    let mut tally = Tally::default();
    assert_eq!((tally.deviations(), tally.risk_multiples()), (None, None));
    tally.add(0.7, (1, 1), Some(&scored(0.5, SignalEnd::TargetsReached, 1.0)));
    tally.add(0.8, (1, 2), Some(&scored(0.2, SignalEnd::Stopped, 0.0)));
    tally.add(0.9, (1, 2), Some(&scored(0.25, SignalEnd::Expired, 0.5)));
    tally.add(0.9, (1, 3), None);
    assert_eq!((tally.said, tally.entered, tally.reached, tally.open), (4, 3, 1, 1));
    assert!(near(tally.worth, 1.5) && near(tally.chance, 0.95));
    let deviation = (0.25_f64 + 0.16 + 0.1875).sqrt();
    assert!(near(tally.deviations().unwrap(), 0.55 / deviation));
    assert!(near(tally.deviations_mirrored().unwrap(), -0.95 / deviation));
    // Made: 1, -1 and 1 times the risk; fees are 0.002 of the entry, whose tenth is at risk.
    let [made, net] = tally.risk_multiples().unwrap();
    assert!(near(made, 1.0 / 3.0) && near(net, 1.0 / 3.0 - 0.02));
    assert_eq!(tally.deviations_by_block(), None);
}

#[test]
fn claims_that_share_a_block_are_one_draw() {
    let mut tally = Tally::default();
    for block in 0..10 {
        let (end, worth) =
            if block < 8 { (SignalEnd::TargetsReached, 1.0) } else { (SignalEnd::Stopped, 0.0) };
        for _ in 0..2 {
            tally.add(0.8, (1, block), Some(&scored(0.5, end, worth)));
        }
    }
    // 16 of 20 where 10 are expected; as blocks 8 of 10 where 5 are.
    assert!(near(tally.deviations().unwrap(), 6.0 / 5.0_f64.sqrt()));
    assert!(near(tally.deviations_by_block().unwrap(), 6.0 / 10.0_f64.sqrt()));
}

#[test]
fn a_score_that_tells_is_told() {
    let mut tally = Tally::default();
    for block in 0..10 {
        let (value, end, worth) = if block % 2 == 0 {
            (0.9, SignalEnd::TargetsReached, 1.0)
        } else {
            (0.7, SignalEnd::Stopped, 0.0)
        };
        tally.add(value, (1, block), Some(&scored(0.5, end, worth)));
    }
    // Each adds a half times a tenth; the variance is ten times a quarter of a hundredth.
    let expected = 0.5 / 0.025_f64.sqrt();
    let [alone, by_block] = tally.deviations_of_score().map(Option::unwrap);
    assert!((alone - expected).abs() < 1e-9 && (by_block - expected).abs() < 1e-9, "{alone} {by_block}");
    assert!(near(tally.deviations().unwrap(), 0.0));
}

/// A walk in whole steps of 1, ten in each bar: the gambler's ruin holds exactly between whole distances, and as they are more
/// than ten apart, no bar touches both.
fn stepped_walk(seed: u64, length: usize) -> Vec<Bar> {
    let mut chance = Chance(seed);
    let mut price = 100_000.0_f64;
    let mut bars = Vec::with_capacity(length);
    for index in 0..length {
        let (open, mut high, mut low) = (price, price, price);
        for _ in 0..10 {
            price += if chance.unit() < 0.5 { 1.0 } else { -1.0 };
            high = high.max(price);
            low = low.min(price);
        }
        bars.push(bar(index, [open, high, low, price]));
    }
    bars
}

#[test]
fn on_a_random_walk_the_coin_is_met() {
    let bars = stepped_walk(7, 60_000);
    let mut chance = Chance(8);
    let (mut tally, mut made) = (Tally::default(), 0.0);
    for confirmed_index in (0..59_940).step_by(60) {
        let mut away = || 6.0 + (chance.unit() * 30.0).floor();
        let (risk, reward) = (away(), away());
        let way = if chance.unit() < 0.5 { Long } else { Short };
        let price = |away: f64| bars[confirmed_index].close + way.sign() * away;
        let claim = Claim { confirmed_index, target: price(reward), stop: price(-risk), ..claim(way, 48) };
        let scored = score(&bars, &claim).unwrap();
        made += scored.own.risk_multiple;
        tally.add(0.8, (1, confirmed_index as i64 / 600), Some(&scored));
    }
    assert_eq!(tally.entered, 999);
    assert!(tally.open > 100 && tally.reached > 250, "{tally:?}");
    assert!(tally.deviations().unwrap().abs() < 3.0, "{:?}", tally.deviations());
    assert!(tally.deviations_mirrored().unwrap().abs() < 3.0, "{:?}", tally.deviations_mirrored());
    assert!(tally.deviations_by_block().unwrap().abs() < 3.0, "{:?}", tally.deviations_by_block());
    assert!((made / 999.0).abs() < 0.15, "{made}");
}

#[test]
fn bars_that_come_later_change_no_claim() {
    let bars: Vec<Bar> = series::walk(21, 3_000, 100.0, 0.01, 50.0).iter().collect();
    let all = |bars: &[Bar]| {
        let [complete, running] = claims::of_counts(bars);
        [claims::of_shapes(bars), complete, running]
    };
    let whole = all(&bars);
    for part in [1_000, 2_345] {
        for (claims, known) in whole.iter().zip(all(&bars[..part])) {
            let before: Vec<Claim> =
                claims.iter().filter(|claim| claim.confirmed_index < part).cloned().collect();
            assert!(before.len() > 1, "{part}");
            assert_eq!(before, known);
        }
    }
}

#[test]
fn a_count_claims_its_heaviest_target_ahead() {
    let bars = series::walk(22, 3_000, 100.0, 0.01, 50.0);
    let mut waves = ElliottWaves::new(&Settings::default()).unwrap();
    let mut seen = 0;
    for (index, bar) in bars.iter().enumerate() {
        for known in waves.update(&bar) {
            let count = &known.count;
            // A complete count is answered the other way; three and five waves are odd.
            let way = if count.is_rising { Short } else { Long };
            let end = count.points[count.points.len() - 1];
            let ahead = |price: f64| way.sign() * (price - bar.close) > 0.0;
            let Some(claim) = claims::of_count(count, bar.close, index) else {
                assert!(!count.targets.iter().any(|target| ahead(target.price)) || ahead(end.price));
                continue;
            };
            seen += 1;
            assert_eq!((claim.way, claim.stop, claim.confirmed_index), (way, end.price, index));
            let aim = count.targets.iter().find(|target| target.price == claim.target).unwrap();
            assert!(ahead(aim.price));
            for other in count.targets.iter().filter(|other| ahead(other.price)) {
                let is_farther = way.sign() * (other.price - aim.price) >= 0.0;
                assert!(other.weight < aim.weight || (other.weight == aim.weight && is_farther));
            }
            assert_eq!(claim.bars, (5 * (count.end_index() - count.start_index())).max(48));
        }
    }
    assert!(seen > 100, "{seen}");
}
