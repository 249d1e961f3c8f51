//! The header row: which column stands where, in any order and any case.

use crate::ArchiveError;
use crate::error::Column;

/// Names that are taken for the start of a candle, the first that is present wins.
const TIMESTAMPS: [&str; 6] = ["timestamp", "ts", "t", "time", "date", "open_time"];

/// What stands in each field of a row, up to the last one that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) fields: Vec<Option<Column>>,
}

impl Plan {
    /// Finds the columns among the names.
    ///
    /// # Errors
    /// [`ArchiveError::MissingColumn`], which lists the names.
    pub(crate) fn of(names: &[&str], file: &str) -> Result<Self, ArchiveError> {
        let names: Vec<String> = names.iter().map(|name| cleaned(name)).collect();
        let mut fields = vec![None; names.len()];
        for column in Column::ALL {
            let place = match column {
                Column::Timestamp => TIMESTAMPS.iter().find_map(|wanted| place(&names, wanted)),
                Column::Open | Column::High | Column::Low | Column::Close | Column::Volume => {
                    place(&names, column.name())
                }
            };
            let Some(place) = place else {
                return Err(ArchiveError::MissingColumn {
                    file: file.to_owned(),
                    column,
                    found: excerpt(&names.join(","), 120),
                });
            };
            fields[place] = Some(column);
        }
        let wanted = fields.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        fields.truncate(wanted);
        Ok(Self { fields })
    }
}

fn cleaned(name: &str) -> String {
    name.trim_matches(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\u{feff}')
        .to_lowercase()
}

fn place(names: &[String], wanted: &str) -> Option<usize> {
    names.iter().position(|name| name == wanted)
}

/// The text made printable on one line and cut after `length` characters.
pub(crate) fn excerpt(text: &str, length: usize) -> String {
    let mut shown: String =
        text.chars().take(length).map(|letter| if letter.is_control() { '?' } else { letter }).collect();
    if text.chars().nth(length).is_some() {
        shown.push('…');
    }
    shown
}
