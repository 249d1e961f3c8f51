//! Harmonic patterns: five turning points X, A, B, C, D whose legs stand in Fibonacci's ratios.
//!
//! Source: Scott Carney, "Harmonic Trading", volumes 1 and 2 (Gartley, bat, butterfly, crab, shark); Darren Oglesbee for
//! the cypher. Where books give one ratio, [`RATIO_TOLERANCE`] of it is allowed on either side; ranges are taken as given
//! and widened by [`RANGE_TOLERANCE`].

use super::draft::{Draft, Exit, points};
use super::shape::Direction;
use super::view::View;
use crate::structure::drawing::{DrawingPoint, Reason, nearness, share};
use crate::structure::{Pivot, PivotKind};

/// How far a ratio that is one number may lie from it, as a share of it.
pub(super) const RATIO_TOLERANCE: f64 = 0.05;
/// How far a ratio that is a range may lie outside, as a share of the end.
const RANGE_TOLERANCE: f64 = 0.02;
/// The least leg from X to A, in average true ranges.
const LEG_RANGES_MIN: f64 = 5.0;
/// How far back a harmonic pattern is expected to send the price, as shares of the way from A to D.
const TARGETS: [f64; 2] = [0.382, 0.618];

/// Names and values of the tolerances.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("ratio_tolerance", RATIO_TOLERANCE),
    ("range_tolerance", RANGE_TOLERANCE),
    ("leg_ranges_min", LEG_RANGES_MIN),
];

/// What a ratio of a pattern may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio {
    low: f64,
    ideal: f64,
    high: f64,
}

impl Ratio {
    const fn at(ideal: f64) -> Self {
        Self { low: ideal, ideal, high: ideal }
    }

    const fn of(low: f64, ideal: f64, high: f64) -> Self {
        Self { low, ideal, high }
    }

    fn takes(&self, value: f64) -> bool {
        let tolerance = if self.low < self.high { RANGE_TOLERANCE } else { RATIO_TOLERANCE };
        (self.low * (1.0 - tolerance)..=self.high * (1.0 + tolerance)).contains(&value)
    }

    /// 1 within its range, less the farther outside.
    fn fit(&self, value: f64) -> f64 {
        let off = (self.low - value).max(value - self.high).max(0.0);
        nearness(off, 0.0, 2.0 * RATIO_TOLERANCE * self.ideal)
    }
}

/// What a pattern's third turn is measured against.
#[derive(Clone, Copy, Debug)]
pub(super) enum Middle {
    /// B to C as a share of A to B.
    OfLeg(Ratio),
    /// X to C as a share of X to A.
    OfFirst(Ratio),
}

impl Middle {
    /// The rule and the value that it judges.
    fn measure(self, [x, a, b, c]: [&Pivot; 4]) -> (Ratio, f64) {
        match self {
            Self::OfLeg(rule) => (rule, way(b, c) / way(a, b)),
            Self::OfFirst(rule) => (rule, way(x, c) / way(x, a)),
        }
    }
}

/// What a pattern's last leg is measured against.
#[derive(Clone, Copy, Debug)]
pub(super) enum LastLeg {
    /// A to D as a share of X to A.
    OfFirst(Ratio),
    /// C to D as a share of X to C.
    OfWhole(Ratio),
}

/// The ratios of a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Harmonic {
    /// A to B as a share of X to A.
    b: Ratio,
    c: Middle,
    /// C to D as a share of B to C.
    d: Ratio,
    last: LastLeg,
}

const BACK: Middle = Middle::OfLeg(Ratio::of(0.382, 0.618, 0.886));

pub(super) const GARTLEY: Harmonic = Harmonic {
    b: Ratio::at(0.618),
    c: BACK,
    d: Ratio::of(1.13, 1.272, 1.618),
    last: LastLeg::OfFirst(Ratio::at(0.786)),
};
pub(super) const BAT: Harmonic = Harmonic {
    b: Ratio::of(0.382, 0.45, 0.5),
    c: BACK,
    d: Ratio::of(1.618, 2.0, 2.618),
    last: LastLeg::OfFirst(Ratio::at(0.886)),
};
pub(super) const BUTTERFLY: Harmonic = Harmonic {
    b: Ratio::at(0.786),
    c: BACK,
    d: Ratio::of(1.618, 2.0, 2.24),
    last: LastLeg::OfFirst(Ratio::at(1.272)),
};
pub(super) const CRAB: Harmonic = Harmonic {
    b: Ratio::of(0.382, 0.5, 0.618),
    c: BACK,
    d: Ratio::of(2.24, 3.0, 3.618),
    last: LastLeg::OfFirst(Ratio::at(1.618)),
};
pub(super) const SHARK: Harmonic = Harmonic {
    b: Ratio::of(0.382, 0.5, 0.618),
    c: Middle::OfLeg(Ratio::of(1.13, 1.4, 1.618)),
    d: Ratio::of(1.618, 2.0, 2.24),
    last: LastLeg::OfFirst(Ratio::of(0.886, 1.0, 1.13)),
};
pub(super) const CYPHER: Harmonic = Harmonic {
    b: Ratio::of(0.382, 0.5, 0.618),
    c: Middle::OfFirst(Ratio::of(1.272, 1.35, 1.414)),
    d: Ratio::of(1.0, 1.3, 2.0),
    last: LastLeg::OfWhole(Ratio::at(0.786)),
};

