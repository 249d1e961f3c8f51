//! Every case whose fills were computed by hand.

use crate::arguments::{fills_csv, run_file};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/cases")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn every_hand_made_case_gives_its_fills() {
    let cases: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(folder().join("cases.json")).unwrap()).unwrap();
    assert!(cases.len() > 40, "the cases are there");
    let mut faults = Vec::new();
    for case in &cases {
        let args: Vec<String> = case["args"].as_array().unwrap().iter().map(text).collect();
        let result = run_file(&folder().join(text(&case["file"])), &args);
        // A fill at the close is stamped with the close here and with its row's start there.
        let at_close = args.windows(2).any(|pair| pair[0] == "--fill" && pair[1] == "close");
        let strip =
            |line: &str| if at_close { line.split_once(',').unwrap().1.to_owned() } else { line.to_owned() };
        let expected: Vec<String> = case["fills"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fill| {
                let field = |name: &str| text(&fill[name]);
                let columns = ["time", "side", "price", "quantity", "fee", "reason"].map(field);
                strip(&columns.join(","))
            })
            .collect();
        let got: Vec<String> = fills_csv(&result).iter().map(|line| strip(line)).collect();
        let report = serde_json::to_value(&result.report).unwrap();
        let figures = case["report"].as_object().unwrap();
        let wrong: Vec<String> = figures
            .iter()
            // The oracle counts waiting market orders there; the report counts resting exits, too.
            .filter(|(name, _)| *name != "cash" && *name != "open_orders")
            .filter(|(name, value)| report[name.as_str()] != **value)
            .map(|(name, value)| format!("{name}: expected {value}, got {}", report[name.as_str()]))
            .collect();
        if got != expected || !wrong.is_empty() {
            faults.push(format!(
                "{}: {}\n  expected {expected:#?}\n  got {got:#?}\n  {wrong:?}",
                case["name"], case["story"]
            ));
        }
    }
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}
