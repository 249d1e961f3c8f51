//! Standard output: results only, and no fuss when nobody reads to the end (`tradewind … | head`).

use crate::failure::{Failure, Result, words};
use serde::Serialize;
use std::io::{self, ErrorKind, Write};

/// Prints text as it is.
pub fn print(text: &str) -> Result {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| unwritten(&error))
}

/// Prints one JSON document on one line, without holding it whole.
pub fn stream_json(document: &impl Serialize) -> Result {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, document).map_err(|error| match error.io_error_kind() {
        Some(kind) => unwritten(&kind.into()),
        None => Failure::failed(error),
    })?;
    out.write_all(b"\n").and_then(|()| out.flush()).map_err(|error| unwritten(&error))
}

fn unwritten(error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::BrokenPipe => Failure::ReaderGone,
        _ => Failure::Failed(format!("standard output: cannot be written: {}", words(error))),
    }
}

/// Prints one JSON document and nothing else.
pub fn print_json(document: &impl Serialize) -> Result {
    let mut text = serde_json::to_string_pretty(document).map_err(Failure::failed)?;
    text.push('\n');
    print(&text)
}
