//! Chart shapes drawn from their definitions, with noise, in the middle of a random walk.
//!
//! Each is a path of corners (bars since the one before, height in units). A unit is about what a bar ranges over. Noise
//! is the standard deviation that each close is moved by, in units. The rules that find shapes are not used here: every
//! proportion below is written from the books' words.

use analysis::Bar;

/// The price of a unit.
pub const UNIT: f64 = 4.0;
/// The price around which a market begins.
const BASE: f64 = 1_000.0;
/// How many bars of random walk come before a shape, and after it.
const AROUND: usize = 150;
/// How far a random walk moves in a bar, in units (standard deviation).
const WALK: f64 = 0.7;
/// One hour, in nanoseconds.
const HOUR: i64 = 3_600_000_000_000;

/// All that can be drawn.
pub const NAMES: [&str; 24] = [
    "ascending_triangle",
    "bat",
    "bear_flag",
    "bear_pennant",
    "bull_flag",
    "bull_pennant",
    "butterfly",
    "crab",
    "cup_and_handle",
    "cypher",
    "descending_triangle",
    "double_bottom",
    "double_top",
    "falling_wedge",
    "gartley",
    "head_and_shoulders",
    "inverse_cup_and_handle",
    "inverse_head_and_shoulders",
    "rectangle",
    "rising_wedge",
    "shark",
    "symmetrical_triangle",
    "triple_bottom",
    "triple_top",
];

/// A market with one shape in it.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// Which.
    pub name: &'static str,
    /// Its turning points: bar and price, before noise.
    pub turns: Vec<(usize, f64)>,
    /// The market.
    pub bars: Vec<Bar>,
}

/// Numbers that are the same everywhere (xorshift64*).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x1234_5678_9abc_def1);
        for _ in 0..8 {
            dice.unit();
        }
        dice
    }

    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// About normal: the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    fn bars(&mut self, low: usize, high: usize) -> usize {
        low + (self.unit() * (high - low + 1) as f64) as usize
    }

    fn coin(&mut self) -> f64 {
        if self.unit() < 0.5 { 1.0 } else { -1.0 }
    }
}

/// A corner of a path.
#[derive(Clone, Copy, Debug)]
struct Corner {
    /// Bars since the corner before.
    bars: usize,
    /// Units above the path's zero.
    height: f64,
    /// Whether it is one of the shape's turning points.
    is_turn: bool,
}

const fn way(bars: usize, height: f64) -> Corner {
    Corner { bars, height, is_turn: false }
}

const fn turn(bars: usize, height: f64) -> Corner {
    Corner { bars, height, is_turn: true }
}

/// A market with this shape in it.
pub fn draw(name: &'static str, seed: u64, noise: f64) -> Labelled {
    let mut dice = Dice::new(seed);
    let path = path(name, &mut dice);
    let mut heights = Vec::new();
    let mut level = 0.0;
    for _ in 0..AROUND {
        heights.push(level);
        level += WALK * dice.normal();
    }
    let shift = level - path[0].height;
    let mut turns = Vec::new();
    let mut before = path[0];
    heights.push(level);
    for corner in &path[1..] {
        for bar in 1..=corner.bars {
            let along = bar as f64 / corner.bars as f64;
            heights.push(shift + before.height + along * (corner.height - before.height));
        }
        if corner.is_turn {
            turns.push((heights.len() - 1, shift + corner.height));
        }
        before = *corner;
    }
    level = shift + before.height;
    for _ in 0..AROUND {
        level += WALK * dice.normal();
        heights.push(level);
    }
    // A shape that ends in a fall or a walk that strays far must not reach zero.
    let lowest = heights.iter().copied().fold(f64::INFINITY, f64::min);
    let base = BASE.max(BASE / 2.0 - lowest * UNIT);
    let turns = turns.into_iter().map(|(bar, height)| (bar, base + height * UNIT)).collect();
    Labelled { name, turns, bars: bars(&heights, base, noise, &mut dice) }
}

