//! Candlestick patterns on markets made for them: parity with TA-Lib where every pattern fires, and the table.

use crate::series::{self, Series};
use crate::talib::cases::{Case, variants};
use crate::talib::{compare, oracle};
use analysis::Bars;
use analysis::candlesticks::{self, ALL, Direction, PATTERNS, Pattern};
use std::collections::BTreeSet;

/// Twenty thousand bars of few ticks each, at ticks that a double holds exactly and such that it does not.
fn markets() -> Vec<Series> {
    [(21, 1.0), (22, 0.1), (23, 0.000_01)]
        .map(|(seed, tick)| Series {
            name: format!("coarse {tick}"),
            bars: series::coarse(seed, 20_000, tick),
        })
        .into()
}

/// Every mark that a pattern makes.
fn marks(pattern: &Pattern, bars: &Bars) -> BTreeSet<i64> {
    let columns = pattern.spec.build(&pattern.spec.settings([]).unwrap()).batch(bars);
    let column = columns.column(0).iter();
    column.filter(|mark| !mark.is_nan() && **mark != 0.0).map(|mark| *mark as i64).collect()
}

/// Every mark that a pattern can make.
fn expected(pattern: &Pattern) -> BTreeSet<i64> {
    let marks: &[i64] = match pattern.spec.name {
        "cdlengulfing" | "cdlharami" | "cdlharamicross" => &[-100, -80, 80, 100],
        "cdlhikkake" | "cdlhikkakemod" => &[-200, -100, 100, 200],
        // TA-Lib's mark of this one is positive though it points down.
        "cdlgravestonedoji" => &[100],
        // Their sign is the candle's colour.
        "cdlspinningtop" | "cdlhighwave" | "cdlshortline" => &[-100, 100],
        _ => match pattern.direction {
            Direction::Bullish | Direction::Neither => &[100],
            Direction::Bearish => &[-100],
            Direction::Either => &[-100, 100],
        },
    };
    marks.iter().copied().collect()
}

#[test]
fn every_pattern_makes_every_mark_it_can_and_no_other() {
    let mut faults = Vec::new();
    for market in markets() {
        for pattern in PATTERNS {
            let (made, expected) = (marks(pattern, &market.bars), expected(pattern));
            if made != expected {
                faults.push(format!("{} on {}: {made:?}, not {expected:?}", pattern.spec.name, market.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn patterns_equal_talib_where_all_of_them_fire() {
    let markets = markets();
    let mut cases = Vec::new();
    for spec in ALL {
        for settings in variants(spec) {
            for place in 0..markets.len() {
                cases.push(Case { spec, settings: settings.clone(), series: place });
            }
        }
    }
    let answers = oracle::ask(&markets, &cases);
    let mut faults = Vec::new();
    for (case, answer) in cases.iter().zip(answers) {
        assert!(!answer.is_unknown, "TA-Lib has no {}", case.spec.name);
        if let Err(fault) = compare(case, &answer, &markets[case.series], &mut BTreeSet::new()) {
            faults.push(fault);
        }
    }
    eprintln!("compared with TA-Lib: {} patterns, {} cases of 20,000 bars", ALL.len(), cases.len());
    assert!(faults.is_empty(), "{} of {} differ:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn the_table_has_a_sentence_for_each_pattern() {
    assert_eq!(PATTERNS.len(), 61);
    assert!(PATTERNS.is_sorted_by(|one, next| one.spec.name < next.spec.name));
    for pattern in PATTERNS {
        let name = pattern.spec.name;
        assert!(pattern.meaning.ends_with('.') && pattern.meaning.matches('.').count() == 1, "{name}");
        assert!(pattern.meaning.len() > 40, "{name}");
        assert!((1..=5).contains(&pattern.candles), "{name}");
        assert_eq!(pattern.spec.outputs[0].name, name);
        assert!(pattern.spec.doc.ends_with(&format!("Source: TA-Lib {}.", name.to_uppercase())), "{name}");
        assert_eq!(candlesticks::find(&name[3..].to_uppercase()).unwrap().spec.name, name);
    }
    assert!(candlesticks::find("cd").is_none());
}
