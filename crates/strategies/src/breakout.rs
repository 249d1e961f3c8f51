//! Breakout: buys when a close leaves the channel of recent highs with momentum and in a sane volatility.
//!
//! Rows count from 0; all comparisons are in ticks, exact. With P = `period`, M = `momentum`, V = `volatility`, X = `exit`:
//! - **Ready** at close t ≥ max(P, M, V, X).
//! - **Breakout**: close(t) > highest high of the P rows before t (row t not among them); equal is none.
//! - **Momentum**: close(t) > close(t − M).
//! - **Volatility**: ATR% = the plain mean of the true ranges of rows t − V + 1 … t, where the true range of a row is
//!   max(high, previous close) − min(low, previous close); `volatility_min` ≤ 100 · ATR ÷ close(t) ≤ `volatility_max`.
//! - **Entry**: flat, and all three hold. A market order, sized by `size`.
//! - **Exit**: held, and close(t) < lowest low of the X rows before t: sells all, under both `exits`. The ladder runs
//!   beside it unless `exits=signal`.
//! - No decision while an order waits. Source: S1's breakout (20-period high, momentum confirmation, volatility filter).

use crate::exits::{Ladder, ladder};
use crate::registry::StrategyError;
use crate::sizing::{self, Sizing};
use engine::Strategy;
use engine::strategy::{
    Context, Explanation, Fact, FactValue, Intent, Intents, OwnFill, ParamKind, ParamSpec, Params,
};
use model::{Candle, MoneyError, OrderKind, PriceScale, Purpose, Ratio};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Its parameters.
pub const PARAMS: &[ParamSpec] = &[
    ParamSpec {
        name: "period",
        title: "Channel",
        doc: "Rows whose highest high must be passed.",
        kind: ParamKind::Whole { min: 2, max: 1_000 },
        default: "20",
    },
    ParamSpec {
        name: "momentum",
        title: "Momentum",
        doc: "The close must be above the close of so many rows before.",
        kind: ParamKind::Whole { min: 1, max: 1_000 },
        default: "10",
    },
    ParamSpec {
        name: "volatility",
        title: "Volatility",
        doc: "Rows of the average true range.",
        kind: ParamKind::Whole { min: 1, max: 1_000 },
        default: "14",
    },
    ParamSpec {
        name: "volatility_min",
        title: "Least volatility",
        doc: "No entry while the average true range is below this share of the close: a quiet market breaks out falsely.",
        kind: ParamKind::Percent { min: "0", max: "100" },
        default: "0.02",
    },
    ParamSpec {
        name: "volatility_max",
        title: "Most volatility",
        doc: "No entry while the average true range is above this share of the close.",
        kind: ParamKind::Percent { min: "0", max: "100" },
        default: "8",
    },
    ParamSpec {
        name: "exit",
        title: "Exit channel",
        doc: "Rows whose lowest low ends the position when a close falls below it.",
        kind: ParamKind::Whole { min: 1, max: 1_000 },
        default: "10",
    },
    ParamSpec {
        name: "exits",
        title: "Exits",
        doc: "ladder = stop, break-even, trailing stop and two profit tiers, besides the channel; signal = the channel alone.",
        kind: ParamKind::Choice(&["ladder", "signal"]),
        default: "ladder",
    },
    sizing::SIZE,
    sizing::QUANTITY,
];

/// The strategy of one bot.
#[derive(Clone, Debug)]
pub struct Breakout {
    period: usize,
    momentum: usize,
    volatility: usize,
    volatility_min: Ratio,
    volatility_max: Ratio,
    exit: usize,
    sizing: Sizing,
    ladder: Option<Ladder>,
    scale: Option<PriceScale>,
    /// The rows before the present one, and it, newest last; one more than the longest look back.
    rows: VecDeque<Candle>,
    last: Outcome,
}

/// What the last decision came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Outcome {
    Warming,
    Waiting,
    NoBreakout,
    NoMomentum,
    Quiet,
    Wild,
    Enter,
    Hold,
    Leave,
    Overflow,
}

