//! Fans, arcs and time zones of a swing, as data to draw.
//!
//! A chart has no unit common to prices and bars, so a swing brings its own: its height is one price unit, its length in
//! bars one time unit. An arc is a circle in these units.

use super::swing::{RETRACEMENTS, Swing};
use crate::structure::DrawingPoint;

/// The multiples of a swing's length at which time zones lie, counted from its start.
pub const TIME_ZONES: [usize; 9] = [1, 2, 3, 5, 8, 13, 21, 34, 55];
/// In how many steps an arc is drawn.
pub const ARC_STEPS: usize = 16;

/// A ray from a swing's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanLine {
    /// The share of the swing that is given back where the ray passes the swing's end.
    pub ratio: f64,
    /// Where it begins.
    pub from: DrawingPoint,
    /// Where it passes the swing's end.
    pub through: DrawingPoint,
    /// The price per bar.
    pub slope: f64,
}

impl FanLine {
    /// Its price at a bar.
    #[must_use]
    pub fn price_at(&self, index: usize) -> f64 {
        self.from.price + self.slope * (index as f64 - self.from.index as f64)
    }
}

/// The part of a circle around a swing's end that lies on the side of its retracement and after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// The radius as a share of the swing.
    pub ratio: f64,
    /// The radius in bars.
    pub radius_bars: f64,
    /// The radius in price: where the arc stands at the bar of the swing's end.
    pub radius_price: f64,
    /// From the bar of the swing's end to the price of it: (bars after the swing's end, price).
    pub points: Vec<(f64, f64)>,
}

/// A bar at which a turn may be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeZone {
    /// Which Fibonacci number of swing lengths after the swing's start.
    pub multiple: usize,
    /// The bar, which may lie ahead.
    pub index: usize,
    /// When it begins, at the swing's mean spacing of bars; nanoseconds since 1970.
    pub open_at: i64,
}

impl Swing {
    /// Rays from its start through its retracements at its end.
    #[must_use]
    pub fn fan(&self) -> [FanLine; 5] {
        RETRACEMENTS.map(|ratio| {
            let [from, to] = self.points();
            let through = DrawingPoint { price: to.price - ratio * self.height(), label: "fan", ..to };
            FanLine { ratio, from, through, slope: (through.price - from.price) / self.bars() as f64 }
        })
    }

    /// Circles around its end with the retracements for radii.
    #[must_use]
    pub fn arcs(&self) -> [Arc; 5] {
        RETRACEMENTS.map(|ratio| {
            let radius_bars = ratio * self.bars() as f64;
            let points = (0..=ARC_STEPS)
                .map(|step| {
                    let along = step as f64 / ARC_STEPS as f64;
                    let down = (1.0 - along * along).max(0.0).sqrt();
                    (radius_bars * along, self.to().price - ratio * self.height() * down)
                })
                .collect();
            Arc { ratio, radius_bars, radius_price: ratio * self.height().abs(), points }
        })
    }

    /// The bars at Fibonacci multiples of its length after its start.
    #[must_use]
    pub fn time_zones(&self) -> [TimeZone; 9] {
        TIME_ZONES.map(|multiple| {
            let index = self.from().index + multiple * self.bars();
            TimeZone { multiple, index, open_at: self.open_at(index) }
        })
    }
}
