//! A claim scored as somebody could have traded it, beside the coin that enters at the same open with the same two distances.
//!
//! In at the open after the confirming bar, out at the stop or at the target, whichever comes first by the rules of signals'
//! [`Followed`]: the stop first within a bar, an open beyond the stop is an exit at that open. What is neither when its bars are
//! over is marked at the close.
//!
//! A price that goes up and down alike, whose stop is s away and whose target t, reaches the target first with the chance
//! s / (s + t) (the gambler's ruin). What is open at the end is worth the chance that the coin has from there, (way to the stop) /
//! (s + t): on average over all ends the worth stays s / (s + t), so that open ends favour nobody.

use analysis::Bar;
use analysis::signals::{Followed, Outcome, Plan, SignalDirection, SignalEnd, SignalTarget};

/// What was said at a close, and nothing that came later.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Of what: the name of a shape or of a structure.
    pub name: &'static str,
    /// How good it was said to be, 0 to 1.
    pub score: f64,
    /// Which way the price was said to go.
    pub way: SignalDirection,
    /// Where to.
    pub target: f64,
    /// Where it would have been wrong.
    pub stop: f64,
    /// The bar at whose close it was said.
    pub confirmed_index: usize,
    /// For how many bars it is followed.
    pub bars: usize,
}

/// One side of the coin, at its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// How it ended.
    pub end: SignalEnd,
    /// 1 where the target was reached, 0 where it was stopped, otherwise the coin's chance from the close at which it was marked.
    pub worth: f64,
    /// What was made, by what was risked: -1 at the stop.
    pub risk_multiple: f64,
}

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// The coin's chance of the target.
    pub chance: f64,
    /// The way to the stop by the entry.
    pub risk_ratio: f64,
    /// As it was said.
    pub own: Side,
    /// Turned upside down at the entry.
    pub mirrored: Side,
}

/// What came of a claim on all bars of its market; `None` where the next bar is not there, or opened beyond stop or target.
#[must_use]
pub fn score(bars: &[Bar], claim: &Claim) -> Option<Scored> {
    let after = bars.get(claim.confirmed_index + 1..)?;
    let entry = after.first()?.open;
    let sign = claim.way.sign();
    let (risk, reward) = (sign * (entry - claim.stop), sign * (claim.target - entry));
    if !(risk > 0.0 && reward > 0.0 && entry > 0.0) {
        return None;
    }
    let after = &after[..claim.bars.min(after.len())];
    let chance = risk / (risk + reward);
    let side = |way: SignalDirection| {
        let outcome = follow(after, way, entry, risk, reward)?;
        let worth = match outcome.end {
            SignalEnd::TargetsReached => 1.0,
            SignalEnd::Stopped => 0.0,
            SignalEnd::Expired | SignalEnd::Reversed => (outcome.risk_multiple + 1.0) * chance,
        };
        Some(Side { end: outcome.end, worth, risk_multiple: outcome.risk_multiple })
    };
    Some(Scored {
        chance,
        risk_ratio: risk / entry,
        own: side(claim.way)?,
        mirrored: side(claim.way.opposite())?,
    })
}

fn follow(after: &[Bar], way: SignalDirection, entry: f64, risk: f64, reward: f64) -> Option<Outcome> {
    let price = entry + way.sign() * reward;
    let plan = Plan {
        entry,
        stop: entry - way.sign() * risk,
        stop_reason: String::new(),
        targets: vec![SignalTarget { price, fraction: 1.0, reason: String::new() }],
    };
    let mut followed = Followed::new(way, plan, after.len());
    after.iter().enumerate().find_map(|(index, bar)| followed.update(bar, index))
}
