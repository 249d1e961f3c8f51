//! Textbook structures and the violation of each rule. Turning points are written as `bar:price`.

use analysis::elliott::shape::{Insides, Mark};
use analysis::elliott::{Kind, Rule, Verdict, classify};

fn marks(text: &str) -> Vec<Mark> {
    text.split_whitespace()
        .map(|point| {
            let (bar, price) = point.split_once(':').unwrap();
            Mark::new(bar.parse().unwrap(), price.parse().unwrap())
        })
        .collect()
}

/// The kinds of the waves' insides, `-` for unknown.
fn insides(text: &str) -> Insides {
    let mut insides = Insides::default();
    for (leg, name) in text.split_whitespace().enumerate() {
        insides[leg] = Kind::ALL.into_iter().find(|kind| kind.name() == name);
    }
    insides
}

/// The same structure upside down.
fn mirrored(marks: &[Mark]) -> Vec<Mark> {
    marks.iter().map(|mark| Mark::new(mark.index, 300.0 - mark.price)).collect()
}

fn verdict(kind: Kind, marks: &[Mark], insides: &Insides) -> Option<Verdict> {
    classify(marks, insides).into_iter().find(|(found, _)| *found == kind).map(|(_, verdict)| verdict)
}

/// (kind, turning points, insides, the least score)
const TEXTBOOK: [(Kind, &str, &str, f64); 19] = [
    // Wave 2 at 61.8 %, wave 3 at 161.8 %, wave 4 at 38.2 %, wave 5 as long as wave 1.
    (Kind::Impulse, "0:100 20:110 32:103.8 62:120 78:113.8 98:123.8", "", 0.8),
    (Kind::Impulse, "0:100 20:110 30:105 70:131.2 90:121.2 110:131.8", "", 0.8),
    // Wave 5 extended.
    (Kind::Impulse, "0:100 20:110 30:105 50:118 70:113 120:140", "", 0.6),
    // A truncated fifth.
    (Kind::Impulse, "0:100 20:110 32:103.8 62:120 78:113.8 98:119", "", 0.6),
    (Kind::LeadingDiagonal, "0:100 20:120 32:107 48:123 58:112 70:125", "", 0.6),
    (Kind::EndingDiagonal, "0:100 20:120 32:107 48:123 58:112 70:125", "", 0.6),
    // A diagonal whose waves grow.
    (Kind::EndingDiagonal, "0:100 10:110 18:103 32:116 46:105 66:122", "", 0.5),
    (Kind::Zigzag, "0:100 20:120 32:110 52:130", "", 0.85),
    (Kind::Zigzag, "0:100 20:120 32:107.64 52:127.64", "", 0.85),
    (Kind::RegularFlat, "0:100 20:120 40:100 60:121", "", 0.7),
    (Kind::ExpandedFlat, "0:100 20:120 40:94 70:126.4", "", 0.75),
    (Kind::RunningFlat, "0:100 20:120 40:93 60:113", "", 0.65),
    (Kind::ContractingTriangle, "0:100 20:120 34:104 46:116.4 56:106.5 64:114.2", "", 0.75),
    // B goes beyond the start of A: a running triangle.
    (Kind::ContractingTriangle, "0:100 20:120 35:96 50:115 62:103 72:111", "", 0.6),
    (Kind::BarrierTriangle, "0:100 20:120 35:103 50:116 62:103.5 72:112", "", 0.65),
    (Kind::ExpandingTriangle, "0:100 10:110 22:96 38:116 58:90 84:124", "", 0.6),
    (Kind::DoubleZigzag, "0:100 40:120 60:112 100:132", "zigzag - zigzag", 0.8),
    (Kind::DoubleThree, "0:100 40:120 60:105 100:122", "zigzag - regular_flat", 0.55),
    (
        Kind::TripleThree,
        "0:100 40:120 60:106 100:121 120:106 160:122",
        "zigzag - regular_flat - contracting_triangle",
        0.45,
    ),
];

