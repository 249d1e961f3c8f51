//! How well shapes are found: `cargo run --release -p analysis --example measure_shapes` prints the tables of
//! `docs/analysis/shapes.md`.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../tests/it/generator/shapes.rs"]
mod generator;

use analysis::shapes::tracker::SCORE_MIN;
use analysis::shapes::{Shape, ShapeEvent, Shapes};
use analysis::{Bar, structure::ReversalError};
use generator::{Labelled, NAMES};

/// How many markets are drawn of each shape at each noise.
const MARKETS: u64 = 60;
/// The noises, in units of about a bar's range.
const NOISES: [f64; 5] = [0.0, 0.25, 0.5, 1.0, 2.0];
/// The noise and the least scores of the last table.
const SCORES: (f64, [f64; 5]) = (0.5, [0.5, 0.6, 0.7, 0.75, 0.8]);
/// How many random walks, and how long each.
const WALKS: (u64, usize) = (200, 1_000);
/// The first seed; the rules' tolerances were chosen on others.
const SEED: u64 = 1_000_000;

/// What was counted for one shape at one noise.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    drawn: f64,
    found: f64,
    wrong_inside: f64,
    wrong_around: f64,
    turns: f64,
    bars_off: f64,
    percent_off: f64,
    score: f64,
}

fn main() -> Result<(), ReversalError> {
    let seed = std::env::args().nth(1).and_then(|seed| seed.parse().ok()).unwrap_or(SEED);
    for noise in NOISES {
        println!("\nNoise {noise}:\n");
        println!(
            "| shape | recall | precision on the stretch | precision overall | bars off | price off, % | score |"
        );
        println!("|---|---:|---:|---:|---:|---:|---:|");
        let counts = measure(noise, seed, SCORE_MIN)?;
        let mut all = Count::default();
        for (name, count) in NAMES.iter().zip(&counts) {
            row(name, count);
            all.add(count);
        }
        row("**all**", &all);
    }
    walks(seed)?;
    by_score(seed)
}

fn row(name: &str, count: &Count) {
    println!(
        "| {name} | {:.2} | {} | {} | {} | {} | {} |",
        count.found / count.drawn,
        part(count.found, count.found + count.wrong_inside, 2),
        part(count.found, count.found + count.wrong_inside + count.wrong_around, 2),
        part(count.bars_off, count.turns, 1),
        part(count.percent_off, count.turns, 2),
        part(count.score, count.found, 2),
    );
}

fn part(part: f64, whole: f64, decimals: usize) -> String {
    if whole > 0.0 { format!("{:.decimals$}", part / whole) } else { "–".to_owned() }
}

impl Count {
    fn add(&mut self, other: &Self) {
        self.drawn += other.drawn;
        self.found += other.found;
        self.wrong_inside += other.wrong_inside;
        self.wrong_around += other.wrong_around;
        self.turns += other.turns;
        self.bars_off += other.bars_off;
        self.percent_off += other.percent_off;
        self.score += other.score;
    }
}

fn measure(noise: f64, seed: u64, score_min: f64) -> Result<[Count; NAMES.len()], ReversalError> {
    let mut counts = [Count::default(); NAMES.len()];
    for (place, name) in NAMES.iter().enumerate() {
        for market in 0..MARKETS {
            let labelled = generator::draw(name, seed + market * 97 + place as u64 * 10_007, noise);
            judge(&labelled, &confirmed(&labelled.bars, score_min)?, &mut counts);
        }
    }
    Ok(counts)
}

fn confirmed(bars: &[Bar], score_min: f64) -> Result<Vec<Shape>, ReversalError> {
    let mut shapes = Shapes::with_score_min(score_min)?;
    let events = bars.iter().flat_map(|bar| shapes.update(bar));
    Ok(events.fold(Vec::new(), |mut found, event| {
        if let ShapeEvent::Confirmed(shape) = event {
            found.push(shape);
        }
        found
    }))
}

