//! The archive as its callers see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod fuzz;
mod reading;
mod resampling;
mod synth;
mod writing;

use std::path::PathBuf;

/// A real file of market data beside the checkout, if there is one; a test without it passes over, and says so.
fn real_file(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/candles").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("passed over: no {name} beside the checkout; the synthetic twin of this test still holds");
    None
}