#[test]
fn a_textbook_structure_is_recognised_rising_and_falling() {
    for (kind, text, inside, least) in TEXTBOOK {
        let rising = marks(text);
        for marks in [rising.clone(), mirrored(&rising)] {
            match verdict(kind, &marks, &insides(inside)) {
                Some(Verdict::Fits(score)) => assert!(score >= least, "{kind:?} {text}: {score}"),
                other => panic!("{kind:?} {text}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_textbook_structure_is_the_best_reading_of_itself() {
    for (kind, text, inside, _) in TEXTBOOK {
        let all = classify(&marks(text), &insides(inside));
        let score = |verdict: &Verdict| if let Verdict::Fits(score) = verdict { *score } else { -1.0 };
        let best = all.iter().map(|(_, verdict)| score(verdict)).fold(-1.0, f64::max);
        let own = all.iter().find(|(found, _)| *found == kind).map_or(-1.0, |(_, verdict)| score(verdict));
        // Diagonals that lead and that end look alike: what was before tells them apart. A double zigzag has the outline
        // of a zigzag: its insides do.
        let is_alike = kind.is_combination() || kind.is_diagonal();
        assert!(own >= best - if is_alike { 0.15 } else { 0.0 }, "{text}: {all:?}");
    }
}

/// (kind, the rule that is broken, turning points, insides)
const VIOLATIONS: [(Kind, Rule, &str, &str); 39] = [
    (Kind::Impulse, Rule::TwoHoldsStart, "0:100 20:110 32:99 62:120 78:113 98:125", ""),
    (Kind::Impulse, Rule::TwoHoldsStart, "0:100 20:110 32:100 62:120 78:113 98:125", ""),
    (Kind::Impulse, Rule::ThreePassesOne, "0:100 20:110 32:104 62:109 78:106 98:125", ""),
    (Kind::Impulse, Rule::FourHoldsOne, "0:100 20:110 32:104 62:120 78:109 98:125", ""),
    (Kind::Impulse, Rule::FourHoldsOne, "0:100 20:110 32:104 62:120 78:110 98:125", ""),
    (Kind::Impulse, Rule::ThreeNotShortest, "0:100 20:115 32:107 62:120 78:116 98:130", ""),
    (Kind::Impulse, Rule::FiveLongEnough, "0:100 20:110 32:104 62:120 78:112 98:115", ""),
    (Kind::LeadingDiagonal, Rule::TwoHoldsStart, "0:100 20:120 32:99 48:123 58:112 70:125", ""),
    (Kind::LeadingDiagonal, Rule::ThreePassesOne, "0:100 20:120 32:107 48:119 58:112 70:125", ""),
    (Kind::EndingDiagonal, Rule::FourHoldsTwo, "0:100 20:120 32:107 48:123 58:106 70:125", ""),
    (Kind::EndingDiagonal, Rule::FourOverlaps, "0:100 20:120 32:110 48:128 58:121 70:130", ""),
    (Kind::EndingDiagonal, Rule::ThreeNotShortest, "0:100 20:120 32:107 48:122 58:109 70:126", ""),
    (Kind::EndingDiagonal, Rule::Tapers, "0:100 20:120 32:107 48:123 58:108 70:122.5", ""),
    (Kind::EndingDiagonal, Rule::FivePassesThree, "0:100 20:120 32:107 48:123 58:112 70:122", ""),
    (Kind::Zigzag, Rule::BShallow, "0:100 20:120 32:102 52:125", ""),
    (Kind::Zigzag, Rule::BShallow, "0:100 20:120 32:99 52:125", ""),
    (Kind::Zigzag, Rule::CPasses, "0:100 20:120 32:110 52:119", ""),
    (Kind::RegularFlat, Rule::BDeep, "0:100 20:120 40:102.1 60:121", ""),
    (Kind::RegularFlat, Rule::BLevel, "0:100 20:120 40:98 60:121", ""),
    (Kind::RegularFlat, Rule::CLevel, "0:100 20:120 40:100 60:117", ""),
    (Kind::RegularFlat, Rule::CLevel, "0:100 20:120 40:100 60:128", ""),
    (Kind::ExpandedFlat, Rule::BDeep, "0:100 20:120 40:103 70:126", ""),
    (Kind::ExpandedFlat, Rule::BPasses, "0:100 20:120 40:99.5 70:126", ""),
    (Kind::ExpandedFlat, Rule::BBounded, "0:100 20:120 40:79 70:126", ""),
    (Kind::ExpandedFlat, Rule::CPasses, "0:100 20:120 40:94 70:119", ""),
    (Kind::RunningFlat, Rule::CFallsShort, "0:100 20:120 40:94 70:121", ""),
    (Kind::RunningFlat, Rule::CFallsShort, "0:100 20:120 40:90 70:99", ""),
    (Kind::ContractingTriangle, Rule::Contracts, "0:100 20:120 32:104 42:121 50:108 56:112", ""),
    (Kind::ContractingTriangle, Rule::Contracts, "0:100 20:120 32:104 42:114 50:108 56:115", ""),
    (Kind::ContractingTriangle, Rule::SlopedBD, "0:100 20:120 32:104 42:116 50:105 56:112", ""),
    (Kind::ContractingTriangle, Rule::TriangleB, "0:100 20:120 32:92 42:116 50:105 56:112", ""),
    (Kind::BarrierTriangle, Rule::LevelBD, "0:100 20:120 35:103 50:116 62:106 72:112", ""),
    (Kind::ExpandingTriangle, Rule::Expands, "0:100 10:110 22:96 38:109 58:90 84:124", ""),
    (Kind::ExpandingTriangle, Rule::Expands, "0:100 10:110 22:101 38:116 58:90 84:124", ""),
    (Kind::DoubleZigzag, Rule::XHoldsStart, "0:100 40:120 60:99 100:132", "zigzag - zigzag"),
    (Kind::DoubleZigzag, Rule::PartsPass, "0:100 40:120 60:110 100:119", "zigzag - zigzag"),
    (Kind::DoubleZigzag, Rule::PartsZigzags, "0:100 40:120 60:112 100:132", "zigzag - -"),
    (Kind::DoubleThree, Rule::TriangleLast, "0:100 40:120 60:105 100:122", "contracting_triangle - zigzag"),
    (Kind::DoubleThree, Rule::PartsLevel, "0:100 40:120 60:105 100:140", "zigzag - regular_flat"),
];

#[test]
fn a_broken_rule_rejects_and_is_named() {
    for (kind, rule, text, inside) in VIOLATIONS {
        let rising = marks(text);
        for marks in [rising.clone(), mirrored(&rising)] {
            assert_eq!(
                verdict(kind, &marks, &insides(inside)),
                Some(Verdict::Breaks(rule)),
                "{kind:?} {text} ({rule})"
            );
        }
    }
}

#[test]
fn every_rule_of_every_structure_has_a_violation_in_the_table() {
    let shown: Vec<Rule> = VIOLATIONS.iter().map(|(_, rule, ..)| *rule).collect();
    for kind in Kind::ALL {
        for rule in kind.rules() {
            let elsewhere = [Rule::XBounded, Rule::PartsCorrective].contains(rule);
            assert!(elsewhere || shown.contains(rule), "{kind:?}: no case breaks '{rule}'");
        }
    }
}

#[test]
fn parts_of_a_sideways_combination_must_be_known_corrections() {
    let marks = marks("0:100 40:120 60:105 100:122");
    for inside in ["", "zigzag - zigzag", "zigzag - -", "impulse - regular_flat"] {
        let verdict = verdict(Kind::DoubleThree, &marks, &insides(inside));
        assert_eq!(verdict, Some(Verdict::Breaks(Rule::PartsCorrective)), "{inside}");
    }
    let deep = self::marks("0:100 40:120 60:79 100:122");
    let verdict = verdict(Kind::DoubleThree, &deep, &insides("zigzag - regular_flat"));
    assert_eq!(verdict, Some(Verdict::Breaks(Rule::XBounded)));
}

#[test]
fn marks_that_are_no_structure_say_nothing() {
    for text in [
        "",
        "0:100",
        "0:100 5:110 9:105",
        "0:100 5:110 9:112 12:120",
        "0:100 5:110 5:105 9:120",
        "0:0 1:0 2:0 3:0",
    ] {
        assert!(classify(&marks(text), &Insides::default()).is_empty(), "{text}");
    }
}

#[test]
fn large_structures_are_compared_in_percent() {
    // 100 to 200, back to 138.2, to 447: each wave 3 and 5 doubles or more; in dollars wave 1 is far shorter than all.
    let marks = marks("0:100 20:200 32:130.3 62:400 78:306.9 98:613.8");
    match verdict(Kind::Impulse, &marks, &Insides::default()) {
        Some(Verdict::Fits(score)) => assert!(score > 0.8, "{score}"),
        other => panic!("{other:?}"),
    }
}
