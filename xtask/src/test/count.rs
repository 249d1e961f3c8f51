//! How many tests passed and failed, read from the summaries of the runners. A runner that fails
//! without a summary counts as one failure: silence is never success.

use std::fmt;
use std::ops::Add;

use serde_json::Value;

/// Passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests or rules that held.
    pub passed: u64,
    /// Tests or rules that did not.
    pub failed: u64,
}

impl Count {
    /// A step that failed as a whole.
    pub const FAILED: Count = Count { passed: 0, failed: 1 };

    /// The count of a step that only succeeds or fails and has no tests to count.
    pub fn of_check(is_success: bool) -> Count {
        if is_success { Count::default() } else { Count::FAILED }
    }

    /// Makes sure that a runner which failed is seen as failed.
    pub fn agreeing_with(self, is_success: bool) -> Count {
        Count { failed: if is_success { self.failed } else { self.failed.max(1) }, ..self }
    }

    /// Reads nextest's `Summary [ 0.1s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 4 skipped`.
    pub fn of_nextest(lines: &[String]) -> Option<Count> {
        let line = lines.iter().rev().find(|line| line.trim_start().starts_with("Summary ["))?;
        let (run, results) = line.split_once(" run: ")?;
        let numbers = run.split_whitespace().nth_back(1)?;
        let (ran, planned) = numbers.split_once('/').unwrap_or((numbers, numbers));
        let (ran, planned): (u64, u64) = (ran.parse().ok()?, planned.parse().ok()?);
        let passed = before(results, "passed").unwrap_or(0);
        Some(Count { passed, failed: ran.saturating_sub(passed) + planned.saturating_sub(ran) })
    }

    /// Sums cargo's `test result: ok. 3 passed; 0 failed; …` lines.
    pub fn of_doctests(lines: &[String]) -> Count {
        let results = lines.iter().filter(|line| line.starts_with("test result:"));
        results.fold(Count::default(), |sum, line| {
            sum + Count {
                passed: before(line, "passed").unwrap_or(0),
                failed: before(line, "failed").unwrap_or(0),
            }
        })
    }

    /// Reads vitest's JSON report; a file that could not be loaded counts as one failure.
    pub fn of_vitest(report: &str) -> Option<Count> {
        let report: Value = serde_json::from_str(report).ok()?;
        let failed = report["numFailedTests"].as_u64()?;
        let broken_files = report["testResults"].as_array().map(Vec::as_slice).unwrap_or_default().iter();
        let broken_files = broken_files.filter(|file| {
            file["status"] == "failed" && file["assertionResults"].as_array().is_none_or(Vec::is_empty)
        });
        let count = Count {
            passed: report["numPassedTests"].as_u64()?,
            failed: failed + u64::try_from(broken_files.count()).unwrap_or(u64::MAX),
        };
        Some(count.agreeing_with(report["success"].as_bool()?))
    }

    /// Reads the last line that is a summary: `{"passed":3,"failed":0}` or `3 passed, 0 failed`.
    pub fn of_summary(lines: &[String]) -> Option<Count> {
        lines.iter().rev().find_map(|line| Count::of_json_line(line).or_else(|| Count::of_text_line(line)))
    }

    fn of_json_line(line: &str) -> Option<Count> {
        let report: Value = serde_json::from_str(line.trim()).ok()?;
        Some(Count { passed: report["passed"].as_u64()?, failed: report["failed"].as_u64()? })
    }

    fn of_text_line(line: &str) -> Option<Count> {
        let (passed, failed) = (before(line, "passed"), before(line, "failed"));
        (passed.is_some() || failed.is_some())
            .then(|| Count { passed: passed.unwrap_or(0), failed: failed.unwrap_or(0) })
    }
}

impl Add for Count {
    type Output = Count;

    fn add(self, other: Count) -> Count {
        Count { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number before a word: 3 in `3 passed, 1 failed`.
fn before(line: &str, word: &str) -> Option<u64> {
    let words: Vec<&str> = line.split(|character: char| !character.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|part| !part.is_empty()).collect();
    words.windows(2).rev().find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    fn count(passed: u64, failed: u64) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn nextest_summaries_are_read() {
        for (line, expected) in [
            ("     Summary [   0.010s] 3 tests run: 3 passed, 0 skipped", count(3, 0)),
            ("Summary [ 10.1s] 1 test run: 1 passed (1 slow), 2 skipped", count(1, 0)),
            (
                "Summary [ 1.0s] 9 tests run: 5 passed (1 flaky), 2 failed, 1 exec failed, 1 timed out, 0 skipped",
                count(5, 4),
            ),
            ("Summary [ 1.0s] 4/9 tests run: 3 passed, 1 failed, 0 skipped", count(3, 6)),
            ("Summary [ 0.0s] 0 tests run: 0 passed, 7 skipped", count(0, 0)),
            ("Summary [ 0.0s] 2 tests run: 2 failed, 0 skipped", count(0, 2)),
        ] {
            assert_eq!(Count::of_nextest(&lines(line)), Some(expected), "{line}");
        }
        assert_eq!(Count::of_nextest(&lines("error: could not compile")), None);
    }

    #[test]
    fn doctest_results_of_all_crates_are_summed() {
        let text = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                    test result: FAILED. 1 passed; 2 failed; 0 ignored\n";
        assert_eq!(Count::of_doctests(&lines(text)), count(4, 2));
    }

    #[test]
    fn vitest_reports_are_read() {
        let report = r#"{"numPassedTests":5,"numFailedTests":1,"success":false,"testResults":[
            {"status":"failed","assertionResults":[{}]},{"status":"failed","assertionResults":[]}]}"#;
        assert_eq!(Count::of_vitest(report), Some(count(5, 2)));
        let report = r#"{"numPassedTests":5,"numFailedTests":0,"success":true,"testResults":[]}"#;
        assert_eq!(Count::of_vitest(report), Some(count(5, 0)));
        assert_eq!(Count::of_vitest("{}"), None);
    }

    #[test]
    fn the_last_summary_line_counts() {
        assert_eq!(
            Count::of_summary(&lines("1 passed, 0 failed\nlog\n7 passed, 2 failed\nbye")),
            Some(count(7, 2))
        );
        assert_eq!(Count::of_summary(&lines("{\"passed\":4,\"failed\":1}\n")), Some(count(4, 1)));
        assert_eq!(Count::of_summary(&lines("      Tests  1 failed | 3 passed (4)\n")), Some(count(3, 1)));
        assert_eq!(Count::of_summary(&lines("nothing")), None);
    }

    #[test]
    fn a_runner_that_fails_is_never_counted_as_success() {
        assert_eq!(count(3, 0).agreeing_with(false), count(3, 1));
        assert_eq!(count(3, 2).agreeing_with(false), count(3, 2));
        assert_eq!(count(3, 0).agreeing_with(true), count(3, 0));
    }
}
