//! Between what analysis says and what is kept: numbers become prices on the tick grid, bars become instants.

use crate::analysis::number;
use crate::{Fault, Platform, Result};
use analysis::signals::opinion::DrawnCorner;
use analysis::signals::{
    Argument, Followed, Opinion, Outcome, Plan, SignalDirection, SignalEnd, SignalTarget, Weights,
};
use model::{Instant, InstrumentId, Price, Rounding, Span, Timeframe};
use store::row::{
    ArgumentRow, CornerRow, OpinionRow, ReasonRow, SignalEndWord, SignalOrigin, SignalOutcomeRow, SignalRow,
    SignalSide, TakeProfitRow,
};
use store::{SignalKey, UserKey};

/// What a signal is made of, wherever it comes from.
pub(super) struct Raised<'a> {
    pub(super) user: Option<UserKey>,
    pub(super) instrument: InstrumentId,
    pub(super) timeframe: Timeframe,
    pub(super) origin: SignalOrigin,
    pub(super) direction: SignalDirection,
    pub(super) confidence: f64,
    pub(super) plan: &'a Plan,
    pub(super) opinions: &'a [Opinion; 5],
    pub(super) weights: &'a Weights,
    /// When its candle began.
    pub(super) open_at: Instant,
    pub(super) expires_bars: usize,
}

impl Platform {
    /// The signal as it is kept, and what each source said.
    ///
    /// # Errors
    /// [`Fault::Internal`] when a price or instant cannot be written: a bug.
    pub(super) fn signal_row(&self, raised: &Raised<'_>) -> Result<(SignalRow, Vec<OpinionRow>)> {
        let price = |value: f64| self.price_of(raised.instrument, value);
        let span = raised.timeframe.span();
        let bars = i64::try_from(raised.expires_bars).unwrap_or(i64::MAX);
        let raised_at = raised.open_at.checked_add(span).ok_or_else(|| out_of_time(raised.open_at))?;
        let life = span.nanos().checked_mul(bars).map(Span::from_nanos);
        let expires_at = life.and_then(|life| raised_at.checked_add(life));
        let take_profits = raised.plan.targets.iter().map(|target| {
            Ok(TakeProfitRow {
                price: price(target.price)?,
                fraction: target.fraction,
                reason: target.reason.clone(),
            })
        });
        let reasoning = opinion_rows(raised.opinions, raised.weights);
        let row = SignalRow {
            key: SignalKey::random(raised_at, self.random_ten()),
            user: raised.user,
            instrument: raised.instrument,
            timeframe: raised.timeframe,
            origin: raised.origin,
            direction: match raised.direction {
                SignalDirection::Long => SignalSide::Long,
                SignalDirection::Short => SignalSide::Short,
            },
            confidence: raised.confidence,
            entry_price: price(raised.plan.entry)?,
            stop_loss: price(raised.plan.stop)?,
            stop_reason: raised.plan.stop_reason.clone(),
            take_profits: take_profits.collect::<Result<_>>()?,
            reason: reason_row(&reasoning, raised.direction.sign()),
            raised_at,
            expires_at: expires_at.ok_or_else(|| out_of_time(raised_at))?,
            outcome: None,
            answer: None,
        };
        Ok((row, reasoning))
    }

    /// The price on the instrument's tick grid: the nearest where a tick is a power of ten, else the one below; at least one
    /// tick.
    fn price_of(&self, instrument: InstrumentId, value: f64) -> Result<Price> {
        let catalog = self.trading.catalog();
        let instrument = catalog.instrument(instrument);
        let tick = instrument.tick_size.to_string();
        let decimals = tick.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let near: Price = format!("{value:.decimals$}").parse().map_err(Fault::internal)?;
        let price = instrument.price_on_tick(near, Rounding::Floor)?;
        Ok(if price < instrument.tick_size { instrument.tick_size } else { price })
    }
}

