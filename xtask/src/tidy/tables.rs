//! Tables in Markdown: each row has as many cells as the head, or it is shown as a line of signs.

use crate::tidy::Fault;
use crate::tidy::tree::Tree;

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.ends_with(".md")) {
        let mut cells = None;
        let mut is_code = false;
        for (index, line) in file.text.lines().enumerate() {
            is_code ^= line.trim_start().starts_with("```");
            let here = if is_code { None } else { count_cells(line) };
            if let (Some(here), Some(before)) = (here, cells)
                && here != before
            {
                let message = format!("a row of {here} cells in a table of {before}");
                faults.push(Fault::at(&file.path, index + 1, message));
            }
            cells = here.map(|here| cells.unwrap_or(here));
        }
    }
    faults
}

/// How many cells a row has; `None` where the line is no row.
fn count_cells(line: &str) -> Option<usize> {
    let row = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let mut is_plain = true;
    let bars = row.chars().filter(|sign| {
        let is_bar = *sign == '|' && is_plain;
        is_plain = *sign != '\\';
        is_bar
    });
    Some(bars.count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{NONE, lines};

    #[test]
    fn a_row_with_other_cells_than_the_head_is_found() {
        let text = "| a | b |\n|---|---|---|\n| 1 | 2 |\n| 1 |\n\n| a |\n|---|\n| 1 | 2 |\n";
        assert_eq!(lines(check, &[("docs/a.md", text)]), [2, 4, 8]);
    }

    #[test]
    fn escaped_bars_and_code_are_no_cells() {
        let text = "| a | b |\n|---|---|\n| `x \\| y` | 2 |\n\n```\n| a |\n| a | b |\n```\n";
        assert_eq!(lines(check, &[("docs/a.md", text)]), NONE);
    }
}
