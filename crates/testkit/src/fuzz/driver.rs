//! The loop: change an input, try it, keep it if it showed something new, and say how it went.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::{Duration, Instant};

use super::folder::Folder;
use super::mutator::{Draw, changed};
use super::{Seen, Target};

/// For how many seconds a target runs; without it, as an ordinary test.
const SECONDS: &str = "TRADEWIND_FUZZ_SECONDS";
/// Where corpora are kept.
const FOLDER: &str = "TRADEWIND_FUZZ_FOLDER";
/// The one input that is to be tried.
const REPEAT: &str = "TRADEWIND_FUZZ_REPEAT";
/// The seed of an ordinary test.
const SEED: u64 = 1;
/// How long one input may take.
const TOOK_MAX: Duration = Duration::from_secs(10);
/// How many different panics end a run.
const PANICS_MAX: usize = 10;
/// How often an input that panicked is made smaller.
const SHRINKS_MAX: usize = 4_000;
/// How many inputs are kept in memory.
const CORPUS_MAX: usize = 20_000;
/// How often progress is said.
const PROGRESS: Duration = Duration::from_secs(5);

/// How a run went.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The inputs tried.
    pub inputs: u64,
    /// The inputs kept, seeds among them.
    pub corpus: usize,
    /// How long it took.
    pub took: Duration,
    /// The longest that one input took.
    pub slowest: Duration,
    /// The panics, each at another place, with the input kept.
    pub panics: Vec<Panic>,
}

/// A panic.
#[derive(Clone, Debug)]
pub struct Panic {
    /// Where and why.
    pub message: String,
    /// The input, made small.
    pub input: Vec<u8>,
    /// Where it is kept, in a long run.
    pub kept: Option<PathBuf>,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.took.as_secs_f64().max(1e-9);
        write!(
            f,
            "{} inputs in {seconds:.1} s, {:.0}/s, corpus {}, slowest {:.1} ms, {} panics",
            self.inputs,
            self.inputs as f64 / seconds,
            self.corpus,
            self.slowest.as_secs_f64() * 1e3,
            self.panics.len()
        )
    }
}

/// Tries a target: its number of inputs, or as long as the environment says.
///
/// # Panics
/// If the target does, or takes too long for one input; the message has the input and how to repeat it.
#[expect(clippy::disallowed_methods, reason = "the toolbox says how long, where and what")]
pub fn check(target: &Target) {
    let said = |name: &str| std::env::var(name).ok();
    if let Some(path) = said(REPEAT) {
        let input = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        eprintln!("{}: {path} saw {:?}", target.name, (target.run)(&input));
        return;
    }
    let long = said(SECONDS).zip(said(FOLDER)).map(|(seconds, folder)| {
        let seconds =
            seconds.parse().unwrap_or_else(|_| panic!("{SECONDS} is {seconds}: a number of seconds"));
        (Duration::from_secs(seconds), Folder::new(Path::new(&folder), target.name))
    });
    let mut run = Run::new(target, long.as_ref().map(|(_, folder)| folder));
    match &long {
        None => run.go(SEED, |figures, _| figures.inputs >= target.inputs),
        Some((time, _)) => {
            let seed =
                std::time::SystemTime::UNIX_EPOCH.elapsed().map_or(SEED, |time| time.as_nanos() as u64);
            run.go(seed, |_, began| began.elapsed() >= *time);
        }
    }
    run.finish();
}

/// One run of a target.
struct Run<'a> {
    target: &'a Target,
    folder: Option<&'a Folder>,
    corpus: Vec<Vec<u8>>,
    seen: BTreeSet<Seen>,
    places: BTreeSet<String>,
    figures: Figures,
}

impl<'a> Run<'a> {
    fn new(target: &'a Target, folder: Option<&'a Folder>) -> Self {
        Self {
            target,
            folder,
            corpus: Vec::new(),
            seen: BTreeSet::new(),
            places: BTreeSet::new(),
            figures: Figures::default(),
        }
    }

    /// The seeds, what earlier runs kept, then ever new inputs until it is enough.
    #[expect(clippy::disallowed_methods, reason = "a run is measured")]
    fn go(&mut self, seed: u64, is_enough: impl Fn(&Figures, Instant) -> bool) {
        let began = Instant::now();
        let kept = self.folder.map(Folder::corpus).unwrap_or_default();
        for input in self.target.seeds.iter().map(|seed| seed.to_vec()).chain(kept) {
            self.try_input(&input);
            self.corpus.push(input);
        }
        let (mut draw, mut told) = (Draw(seed), Instant::now());
        while !is_enough(&self.figures, began) && self.figures.panics.len() < PANICS_MAX {
            let input = changed(&mut draw, &self.corpus, self.target.words);
            if self.try_input(&input) && self.corpus.len() < CORPUS_MAX {
                if let Some(folder) = self.folder {
                    folder.keep(&input);
                }
                self.corpus.push(input);
            }
            self.figures.took = began.elapsed();
            self.figures.corpus = self.corpus.len();
            if told.elapsed() > PROGRESS {
                eprintln!("{}: {}", self.target.name, self.figures);
                told = Instant::now();
            }
        }
    }