/// A shape is right when it bears the name and covers at least half of what it and the drawn one cover together.
fn judge(labelled: &Labelled, found: &[Shape], counts: &mut [Count; NAMES.len()]) {
    let truth = (labelled.turns[0].0, labelled.turns[labelled.turns.len() - 1].0);
    let mut is_found = false;
    for shape in found {
        let Some(place) = NAMES.iter().position(|name| *name == shape.name) else { continue };
        let stretch = (shape.points[0].index, shape.points[shape.points.len() - 1].index);
        let common = (stretch.1.min(truth.1) + 1).saturating_sub(stretch.0.max(truth.0)) as f64;
        let all = (stretch.1.max(truth.1) + 1 - stretch.0.min(truth.0)) as f64;
        let count = &mut counts[place];
        if shape.name == labelled.name && common / all >= 0.5 && !is_found {
            is_found = true;
            count.found += 1.0;
            count.score += shape.score;
            for (bar, price) in &labelled.turns {
                let nearest = shape.points.iter().min_by_key(|point| point.index.abs_diff(*bar));
                let Some(nearest) = nearest else { continue };
                count.turns += 1.0;
                count.bars_off += nearest.index.abs_diff(*bar) as f64;
                count.percent_off += (nearest.price - price).abs() / price * 100.0;
            }
        } else if 2.0 * common >= (stretch.1 + 1 - stretch.0) as f64 {
            count.wrong_inside += 1.0;
        } else {
            count.wrong_around += 1.0;
        }
    }
    if let Some(place) = NAMES.iter().position(|name| *name == labelled.name) {
        counts[place].drawn += 1.0;
    }
}

fn walks(seed: u64) -> Result<(), ReversalError> {
    let mut alarms = [0.0; NAMES.len()];
    let mut scores = [0.0; NAMES.len()];
    for walk in 0..WALKS.0 {
        for shape in confirmed(&generator::random_walk(seed + 5_000_000 + walk, WALKS.1), SCORE_MIN)? {
            if let Some(place) = NAMES.iter().position(|name| *name == shape.name) {
                alarms[place] += 1.0;
                scores[place] += shape.score;
            }
        }
    }
    let thousands = (WALKS.0 as usize * WALKS.1) as f64 / 1_000.0;
    println!("\nRandom walks, {thousands} × 1,000 bars:\n");
    println!("| shape | false alarms per 1,000 bars | their mean score |\n|---|---:|---:|");
    for ((name, alarms), score) in NAMES.iter().zip(alarms).zip(scores) {
        println!("| {name} | {:.2} | {} |", alarms / thousands, part(score, alarms, 2));
    }
    let all: f64 = alarms.iter().sum();
    println!("| **all** | {:.2} | {} |", all / thousands, part(scores.iter().sum(), all, 2));
    Ok(())
}

/// What asking for a higher score does.
fn by_score(seed: u64) -> Result<(), ReversalError> {
    println!("\nAll shapes at noise {} by the least score asked for:\n", SCORES.0);
    println!(
        "| least score | recall | precision on the stretch | precision overall | false alarms per 1,000 bars |"
    );
    println!("|---:|---:|---:|---:|---:|");
    for score_min in SCORES.1 {
        let mut all = Count::default();
        measure(SCORES.0, seed, score_min)?.iter().for_each(|count| all.add(count));
        let mut alarms = 0;
        for walk in 0..WALKS.0 {
            alarms += confirmed(&generator::random_walk(seed + 5_000_000 + walk, WALKS.1), score_min)?.len();
        }
        println!(
            "| {score_min} | {:.2} | {} | {} | {:.2} |",
            all.found / all.drawn,
            part(all.found, all.found + all.wrong_inside, 2),
            part(all.found, all.found + all.wrong_inside + all.wrong_around, 2),
            alarms as f64 / (WALKS.0 as usize * WALKS.1) as f64 * 1_000.0,
        );
    }
    Ok(())
}
