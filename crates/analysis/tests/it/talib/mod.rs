//! Parity with TA-Lib's own package: every function that both have, with several parameter sets, on every series.
//!
//! `TRADEWIND_ORACLE_PYTHON` names a Python that has the packages of `tests/oracle/requirements.txt`; `cargo xtask test`
//! makes one. `TRADEWIND_INDICATOR=rsi` restricts the comparison to names that begin so.

pub mod cases;
pub mod oracle;

use crate::series;
use analysis::registry;
use cases::{Case, DIFFERENCE_COUNT, Departure, on_purpose, variants};
use std::collections::BTreeSet;

/// What is equal: to within this share of the larger number.
const RELATIVE: f64 = 1e-9;
/// A rest of cancellation: to within this share of the largest number of the column.
const OF_COLUMN: f64 = 1e-13;

#[test]
fn every_shared_function_equals_talib() {
    let series = series::all();
    let only = chosen();
    let mut cases = Vec::new();
    for spec in registry::all().filter(|spec| spec.name.starts_with(&only)) {
        for settings in variants(spec) {
            for place in 0..series.len() {
                cases.push(Case { spec, settings: settings.clone(), series: place });
            }
        }
    }
    let answers = oracle::ask(&series, &cases);
    let mut faults = Vec::new();
    let mut shared = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (case, answer) in cases.iter().zip(answers) {
        if answer.is_unknown {
            continue;
        }
        shared.insert(case.spec.name);
        if let Err(fault) = compare(case, &answer, &series[case.series], &mut used) {
            faults.push(fault);
        }
    }
    eprintln!("compared with TA-Lib: {} functions, {} cases", shared.len(), cases.len());
    assert!(
        faults.is_empty(),
        "{} of {} cases differ:\n{}",
        faults.len(),
        cases.len(),
        faults[..faults.len().min(40)].join("\n")
    );
    let is_everything = only.is_empty() && series.iter().any(|series| series.name.ends_with(".csv.gz"));
    assert!(!is_everything || used.len() == DIFFERENCE_COUNT, "a difference that is none: only {used:?} are");
}

#[expect(
    clippy::disallowed_methods,
    reason = "a developer restricts the comparison to what is being worked on"
)]
fn chosen() -> String {
    std::env::var("TRADEWIND_INDICATOR").unwrap_or_default()
}

/// Whether every column equals TA-Lib's; else the first place where one does not. Notes the differences on purpose.
pub fn compare(
    case: &Case,
    answer: &oracle::Answer,
    series: &series::Series,
    used: &mut BTreeSet<usize>,
) -> Result<(), String> {
    let spec = case.spec;
    let place = format!("{} {:?} on {}", spec.name, case.settings.values(), series.name);
    if series.bars.is_empty() {
        return Ok(());
    }
    if let Some(error) = &answer.error {
        return Err(format!("{place}: TA-Lib refuses: {error}"));
    }
    let warmup = spec.warmup(&case.settings);
    if warmup != answer.lookback {
        return Err(format!("{place}: warm-up {warmup}, TA-Lib {}", answer.lookback));
    }
    if spec.outputs.len() != answer.outputs.len() {
        return Err(format!("{place}: {} columns, TA-Lib {}", spec.outputs.len(), answer.outputs.len()));
    }
    let columns = spec.build(&case.settings).batch(&series.bars);
    for (index, output) in spec.outputs.iter().enumerate() {
        let (ours, theirs) = (columns.column(index), &answer.outputs[index]);
        let largest = theirs
            .iter()
            .filter(|value| value.is_finite())
            .fold(0.0_f64, |most, value| most.max(value.abs()));
        for bar in warmup..ours.len() {
            if is_equal(ours[bar], theirs[bar], largest) {
                continue;
            }
            let apart = (ours[bar] - theirs[bar]).abs();
            match on_purpose(&Departure { case, output: output.name, series, bar, apart }) {
                Some(difference) => used.insert(difference),
                None => {
                    return Err(format!(
                        "{place}: {} at bar {bar} is {:e}, TA-Lib {:e}",
                        output.name, ours[bar], theirs[bar]
                    ));
                }
            };
        }
    }
    Ok(())
}

fn is_equal(ours: f64, theirs: f64, largest: f64) -> bool {
    if !theirs.is_finite() {
        return ours.is_nan();
    }
    let apart = (ours - theirs).abs();
    apart <= RELATIVE * ours.abs().max(theirs.abs()) || apart <= OF_COLUMN * largest
}