/// A market without any shape on purpose.
pub fn random_walk(seed: u64, length: usize) -> Vec<Bar> {
    let mut dice = Dice::new(seed);
    let mut level = 0.0;
    let heights: Vec<f64> = (0..length)
        .map(|_| {
            level += WALK * dice.normal();
            level
        })
        .collect();
    let lowest = heights.iter().copied().fold(f64::INFINITY, f64::min);
    bars(&heights, BASE.max(BASE / 2.0 - lowest * UNIT), 0.0, &mut dice)
}

fn bars(heights: &[f64], base: f64, noise: f64, dice: &mut Dice) -> Vec<Bar> {
    let mut last: Option<f64> = None;
    heights
        .iter()
        .enumerate()
        .map(|(index, height)| {
            let close = (base + (height + noise * dice.normal()) * UNIT).max(UNIT);
            let open = last.replace(close).unwrap_or(close);
            let high = open.max(close) + UNIT * dice.within(0.05, 0.3);
            let low = open.min(close) - UNIT * dice.within(0.05, 0.3);
            let volume = dice.within(50.0, 150.0);
            Bar { open_at: index as i64 * HOUR, open, high, low, close, volume }
        })
        .collect()
}

/// The corners of a shape, from the start of the move that leads to it to the end of the one that leaves it.
fn path(name: &str, dice: &mut Dice) -> Vec<Corner> {
    match name {
        "head_and_shoulders" => shoulders(dice, 1.0),
        "inverse_head_and_shoulders" => shoulders(dice, -1.0),
        "double_top" => tops(dice, 1.0, 2),
        "double_bottom" => tops(dice, -1.0, 2),
        "triple_top" => tops(dice, 1.0, 3),
        "triple_bottom" => tops(dice, -1.0, 3),
        "ascending_triangle" => {
            let (lean, out) = (dice.within(0.5, 0.7), 1.0);
            between_lines(dice, [0.0, lean], 1.0, out)
        }
        "descending_triangle" => {
            let lean = dice.within(0.5, 0.7);
            between_lines(dice, [-lean, 0.0], -1.0, -1.0)
        }
        "symmetrical_triangle" => {
            let (fall, rise) = (dice.within(0.27, 0.4), dice.within(0.27, 0.4));
            let (lead, out) = (dice.coin(), dice.coin());
            between_lines(dice, [-fall, rise], lead, out)
        }
        "rising_wedge" => {
            let (upper, closing) = (dice.within(0.35, 0.8), dice.within(0.45, 0.65));
            between_lines(dice, [upper, upper + closing], 1.0, -1.0)
        }
        "falling_wedge" => {
            let (lower, closing) = (dice.within(0.35, 0.8), dice.within(0.45, 0.65));
            between_lines(dice, [-lower - closing, -lower], -1.0, 1.0)
        }
        "rectangle" => {
            let (lead, out) = (dice.coin(), dice.coin());
            between_lines(dice, [0.0, 0.0], lead, out)
        }
        "bull_flag" => pause(dice, 1.0, false),
        "bear_flag" => pause(dice, -1.0, false),
        "bull_pennant" => pause(dice, 1.0, true),
        "bear_pennant" => pause(dice, -1.0, true),
        "cup_and_handle" => cup(dice, 1.0),
        "inverse_cup_and_handle" => cup(dice, -1.0),
        harmonic => five_points(dice, harmonic),
    }
}

