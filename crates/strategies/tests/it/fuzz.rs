//! Any text for a strategy's parameters: refused with a reason, or a strategy of exactly these values.

use std::collections::BTreeMap;
use strategies::registry::{STRATEGIES, build};
use testkit::fuzz::{Seen, Target, check};

/// The first line is the strategy, each other one `parameter=value`.
fn read(bytes: &[u8]) -> Seen {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let name = lines.next().unwrap_or_default();
    let pairs = lines.filter_map(|line| line.split_once('='));
    let params: BTreeMap<String, String> =
        pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    match build(name, &params) {
        Ok(_) => Seen::words("built").and(params.len()),
        Err(error) => {
            let told = error.to_string();
            assert!(!told.is_empty());
            Seen::words(&told)
        }
    }
}

#[test]
fn strategy_parameters() {
    let usual = |info: &strategies::StrategyInfo| -> &'static [u8] {
        let lines = info.params.iter().map(|param| format!("{}={}", param.name, param.default));
        let text = std::iter::once(info.name.to_owned()).chain(lines).collect::<Vec<_>>().join("\n");
        text.into_bytes().leak()
    };
    let seeds: Vec<&'static [u8]> = STRATEGIES.iter().map(usual).collect();
    check(&Target {
        name: "strategy_parameters",
        seeds: seeds.leak(),
        words: &["\n", "=", "short=", "long=", "entry=level", "exits=signal", "period=", "0.5", "-1"],
        inputs: 3_000,
        run: read,
    });
}
