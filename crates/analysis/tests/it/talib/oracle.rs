//! Asks TA-Lib's own package, in one run of Python for all cases.

use super::cases::{Case, as_talib};
use crate::series::Series;
use std::process::Command;

/// What TA-Lib says of one case.
#[derive(Default)]
pub struct Answer {
    /// It has no such function.
    pub is_unknown: bool,
    /// It refuses the parameters or the series.
    pub error: Option<String>,
    /// Its warm-up.
    pub lookback: usize,
    /// Its columns.
    pub outputs: Vec<Vec<f64>>,
}

/// The answers, in the order of the cases.
pub fn ask(series: &[Series], cases: &[Case]) -> Vec<Answer> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let request = serde_json::json!({
        "series": series.iter().map(|one| serde_json::json!({"name": one.name, "length": one.bars.len()})).collect::<Vec<_>>(),
        "cases": cases.iter().map(|case| serde_json::json!({
            "name": case.spec.name,
            "series": case.series,
            "params": case.settings.values().iter()
                .filter_map(|(name, value)| Some(((*name).to_owned(), as_talib(*value)?)))
                .collect::<serde_json::Map<_, _>>(),
        })).collect::<Vec<_>>(),
    });
    std::fs::write(path("request.json"), request.to_string()).unwrap();
    let columns = series.iter().flat_map(|one| {
        let bars = &one.bars;
        [bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()]
    });
    let bytes: Vec<u8> = columns.flatten().flat_map(|value| value.to_le_bytes()).collect();
    std::fs::write(path("series.f64"), bytes).unwrap();
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/talib_reference.py");
    let status = Command::new(python())
        .arg(script)
        .args([path("request.json"), path("series.f64"), path("answer")])
        .status()
        .unwrap();
    assert!(
        status.success(),
        "TA-Lib's package does not answer: run `cargo xtask test rust`, or set TRADEWIND_ORACLE_PYTHON to a Python that has \
         crates/analysis/tests/oracle/requirements.txt"
    );
    read(&path("answer"), &path("answer.f64"), series, cases)
}

fn read(
    heads: &std::path::Path,
    numbers: &std::path::Path,
    series: &[Series],
    cases: &[Case],
) -> Vec<Answer> {
    let bytes = std::fs::read(numbers).unwrap();
    let mut numbers = bytes.chunks_exact(8).map(|chunk| f64::from_le_bytes(chunk.try_into().unwrap()));
    let text = std::fs::read_to_string(heads).unwrap();
    assert_eq!(text.lines().count(), cases.len());
    text.lines()
        .zip(cases)
        .map(|(line, case)| {
            let head: serde_json::Value = serde_json::from_str(line).unwrap();
            let length = series[case.series].bars.len();
            let count = head["outputs"].as_u64().unwrap_or(0);
            Answer {
                is_unknown: head["unknown"].as_bool().unwrap_or(false),
                error: head["error"].as_str().map(str::to_owned),
                lookback: head["lookback"]
                    .as_u64()
                    .and_then(|value| usize::try_from(value).ok())
                    .unwrap_or(0),
                outputs: (0..count).map(|_| numbers.by_ref().take(length).collect()).collect(),
            }
        })
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "the toolbox says where its Python is")]
fn python() -> String {
    std::env::var("TRADEWIND_ORACLE_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}
