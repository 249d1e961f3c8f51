//! What must hold on every series, bar by bar.

use crate::repaint::probe::{Cuts, first_revision};
use crate::series;
use analysis::elliott::{ConfirmedCount, ElliottWaves, Kind, Rule, Settings, SettingsError};
use analysis::{Bar, Bars};
use proptest::prelude::*;
use std::sync::Arc;

fn said(bars: &Bars, length: usize) -> Vec<Arc<ConfirmedCount>> {
    let mut waves = ElliottWaves::new(&Settings::default()).unwrap();
    bars.iter().take(length).flat_map(|bar| waves.update(&bar).to_vec()).collect()
}

/// Whatever the bars: what is said is sane, in order, and follows from what came before it.
fn check(bars: &Bars) {
    let mut waves = ElliottWaves::new(&Settings::default()).unwrap();
    for (index, bar) in bars.iter().enumerate() {
        let all = waves.update(&bar).to_vec();
        for known in &all {
            assert_eq!((known.confirmed_index, known.confirmed_at), (index, bar.open_at));
            sane(known, bars);
        }
        for forming in waves.forming() {
            assert!(!forming.count.invalidation.is_some_and(|limit| limit.is_passed(bar.low, bar.high)));
            assert!(forming.count.points.len() <= forming.count.kind.waves().len());
            let sum: f64 = forming.count.targets.iter().map(|target| target.weight).sum();
            assert!(forming.count.targets.is_empty() || (sum - 1.0).abs() < 1e-9);
        }
    }
    let standing = waves.standing();
    assert!(standing.windows(2).all(|two| two[0].count.score >= two[1].count.score));
    assert!(standing.iter().all(|known| waves.confirmed().any(|other| other == known)));
}

fn sane(known: &ConfirmedCount, bars: &Bars) {
    let count = &known.count;
    assert!((0.0..=1.0).contains(&count.score), "{count:?}");
    assert_eq!(count.points.len(), count.kind.waves().len() + 1);
    assert!(count.points.windows(2).all(|two| two[0].index < two[1].index));
    assert!(known.confirmed_index > count.end_index());
    for point in &count.points {
        let bar = bars.bar(point.index);
        assert!(point.price == bar.high || point.price == bar.low);
        assert_eq!(point.open_at, bar.open_at);
    }
    for sub in &count.sub_waves {
        let ends = (count.points[sub.leg].index, count.points[sub.leg + 1].index);
        assert_eq!(
            (sub.count.count.start_index(), sub.count.count.end_index()),
            ends,
            "sub-waves are nested"
        );
        assert!(sub.count.count.degree <= count.degree);
    }
    if count.kind == Kind::Impulse {
        let sign = if count.is_rising { 1.0 } else { -1.0 };
        let level = |point: usize| sign * count.points[point].price;
        assert!(
            level(2) > level(0) && level(4) > level(1) && level(3) > level(1),
            "a rule of impulses is broken"
        );
    }
    let reasons = count.reasons();
    assert!(reasons.iter().any(|reason| reason.score.is_none()));
    assert!(reasons.iter().all(|reason| !reason.text.is_empty()));
    assert_eq!(count.drawing().len(), count.points.len());
}

#[test]
fn what_is_said_is_sane_on_every_series() {
    for series in series::all() {
        check(&series.bars);
    }
}

#[test]
fn a_confirmed_count_never_changes_when_bars_are_appended() {
    for series in series::all() {
        let counts = |bars: &Bars| {
            said(bars, bars.len()).into_iter().map(|count| (count.confirmed_index, count)).collect()
        };
        assert_eq!(first_revision(counts, &series.bars, Cuts::Few), None, "{}", series.name);
    }
}

#[test]
fn a_walk_of_a_few_thousand_bars_is_counted_at_several_degrees() {
    let whole = said(&series::walk(3, 5_000, 100.0, 0.001, 10.0), 5_000);
    let mut degrees: Vec<_> = whole.iter().map(|known| known.count.degree).collect();
    degrees.sort_unstable();
    degrees.dedup();
    assert!(degrees.len() >= 4, "{degrees:?}");
    assert!(whole.iter().any(|known| known.count.sub_waves.len() >= 3));
}

#[test]
fn settings_out_of_bounds_are_refused() {
    let usual = Settings::default();
    for (settings, needle) in [
        (Settings { ratio: 1.0, ..usual.clone() }, "ratio"),
        (Settings { ratio: f64::NAN, ..usual.clone() }, "ratio"),
        (Settings { degrees: 0, ..usual.clone() }, "degrees"),
        (Settings { degrees: 7, ..usual.clone() }, "degrees"),
        (Settings { score_min: 1.5, ..usual.clone() }, "score"),
        (Settings { factor: 0.0, ..usual.clone() }, "true ranges"),
        (Settings { atr_period: 0, ..usual.clone() }, "true ranges"),
    ] {
        let refused: Result<ElliottWaves, SettingsError> = ElliottWaves::new(&settings);
        assert!(refused.unwrap_err().to_string().contains(needle), "{settings:?}");
    }
}

#[test]
fn rules_have_words_of_their_own() {
    let mut words: Vec<String> =
        Kind::ALL.iter().flat_map(|kind| kind.rules()).map(Rule::to_string).collect();
    words.sort_unstable();
    let mut rules: Vec<Rule> = Kind::ALL.iter().flat_map(|kind| kind.rules()).copied().collect();
    rules.sort_unstable();
    rules.dedup();
    words.dedup();
    assert_eq!(words.len(), rules.len());
}

/// Prices that jump between a few levels, zero among them, with flat bars and long ones.
fn hostile() -> impl Strategy<Value = Bars> {
    let level = prop_oneof![Just(0.0), Just(1e-8), Just(1.0), Just(1.0), 0.5..2.0, Just(1e12)];
    let volume = prop_oneof![Just(0.0), Just(1e15), 0.0..10.0];
    let bar = (level.clone(), level.clone(), level, volume);
    proptest::collection::vec(bar, 0..300).prop_map(|rows| {
        Bars::collect(rows.into_iter().enumerate().map(
            |(index, (one, two, three, volume)): (usize, (f64, f64, f64, f64))| {
                let (low, high) = (one.min(two).min(three), one.max(two).max(three));
                Bar { open_at: index as i64 * 60, open: one, high, low, close: three, volume }
            },
        ))
        .unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_series_are_counted_without_a_fault(bars in hostile(), cut in 0.0..1.0_f64) {
        check(&bars);
        let length = (bars.len() as f64 * cut) as usize;
        let (prefix, whole) = (said(&bars, length), said(&bars, bars.len()));
        prop_assert_eq!(&prefix[..], &whole[..prefix.len()]);
    }
}
