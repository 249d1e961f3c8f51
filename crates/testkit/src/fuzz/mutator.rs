//! How an input becomes another: bits, bytes, numbers, words and pieces of other inputs.

/// The longest input.
pub const LENGTH_MAX: usize = 8_192;

/// Numbers at the edges of what programs count with.
const EDGES: [u64; 12] = [
    0,
    1,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0xffff,
    0x7fff_ffff,
    0xffff_ffff,
    0x7fff_ffff_ffff_ffff,
    0xffff_ffff_ffff_ffff,
    0x7ff0_0000_0000_0000,
];

/// Texts that parsers stumble over.
const TEXTS: [&str; 20] = [
    "0",
    "-1",
    "1e309",
    "1e-400",
    "NaN",
    "inf",
    "-0",
    "99999999999999999999",
    "1.0000000000000000001",
    "",
    " ",
    "\n",
    "\r\n",
    "\0",
    "\"",
    "é",
    "\u{feff}",
    "\u{202e}",
    "1970-01-01T00:00:00Z",
    "9223372036854775807",
];

/// Draws numbers from a seed (splitmix64).
#[derive(Clone, Debug)]
pub struct Draw(pub u64);

impl Draw {
    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One below `count`; 0 where that is 0.
    pub const fn below(&mut self, count: usize) -> usize {
        if count == 0 { 0 } else { (self.next() % count as u64) as usize }
    }
}

/// How many of the corpus' first inputs, the seeds, are begun with as often as all others.
const FIRST: usize = 8;

/// Another input, from one of the corpus.
pub fn changed(draw: &mut Draw, corpus: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let choice = if draw.below(2) == 0 { corpus.len().min(FIRST) } else { corpus.len() };
    let mut input = corpus.get(draw.below(choice)).cloned().unwrap_or_default();
    // Mostly one change, now and then many.
    let changes = 1 << draw.below(5);
    for _ in 0..=draw.below(changes) {
        change(draw, &mut input, corpus, words);
    }
    input.truncate(LENGTH_MAX);
    input
}

fn change(draw: &mut Draw, input: &mut Vec<u8>, corpus: &[Vec<u8>], words: &[&str]) {
    let place = draw.below(input.len() + 1);
    match draw.below(10) {
        0 => {
            if let Some(byte) = input.get_mut(place) {
                *byte ^= 1 << draw.below(8);
            }
        }
        1 => {
            if let Some(byte) = input.get_mut(place) {
                *byte = draw.next().to_le_bytes()[0];
            }
        }
        2 => insert(input, place, &draw.next().to_le_bytes()[..1 + draw.below(8)]),
        3 => {
            let end = (place + 1 + draw.below(16)).min(input.len());
            input.drain(place.min(end)..end);
        }
        4 => {
            let end = (place + draw.below(64)).min(input.len());
            let piece = input[place..end].to_vec();
            let place = draw.below(input.len() + 1);
            insert(input, place, &piece);
        }
        5 => {
            let edge = EDGES[draw.below(EDGES.len())].to_le_bytes();
            overwrite(input, place, &edge[..1 << draw.below(4)]);
        }
        6 if !words.is_empty() => insert(input, place, words[draw.below(words.len())].as_bytes()),
        6 | 7 => insert(input, place, TEXTS[draw.below(TEXTS.len())].as_bytes()),
        8 => {
            let digits = input.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
            let places: Vec<usize> = digits.map(|(place, _)| place).collect();
            if let Some(place) = places.get(draw.below(places.len())) {
                input[*place] = b"0123456789-.eE"[draw.below(14)];
            }
        }
        _ => {
            if let Some(other) = corpus.get(draw.below(corpus.len())) {
                let from = draw.below(other.len() + 1);
                let to = (from + 1 + draw.below(256)).min(other.len());
                insert(input, place, &other[from.min(to)..to]);
            }
        }
    }
}

fn insert(input: &mut Vec<u8>, place: usize, piece: &[u8]) {
    input.splice(place..place, piece.iter().copied());
}

fn overwrite(input: &mut [u8], place: usize, piece: &[u8]) {
    for (old, new) in input[place..].iter_mut().zip(piece) {
        *old = *new;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_inputs_and_they_differ() {
        let corpus = vec![b"timestamp,open\n1,2\n".to_vec(), Vec::new()];
        let inputs = |seed| -> Vec<Vec<u8>> {
            let mut draw = Draw(seed);
            (0..500).map(|_| changed(&mut draw, &corpus, &["close"])).collect()
        };
        let mut made = inputs(7);
        assert_eq!(made, inputs(7));
        assert!(made.iter().all(|input| input.len() <= LENGTH_MAX));
        made.sort();
        made.dedup();
        assert!(made.len() > 300, "{}", made.len());
    }
}
