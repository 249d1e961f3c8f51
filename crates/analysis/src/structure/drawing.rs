//! What every finding is drawn and argued with: labelled points, and a score made of parts with words.

/// A corner of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawingPoint {
    /// The bar, counted from 0. It may lie after the newest one where a drawing looks ahead.
    pub index: usize,
    /// When that bar begins, in nanoseconds since 1970; reckoned from the bars' spacing where it lies ahead.
    pub open_at: i64,
    /// The price.
    pub price: f64,
    /// What it is.
    pub label: &'static str,
}

/// One part of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What speaks for or against it, in words.
    pub text: String,
    /// How much it counts beside the others, above 0.
    pub weight: f64,
    /// How well it is met, 0 to 1.
    pub score: f64,
}

impl Reason {
    /// A part; a `score` outside 0 to 1 is taken to the nearer end, and to 0 where it is no number.
    #[must_use]
    pub fn new(text: impl Into<String>, weight: f64, score: f64) -> Self {
        let score = if score.is_nan() { 0.0 } else { score.clamp(0.0, 1.0) };
        Self { text: text.into(), weight, score }
    }
}

/// The weighted mean of the parts, 0 to 1; 0 where there is none.
#[must_use]
pub fn score(reasons: &[Reason]) -> f64 {
    let weight: f64 = reasons.iter().map(|reason| reason.weight).sum();
    let sum: f64 = reasons.iter().map(|reason| reason.weight * reason.score).sum();
    if weight > 0.0 { sum / weight } else { 0.0 }
}

/// `part / whole`, and 0 where that is no number.
pub(crate) fn share(part: f64, whole: f64) -> f64 {
    let share = part / whole;
    if share.is_finite() { share } else { 0.0 }
}

/// How near `value` is to `ideal`: 1 on it, 0 at `tolerance` or farther.
pub(crate) fn nearness(value: f64, ideal: f64, tolerance: f64) -> f64 {
    (1.0 - share((value - ideal).abs(), tolerance)).max(0.0)
}
