//! What a bar costs in streaming: every entry of the registry with a short window and a long one, and all of them at once:
//! `cargo run --release --example streaming_speed -p analysis`.
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

mod long_market;
#[path = "../tests/it/series.rs"]
#[expect(dead_code, reason = "its chance is used here")]
mod series;

use analysis::Bars;
use analysis::registry::{self, ParameterKind, Settings, Spec, Study};
use std::hint::black_box;
use std::time::Instant;

/// Bars before the clock starts: more than any of the windows takes to be warm.
const WARMUP: usize = 20_000;
const MEASURED: usize = 20_000;
const RUNS: usize = 5;
const WINDOWS: [i64; 3] = [10, 1_000, 5_000];
/// From where on a cost is said to grow with the window. From 1,000 to 5,000 a logarithm grows by a quarter and what stays
/// near at hand no longer does so; what is proportional grows fivefold. (Some go another way in a short window.)
const GROWTH_MAX: f64 = 3.0;
const ALL_BARS: usize = 1_000_000;

fn main() {
    growth();
    all_at_once();
}

/// The settings with every window that long, as far as bounds allow; `None` where there is no window.
fn with_windows(spec: &'static Spec, window: i64) -> Option<Settings> {
    let given: Vec<(&str, String)> = spec
        .parameters
        .iter()
        .filter_map(|parameter| match parameter.kind {
            ParameterKind::Integer { min, max, .. } if parameter.doc.contains("bars") => {
                Some((parameter.name, window.clamp(min, max).to_string()))
            }
            _ => None,
        })
        .collect();
    let settings = spec.settings(given.iter().map(|(name, text)| (*name, text.as_str()))).unwrap();
    (!given.is_empty()).then_some(settings)
}

fn growth() {
    let bars = long_market::long_market(31, WARMUP + MEASURED);
    println!("{:<20} {:>10} {:>10} {:>10} {:>7}", "ns per update", "window 10", "1000", "5000", "growth");
    let mut grown = Vec::new();
    for spec in registry::all() {
        let cost = |settings: Settings| least(spec, &settings, &bars);
        let [Some(short), Some(long), Some(longest)] =
            WINDOWS.map(|window| with_windows(spec, window).map(cost))
        else {
            println!("{:<20} {:>10.1}", spec.name, cost(Settings::defaults(spec.parameters)));
            continue;
        };
        let growth = longest / long;
        println!("{:<20} {short:>10.1} {long:>10.1} {longest:>10.1} {growth:>7.2}", spec.name);
        if growth > GROWTH_MAX {
            grown.push(format!("{} {growth:.1}", spec.name));
        }
    }
    println!("grow with the window: {}", if grown.is_empty() { "none".to_owned() } else { grown.join(", ") });
}

/// Nanoseconds per update, the least of some runs.
fn least(spec: &Spec, settings: &Settings, bars: &Bars) -> f64 {
    let mut row = vec![0.0; spec.outputs.len()];
    let run = |_| {
        let mut study = spec.build(settings);
        bars.iter().take(WARMUP).for_each(|bar| study.update(&bar, &mut row));
        let began = Instant::now();
        for bar in bars.iter().skip(WARMUP) {
            study.update(black_box(&bar), &mut row);
            black_box(&row);
        }
        began.elapsed().as_secs_f64() * 1e9 / MEASURED as f64
    };
    (0..RUNS).map(run).fold(f64::INFINITY, f64::min)
}

fn all_at_once() {
    let bars = long_market::long_market(37, ALL_BARS);
    let before = resident();
    let mut studies: Vec<Box<dyn Study>> =
        registry::all().map(|spec| spec.build(&Settings::defaults(spec.parameters))).collect();
    let mut row = [0.0; 64];
    let began = Instant::now();
    for bar in bars.iter() {
        for study in &mut studies {
            study.update(&bar, &mut row);
        }
        black_box(&row);
    }
    let took = began.elapsed().as_secs_f64();
    let (count, nanos) = (studies.len(), took * 1e9 / ALL_BARS as f64);
    println!("all {count} at once over {ALL_BARS} bars: {took:.1} s, {nanos:.0} ns a bar");
    if let (Some((before, _)), Some((after, peak))) = (before, resident()) {
        let held = after.saturating_sub(before);
        println!(
            "memory: {held} KiB for their state, peak of the process {peak} KiB (the bars: {before} KiB)"
        );
    }
}

/// Resident memory and its peak, in KiB, where the system says so.
fn resident() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}
