//! Markets with known waves: turning points drawn from the book's definitions, joined to bars, blurred by noise.
//!
//! Written from Frost & Prechter's descriptions alone; it shares no code with the counter. The names are those under which
//! the counter's structures are told.

use crate::series::Chance;
use analysis::{Bar, Bars};

/// A structure that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Impulse,
    LeadingDiagonal,
    EndingDiagonal,
    Zigzag,
    RegularFlat,
    ExpandedFlat,
    RunningFlat,
    ContractingTriangle,
    BarrierTriangle,
    ExpandingTriangle,
    DoubleZigzag,
    DoubleThree,
    TripleZigzag,
    TripleThree,
}

impl Form {
    /// All with their names.
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::Impulse, "impulse"),
        (Self::LeadingDiagonal, "leading_diagonal"),
        (Self::EndingDiagonal, "ending_diagonal"),
        (Self::Zigzag, "zigzag"),
        (Self::RegularFlat, "regular_flat"),
        (Self::ExpandedFlat, "expanded_flat"),
        (Self::RunningFlat, "running_flat"),
        (Self::ContractingTriangle, "contracting_triangle"),
        (Self::BarrierTriangle, "barrier_triangle"),
        (Self::ExpandingTriangle, "expanding_triangle"),
        (Self::DoubleZigzag, "double_zigzag"),
        (Self::DoubleThree, "double_three"),
        (Self::TripleZigzag, "triple_zigzag"),
        (Self::TripleThree, "triple_three"),
    ];

    const fn is_motive(self) -> bool {
        matches!(self, Self::Impulse | Self::LeadingDiagonal | Self::EndingDiagonal)
    }
}

/// A market in which one structure is hidden.
pub struct Labelled {
    /// The bars.
    pub bars: Bars,
    /// Bar and price of the structure's turning points.
    pub points: Vec<(usize, f64)>,
}

/// How a market is made.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// The structure.
    pub form: Form,
    /// The standard deviation of the noise, in shares of the structure's shortest wave.
    pub noise: f64,
    /// Whether every wave is itself made of waves.
    pub is_nested: bool,
}

/// The ends of the waves, from 0 on, the first wave upward; with what each wave is made of.
type Outline = Vec<(f64, Option<Form>)>;

/// A market of this recipe.
pub fn labelled(recipe: Recipe, seed: u64) -> Labelled {
    let mut chance = Chance(seed.wrapping_mul(0x1234_5678_9abc_def1) ^ 0x55);
    let outline = outline(recipe.form, recipe.is_nested, &mut chance);
    let ends: Vec<f64> = outline.iter().map(|(level, _)| *level).collect();
    let top = ends.iter().fold(0.0_f64, |top, level| top.max(*level));
    let bottom = ends.iter().fold(0.0_f64, |bottom, level| bottom.min(*level));
    let height = top - bottom;
    let before = before(recipe.form, height, &mut chance);
    let mut nodes: Vec<(usize, f64)> = Vec::new();
    let mut bar = 0.0;
    let mut go = |nodes: &mut Vec<(usize, f64)>, level: f64, bars: f64| {
        bar += bars.max(4.0);
        nodes.push((bar as usize, level));
    };
    nodes.push((0, before[0]));
    for level in &before[1..] {
        go(&mut nodes, *level, 90.0);
    }
    let shortest = lengths(&ends).fold(f64::INFINITY, f64::min);
    let mut labels = vec![nodes.len() - 1];
    let mut from = 0.0;
    for (to, inside) in &outline {
        let length = (to - from).abs();
        let bars = (18.0 + 22.0 * (length / shortest).min(4.0) * (0.6 + 0.8 * chance.unit()))
            * if inside.is_some() { 2.0 } else { 1.0 };
        match inside {
            None => go(&mut nodes, *to, bars),
            Some(inside) => {
                let steps = fitted(*inside, from, *to, &mut chance);
                let whole: f64 = lengths_from(from, &steps).sum();
                let mut last = from;
                for step in steps {
                    go(&mut nodes, step, bars * (0.5 * (step - last).abs() / whole + 0.1));
                    last = step;
                }
            }
        }
        labels.push(nodes.len() - 1);
        from = *to;
    }
    let after = from - height.max(from.abs()) * (1.3 + 0.7 * chance.unit());
    go(&mut nodes, after, 90.0);
    let is_rising = chance.unit() < 0.5;
    render(&nodes, &labels, [height, shortest * recipe.noise], is_rising, &mut chance)
}

