//! A board: topics, each with its own numbers.
//!
//! A topic has frames that must not be lost (kept in a bounded ring) and frames of which only the newest matters (one
//! per key). Both take their number from the topic. A reader who has read up to a number asks what is newer; if
//! something that must not be lost has left the ring since, it is told of the gap.

use crate::wire::frame::Payload;
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::Arc,
};

/// The most frames that a topic keeps.
const RING_FRAMES_MAX: usize = 1_024;
/// The most bytes of data that a topic keeps.
const RING_BYTES_MAX: usize = 1024 * 1024;

/// Topics with their numbers.
#[derive(Debug, Default)]
pub struct Board {
    topics: HashMap<String, Topic>,
}

#[derive(Debug, Default)]
struct Topic {
    seq: u64,
    /// The number of the last frame that must not be lost and has left the ring.
    evicted: u64,
    ring: VecDeque<Numbered>,
    bytes: usize,
    latest: BTreeMap<String, Numbered>,
}

/// A frame and its number in its topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub seq: u64,
    /// The frame.
    pub payload: Arc<Payload>,
}

/// What a reader has missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Newer {
    /// These, in order.
    Frames(Vec<Numbered>),
    /// More than is kept.
    Gap,
}

impl Board {
    /// Puts a frame of which only the newest of its key matters.
    pub fn put_latest(&mut self, topic: &str, key: &str, payload: Payload) {
        let topic = self.topic(topic);
        topic.seq += 1;
        topic.latest.insert(key.to_owned(), Numbered { seq: topic.seq, payload: payload.into() });
    }

    /// Puts a frame that must not be lost; the newest of its key is thereby old.
    pub fn put_kept(&mut self, topic: &str, key: &str, payload: Payload) {
        let topic = self.topic(topic);
        topic.seq += 1;
        topic.latest.remove(key);
        topic.bytes += payload.data.len();
        topic.ring.push_back(Numbered { seq: topic.seq, payload: payload.into() });
        while topic.ring.len() > RING_FRAMES_MAX || topic.bytes > RING_BYTES_MAX {
            let Some(oldest) = topic.ring.pop_front() else { break };
            topic.bytes -= oldest.payload.data.len();
            topic.evicted = oldest.seq;
        }
    }

    /// The number of the last frame of a topic; 0 before the first.
    pub fn seq(&self, topic: &str) -> u64 {
        self.topics.get(topic).map_or(0, |topic| topic.seq)
    }

    /// The newest of each key, in order: what a new reader begins with.
    pub fn snapshot(&self, topic: &str) -> Vec<Numbered> {
        let mut frames: Vec<_> =
            self.topics.get(topic).into_iter().flat_map(|topic| topic.latest.values()).cloned().collect();
        frames.sort_by_key(|frame| frame.seq);
        frames
    }

    /// What has been put after the frame of number `seq`.
    pub fn newer(&self, topic: &str, seq: u64) -> Newer {
        let Some(topic) = self.topics.get(topic) else { return Newer::Frames(Vec::new()) };
        if seq >= topic.seq {
            return Newer::Frames(Vec::new());
        }
        if seq < topic.evicted {
            return Newer::Gap;
        }
        let kept = topic.ring.iter().rev().take_while(|frame| frame.seq > seq);
        let latest = topic.latest.values().filter(|frame| frame.seq > seq);
        let mut frames: Vec<_> = kept.chain(latest).cloned().collect();
        frames.sort_by_key(|frame| frame.seq);
        Newer::Frames(frames)
    }

    fn topic(&mut self, name: &str) -> &mut Topic {
        if !self.topics.contains_key(name) {
            self.topics.insert(name.to_owned(), Topic::default());
        }
        self.topics.entry(name.to_owned()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::frame::Channel;

    fn payload(text: &str) -> Payload {
        Payload::new(Channel::Orders, "update", 0, &text)
    }

    fn check(board: &Board, after: u64, expected: &[(u64, &str)]) {
        let Newer::Frames(frames) = board.newer("t", after) else { panic!("a gap after {after}") };
        let found: Vec<_> = frames.iter().map(|frame| (frame.seq, frame.payload.data.to_string())).collect();
        let expected: Vec<_> = expected.iter().map(|(seq, text)| (*seq, format!("\"{text}\""))).collect();
        assert_eq!(found, expected, "after {after}");
    }

    #[test]
    fn a_reader_gets_what_is_newer_and_of_what_only_the_newest_matters_only_that() {
        let mut board = Board::default();
        board.put_latest("t", "k", payload("a"));
        board.put_latest("t", "k", payload("b"));
        board.put_kept("t", "", payload("c"));
        board.put_latest("t", "k", payload("d"));
        board.put_latest("t", "l", payload("e"));
        check(&board, 0, &[(3, "c"), (4, "d"), (5, "e")]);
        check(&board, 3, &[(4, "d"), (5, "e")]);
        check(&board, 5, &[]);
        assert_eq!(board.seq("t"), 5);
        assert_eq!(board.seq("u"), 0);
    }

    #[test]
    fn a_close_takes_the_place_of_the_forming_candle() {
        let mut board = Board::default();
        board.put_latest("t", "", payload("forming"));
        board.put_kept("t", "", payload("closed"));
        check(&board, 0, &[(2, "closed")]);
        assert!(board.snapshot("t").is_empty());
    }

    #[test]
    fn what_has_left_the_ring_is_a_gap_for_those_who_had_not_read_it() {
        let mut board = Board::default();
        for number in 0..RING_FRAMES_MAX + 10 {
            board.put_kept("t", "", payload(&number.to_string()));
        }
        assert_eq!(board.newer("t", 9), Newer::Gap);
        assert!(matches!(board.newer("t", 10), Newer::Frames(frames) if frames.len() == RING_FRAMES_MAX));
    }

    #[test]
    fn the_ring_holds_a_mebibyte_at_most() {
        let mut board = Board::default();
        let large = "x".repeat(RING_BYTES_MAX / 4);
        for _ in 0..8 {
            board.put_kept("t", "", payload(&large));
        }
        assert!(board.topics["t"].bytes <= RING_BYTES_MAX);
        assert_eq!(board.newer("t", 0), Newer::Gap);
    }
}