    /// Whether the input showed something new.
    #[expect(clippy::disallowed_methods, reason = "a run is measured")]
    fn try_input(&mut self, input: &[u8]) -> bool {
        if let Some(folder) = self.folder {
            folder.note(input);
        }
        let began = Instant::now();
        let outcome = quietly(self.target.run, input);
        let took = began.elapsed();
        self.figures.inputs += 1;
        self.figures.slowest = self.figures.slowest.max(took);
        match outcome {
            Ok(seen) if took <= TOOK_MAX => self.seen.insert(seen),
            Ok(_) => {
                self.note_panic(format!("one input took {:.1} s", took.as_secs_f64()), input.to_vec());
                false
            }
            Err(message) => {
                let place = place_of(&message);
                if self.places.insert(place.clone()) {
                    let run = self.target.run;
                    let small =
                        shrunk(input, |input| quietly(run, input).is_err_and(|m| place_of(&m) == place));
                    self.note_panic(message, small);
                }
                false
            }
        }
    }

    fn note_panic(&mut self, message: String, input: Vec<u8>) {
        let kept = self.folder.map(|folder| folder.keep_panic(&input));
        eprintln!("{}: {message}", self.target.name);
        self.figures.panics.push(Panic { message, input, kept });
    }

    fn finish(self) {
        let Self { target, folder, figures, .. } = self;
        eprintln!("{}: {figures}", target.name);
        let told: Vec<String> = figures
            .panics
            .iter()
            .map(|panic| match &panic.kept {
                Some(path) => {
                    let path = path.display();
                    format!(
                        "{}\n  repeat: {REPEAT}={path} cargo test -- {} --nocapture",
                        panic.message, target.name
                    )
                }
                None => format!("{}\n  input: {:?}", panic.message, String::from_utf8_lossy(&panic.input)),
            })
            .collect();
        if let Some(folder) = folder {
            folder.report(&format!("{figures}\n{}", told.join("\n")));
        }
        assert!(told.is_empty(), "{}: {} different panics\n{}", target.name, told.len(), told.join("\n"));
    }
}

/// Where a panic happened, and the first word of why: one line may judge many things.
fn place_of(message: &str) -> String {
    let (place, why) = message.split_once(": ").unwrap_or((message, ""));
    format!("{place} {}", why.split(' ').next().unwrap_or_default())
}

/// The input without whatever it can do without.
fn shrunk(input: &[u8], still: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut small = input.to_vec();
    let mut tries = 0;
    let mut piece = small.len() / 2;
    while piece > 0 {
        let mut place = 0;
        while place < small.len() && tries < SHRINKS_MAX {
            let mut shorter = small.clone();
            shorter.drain(place..(place + piece).min(shorter.len()));
            tries += 1;
            if still(&shorter) {
                small = shorter;
            } else {
                place += piece;
            }
        }
        piece /= 2;
    }
    small
}

thread_local! {
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs the target; a panic comes back as `file:line: message` and is not printed.
fn quietly(run: fn(&[u8]) -> Seen, input: &[u8]) -> Result<Seen, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            if !IS_QUIET.get() {
                return usual(information);
            }
            let place = information.location().map(|place| format!("{}:{}", place.file(), place.line()));
            let message = information.payload_as_str().unwrap_or("no message").to_owned();
            LAST.set(format!("{}: {message}", place.unwrap_or_default()));
        }));
    });
    IS_QUIET.set(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| run(input)));
    IS_QUIET.set(false);
    outcome.map_err(|_| LAST.take())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Panics where a `!` stands behind a digit.
    fn brittle(input: &[u8]) -> Seen {
        assert!(!input.windows(2).any(|two| two[0].is_ascii_digit() && two[1] == b'!'), "a bang");
        Seen::words("fine").and(input.iter().filter(|byte| **byte == b'!').count())
    }

    const BRITTLE: Target =
        Target { name: "brittle", seeds: &[b"a1b2"], words: &["!"], inputs: 20_000, run: brittle };

    #[test]
    fn a_panic_is_found_made_small_and_told_once() {
        let mut run = Run::new(&BRITTLE, None);
        run.go(SEED, |figures, _| figures.inputs >= BRITTLE.inputs);
        let [panic] = run.figures.panics.as_slice() else { panic!("{:?}", run.figures.panics) };
        assert_eq!(panic.input.len(), 2, "{panic:?}");
        assert!(panic.message.ends_with("a bang") && panic.message.contains("driver.rs:"), "{panic:?}");
    }

    #[test]
    fn what_showed_something_new_is_kept_and_read_again() {
        let folder = std::env::temp_dir().join(format!("tradewind-fuzz-{}", std::process::id()));
        let kept = Folder::new(&folder, "bangs");
        let target = Target {
            name: "bangs",
            run: |input| Seen::words("x").and(input.iter().filter(|byte| **byte == b'!').count()),
            ..BRITTLE
        };
        let mut run = Run::new(&target, Some(&kept));
        run.go(SEED, |figures, _| figures.inputs >= 3_000);
        assert!(run.seen.len() > 2);
        let corpus = kept.corpus();
        assert_eq!(corpus.len(), run.corpus.len() - 1, "all but the seed");
        let mut again = Run::new(&target, Some(&kept));
        again.go(SEED + 1, |figures, _| figures.inputs >= 1);
        assert_eq!(again.seen, run.seen);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn words_are_alike_whatever_their_numbers() {
        assert_eq!(Seen::words("row 7: no"), Seen::words("row 123: no"));
        assert_eq!(Seen::words("\"a\" is no"), Seen::words("\"bc\" is no"));
        assert_ne!(Seen::words("row 7: no"), Seen::words("row 7: yes"));
        assert_eq!(Seen(1).and(4), Seen(1).and(7));
        assert_ne!(Seen(1).and(3), Seen(1).and(4));
    }
}