/// A rise, a shoulder, a head higher than both shoulders, a shoulder of about the same height, dips on one line, a fall.
fn shoulders(dice: &mut Dice, sign: f64) -> Vec<Corner> {
    let height = sign * dice.within(14.0, 22.0);
    let leg = dice.bars(10, 18);
    let mut bars = || leg + dice.bars(0, 4) - 2;
    let ways = [bars(), bars(), bars(), bars()];
    let shoulder = dice.within(0.5, 0.7);
    vec![
        way(0, -height * dice.within(0.6, 1.0)),
        turn(2 * leg, height * shoulder),
        turn(ways[0], height * dice.within(-0.06, 0.06)),
        turn(ways[1], height),
        turn(ways[2], height * dice.within(-0.06, 0.06)),
        turn(ways[3], height * (shoulder + dice.within(-0.1, 0.1))),
        way(2 * leg, -height * dice.within(0.6, 1.0)),
    ]
}

/// A rise, two or three tops of about one height, a fall.
fn tops(dice: &mut Dice, sign: f64, count: usize) -> Vec<Corner> {
    let height = sign * dice.within(10.0, 18.0);
    let leg = dice.bars(10, 20);
    let mut corners = vec![way(0, -height * dice.within(0.8, 1.4)), turn(2 * leg, height)];
    for _ in 1..count {
        corners.push(turn(leg + dice.bars(0, 4) - 2, height * dice.within(-0.07, 0.07)));
        corners.push(turn(leg + dice.bars(0, 4) - 2, height * (1.0 + dice.within(-0.06, 0.06))));
    }
    corners.push(way(2 * leg, -height * dice.within(0.6, 1.0)));
    corners
}

/// Five to seven turns between two straight lines. `rises`: how far the upper and the lower line rise over the length, in
/// widths; `lead`: whether it is reached from below; `out`: which way it is left.
fn between_lines(dice: &mut Dice, rises: [f64; 2], lead: f64, out: f64) -> Vec<Corner> {
    let width = dice.within(13.0, 20.0);
    let count = dice.bars(5, 7);
    let leg = dice.bars(9, 16);
    let first = if lead > 0.0 { 1.0 } else { 0.0 };
    let mut corners = vec![way(0, width * (first - lead * dice.within(0.9, 1.4)))];
    let mut is_top = lead > 0.0;
    for place in 0..count {
        let along = place as f64 / (count - 1) as f64;
        let line = if is_top { 1.0 + rises[0] * along } else { rises[1] * along };
        let bars = if place == 0 { leg } else { leg + dice.bars(0, 2) - 1 };
        corners.push(turn(bars, width * (line + dice.within(-0.03, 0.03))));
        is_top = !is_top;
    }
    let last_is_top = !is_top;
    let end = 1.0 + leg as f64 / ((count - 1) * leg) as f64;
    // A last turn on the side of the way out is followed by a small one inside.
    if last_is_top == (out > 0.0) {
        let middle = (1.0 + rises[0] * end + rises[1] * end) / 2.0;
        corners.push(way(leg / 2, width * middle));
    }
    let edge = if out > 0.0 { 1.0 + rises[0] * end } else { rises[1] * end };
    corners.push(way(leg, width * (edge + out * dice.within(0.7, 1.0))));
    corners
}

/// A steep move, four or five turns of a small pause, and the move again.
fn pause(dice: &mut Dice, sign: f64, narrows: bool) -> Vec<Corner> {
    let pole = sign * dice.within(16.0, 24.0);
    let width = dice.within(0.26, 0.34);
    let count = dice.bars(4, 5);
    let leg = dice.bars(4, 6);
    let drift = if narrows { 0.0 } else { -width * dice.within(0.2, 0.7) };
    let closing = if narrows { dice.within(0.6, 0.75) * width } else { 0.0 };
    let mut corners = vec![way(0, pole * 0.1), turn(6, 0.0), turn(dice.bars(9, 13), pole)];
    for place in 1..count {
        let along = place as f64 / (count - 1) as f64;
        let far = drift * along - closing / 2.0 * along;
        let near = -width + drift * along + closing / 2.0 * along;
        let share = if place % 2 == 0 { far } else { near };
        corners.push(turn(leg, pole * (1.0 + share + dice.within(-0.02, 0.02) * width)));
    }
    if count % 2 == 1 {
        corners.push(way(leg / 2, pole * (1.0 + drift - width / 2.0)));
    }
    corners.push(way(dice.bars(8, 12), pole * (1.0 + dice.within(0.6, 0.9))));
    corners
}

