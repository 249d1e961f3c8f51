//! Growing lists come in pages, newest first, each with the cursor of the next.

use crate::StoreError;
use std::fmt;
use std::str::FromStr;

/// The most rows in one page.
pub const PAGE_LIMIT_MAX: u32 = 100;

/// Where a page ended: the instant and key of its last row. Opaque to clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The last row's instant in microseconds since 1970.
    pub at_micros: i64,
    /// The last row's key.
    pub key: [u8; 16],
}

/// Which page is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageQuery {
    /// Where the page before ended; `None` for the first.
    pub cursor: Option<Cursor>,
    /// At most so many rows, held to 1..=[`PAGE_LIMIT_MAX`].
    pub limit: u32,
}

/// A page of rows, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` when there is none.
    pub next: Option<Cursor>,
}

impl PageQuery {
    /// The newest rows.
    #[must_use]
    pub const fn first(limit: u32) -> Self {
        Self { cursor: None, limit }
    }

    /// The limit within its bounds.
    #[must_use]
    pub fn limit_bounded(&self) -> u32 {
        self.limit.clamp(1, PAGE_LIMIT_MAX)
    }

    /// The rows of a page out of one row more than it may have.
    #[must_use]
    pub fn page<T>(&self, mut rows: Vec<T>, cursor_of: impl Fn(&T) -> Cursor) -> Page<T> {
        let limit = self.limit_bounded() as usize;
        let has_next = rows.len() > limit;
        rows.truncate(limit);
        let next = if has_next { rows.last().map(cursor_of) } else { None };
        Page { rows, next }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:032x}", self.at_micros, u128::from_be_bytes(self.key))
    }
}

impl FromStr for Cursor {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || StoreError::Cursor { text: text.chars().take(64).collect() };
        if text.len() != 48 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(error());
        }
        let at = u64::from_str_radix(&text[..16], 16).map_err(|_| error())?;
        let key = u128::from_str_radix(&text[16..], 16).map_err(|_| error())?;
        Ok(Self { at_micros: at.cast_signed(), key: key.to_be_bytes() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::fuzz::{Seen, Target, check};

    #[test]
    fn cursor_survives_its_text_and_refuses_any_other() {
        for at_micros in [0, -1, i64::MAX, i64::MIN, 1_700_000_000_000_000] {
            let cursor = Cursor { at_micros, key: [0xa5; 16] };
            assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        }
        let long = "0".repeat(49);
        for text in ["", "0", "zz", "é", "+00000000000000000000000000000000000000000000000", long.as_str()] {
            assert!(text.parse::<Cursor>().is_err(), "{text}");
        }
    }

    #[test]
    fn cursor_text() {
        check(&Target {
            name: "cursor_text",
            seeds: &[b"0006400000000000a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5"],
            words: &["ffffffffffffffff", "+"],
            inputs: 3_000,
            run: |bytes| {
                let Ok(text) = std::str::from_utf8(bytes) else { return Seen::words("no text") };
                let Ok(cursor) = text.parse::<Cursor>() else {
                    return Seen::words("refused").and(text.len());
                };
                assert_eq!(cursor.to_string(), text.to_ascii_lowercase());
                Seen::words("read")
            },
        });
    }

    #[test]
    fn page_has_a_next_cursor_only_when_more_rows_follow() {
        let query = PageQuery::first(2);
        let cursor = |row: &u8| Cursor { at_micros: i64::from(*row), key: [0; 16] };
        assert_eq!(query.page(vec![3, 2], cursor), Page { rows: vec![3, 2], next: None });
        let page = query.page(vec![3, 2, 1], cursor);
        assert_eq!((page.rows, page.next.unwrap().at_micros), (vec![3, 2], 2));
        assert_eq!(PageQuery::first(0).limit_bounded(), 1);
        assert_eq!(PageQuery::first(u32::MAX).limit_bounded(), PAGE_LIMIT_MAX);
    }
}
