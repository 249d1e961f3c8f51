//! How well hidden structures are found.
//!
//! A market is counted from its first bar to its last. A count is *of the structure's size* when it covers at least half of
//! the structure's bars and the structure at least half of the count's. It *finds* the structure when it is of its kind and
//! each of its turning points lies within [`TOLERANCE`] mean waves (bars and price) of the true one.

use super::generator::{Form, Labelled, Recipe, labelled, noise};
use analysis::Bars;
use analysis::elliott::{ConfirmedCount, Count, ElliottWaves, Settings};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far a turning point may be off, in mean waves of the structure.
pub const TOLERANCE: f64 = 0.3;

/// What was counted for one structure at one level of noise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Markets made.
    pub markets: usize,
    /// Markets in which the structure was found as the first choice of its turning point.
    pub found_first: usize,
    /// Markets in which it is in the preferred reading.
    pub preferred: usize,
    /// Markets in which it was found among the alternates.
    pub found: usize,
    /// Preferred counts of this kind and of the structure's size that are right, over all markets of all structures.
    pub right: usize,
    /// And that are wrong.
    pub wrong: usize,
    /// Turning points of found structures.
    pub points: usize,
    /// How far off they are in all, in bars.
    pub bars_off: f64,
    /// And in shares of the structure's mean wave.
    pub price_off: f64,
}

impl Tally {
    /// Preferred counts of this kind that are right.
    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    /// Structures in the preferred reading.
    pub fn recall_preferred(&self) -> f64 {
        self.preferred as f64 / self.markets.max(1) as f64
    }

    /// Structures found as the first choice.
    pub fn recall_first(&self) -> f64 {
        self.found_first as f64 / self.markets.max(1) as f64
    }

    /// Structures found among the alternates.
    pub fn recall(&self) -> f64 {
        self.found as f64 / self.markets.max(1) as f64
    }
}

/// All counts of a market, and the reading that is preferred at its end.
pub fn counts(bars: &Bars) -> (Vec<Arc<ConfirmedCount>>, Vec<Arc<ConfirmedCount>>) {
    let mut waves = ElliottWaves::new(&Settings::default()).unwrap();
    let all = bars.iter().flat_map(|bar| waves.update(&bar).to_vec()).collect();
    (all, waves.preferred())
}

/// Every structure at one level of noise, `markets` times, drawn from seeds from `seed` on.
pub fn table(level: f64, is_nested: bool, markets: usize, seed: usize) -> BTreeMap<Form, Tally> {
    let mut table: BTreeMap<Form, Tally> = BTreeMap::new();
    for (place, (form, name)) in Form::ALL.into_iter().enumerate() {
        for market in 0..markets {
            let recipe = Recipe { form, noise: level, is_nested };
            let truth = labelled(recipe, (seed + place * 100_003 + market * 7) as u64);
            let (all, preferred) = counts(&truth.bars);
            let tally = table.entry(form).or_default();
            tally.markets += 1;
            let finds = |known: &&Arc<ConfirmedCount>| finds(&known.count, name, &truth);
            if let Some(best) = all.iter().filter(finds).min_by_key(|known| known.rank) {
                tally.found += 1;
                tally.found_first += usize::from(best.rank == 0);
                tally.preferred += usize::from(preferred.iter().any(|known| finds(&known)));
                add_errors(tally, &best.count, &truth);
            }
            judge(&preferred, form, &truth, &mut table);
        }
    }
    table
}

/// Adds the preferred counts of the structure's size to the tallies of their kinds.
fn judge(preferred: &[Arc<ConfirmedCount>], form: Form, truth: &Labelled, table: &mut BTreeMap<Form, Tally>) {
    for known in preferred.iter().filter(|known| is_of_size(&known.count, truth)) {
        let told = Form::ALL.into_iter().find(|(_, name)| *name == known.count.kind.name());
        let Some((told, name)) = told else { continue };
        let tally = table.entry(told).or_default();
        if told == form && finds(&known.count, name, truth) {
            tally.right += 1;
        } else {
            tally.wrong += 1;
        }
    }
}

pub fn is_of_size(count: &Count, truth: &Labelled) -> bool {
    let (start, end) = (truth.points[0].0, truth.points[truth.points.len() - 1].0);
    let shared = count.end_index().min(end).saturating_sub(count.start_index().max(start)) as f64;
    shared >= 0.5 * (end - start) as f64 && shared >= 0.5 * (count.end_index() - count.start_index()) as f64
}

/// A mean wave in bars and in price.
fn mean_wave(truth: &Labelled) -> (f64, f64) {
    let waves = (truth.points.len() - 1) as f64;
    let price: f64 = truth.points.windows(2).map(|two| (two[1].1 - two[0].1).abs()).sum();
    let bars = truth.points[truth.points.len() - 1].0 - truth.points[0].0;
    (bars as f64 / waves, price / waves)
}

pub fn finds(count: &Count, name: &str, truth: &Labelled) -> bool {
    let (bars, price) = mean_wave(truth);
    count.kind.name() == name
        && count.points.len() == truth.points.len()
        && count.points.iter().zip(&truth.points).all(|(point, (bar, level))| {
            point.index.abs_diff(*bar) as f64 <= TOLERANCE * bars
                && (point.price - level).abs() <= TOLERANCE * price
        })
}

fn add_errors(tally: &mut Tally, count: &Count, truth: &Labelled) {
    let (_, price) = mean_wave(truth);
    for (point, (bar, level)) in count.points.iter().zip(&truth.points) {
        tally.points += 1;
        tally.bars_off += point.index.abs_diff(*bar) as f64;
        tally.price_off += (point.price - level).abs() / price;
    }
}

/// What is said of random walks, per 1,000 bars.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alarms {
    /// First choices of a turning point.
    pub first: f64,
    /// Those of them that score at least the bound given.
    pub strong: f64,
    /// Counts of the preferred reading at the end.
    pub preferred: f64,
}

/// What is said of random walks, for each kind; `strong` is the score from which a first choice counts as strong.
pub fn false_alarms(length: usize, walks: usize, strong: f64) -> BTreeMap<&'static str, Alarms> {
    let mut alarms: BTreeMap<&'static str, Alarms> = BTreeMap::new();
    let each = 1_000.0 / (length * walks) as f64;
    for walk in 0..walks {
        let (all, preferred) = counts(&noise(length, 900 + walk as u64));
        for known in all.iter().filter(|known| known.rank == 0) {
            let entry = alarms.entry(known.count.kind.name()).or_default();
            entry.first += each;
            if known.count.score >= strong {
                entry.strong += each;
            }
        }
        for known in preferred {
            alarms.entry(known.count.kind.name()).or_default().preferred += each;
        }
    }
    alarms
}
