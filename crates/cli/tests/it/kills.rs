//! The demo, in which ten bots trade, is killed at random moments and started again: it is ready soon, its sums hold,
//! nothing is lost or doubled, and the whole recording replays without a difference. About one kill in five falls into
//! a start, before it is ready.
//!
//! Twenty kills here; `cargo xtask soak --kills N` runs more and prints figures.

use crate::program::{Desk, command};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How many kills, unless the environment says otherwise.
const KILLS: u32 = 20;
const KILLS_VARIABLE: &str = "TRADEWIND_KILLS";

/// How many sample bots trade.
const BOTS: usize = 10;

/// How long a start may take in the soak.
const READY_MAX: Duration = Duration::from_secs(2);

/// A kill during a start comes within so many milliseconds of it.
const STARTING_MS: u64 = 100;

/// Every how many kills the soak says how it stands.
const PROGRESS_KILLS: u32 = 10;

/// When a demo is killed.
enum Moment {
    /// So long after its process began, ready or not.
    Starting(Duration),
    /// So long after it was ready.
    Ready(Duration),
}

impl Moment {
    /// The first start is always let to its end: before it there is nothing that could be lost.
    fn pick(kill: u32, chance: u64) -> Self {
        match (kill, chance % 5) {
            (2.., 0) => Self::Starting(Duration::from_millis((chance >> 8) % STARTING_MS)),
            (_, _) => Self::Ready(Duration::from_millis(100 + (chance >> 8) % 700)),
        }
    }
}

/// The demo's process.
struct Process {
    child: Child,
    begun: Instant,
}

impl Process {
    /// Starts it on a free port.
    fn start(desk: &Desk) -> Self {
        let begun = now();
        let mut program: Command = command(&desk.path("."));
        program.args(["demo", "--port", "0", "--speed", "1200", "--data-dir"]).arg(desk.path("data"));
        let child = program.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        Self { child, begun }
    }

    /// Waits until it says that it is ready.
    fn ready(mut self) -> Demo {
        let lines = BufReader::new(self.child.stdout.take().unwrap()).lines();
        let link = lines.map_while(Result::ok).find(|line| line.contains("http://"));
        let link = link.expect("the demo prints its link");
        let port = link.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
        let mut demo = Demo { process: self, port, ready_in: Duration::ZERO };
        while demo.get("/ready").is_none_or(|answer| !answer.starts_with("HTTP/1.1 200")) {
            assert!(demo.process.begun.elapsed() < Duration::from_secs(30), "the demo never gets ready");
            std::thread::sleep(Duration::from_millis(5));
        }
        demo.ready_in = demo.process.begun.elapsed();
        demo
    }

    /// `kill -9`: no chance to write anything down.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    /// A test that fails leaves no demo behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A demo that was ready.
struct Demo {
    process: Process,
    port: u16,
    ready_in: Duration,
}

impl Demo {
    fn get(&self, path: &str) -> Option<String> {
        self.ask(&format!("GET {path}"), "", "")
    }

    /// Asks one question on a connection of its own; `headers` are whole lines.
    fn ask(&self, act: &str, headers: &str, body: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        let (port, length) = (self.port, body.len());
        let fixed = format!("Host: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: {length}\r\n");
        write!(stream, "{act} HTTP/1.1\r\n{fixed}{headers}\r\n{body}").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    /// How many bots run, by the demo user's own list.
    fn running_bots(&self) -> usize {
        let answer = self.ask("POST /api/v1/auth/guest", "Content-Type: application/json\r\n", "{}");
        let token = data(answer)["access_token"].as_str().map(str::to_owned).unwrap();
        let answer =
            self.ask("GET /api/v1/bots?limit=100", &format!("Authorization: Bearer {token}\r\n"), "");
        let bots = data(answer);
        bots.as_array().unwrap().iter().filter(|bot| bot["state"] == "running").count()
    }
}

/// What was measured.
#[derive(Default)]
struct Figures {
    ready: Vec<Duration>,
    killed_starting: u32,
}

impl Figures {
    fn worst(&self) -> Duration {
        self.ready.iter().max().copied().unwrap_or_default()
    }

    fn median(&self) -> Duration {
        let mut sorted = self.ready.clone();
        sorted.sort();
        sorted.get(sorted.len() / 2).copied().unwrap_or_default()
    }

    /// Kills once, and measures how long a start took that came to its end.
    fn kill(&mut self, desk: &Desk, moment: &Moment) {
        let process = Process::start(desk);
        match moment {
            Moment::Starting(delay) => {
                std::thread::sleep(*delay);
                process.kill();
                self.killed_starting += 1;
            }
            Moment::Ready(delay) => {
                let demo = process.ready();
                self.ready.push(demo.ready_in);
                std::thread::sleep(*delay);
                demo.process.kill();
            }
        }
    }
}

#[test]
fn twenty_kills_lose_and_double_nothing() {
    let kills = kills();
    let desk = Desk::new();
    let mut chance: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut figures = Figures::default();
    for kill in 1..=kills {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        figures.kill(&desk, &Moment::pick(kill, chance >> 33));
        let doctor = desk.run("doctor --json --data-dir data");
        let is_whole = doctor.out.contains("is whole, all sums hold");
        assert!(is_whole, "after kill {kill}: {} {}", doctor.out, doctor.err);
        if kill % PROGRESS_KILLS == 0 {
            let (worst, starting) = (figures.worst(), figures.killed_starting);
            eprintln!(
                "kill {kill} of {kills}: ready in {worst:?} at worst so far; {starting} fell into a start"
            );
        }
    }
    // The tables are behind the journal by what the last kill cut off; one more start brings them level.
    let last = Process::start(&desk).ready();
    assert_eq!(last.running_bots(), BOTS);
    last.process.kill();
    let parity = desk.run("parity --journal data/journal");
    assert!(parity.out.starts_with("no difference"), "{} {}", parity.out, parity.err);
    let (fills, records) = (number_before(&parity.out, " fills"), number_before(&parity.out, " records"));
    let (median, worst, starting) = (figures.median(), figures.worst(), figures.killed_starting);
    eprintln!(
        "{kills} kills of {BOTS} bots' trading, {starting} of them during a start: ready in {median:?} (median), \
         {worst:?} (worst); {fills} fills in {records} records, each replayed without a difference"
    );
    assert!(fills > u64::from(kills), "the bots trade between kills: {fills} fills");
    // A test beside others on a busy machine says nothing about time; the soak, alone and in release, does.
    if kills != KILLS {
        assert!(worst < READY_MAX, "ready in {worst:?}");
    }
}

/// What an answer's envelope holds.
fn data(answer: Option<String>) -> serde_json::Value {
    let answer = answer.expect("the demo answers");
    let (_, body) = answer.split_once("\r\n\r\n").expect("an answer has a body");
    let mut envelope: serde_json::Value = serde_json::from_str(body).expect("an answer is JSON");
    envelope["data"].take()
}

fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "the soak says how many kills it wants")]
fn kills() -> u32 {
    std::env::var(KILLS_VARIABLE).ok().and_then(|text| text.parse().ok()).unwrap_or(KILLS)
}

#[expect(clippy::disallowed_methods, reason = "how long a start takes is what is measured")]
fn now() -> Instant {
    Instant::now()
}
