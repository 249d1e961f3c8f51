//! Any bytes for a journal: a torn end is cut off, damage is named, and what is read has no holes.

use model::Instant;
use session::journal::{self, Header, Record, Snapshot};
use session::market::MarketSpec;
use std::cell::RefCell;
use testkit::fuzz::{Seen, Target, check};

thread_local! {
    static FOLDER: RefCell<Option<tempfile::TempDir>> = const { RefCell::new(None) };
}

/// The input as a segment: as it is, or, if its first byte is odd, each of its lines as a sound frame.
fn segment(bytes: &[u8]) -> Vec<u8> {
    match bytes.split_first() {
        Some((first, rest)) if first % 2 == 1 => rest.split(|byte| *byte == b'\n').flat_map(frame).collect(),
        Some((_, rest)) => rest.to_vec(),
        None => Vec::new(),
    }
}

fn frame(payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap();
    [&length.to_le_bytes()[..], &crc32fast::hash(payload).to_le_bytes()[..], payload].concat()
}

fn read(bytes: &[u8]) -> Seen {
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.get_or_insert_with(|| tempfile::tempdir().unwrap()).path();
        let bytes = segment(bytes);
        std::fs::write(folder.join(format!("{:020}.journal", 1)), &bytes).unwrap();
        let snapshot = [&crc32fast::hash(&bytes).to_le_bytes()[..], &bytes].concat();
        std::fs::write(folder.join(format!("{:020}.snapshot", 1)), snapshot).unwrap();
        let _ = Snapshot::newest(folder).unwrap();
        match journal::read(folder, 0) {
            Ok(Some(journal)) => {
                assert_eq!(journal.end.1 + journal.torn, bytes.len() as u64);
                assert!(journal.records.iter().zip(1..).all(|(record, seq)| record.seq == seq));
                Seen::words("read").and(journal.records.len()).and(usize::from(journal.torn > 0))
            }
            Ok(None) => Seen::words("nothing"),
            Err(error) => {
                let told = error.to_string();
                Seen::words(told.rsplit(".journal").next().unwrap_or_default())
            }
        }
    })
}

#[test]
fn journal_frames() {
    let header = Header {
        format: journal::record::FORMAT,
        version: "0".to_owned(),
        market: MarketSpec::synthetic(11).unwrap(),
        models: sim::Models::default(),
    };
    let record =
        |seq| Record { seq, at: Instant::EPOCH, batch: Some(seq), before: Vec::new(), after: Vec::new() };
    let lines = [
        serde_json::to_string(&header).unwrap(),
        serde_json::to_string(&record(1)).unwrap(),
        serde_json::to_string(&record(2)).unwrap(),
    ];
    let framed: Vec<u8> = lines.iter().flat_map(|line| frame(line.as_bytes())).collect();
    let seeds = [[&[1], lines.join("\n").as_bytes()].concat(), [&[0], framed.as_slice()].concat()];
    let seeds: Vec<&'static [u8]> = seeds.into_iter().map(|seed| &*seed.leak()).collect();
    check(&Target {
        name: "journal_frames",
        seeds: seeds.leak(),
        words: &["\n", "\"seq\":", "\"before\":[", "null", "{}", "[]", "-1", "1e99", "\"at\":"],
        inputs: 600,
        run: read,
    });
}