/// What a restart must bring back.
#[derive(Serialize, Deserialize)]
struct Memory {
    ladder: Option<Ladder>,
    last: Outcome,
}

impl Breakout {
    /// The strategy with resolved parameters.
    ///
    /// # Errors
    /// [`StrategyError::Params`] unless the volatility bounds are in order.
    pub fn new(params: &Params) -> Result<Self, StrategyError> {
        let whole = |name| params.whole(name) as usize;
        let (volatility_min, volatility_max) =
            (params.percent("volatility_min"), params.percent("volatility_max"));
        if volatility_min > volatility_max {
            return Err(StrategyError::Params("volatility_min must not be above volatility_max".to_owned()));
        }
        Ok(Self {
            period: whole("period"),
            momentum: whole("momentum"),
            volatility: whole("volatility"),
            volatility_min,
            volatility_max,
            exit: whole("exit"),
            sizing: Sizing::from_params(params),
            ladder: (params.word("exits") == "ladder").then(Ladder::default),
            scale: None,
            rows: VecDeque::new(),
            last: Outcome::Warming,
        })
    }

    fn look_back(&self) -> usize {
        self.period.max(self.momentum).max(self.volatility).max(self.exit)
    }

    /// The row so many before the present one.
    fn before(&self, rows: usize) -> &Candle {
        &self.rows[self.rows.len() - 1 - rows]
    }

    fn highest_before(&self) -> i64 {
        (1..=self.period).map(|back| self.before(back).high).max().unwrap_or(i64::MAX)
    }

    fn lowest_before(&self) -> i64 {
        (1..=self.exit).map(|back| self.before(back).low).min().unwrap_or(i64::MIN)
    }

    /// The sum of the true ranges, in ticks.
    fn true_ranges(&self) -> i128 {
        let range = |back: usize| {
            let (row, previous) = (self.before(back), self.before(back + 1).close);
            i128::from(row.high.max(previous)) - i128::from(row.low.min(previous))
        };
        (0..self.volatility).map(range).sum()
    }

    fn entry_outcome(&self, close: i64) -> Outcome {
        if close <= self.highest_before() {
            return Outcome::NoBreakout;
        }
        if close <= self.before(self.momentum).close {
            return Outcome::NoMomentum;
        }
        // ATR ÷ close against a share of 10⁻¹⁸: sum · 10¹⁸ against share · V · close. 128 bits hold it for any price
        // below 10¹⁷ ticks; beyond, the filter does not pass.
        let bound =
            |share: Ratio| share.atoms().checked_mul(self.volatility as i128)?.checked_mul(i128::from(close));
        let ranges = self.true_ranges().checked_mul(model::money::ATOMS_PER_UNIT);
        match (ranges, bound(self.volatility_min), bound(self.volatility_max)) {
            (Some(ranges), Some(least), _) if ranges < least => Outcome::Quiet,
            (Some(ranges), Some(_), Some(most)) if ranges > most => Outcome::Wild,
            (Some(_), Some(_), Some(_)) => Outcome::Enter,
            (_, _, _) => Outcome::Overflow,
        }
    }

    fn look(
        &mut self,
        candle: &Candle,
        context: &Context<'_>,
        intents: &mut Intents,
    ) -> Result<Outcome, MoneyError> {
        self.scale = Some(context.scale());
        if let Some(ladder) = self.ladder.as_mut() {
            ladder.close(context, intents)?;
        }
        if context.is_waiting() {
            return Ok(Outcome::Waiting);
        }
        if self.rows.len() <= self.look_back() {
            return Ok(Outcome::Warming);
        }
        if !context.is_flat() {
            if candle.close >= self.lowest_before() {
                return Ok(Outcome::Hold);
            }
            let quantity = context.position().quantity;
            intents.push(Intent::Exit { kind: OrderKind::Market, quantity, purpose: Purpose::Signal });
            return Ok(Outcome::Leave);
        }
        let outcome = self.entry_outcome(candle.close);
        if outcome == Outcome::Enter {
            let stop_distance = self.ladder.as_ref().map(|_| ladder::STOP_DISTANCE);
            intents.push(self.sizing.entry(context, stop_distance)?);
        }
        Ok(outcome)
    }
}

