//! Sessions over real files and a real store: recovery, torn ends, what the tables show.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod fuzz;
mod recovery;