impl Harmonic {
    /// With D confirmed the pattern is; with C it is forming.
    pub(super) fn find(&self, view: &View<'_>) -> Option<Draft> {
        self.complete(view).or_else(|| self.forming(view))
    }

    fn complete(&self, view: &View<'_>) -> Option<Draft> {
        let five @ [x, a, b, c, d]: &[Pivot; 5] = view.pivots.last_chunk()?;
        let (first, last) = (way(x, a), way(a, d));
        let (middle, third) = self.c.measure([x, a, b, c]);
        let ratios = [way(a, b) / first, way(c, d) / way(b, c)];
        let (rule, ratio, text) = match self.last {
            LastLeg::OfFirst(rule) => (rule, last / first, "A to D is"),
            LastLeg::OfWhole(rule) => (rule, way(c, d) / way(x, c), "C to D is"),
        };
        let fits = self.b.takes(ratios[0]) && middle.takes(third) && self.d.takes(ratios[1]);
        if !fits || !rule.takes(ratio) || !view.history.reaches(x.index) {
            return None;
        }
        let size = view.size(first, LEG_RANGES_MIN)?;
        let direction = direction_from(d);
        let close = view.history.between(d.confirmed_index, d.confirmed_index + 1).next()?.1.close;
        let target = TARGETS.map(|share| d.price + direction.sign() * share * last);
        let target = target.into_iter().find(|target| direction.is_beyond(*target, close))?;
        let far = [x.price, d.price]
            .into_iter()
            .reduce(|one, other| if direction.is_beyond(one, other) { other } else { one })?;
        let part = |name: &str, rule: &Ratio, value: f64| {
            Reason::new(format!("{name} {value:.3} of its measure"), 0.2, rule.fit(value))
        };
        Some(Draft {
            points: points(five.each_ref(), ["X", "A", "B", "C", "D"]),
            reasons: vec![
                part("A to B is", &self.b, ratios[0]),
                part("C stands at", &middle, third),
                part("C to D is", &self.d, ratios[1]),
                Reason::new(format!("{text} {ratio:.3} of its measure"), 0.3, rule.fit(ratio)),
                Reason::new("its legs take alike long", 0.1, evenness(five)),
                size,
            ],
            exits: vec![Exit::Now { direction, target, invalidation: far }],
            failures: Vec::new(),
            expires_index: d.confirmed_index,
        })
    }

    /// X to C, with D where the last leg's ratio puts it.
    fn forming(&self, view: &View<'_>) -> Option<Draft> {
        let [x, a, b, c]: &[Pivot; 4] = view.pivots.last_chunk()?;
        let second = way(a, b) / way(x, a);
        let (middle, third) = self.c.measure([x, a, b, c]);
        if !self.b.takes(second) || !middle.takes(third) || !view.history.reaches(x.index) {
            return None;
        }
        let size = view.size(way(x, a), LEG_RANGES_MIN)?;
        let turn = direction_from(c).sign();
        let price = match self.last {
            LastLeg::OfFirst(rule) => a.price + turn * rule.ideal * way(x, a),
            LastLeg::OfWhole(rule) => c.price + turn * rule.ideal * way(x, c),
        };
        let bars = (c.index - x.index) / 3;
        let spacing = (c.open_at - x.open_at) / (c.index - x.index) as i64;
        let open_at = c.open_at.saturating_add(spacing.saturating_mul(bars as i64));
        let mut points = points([x, a, b, c], ["X", "A", "B", "C"]);
        points.push(DrawingPoint { index: c.index + bars, open_at, price, label: "D expected" });
        let part = |name: &str, rule: &Ratio, value: f64| {
            Reason::new(format!("{name} {value:.3} of its measure"), 0.3, rule.fit(value))
        };
        Some(Draft {
            points,
            reasons: vec![part("A to B is", &self.b, second), part("C stands at", &middle, third), size],
            exits: Vec::new(),
            failures: Vec::new(),
            expires_index: c.index + (c.index - x.index),
        })
    }
}

fn way(one: &Pivot, other: &Pivot) -> f64 {
    (one.price - other.price).abs()
}

/// The way that the price goes from a turning point.
const fn direction_from(pivot: &Pivot) -> Direction {
    match pivot.kind {
        PivotKind::High => Direction::Down,
        PivotKind::Low => Direction::Up,
    }
}

/// The shortest leg in bars as a share of the mean leg.
fn evenness(pivots: &[Pivot; 5]) -> f64 {
    let legs = pivots.windows(2).map(|two| two[1].index - two[0].index);
    share(4.0 * legs.min().unwrap_or(0) as f64, (pivots[4].index - pivots[0].index) as f64)
}
