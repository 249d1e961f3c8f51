//! Ours against TA-Lib's own library, in one run and over the same bars: `cargo xtask bench --peers`, with `--all` for every
//! function that both have.
//!
//! In each round either side has its turn at a function, and the least of a few calls counts; told is the median of the rounds'
//! ratios, and the ratio of the least times, which a busy machine disturbs less. TA-Lib's time is that of its call alone, from a Python that has it (`TRADEWIND_ORACLE_PYTHON`).
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and is told where its Python is"
)]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

mod long_market;
#[path = "../tests/it/series.rs"]
#[expect(dead_code, reason = "its chance is used here")]
mod series;

use analysis::Bars;
use analysis::registry::parameters::Setting;
use analysis::registry::{self, Settings, Spec};
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

const BARS: usize = 1_000_000;
const ROUNDS: usize = 7;
const CALLS: u32 = 5;
/// What is asked for first.
const FIRST: [&str; 8] = ["sma", "ema", "rsi", "macd", "atr", "bbands", "adx", "stoch"];
/// What else was slower than TA-Lib at some time, or is near it.
const NEXT: [&str; 9] = ["trange", "natr", "ultosc", "vortex", "trix", "tsi", "massi", "smi", "kdj"];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_all = words.iter().any(|word| word == "--all");
    let only: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    let bars = long_market::long_market(29, BARS);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("series.f64");
    let columns = [bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()];
    let bytes: Vec<u8> = columns.into_iter().flatten().flat_map(|value| value.to_le_bytes()).collect();
    std::fs::write(&path, bytes).unwrap();
    let mut peer = Peer::start(&path);
    println!("{BARS} bars, median of {ROUNDS} rounds, each the least of {CALLS} calls");
    println!(
        "{:<20} {:>12} {:>14} {:>7} {:>15} {:>9}",
        "function", "ours ns/bar", "TA-Lib ns/bar", "ratio", "least to most", "of leasts"
    );
    let chosen = |spec: &&'static Spec| match only.as_slice() {
        [] => is_all || FIRST.contains(&spec.name) || NEXT.contains(&spec.name),
        names => names.contains(&spec.name),
    };
    let mut slower = Vec::new();
    for spec in registry::all().filter(chosen) {
        let Some(row) = compare(spec, &bars, &mut peer) else { continue };
        let Row { ours, theirs, ratios, least } = row;
        let ratio = ratios[ROUNDS / 2];
        let reach = format!("{:.2} to {:.2}", ratios[0], ratios[ROUNDS - 1]);
        println!("{:<20} {ours:>12.2} {theirs:>14.2} {ratio:>7.2} {reach:>15} {least:>9.2}", spec.name);
        if ratio > 1.0 {
            slower.push(format!("{} {ratio:.2}", spec.name));
        }
    }
    println!("slower than TA-Lib: {}", if slower.is_empty() { "none".to_owned() } else { slower.join(", ") });
}

/// `None` where TA-Lib lacks the function.
fn compare(spec: &'static Spec, bars: &Bars, peer: &mut Peer) -> Option<Row> {
    let settings = Settings::defaults(spec.parameters);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(peer.least(spec, &settings)?);
        let least = (0..CALLS).map(|_| once(spec, &settings, bars)).fold(f64::INFINITY, f64::min);
        ours.push(least);
    }
    let mut ratios: Vec<f64> = ours.iter().zip(&theirs).map(|(ours, theirs)| ours / theirs).collect();
    for values in [&mut ours, &mut theirs, &mut ratios] {
        values.sort_by(f64::total_cmp);
    }
    let least = ours[0] / theirs[0];
    Some(Row { ours: ours[ROUNDS / 2], theirs: theirs[ROUNDS / 2], ratios, least })
}

/// How a comparison came out.
struct Row {
    /// Our median, in nanoseconds a bar.
    ours: f64,
    /// TA-Lib's.
    theirs: f64,
    /// The rounds' ratios, sorted.
    ratios: Vec<f64>,
    /// The ratio of the least times of all rounds: what it is when nothing disturbs either side.
    least: f64,
}

fn once(spec: &Spec, settings: &Settings, bars: &Bars) -> f64 {
    let mut study = spec.build(settings);
    let began = Instant::now();
    black_box(study.batch(black_box(bars)));
    began.elapsed().as_secs_f64() * 1e9 / BARS as f64
}

/// A Python with TA-Lib, which answers line by line.
struct Peer {
    child: Child,
    wishes: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    fn start(series: &std::path::Path) -> Self {
        let python = std::env::var("TRADEWIND_ORACLE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/talib_speed.py");
        let mut child = Command::new(python)
            .arg(script)
            .arg(series)
            .arg(BARS.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let wishes = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, wishes, answers }
    }

    /// Nanoseconds a bar.
    fn least(&mut self, spec: &Spec, settings: &Settings) -> Option<f64> {
        let params: serde_json::Map<String, serde_json::Value> = settings
            .values()
            .iter()
            .filter_map(|(name, value)| Some(((*name).to_owned(), as_talib(*value)?)))
            .collect();
        let wish = serde_json::json!({ "name": spec.name, "params": params, "calls": CALLS });
        writeln!(self.wishes, "{wish}").unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        match answer.trim() {
            "unknown" => None,
            nanos => Some(nanos.parse::<f64>().unwrap() / BARS as f64),
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends with its stdin; whether it was killed first does not matter.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn as_talib(setting: Setting) -> Option<serde_json::Value> {
    match setting {
        Setting::Integer(value) => Some(value.into()),
        Setting::Real(value) => Some(value.into()),
        Setting::Average(kind) => Some(kind.number().into()),
        Setting::Source(_) | Setting::Choice { .. } => None,
    }
}
