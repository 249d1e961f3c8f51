//! The same run twice goes the same way, to the last posting; another setting does not.

use crate::arguments::run_file;
use std::path::Path;

/// The fingerprint of one small run, the same in debug and release builds and on every machine.
const GOLDEN: &str = "2e146af65057c478";

#[test]
fn one_input_one_state_hash() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/cases/both_tiers_in_one_row.csv");
    let args = |size: &str| -> Vec<String> {
        ["--param", "short=2", "--param", "long=3", "--param", "entry=level", "--param", size]
            .map(str::to_owned)
            .to_vec()
    };
    let first = run_file(&file, &args("size=risk")).report;
    let second = run_file(&file, &args("size=risk")).report;
    assert_eq!(first, second);
    assert_eq!(first.state_hash, GOLDEN);
    let other = run_file(&file, &args("size=all")).report;
    assert_eq!(first.data_hash, other.data_hash, "the input is the same");
    assert_ne!(first.state_hash, other.state_hash, "the decisions are not");
}
