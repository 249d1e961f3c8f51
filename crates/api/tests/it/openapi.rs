//! The committed document is the one that the handlers describe.

use std::{fs, path::Path};

/// `tradewind openapi > openapi.json` writes the document anew.
#[test]
fn the_committed_document_is_the_one_of_the_handlers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi.json");
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let current = api::openapi_json();
    if committed != current && std::env::var_os("TRADEWIND_WRITE_OPENAPI").is_some() {
        fs::write(&path, &current).unwrap();
        return;
    }
    assert!(
        committed == current,
        "openapi.json is old: run `tradewind openapi > openapi.json` and commit it"
    );
}
