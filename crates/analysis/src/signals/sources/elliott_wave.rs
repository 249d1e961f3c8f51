//! Elliott counts: where the running waves, and the answers to complete structures, should take the price.

use crate::Bar;
use crate::Figure;
use crate::elliott::{ConfirmedCount, Count, ElliottWaves, FormingCount, Settings, SettingsError, Wave};
use crate::signals::opinion::{DrawnCorner, Listener, Speaker};
use std::fmt;
use std::sync::Arc;

/// How many counts are heard, the heaviest.
const COUNTS_MAX: usize = 4;
/// What lies farther than this, in average true ranges, counts less: with the square of the distance.
const REACH: f64 = 12.0;
/// The lean of a count whose failure does not lie on the other side of the price.
const WITHOUT_FAILURE: f64 = 0.4;

#[derive(Clone, Debug)]
pub(in crate::signals) struct ElliottWave {
    waves: ElliottWaves,
    close: f64,
    heard: Vec<Heard>,
}

/// A count and what it expects.
#[derive(Clone, Debug)]
struct Heard {
    count: Counted,
    expectation: Expectation,
}

#[derive(Clone, Debug)]
enum Counted {
    Complete(Arc<ConfirmedCount>),
    Running(Box<FormingCount>),
}

/// What follows from a count at the newest close.
#[derive(Clone, Copy, Debug)]
struct Expectation {
    /// The weighted mean of its targets.
    aim: f64,
    /// Up is above 0.
    lean: f64,
    weight: f64,
}

impl ElliottWave {
    pub(in crate::signals) fn new() -> Result<Self, SettingsError> {
        Ok(Self { waves: ElliottWaves::new(&Settings::default())?, close: 0.0, heard: Vec::new() })
    }

    /// Takes the next bar, and the average true range with it.
    pub(in crate::signals) fn update(&mut self, bar: &Bar, range: f64) {
        self.waves.update(bar);
        self.close = bar.close;
        let complete = self.waves.standing().into_iter().map(Counted::Complete);
        let running = self.waves.forming().into_iter().map(|count| Counted::Running(Box::new(count)));
        self.heard = complete
            .chain(running)
            .filter_map(|count| Some(Heard { expectation: count.count().expect(bar.close, range)?, count }))
            .collect();
        self.heard.sort_by(|one, other| other.expectation.weight.total_cmp(&one.expectation.weight));
        self.heard.truncate(COUNTS_MAX);
    }

    /// The prices at which the counts that point this way (1 up, -1 down) are aimed, with their reasons.
    pub(in crate::signals) fn targets(&self, sign: f64) -> impl Iterator<Item = (f64, String)> + '_ {
        self.toward(sign).flat_map(|heard| {
            let count = heard.count.count();
            count.targets.iter().map(|target| {
                (
                    target.price,
                    format!("{} of the {} {}", target.reason, count.degree.name(), heard.count.title()),
                )
            })
        })
    }

    /// The prices at which the counts that point this way fail, with their reasons.
    pub(in crate::signals) fn failures(&self, sign: f64) -> impl Iterator<Item = (f64, String)> + '_ {
        self.toward(sign).filter_map(|heard| {
            let count = heard.count.count();
            let end = count.invalidation?;
            Some((end.price, format!("the {} {} fails there", count.degree.name(), heard.count.title())))
        })
    }

    fn toward(&self, sign: f64) -> impl Iterator<Item = &Heard> {
        self.heard.iter().filter(move |heard| heard.expectation.lean * sign > 0.0)
    }
}

impl Counted {
    fn count(&self) -> &Count {
        match self {
            Self::Complete(known) => &known.count,
            Self::Running(forming) => &forming.count,
        }
    }

    fn title(&self) -> String {
        self.count().kind.name().replace('_', " ")
    }

    const fn running(&self) -> Option<Wave> {
        match self {
            Self::Complete(_) => None,
            Self::Running(forming) => Some(forming.running),
        }
    }

    fn drawing(&self) -> Vec<DrawnCorner> {
        let corner = |(index, open_at, price, label)| DrawnCorner { index, open_at, price, label };
        self.count().drawing().into_iter().map(corner).collect()
    }
}

impl Count {
    /// Where the price should go from `close`, and how much that counts; `None` once it has failed, or where its targets
    /// are reached. The lean is (way to go) / (way to go + way to failure); where the failure does not lie behind, as in a
    /// running correction, it is [`WITHOUT_FAILURE`]. Counts whose aim is out of [`REACH`] weigh less: they will not come true
    /// while a signal lasts.
    fn expect(&self, close: f64, range: f64) -> Option<Expectation> {
        let weight: f64 = self.targets.iter().map(|target| target.weight).sum();
        let better = self.score - 0.5;
        if weight <= 0.0 || better <= 0.0 || self.invalidation.is_some_and(|end| end.is_passed(close, close))
        {
            return None;
        }
        let sum: f64 = self.targets.iter().map(|target| target.weight * target.price).sum();
        let aim = sum / weight;
        let legs = self.points.len().saturating_sub(1);
        let sign = if self.is_rising == legs.is_multiple_of(2) { 1.0 } else { -1.0 };
        let onward = sign * (aim - close);
        if onward <= 0.0 || range <= 0.0 {
            return None;
        }
        let near = (REACH * range / onward).min(1.0);
        let behind = self.invalidation.map(|end| sign * (close - end.price)).filter(|back| *back > 0.0);
        let share = behind.map_or(WITHOUT_FAILURE, |back| onward / (onward + back));
        Some(Expectation {
            aim,
            lean: sign * share,
            weight: 2.0 * better * (1.0 + 0.25 * self.degree.place() as f64) * near * near,
        })
    }
}

impl Speaker for ElliottWave {
    fn speak(&self, listener: &mut dyn Listener) {
        for heard in &self.heard {
            let Expectation { lean, weight, .. } = heard.expectation;
            listener.hear(weight, lean, format_args!("{heard}"), &|| heard.count.drawing());
        }
    }
}

impl fmt::Display for Heard {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.count.count();
        let way = if count.is_rising { "rising" } else { "falling" };
        write!(text, "{} {}, {way}, ", count.degree.name(), self.count.title())?;
        match self.count.running() {
            Some(wave) => write!(text, "wave {} runs", count.degree.label(wave))?,
            None => text.write_str("complete")?,
        }
        write!(text, ": expects {}", Figure(self.expectation.aim))?;
        if let Some(end) = count.invalidation {
            write!(text, ", fails {} {}", super::side(end.is_above), Figure(end.price))?;
        }
        write!(text, " (score {:.2})", count.score)
    }
}
