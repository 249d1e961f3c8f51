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

#[test]
fn every_reference_leads_somewhere_and_every_operation_has_a_name_of_its_own() {
    let text = api::openapi_json();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    for part in text.split("\"$ref\": \"#").skip(1) {
        let path = part.split('"').next().unwrap();
        assert!(document.pointer(path).is_some(), "{path} leads nowhere");
    }
    let items = document["paths"].as_object().unwrap().values();
    let operations = items.flat_map(|item| item.as_object().unwrap().values());
    let mut names: Vec<_> = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
