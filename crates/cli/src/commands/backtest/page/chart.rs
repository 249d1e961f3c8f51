//! Charts as inline SVG: axes with round numbers, lines, areas, marks and bars. Colours are the style sheet's.

use super::curve::Point;
use model::Instant;
use std::fmt::Write;

const WIDTH: f64 = 1_000.0;
const LEFT: f64 = 76.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 26.0;

/// How many lines are drawn across, about.
const GRID_LINES: f64 = 5.0;

/// How many dates stand below.
const DATES: u32 = 6;

/// A chart under way.
#[derive(Debug)]
pub struct Chart {
    height: f64,
    from: f64,
    to: f64,
    low: f64,
    high: f64,
    body: String,
}

/// Which mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A triangle that points up.
    Bought,
    /// A triangle that points down.
    Sold,
}

impl Chart {
    /// A chart over all these points, with its grid.
    pub fn over(points: &[&[Point]], height: f64) -> Self {
        let all = || points.iter().flat_map(|line| line.iter());
        let fold = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            })
        };
        let (from, to) = fold(&mut all().map(|point| point.0));
        let (low, high) = fold(&mut all().map(|point| point.1));
        let (from, to) = if from < to { (from, to) } else { (from - 1.0, from + 1.0) };
        let room = if low < high { (high - low) * 0.04 } else { low.abs().max(1.0) * 0.1 };
        let low = if low >= 0.0 { (low - room).max(0.0) } else { low - room };
        let high = if high <= 0.0 { (high + room).min(0.0) } else { high + room };
        let mut chart = Self { height, from, to, low, high, body: String::new() };
        chart.grid();
        chart
    }

    /// A line.
    pub fn line(&mut self, class: &str, points: &[Point]) {
        let path = self.path(points);
        self.put(format_args!("<path class=\"line {class}\" d=\"{path}\"/>"));
    }

    /// The area between a line and zero.
    pub fn area(&mut self, class: &str, points: &[Point]) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
        let zero = self.y(0.0);
        let path = format!(
            "{}L{:.1} {zero:.1}L{:.1} {zero:.1}Z",
            self.path(points),
            self.x(last.0),
            self.x(first.0)
        );
        self.put(format_args!("<path class=\"area {class}\" d=\"{path}\"/>"));
    }

    /// A mark.
    pub fn mark(&mut self, mark: Mark, at: Point, words: &str) {
        let (x, y) = (self.x(at.0), self.y(at.1));
        let (class, tip) = match mark {
            Mark::Bought => ("gain", 7.0),
            Mark::Sold => ("loss", -7.0),
        };
        self.put(format_args!(
            "<path class=\"mark {class}\" d=\"M{x:.1} {y:.1}l-4 {tip}h8Z\"><title>{words}</title></path>"
        ));
    }

    /// A bar from zero.
    pub fn bar(&mut self, at: Point, width: f64, words: &str) {
        let (x, y, zero) = (self.x(at.0) - width / 2.0, self.y(at.1), self.y(0.0));
        let class = if at.1 < 0.0 { "loss" } else { "gain" };
        let (top, height) = (y.min(zero), (y - zero).abs().max(0.6));
        self.put(format_args!(
            "<rect class=\"bar {class}\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.2}\" height=\"{height:.1}\"><title>{words}</title></rect>"
        ));
    }

    /// The chart as SVG, with what it shows in words.
    pub fn svg(self, label: &str) -> String {
        let (height, body) = (self.height, self.body);
        format!("<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{label}\">{body}</svg>")
    }

    fn grid(&mut self) {
        let step = round_step((self.high - self.low) / GRID_LINES);
        let decimals = usize::try_from((-step.log10().floor()).max(0.0) as i64).unwrap_or(0);
        let mut value = (self.low / step).ceil() * step;
        while value <= self.high {
            let y = self.y(value);
            let text = format!("{:.decimals$}", if value == 0.0 { 0.0 } else { value });
            self.put(format_args!(
                "<path class=\"grid\" d=\"M{LEFT} {y:.1}H{:.1}\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{text}</text>",
                WIDTH - RIGHT,
                LEFT - 8.0,
                y + 4.0
            ));
            value += step;
        }
        for index in 0..DATES {
            let share = f64::from(index) / f64::from(DATES - 1);
            let at = self.from + (self.to - self.from) * share;
            let anchor = match index {
                0 => "start",
                _ if index == DATES - 1 => "end",
                _ => "middle",
            };
            let date = Instant::from_nanos(at as i64).to_rfc3339();
            let date = if self.to - self.from < 5.0 * 86_400e9 { date.get(5..16) } else { date.get(..10) };
            let (x, y) = (self.x(at), self.height - 6.0);
            let date = date.unwrap_or_default().replace('T', " ");
            self.put(format_args!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{date}</text>"));
        }
    }

    fn path(&self, points: &[Point]) -> String {
        let mut path = String::with_capacity(points.len() * 12);
        for (index, point) in points.iter().enumerate() {
            let letter = if index == 0 { 'M' } else { 'L' };
            // Writing to a string cannot fail.
            let _ = write!(path, "{letter}{:.1} {:.1}", self.x(point.0), self.y(point.1));
        }
        path
    }

    fn x(&self, at: f64) -> f64 {
        LEFT + (at - self.from) / (self.to - self.from) * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        TOP + (self.high - value) / (self.high - self.low) * (self.height - TOP - BOTTOM)
    }

    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(element);
    }
}

/// The next of 1, 2, 5, 10, 20, … at or above a step.
fn round_step(step: f64) -> f64 {
    let magnitude = 10f64.powf(step.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * magnitude >= step).unwrap_or(10.0);
    factor * magnitude
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (step, expected) in
            [(0.9, 1.0), (1.1, 2.0), (2.1, 5.0), (5.1, 10.0), (730.0, 1_000.0), (0.013, 0.02)]
        {
            assert!((round_step(step) - expected).abs() < 1e-9, "{step}");
        }
    }

    #[test]
    fn a_flat_line_has_a_chart() {
        let line = [(0.0, 5.0), (1e9, 5.0)];
        let mut chart = Chart::over(&[&line], 100.0);
        chart.line("equity", &line);
        let svg = chart.svg("flat");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}
