//! `xtask/exemptions.txt`: one per line, `path rule reason…`; `#` begins a comment. An exemption
//! that exempts nothing is a fault, so the list can only shrink.

use crate::tidy::{EXEMPTIONS, Fault};

/// The exemptions and which of them were needed.
#[derive(Debug, Default)]
pub struct Exemptions {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    line: usize,
    path: String,
    rule: String,
    reason: String,
    is_used: bool,
}

impl Exemptions {
    /// Reads the list; what is wrong with it is told by [`Exemptions::faults`].
    pub fn parse(text: &str) -> Exemptions {
        let lines = text.lines().enumerate().map(|(index, row)| (index + 1, row.trim()));
        let entries = lines
            .filter(|(_, row)| !row.is_empty() && !row.starts_with('#'))
            .map(|(line, row)| {
                let mut words = row.split_whitespace();
                let path = words.next().unwrap_or_default().to_owned();
                let rule = words.next().unwrap_or_default().to_owned();
                let reason = words.collect::<Vec<_>>().join(" ");
                Entry { line, path, rule, reason, is_used: false }
            })
            .collect();
        Exemptions { entries }
    }

    /// Whether a fault is exempt; the exemption counts as used then.
    pub fn covers(&mut self, fault: &Fault, rule: &str) -> bool {
        let mut entries = self.entries.iter_mut();
        match entries.find(|entry| entry.path == fault.path && entry.rule == rule) {
            Some(entry) => {
                entry.is_used = true;
                true
            }
            None => false,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// What is wrong with the list itself, asked for after all rules have run.
    pub fn faults(&self, rules: &[&str]) -> Vec<Fault> {
        let fault = |entry: &Entry, message: String| Fault::at(EXEMPTIONS, entry.line, message);
        let mut faults = Vec::new();
        for entry in &self.entries {
            if !rules.contains(&entry.rule.as_str()) {
                faults.push(fault(entry, format!("there is no rule `{}`", entry.rule)));
            } else if entry.reason.is_empty() {
                faults.push(fault(entry, "the reason is missing".to_owned()));
            } else if !entry.is_used {
                faults.push(fault(
                    entry,
                    format!("{} keeps `{}` now: remove the line", entry.path, entry.rule),
                ));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_exemption_covers_its_fault_and_nothing_else() {
        let mut exemptions = Exemptions::parse("# list\n\na/b.rs sizes a table that reads as one\n");
        assert!(exemptions.covers(&Fault::of_file("a/b.rs", "long"), "sizes"));
        assert!(!exemptions.covers(&Fault::of_file("a/b.rs", "bad"), "names"));
        assert!(!exemptions.covers(&Fault::of_file("a/c.rs", "long"), "sizes"));
        assert_eq!(exemptions.faults(&["sizes"]), []);
    }

    #[test]
    fn unused_unknown_and_unreasoned_exemptions_are_faults() {
        let exemptions = Exemptions::parse("a.rs sizes long\nb.rs nothing why\nc.rs sizes");
        let lines: Vec<_> = exemptions.faults(&["sizes"]).iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [Some(1), Some(2), Some(3)]);
    }
}