impl Strategy for Breakout {
    fn observe(&mut self, candle: &Candle) {
        if self.rows.len() > self.look_back() {
            self.rows.pop_front();
        }
        self.rows.push_back(*candle);
        if let Some(ladder) = self.ladder.as_mut() {
            ladder.observe(candle);
        }
    }

    fn decide(&mut self, candle: &Candle, context: &Context<'_>, intents: &mut Intents) {
        self.last = self.look(candle, context, intents).unwrap_or(Outcome::Overflow);
    }

    fn filled(&mut self, own: OwnFill<'_>, context: &Context<'_>, intents: &mut Intents) {
        self.scale = Some(context.scale());
        if let Some(ladder) = self.ladder.as_mut()
            && ladder.filled(own, context, intents).is_err()
        {
            self.last = Outcome::Overflow;
        }
    }

    fn exits_ended(&mut self, context: &Context<'_>, intents: &mut Intents) {
        if let Some(ladder) = self.ladder.as_mut()
            && ladder.exits_ended(context, intents).is_err()
        {
            self.last = Outcome::Overflow;
        }
    }

    fn rose(&mut self, ticks: i64, context: &Context<'_>, intents: &mut Intents) {
        if let Some(ladder) = self.ladder.as_mut()
            && ladder.rose(ticks, context, intents).is_err()
        {
            self.last = Outcome::Overflow;
        }
    }

    fn interest(&self) -> i64 {
        match (&self.ladder, self.scale) {
            (Some(ladder), Some(scale)) => ladder.interest(scale),
            (Some(_) | None, _) => i64::MAX,
        }
    }

    fn explain(&self, context: &Context<'_>) -> Explanation {
        let (rule, text) = match self.last {
            Outcome::Warming => ("breakout.warming_up", "There are not enough rows yet."),
            Outcome::Waiting => {
                ("breakout.waiting", "An order waits for its price; nothing is decided meanwhile.")
            }
            Outcome::NoBreakout => {
                ("breakout.inside", "The close has not passed the channel's highest high: no entry.")
            }
            Outcome::NoMomentum => {
                ("breakout.no_momentum", "The close is above the channel but not above its earlier close.")
            }
            Outcome::Quiet => ("breakout.too_quiet", "The breakout comes in too quiet a market."),
            Outcome::Wild => ("breakout.too_wild", "The breakout comes in too wild a market."),
            Outcome::Enter => ("breakout.enter", "The close has left the channel upward with momentum: buy."),
            Outcome::Hold => ("breakout.hold", "The close is above the exit channel's lowest low: hold."),
            Outcome::Leave => {
                ("breakout.leave", "The close is below the exit channel's lowest low: sell all.")
            }
            Outcome::Overflow => ("breakout.overflow", "A value left its range: nothing is asked for."),
        };
        let scale = context.scale();
        let mut facts = vec![Fact::new("close", FactValue::Price(context.price()))];
        if self.rows.len() > self.look_back() {
            facts.push(Fact::new("channel_high", FactValue::Price(scale.price(self.highest_before()))));
            facts.push(Fact::new("channel_low", FactValue::Price(scale.price(self.lowest_before()))));
            facts.push(Fact::new(
                "momentum_close",
                FactValue::Price(scale.price(self.before(self.momentum).close)),
            ));
        }
        Explanation { rule: rule.into(), text: text.into(), facts, checks: Vec::new() }
    }

    fn memory(&self) -> serde_json::Value {
        serde_json::to_value(Memory { ladder: self.ladder.clone(), last: self.last }).unwrap_or_default()
    }

    fn remember(&mut self, memory: serde_json::Value) -> Result<(), serde_json::Error> {
        let memory: Memory = serde_json::from_value(memory)?;
        (self.ladder, self.last) = (memory.ladder, memory.last);
        Ok(())
    }
}