/// What each source said, with what it counts.
pub(super) fn opinion_rows(opinions: &[Opinion; 5], weights: &Weights) -> Vec<OpinionRow> {
    opinions.iter().map(|opinion| opinion_row(opinion, weights.of(opinion.source))).collect()
}

/// What a source said, as it is kept; it counts `weight_pct` percent.
#[must_use]
pub fn opinion_row(opinion: &Opinion, weight_pct: f64) -> OpinionRow {
    let corner = |corner: &DrawnCorner| CornerRow {
        at: Instant::from_nanos(corner.open_at),
        price: corner.price,
        label: corner.label.clone(),
    };
    let argument = |argument: &Argument| ArgumentRow {
        text: argument.text.clone(),
        weight: argument.weight,
        lean: argument.lean,
        drawing: argument.drawing.iter().map(corner).collect(),
    };
    OpinionRow {
        source: opinion.source.name().to_owned(),
        weight_pct,
        lean: opinion.lean,
        arguments: opinion.arguments.iter().map(argument).collect(),
    }
}

/// What speaks most for a signal whose direction is 1 (up) or -1 (down): the argument of the source.
fn reason_row(reasoning: &[OpinionRow], sign: f64) -> Option<ReasonRow> {
    let with_arguments = reasoning.iter().filter(|opinion| !opinion.arguments.is_empty());
    let source = first_most(with_arguments, |opinion| sign * opinion.weight_pct * opinion.lean)?;
    let argument = first_most(source.arguments.iter(), |argument| sign * argument.weight * argument.lean)?;
    Some(ReasonRow { source: source.source.clone(), text: argument.text.clone() })
}

/// The one with most; of equal ones the first.
fn first_most<T>(all: impl Iterator<Item = T>, of: impl Fn(&T) -> f64) -> Option<T> {
    all.reduce(|most, other| if of(&other) > of(&most) { other } else { most })
}

/// A kept signal, to be followed from its first bar on.
pub(super) fn followed(row: &SignalRow) -> Followed {
    let direction = match row.direction {
        SignalSide::Long => SignalDirection::Long,
        SignalSide::Short => SignalDirection::Short,
    };
    let targets = row.take_profits.iter().map(|target| SignalTarget {
        price: number(target.price),
        fraction: target.fraction,
        reason: target.reason.clone(),
    });
    let plan = Plan {
        entry: number(row.entry_price),
        stop: number(row.stop_loss),
        stop_reason: row.stop_reason.clone(),
        targets: targets.collect(),
    };
    let life = row.expires_at.nanos() - row.raised_at.nanos();
    let bars = usize::try_from(life / row.timeframe.span().nanos().max(1)).unwrap_or(1);
    Followed::new(direction, plan, bars)
}

/// What came of it, as it is kept.
pub(super) fn outcome_row(outcome: &Outcome, timeframe: Timeframe) -> SignalOutcomeRow {
    let ended = Instant::from_nanos(outcome.ended_at);
    SignalOutcomeRow {
        end: match outcome.end {
            SignalEnd::Stopped => SignalEndWord::Stopped,
            SignalEnd::TargetsReached => SignalEndWord::TargetsReached,
            SignalEnd::Expired => SignalEndWord::Expired,
            SignalEnd::Reversed => SignalEndWord::Reversed,
        },
        ended_at: ended.checked_add(timeframe.span()).unwrap_or(ended),
        targets_reached: u32::try_from(outcome.targets_reached).unwrap_or(u32::MAX),
        return_ratio: Some(outcome.return_ratio),
        risk_multiple: Some(outcome.risk_multiple),
    }
}

/// What came of one that nobody could enter.
pub(super) const fn never_entered(end: SignalEndWord, ended_at: Instant) -> SignalOutcomeRow {
    SignalOutcomeRow { end, ended_at, targets_reached: 0, return_ratio: None, risk_multiple: None }
}

fn out_of_time(at: Instant) -> Fault {
    Fault::Internal(format!("no instant lies a signal's life after {at}"))
}
