//! Pure rooms give the same answer on every machine: no clock, entropy, environment, files or hash
//! order, and no mathematics that differs between systems (`libm` has `ln`, `exp`, `pow`). Clippy
//! bans some of these calls; the float methods and `sum` it cannot see.

use crate::floors::room_of_path;
use crate::tidy::Fault;
use crate::tidy::tree::Tree;

/// What is forbidden, and what to use.
const FORBIDDEN: &[(&[&str], &str)] = &[
    (&["HashMap", "HashSet"], "hash order differs: BTreeMap, IndexMap or a dense array"),
    (&["std::fs", "std::env", "std::net", "std::process"], "no door to the system in a pure room"),
    (
        &["SystemTime", "Instant::now", "Utc::now", "Local::now", "Timestamp::now", "Zoned::now"],
        "time is data: take the instant as a parameter",
    ),
    (
        &["thread_rng", "rand::", "fastrand::", "getrandom", "RandomState", "new_v4", "now_v7"],
        "randomness is a seed in the configuration",
    ),
    (&["mul_add", "sum::<f64>", "sum::<f32>"], "float sums run in index order, in a loop"),
    (
        &[
            ".ln()",
            ".ln_1p()",
            ".log2()",
            ".log10()",
            ".log(",
            ".exp()",
            ".exp2()",
            ".exp_m1()",
            ".powf(",
            ".powi(",
            ".cbrt()",
            ".hypot(",
            ".sin()",
            ".cos()",
            ".tan()",
            ".sin_cos()",
            ".asin()",
            ".acos()",
            ".atan()",
            ".atan2(",
            ".sinh()",
            ".cosh()",
            ".tanh()",
        ],
        "std's result varies between systems: use libm",
    ),
    (
        &["f64::ln", "f64::log", "f64::exp", "f64::pow", "f64::sin", "f64::cos", "f64::tan", "f64::cbrt"],
        "std's result varies between systems: use libm",
    ),
];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (file, parts) in tree.written() {
        let is_pure = room_of_path(&file.path).is_some_and(|room| room.is_pure);
        if !is_pure || file.is_test() || file.extension() != "rs" {
            continue;
        }
        for (index, line) in parts.code_without_tests().lines().enumerate() {
            for (words, reason) in FORBIDDEN {
                for word in words.iter().filter(|word| has_word(line, word)) {
                    faults.push(Fault::at(&file.path, index + 1, format!("`{word}`: {reason}")));
                }
            }
        }
    }
    faults
}

/// Whether a line has the word and not merely a longer one that contains it.
fn has_word(line: &str, word: &str) -> bool {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(is_name);
        let after = line[at + word.len()..].chars().next().is_some_and(is_name);
        let begins_name = word.starts_with(is_name);
        let ends_name = word.ends_with(is_name) && !word.starts_with("f64::");
        !(begins_name && before || ends_name && after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn every_forbidden_word_is_found_in_a_pure_room() {
        for word in FORBIDDEN.iter().flat_map(|(words, _)| *words) {
            let text = format!("fn a() {{\n    x {word} y;\n}}\n");
            for room in ["model", "engine", "sim", "analysis", "strategies", "backtest"] {
                let path = format!("crates/{room}/src/a.rs");
                assert!(lines(check, &[(&path, &text)]).contains(&2), "{word} in {room}");
            }
        }
    }

    #[test]
    fn other_rooms_tests_comments_and_longer_names_are_free() {
        let text = "use std::fs;\n";
        assert_eq!(
            lines(check, &[("crates/cli/src/a.rs", text), ("crates/sim/tests/it/main.rs", text)]),
            NONE
        );
        let text = "// std::fs\nlet a = MyHashMapLike::new();\nlet b = \"HashMap\";\nlet c = x.sqrt();\nlibm::log(x);\n\
                    #[cfg(test)]\nmod tests { use std::fs; }\n";
        assert_eq!(lines(check, &[("crates/sim/src/a.rs", text)]), NONE);
    }
}