/// The moves before the structure, ending at 0: a larger move that it corrects or reverses; a trend and its correction
/// before an ending diagonal.
fn before(form: Form, height: f64, chance: &mut Chance) -> Vec<f64> {
    let far = height * (1.6 + chance.unit());
    if form == Form::EndingDiagonal {
        return vec![-far, far * (0.35 + 0.1 * chance.unit()), 0.0];
    }
    vec![far, 0.0]
}

fn lengths(ends: &[f64]) -> impl Iterator<Item = f64> + '_ {
    lengths_from(0.0, ends)
}

fn lengths_from(start: f64, ends: &[f64]) -> impl Iterator<Item = f64> + '_ {
    ends.iter().scan(start, |last, end| {
        let length = (end - *last).abs();
        *last = *end;
        Some(length)
    })
}

/// A structure's turning points laid between two levels.
fn fitted(form: Form, from: f64, to: f64, chance: &mut Chance) -> Vec<f64> {
    // Its inside must not go beyond its ends, or they would not be turning points.
    let (ends, whole) = loop {
        let ends: Vec<f64> = outline(form, false, chance).iter().map(|(level, _)| *level).collect();
        let whole = ends.last().copied().unwrap_or(1.0);
        if ends.iter().all(|level| (0.0..=whole).contains(level)) {
            break (ends, whole);
        }
    };
    ends.iter().map(|level| from + (to - from) * level / whole).collect()
}

/// About `ratio`, by a few percent.
fn about(ratio: f64, chance: &mut Chance) -> f64 {
    ratio * (1.0 + 0.03 * chance.normal().clamp(-2.0, 2.0))
}

fn one_of(ratios: &[f64], chance: &mut Chance) -> f64 {
    let place = (chance.unit() * ratios.len() as f64) as usize;
    about(ratios[place.min(ratios.len() - 1)], chance)
}

fn outline(form: Form, is_nested: bool, chance: &mut Chance) -> Outline {
    let ends = loop {
        let steps = steps(form, chance);
        let ends: Vec<f64> = steps
            .iter()
            .scan(0.0, |level, step| {
                *level += step;
                Some(*level)
            })
            .collect();
        // A fourth wave that drew too deep for its first is drawn again.
        if form != Form::Impulse || ends[3] > ends[0] * 1.05 {
            break ends;
        }
    };
    ends.into_iter().enumerate().map(|(leg, level)| (level, inside(form, leg, is_nested, chance))).collect()
}

/// What a wave is made of: the parts of a combination always, the others where waves are nested.
fn inside(form: Form, leg: usize, is_nested: bool, chance: &mut Chance) -> Option<Form> {
    let onward = leg.is_multiple_of(2);
    match form {
        Form::DoubleZigzag | Form::TripleZigzag if onward => Some(Form::Zigzag),
        Form::DoubleThree if leg == 0 => Some(Form::Zigzag),
        Form::DoubleThree if leg == 2 => Some(Form::RegularFlat),
        Form::TripleThree if leg == 0 => Some(Form::Zigzag),
        Form::TripleThree if leg == 2 => Some(Form::RegularFlat),
        Form::TripleThree if leg == 4 => Some(Form::Zigzag),
        _ if !is_nested => None,
        Form::Impulse | Form::Zigzag if onward => Some(Form::Impulse),
        Form::LeadingDiagonal if onward => Some(Form::Impulse),
        Form::RegularFlat | Form::ExpandedFlat | Form::RunningFlat if leg == 2 => Some(Form::Impulse),
        _ if chance.unit() < 0.7 || form.is_motive() => Some(Form::Zigzag),
        _ => None,
    }
}

