//! What came of a signal, followed bar by bar as somebody could have traded it.
//!
//! It is entered at the open of the bar after its own. In each bar the stop is looked at before the targets, as the order
//! within a bar is not known; an open beyond the stop is an exit at that open. A target closes its share at its price. What
//! is left after the last bar of its time is closed at that bar's close. No fees are taken here.

use super::plan::Plan;
use super::signal::SignalDirection;
use crate::Bar;

/// How a signal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalEnd {
    /// The price passed the stop; targets may have been reached before.
    Stopped,
    /// All targets were reached.
    TargetsReached,
    /// Its time ran out.
    Expired,
    /// A signal the other way was raised.
    Reversed,
}

impl SignalEnd {
    /// Its name, in lower case with underscores.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::TargetsReached => "targets_reached",
            Self::Expired => "expired",
            Self::Reversed => "reversed",
        }
    }
}

/// What came of a signal. Ratios are plain: 0.01 is one per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// How it ended.
    pub end: SignalEnd,
    /// The bar that ended it.
    pub ended_index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub ended_at: i64,
    /// How many targets were reached.
    pub targets_reached: usize,
    /// What it was entered at.
    pub entry: f64,
    /// What was made of what was put in, before fees: above 0 is a profit.
    pub return_ratio: f64,
    /// That profit by the loss that the plan risked.
    pub risk_multiple: f64,
    /// What the same plan turned upside down would have made: the other side of a coin.
    pub mirrored_return_ratio: f64,
}

/// A signal on its way. Constant time a bar and memory.
#[derive(Clone, Debug)]
pub struct Followed {
    bars_left: usize,
    entered: Option<Entered>,
    direction: SignalDirection,
    plan: Plan,
}

#[derive(Clone, Debug)]
struct Entered {
    entry: f64,
    own: Side,
    mirrored: Side,
}

/// One side of the coin.
#[derive(Clone, Debug)]
struct Side {
    sign: f64,
    stop: f64,
    targets: Vec<(f64, f64)>,
    reached: usize,
    open: f64,
    /// The sum of share × exit price.
    closed: f64,
    end: Option<SignalEnd>,
}

impl Followed {
    /// From the bar after the signal's own on, for so many bars.
    #[must_use]
    pub const fn new(direction: SignalDirection, plan: Plan, bars: usize) -> Self {
        Self { bars_left: bars, entered: None, direction, plan }
    }

    /// Takes the next bar, which is number `index` of its series: the outcome, if it ended here. After that it takes none.
    ///
    /// # Panics
    /// Never: only an entered signal ends.
    pub fn update(&mut self, bar: &Bar, index: usize) -> Option<Outcome> {
        let Self { direction, plan, entered, bars_left } = &mut *self;
        let entered = entered.get_or_insert_with(|| Entered::new(bar.open, *direction, plan));
        entered.own.update(bar);
        entered.mirrored.update(bar);
        *bars_left = bars_left.saturating_sub(1);
        if *bars_left == 0 && entered.own.end.is_none() {
            entered.own.close(bar.close, SignalEnd::Expired);
        }
        entered.own.end.map(|end| self.outcome(end, bar, index))
    }

    /// Closes it at the close of `bar`, as a signal the other way is raised there. One that was not entered yet has
    /// nothing to show.
    pub fn reverse(&mut self, bar: &Bar, index: usize) -> Option<Outcome> {
        let entered = self.entered.as_mut()?;
        entered.own.close(bar.close, SignalEnd::Reversed);
        Some(self.outcome(SignalEnd::Reversed, bar, index))
    }

    fn outcome(&mut self, end: SignalEnd, bar: &Bar, index: usize) -> Outcome {
        let entered = self.entered.as_mut().expect("invariant: only an entered signal ends");
        entered.mirrored.close(bar.close, SignalEnd::Expired);
        let entry = entered.entry;
        let return_ratio = entered.own.made(entry);
        Outcome {
            end,
            ended_index: index,
            ended_at: bar.open_at,
            targets_reached: entered.own.reached,
            entry,
            return_ratio,
            risk_multiple: return_ratio * entry / self.plan.risk(),
            mirrored_return_ratio: entered.mirrored.made(entry),
        }
    }
}

impl Entered {
    fn new(open: f64, direction: SignalDirection, plan: &Plan) -> Self {
        // An open of zero would make every ratio meaningless; the plan's own price stands in for it.
        let entry = if open > 0.0 { open } else { plan.entry };
        let own = Side::new(
            direction,
            plan.stop,
            plan.targets.iter().map(|target| (target.price, target.fraction)),
        );
        let turned = |price: f64| 2.0 * entry - price;
        let mirrored = Side::new(
            direction.opposite(),
            turned(plan.stop),
            plan.targets.iter().map(|target| (turned(target.price), target.fraction)),
        );
        Self { entry, own, mirrored }
    }
}

impl Side {
    fn new(direction: SignalDirection, stop: f64, targets: impl Iterator<Item = (f64, f64)>) -> Self {
        Self {
            sign: direction.sign(),
            stop,
            targets: targets.collect(),
            reached: 0,
            open: 1.0,
            closed: 0.0,
            end: None,
        }
    }

    fn update(&mut self, bar: &Bar) {
        if self.end.is_some() {
            return;
        }
        let (worst, best) = if self.sign > 0.0 { (bar.low, bar.high) } else { (bar.high, bar.low) };
        if self.sign * (bar.open - self.stop) <= 0.0 {
            return self.close(bar.open, SignalEnd::Stopped);
        }
        if self.sign * (worst - self.stop) <= 0.0 {
            return self.close(self.stop, SignalEnd::Stopped);
        }
        while let Some((price, fraction)) = self.targets.get(self.reached).copied() {
            if self.sign * (best - price) < 0.0 {
                return;
            }
            let is_last = self.reached + 1 == self.targets.len();
            let share = if is_last { self.open } else { fraction };
            self.closed += share * price;
            self.open -= share;
            self.reached += 1;
        }
        self.end = Some(SignalEnd::TargetsReached);
    }

    fn close(&mut self, price: f64, end: SignalEnd) {
        if self.end.is_none() {
            self.closed += self.open * price;
            self.open = 0.0;
            self.end = Some(end);
        }
    }

    /// The profit by what was put in.
    fn made(&self, entry: f64) -> f64 {
        self.sign * (self.closed / entry - 1.0)
    }
}

#[cfg(test)]
mod tests;
