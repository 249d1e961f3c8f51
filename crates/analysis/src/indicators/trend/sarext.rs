//! Parabolic stop and reverse, with an acceleration for each side.

use crate::registry::adapt::over_bars;
use crate::registry::parameters::{Parameter, real};
use crate::registry::{Group, Place, Settings, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "sarext",
    title: "Parabolic stop and reverse, extended",
    group: Group::Trend,
    doc: "The stop of `sar`, negative while short, with accelerations of its own for each side. startvalue > 0 begins long at \
          that stop, < 0 short at its absolute value, 0 as `sar` does; at each reversal the new stop is moved away from price \
          by offsetonreverse of itself. Unit: the price's, signed. \
          Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib SAREXT.",
    inputs: &["high", "low"],
    parameters: &[
        real(
            "startvalue",
            0.0,
            -3e37,
            3e37,
            "the first stop: > 0 long, < 0 short, 0 from the first two bars",
        ),
        acceleration(
            "offsetonreverse",
            0.0,
            "the share by which the stop is moved away from price at a reversal",
        ),
        acceleration("accelerationinitlong", 0.02, "the first acceleration while long"),
        acceleration("accelerationlong", 0.02, "what each new high adds to it"),
        acceleration("accelerationmaxlong", 0.2, "the largest acceleration while long"),
        acceleration("accelerationinitshort", 0.02, "the first acceleration while short"),
        acceleration("accelerationshort", 0.02, "what each new low adds to it"),
        acceleration("accelerationmaxshort", 0.2, "the largest acceleration while short"),
    ],
    outputs: &[line("sarext")],
    place: Place::Chart,
    warmup: |_| 1,
    build: |settings| {
        let long = side(settings, ["accelerationinitlong", "accelerationlong", "accelerationmaxlong"]);
        let short = side(settings, ["accelerationinitshort", "accelerationshort", "accelerationmaxshort"]);
        let (start, offset) = (settings.real("startvalue"), settings.real("offsetonreverse"));
        over_bars(SignedStop { parabola: Parabola::new(start, offset, long, short) })
    },
};

/// A number from 0 up.
pub const fn acceleration(name: &'static str, default: f64, doc: &'static str) -> Parameter {
    real(name, default, 0.0, 3e37, doc)
}

fn side(settings: &Settings, names: [&str; 3]) -> Acceleration {
    let [first, step, max] = names.map(|name| settings.real(name));
    Acceleration { first, step, max }
}

/// How a stop speeds up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Acceleration {
    /// After a reversal.
    pub first: f64,
    /// Added with each new extreme.
    pub step: f64,
    /// The largest.
    pub max: f64,
}

impl Acceleration {
    /// No part of it above the largest.
    fn bounded(self) -> Self {
        Self { first: self.first.min(self.max), step: self.step.min(self.max), max: self.max }
    }
}

/// The stop at a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// The price.
    pub price: f64,
    /// Whether it lies under a long position, after what this bar did.
    pub is_long: bool,
}

/// The parabolic stop. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Parabola {
    start: f64,
    offset: f64,
    long: Acceleration,
    short: Acceleration,
    last: Option<HighLow>,
    state: Option<State>,
}

#[derive(Clone, Copy, Debug)]
struct State {
    is_long: bool,
    acceleration: f64,
    extreme: f64,
    stop: f64,
}

impl Parabola {
    /// Beginning at `start` (0: where the first two bars say), with the stop moved away by the share `offset` at a reversal.
    #[must_use]
    pub fn new(start: f64, offset: f64, long: Acceleration, short: Acceleration) -> Self {
        Self { start, offset, long: long.bounded(), short: short.bounded(), last: None, state: None }
    }

    fn begin(&self, last: HighLow, bar: HighLow) -> State {
        let (rise, fall) = (bar.high - last.high, last.low - bar.low);
        let is_long = if self.start == 0.0 { !(fall > 0.0 && rise < fall) } else { self.start > 0.0 };
        let stop = match (self.start == 0.0, is_long) {
            (false, _) => self.start.abs(),
            (true, true) => last.low,
            (true, false) => last.high,
        };
        State {
            is_long,
            acceleration: if is_long { self.long.first } else { self.short.first },
            extreme: if is_long { bar.high } else { bar.low },
            stop,
        }
    }

    /// One bar against the one before: the stop that held at it, and the state that it leaves.
    #[inline(always)]
    fn step(&self, state: State, last: HighLow, bar: HighLow) -> (Stop, State) {
        let is_hit = if state.is_long { bar.low <= state.stop } else { bar.high >= state.stop };
        let is_long = state.is_long != is_hit;
        let keep_off = |stop: f64| {
            if is_long { stop.min(last.low).min(bar.low) } else { stop.max(last.high).max(bar.high) }
        };
        let side = if is_long { self.long } else { self.short };
        let newest = if is_long { bar.high } else { bar.low };
        let goes_further = if is_long { newest > state.extreme } else { newest < state.extreme };
        let mut next = state;
        next.is_long = is_long;
        if is_hit {
            next.stop = keep_off(state.extreme);
            let offset = next.stop * self.offset;
            next.stop = if is_long { next.stop - offset } else { next.stop + offset };
            next.acceleration = side.first;
            next.extreme = newest;
        } else if goes_further {
            next.extreme = newest;
            next.acceleration = (state.acceleration + side.step).min(side.max);
        }
        let said = Stop { price: next.stop, is_long };
        next.stop = keep_off(next.stop + next.acceleration * (next.extreme - next.stop));
        (said, next)
    }
}

impl Parabola {
    /// Takes the next bar: the stop that held at it, from the second bar on.
    #[inline(always)]
    pub fn update(&mut self, bar: HighLow) -> Option<Stop> {
        let last = self.last.replace(bar)?;
        let (said, next) = match self.state {
            Some(state) => self.step(state, last, bar),
            None => self.step(self.begin(last, bar), bar, bar),
        };
        self.state = Some(next);
        Some(said)
    }
}

/// The stop, negative while short.
#[derive(Clone, Debug)]
struct SignedStop {
    parabola: Parabola,
}

impl Streaming for SignedStop {
    type Input = HighLow;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        self.parabola.update(bar).map(|stop| if stop.is_long { stop.price } else { -stop.price })
    }
}