/// How far each wave goes, the first 1.
fn steps(form: Form, chance: &mut Chance) -> Vec<f64> {
    let mut steps = vec![1.0];
    match form {
        Form::Impulse => {
            let two = one_of(&[0.5, 0.618, 0.618, 0.786], chance);
            let three = one_of(&[1.618, 1.618, 2.618, 1.272], chance);
            let four = three * one_of(&[0.236, 0.382, 0.382], chance);
            let five = one_of(if three > 1.5 { &[1.0, 1.0, 0.618] } else { &[1.618, 2.0] }, chance);
            steps.extend([-two, three, -four, five]);
        }
        Form::LeadingDiagonal | Form::EndingDiagonal => {
            let shrink = 0.72 + 0.1 * chance.unit();
            let back = 0.66 + 0.12 * chance.unit();
            steps.extend([-back, shrink, -back * shrink, shrink * shrink * about(1.05, chance)]);
        }
        Form::Zigzag => {
            steps.push(-one_of(&[0.382, 0.5, 0.618], chance));
            steps.push(one_of(&[1.0, 1.0, 1.618], chance));
        }
        Form::RegularFlat => {
            let b = 0.93 + 0.09 * chance.unit();
            steps.extend([-b, b + 0.01 + 0.12 * chance.unit()]);
        }
        Form::ExpandedFlat => steps.extend([-one_of(&[1.236, 1.382], chance), one_of(&[1.618], chance)]),
        Form::RunningFlat => {
            let b = one_of(&[1.236, 1.382], chance);
            steps.extend([-b, b * (0.65 + 0.1 * chance.unit())]);
        }
        Form::ContractingTriangle => geometric(-one_of(&[0.786, 0.85], chance), chance, &mut steps),
        Form::ExpandingTriangle => geometric(-one_of(&[1.272, 1.3], chance), chance, &mut steps),
        Form::BarrierTriangle => {
            let (b, c) = (0.8 + 0.1 * chance.unit(), 0.62 + 0.1 * chance.unit());
            let d = c * about(1.0, chance).clamp(0.95, 1.05);
            steps.extend([-b, c, -d, d * (0.6 + 0.15 * chance.unit())]);
        }
        Form::DoubleZigzag => {
            steps.push(-one_of(&[0.382, 0.5], chance));
            steps.push(one_of(&[1.0], chance));
        }
        Form::DoubleThree => {
            let x = 0.7 + 0.25 * chance.unit();
            steps.extend([-x, x * about(1.05, chance)]);
        }
        Form::TripleZigzag => {
            for _ in 0..2 {
                steps.push(-one_of(&[0.382, 0.5], chance));
                steps.push(one_of(&[1.0], chance));
            }
        }
        Form::TripleThree => {
            for _ in 0..2 {
                let x = 0.7 + 0.2 * chance.unit();
                steps.extend([-x, x * about(1.03, chance)]);
            }
        }
    }
    steps
}

fn geometric(ratio: f64, chance: &mut Chance, steps: &mut Vec<f64>) {
    for _ in 0..4 {
        let last = steps.last().copied().unwrap_or(1.0);
        steps.push(last * about(ratio, chance));
    }
}

/// Bars along the nodes: 100 at level 0, the structure about a quarter of it high.
fn render(
    nodes: &[(usize, f64)],
    labels: &[usize],
    [height, noise]: [f64; 2],
    is_rising: bool,
    chance: &mut Chance,
) -> Labelled {
    let scale = if is_rising { 0.25 / height } else { -0.25 / height };
    let price = |level: f64| 400.0 * (1.0 + 0.6 * scale * level);
    let mut closes = Vec::new();
    let mut drift = 0.0;
    for two in nodes.windows(2) {
        let ((begin, low), (end, high)) = (two[0], two[1]);
        for bar in begin..end {
            let along = (bar - begin) as f64 / (end - begin) as f64;
            drift = 0.6 * drift + 0.8 * chance.normal();
            closes.push(price(low + (high - low) * along + drift * noise));
        }
    }
    let step = closes.windows(2).map(|two| (two[1] - two[0]).abs()).sum::<f64>() / closes.len() as f64;
    let mut last = closes[0];
    let bars = closes.iter().enumerate().map(|(index, close)| {
        let open = std::mem::replace(&mut last, *close);
        let high = open.max(*close) + 0.3 * step * chance.unit();
        let low = open.min(*close) - 0.3 * step * chance.unit();
        Bar { open_at: index as i64 * 3_600_000_000_000, open, high, low, close: *close, volume: 1.0 }
    });
    let bars = Bars::collect(bars.collect::<Vec<_>>()).unwrap();
    let points = labels.iter().map(|label| (nodes[*label].0, price(nodes[*label].1))).collect();
    Labelled { bars, points }
}

/// A market without any structure: a walk at random.
pub fn noise(length: usize, seed: u64) -> Bars {
    crate::series::walk(seed, length, 100.0, 0.001, 10.0)
}
