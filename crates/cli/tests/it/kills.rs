//! The demo is killed at random moments and started again: it is ready soon, its sums hold, nothing is lost or doubled,
//! and the whole recording replays without a difference.
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

/// How long a start may take in the soak.
const READY_MAX: Duration = Duration::from_secs(2);

/// A running demo.
struct Demo {
    child: Child,
    port: u16,
    ready_in: Duration,
}

impl Demo {
    /// Starts it on a free port and waits until it says that it is ready.
    fn start(desk: &Desk) -> Self {
        let begun = now();
        let folder = desk.path("data");
        let mut program: Command = command(&desk.path("."));
        program.args(["demo", "--port", "0", "--speed", "1200", "--data-dir"]).arg(folder);
        let mut child = program.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let link = lines
            .map_while(Result::ok)
            .find(|line| line.contains("http://"))
            .expect("the demo prints its link");
        let port = link.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
        let mut demo = Self { child, port, ready_in: Duration::ZERO };
        while demo.get("/ready").is_none_or(|answer| !answer.starts_with("HTTP/1.1 200")) {
            assert!(begun.elapsed() < Duration::from_secs(30), "the demo never gets ready");
            std::thread::sleep(Duration::from_millis(5));
        }
        demo.ready_in = begun.elapsed();
        demo
    }

    fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        let port = self.port;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    /// `kill -9`: no chance to write anything down.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn twenty_kills_lose_and_double_nothing() {
    let kills = kills();
    let desk = Desk::new();
    let mut chance: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut ready: Vec<Duration> = Vec::new();
    for kill in 1..=kills {
        let demo = Demo::start(&desk);
        ready.push(demo.ready_in);
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(100 + (chance >> 33) % 700));
        demo.kill();
        let doctor = desk.run("doctor --json --data-dir data");
        assert!(
            doctor.out.contains("is whole, all sums hold"),
            "after kill {kill}: {} {}",
            doctor.out,
            doctor.err
        );
    }
    let parity = desk.run("parity --journal data/journal");
    assert_eq!(parity.code, 0, "{}", parity.err);
    assert!(parity.out.starts_with("no difference"), "{}", parity.out);
    ready.sort();
    let (median, worst) = (ready[ready.len() / 2], ready[ready.len() - 1]);
    eprintln!("{kills} kills: ready in {median:?} (median), {worst:?} (worst); {}", parity.out.trim());
    // The tables are behind the journal by what the last kill cut off; one more start brings them level.
    Demo::start(&desk).kill();
    let fills = number_before(&desk.run("parity --journal data/journal").out, " fills");
    assert!(fills > u64::from(kills), "the bots trade between kills: {fills} fills");
    // A test beside others on a busy machine says nothing about time; the soak, alone and in release, does.
    if kills != KILLS {
        assert!(worst < READY_MAX, "ready in {worst:?}");
    }
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