/// A rise to a rim, a round dip, a rim of the same height, a shallow dip, a rise.
fn cup(dice: &mut Dice, sign: f64) -> Vec<Corner> {
    let depth = sign * dice.within(13.0, 20.0);
    let length = dice.bars(40, 70);
    let steps = 16;
    let mut corners = vec![way(0, -depth * dice.within(0.8, 1.2)), turn(length / 3, 0.0)];
    let right = depth * dice.within(-0.05, 0.05);
    for step in 1..steps {
        let along = f64::from(step) / f64::from(steps);
        let from_middle = 2.0 * along - 1.0;
        let height = -depth * (1.0 - from_middle * from_middle) + right * along;
        let bars = length * step as usize / steps as usize - length * (step as usize - 1) / steps as usize;
        corners.push(Corner { bars, height, is_turn: step == steps / 2 });
    }
    let bars = length - length * (steps as usize - 1) / steps as usize;
    corners.push(turn(bars, right));
    corners.push(way(dice.bars(7, 12), right - depth * dice.within(0.22, 0.35)));
    corners.push(way(dice.bars(10, 16), right + depth * dice.within(0.5, 0.8)));
    corners
}

/// X, A, B, C, D with the ratios of a harmonic pattern, drawn anew until all of them hold.
fn five_points(dice: &mut Dice, name: &str) -> Vec<Corner> {
    let first = dice.coin() * dice.within(16.0, 24.0);
    let exact = |dice: &mut Dice, ratio: f64| ratio * dice.within(0.985, 1.015);
    let mut drawn = [0.0; 3];
    for _ in 0..10_000 {
        let (b, c, d) = match name {
            "gartley" => (exact(dice, 0.618), dice.within(0.382, 0.886), exact(dice, 0.786)),
            "bat" => (dice.within(0.382, 0.5), dice.within(0.382, 0.886), exact(dice, 0.886)),
            "butterfly" => (exact(dice, 0.786), dice.within(0.382, 0.886), exact(dice, 1.272)),
            "crab" => (dice.within(0.382, 0.618), dice.within(0.382, 0.886), exact(dice, 1.618)),
            "shark" => (dice.within(0.382, 0.618), dice.within(1.13, 1.618), dice.within(0.886, 1.13)),
            _ => (dice.within(0.382, 0.618), 0.0, exact(dice, 0.786)),
        };
        // Heights with X at 0 and A at 1.
        let at_b = 1.0 - b;
        let at_c = if name == "cypher" { dice.within(1.272, 1.414) } else { at_b + c * b };
        let at_d = if name == "cypher" { at_c * (1.0 - d) } else { 1.0 - d };
        drawn = [at_b, at_c, at_d];
        let last = (at_c - at_d) / (at_c - at_b);
        let (low, high) = match name {
            "gartley" => (1.13, 1.618),
            "bat" => (1.618, 2.618),
            "butterfly" | "shark" => (1.618, 2.24),
            "crab" => (2.24, 3.618),
            _ => (0.0, f64::INFINITY),
        };
        if (low..=high).contains(&last) {
            break;
        }
    }
    let leg = dice.bars(11, 18);
    let mut bars = |length: f64| ((length * leg as f64) as usize).max(6) + dice.bars(0, 2);
    let [b, c, d] = drawn;
    let ways = [bars(1.0), bars(1.0 - b), bars(c - b), bars(c - d), bars(0.8)];
    vec![
        way(0, first * 0.6),
        turn(ways[0], 0.0),
        turn(ways[0], first),
        turn(ways[1], first * b),
        turn(ways[2], first * c),
        turn(ways[3], first * d),
        way(ways[4], first * (d + 0.7 * (1.0 - d))),
    ]
}
