//! SMA cross: buys when a short average of closes stands above a long one, sells when it no longer does.
//!
//! At close t ≥ long − 1: up = sum(short)·long > sum(long)·short, in ticks; equal is not up. `entry=level` buys when flat
//! and up; `entry=cross` when flat, up at t, and not up at t − 1 ≥ long − 1. Held and not up sells all. No decision while
//! an order waits. Source: the crossover of S1 and S3.

use crate::exits::{Ladder, ladder};
use crate::registry::StrategyError;
use crate::sizing::{self, Sizing};
use engine::Strategy;
use engine::strategy::{
    Context, Explanation, Fact, FactValue, Intent, Intents, OwnFill, ParamKind, ParamSpec, Params,
};
use model::{Candle, MoneyError, OrderKind, PriceScale, Purpose, Rounding};
use serde::{Deserialize, Serialize};

/// Its parameters.
pub const PARAMS: &[ParamSpec] = &[
    ParamSpec {
        name: "short",
        title: "Short average",
        doc: "Closes in the short average.",
        kind: ParamKind::Whole { min: 1, max: 5_000 },
        default: "10",
    },
    ParamSpec {
        name: "long",
        title: "Long average",
        doc: "Closes in the long average; more than in the short one.",
        kind: ParamKind::Whole { min: 2, max: 10_000 },
        default: "30",
    },
    ParamSpec {
        name: "entry",
        title: "Entry",
        doc: "cross = buy at the close at which the short average comes above; level = buy whenever it stands above.",
        kind: ParamKind::Choice(&["cross", "level"]),
        default: "cross",
    },
    ParamSpec {
        name: "exits",
        title: "Exits",
        doc: "ladder = stop, break-even, trailing stop and two profit tiers, besides the signal; signal = the signal alone.",
        kind: ParamKind::Choice(&["ladder", "signal"]),
        default: "ladder",
    },
    sizing::SIZE,
    sizing::QUANTITY,
];

/// The strategy of one bot.
#[derive(Clone, Debug)]
pub struct SmaCross {
    averages: Averages,
    needs_cross: bool,
    sizing: Sizing,
    ladder: Option<Ladder>,
    scale: Option<PriceScale>,
    last: Outcome,
}

/// What the last decision came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Outcome {
    Warming,
    Waiting,
    NotUp,
    NoCross,
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

impl SmaCross {
    /// The strategy with resolved parameters.
    ///
    /// # Errors
    /// [`StrategyError::Params`] unless short is below long.
    pub fn new(params: &Params) -> Result<Self, StrategyError> {
        let (short, long) = (params.whole("short"), params.whole("long"));
        if short >= long {
            return Err(StrategyError::Params(format!("short={short} must be below long={long}")));
        }
        Ok(Self {
            averages: Averages::new(short as usize, long as usize),
            needs_cross: params.word("entry") == "cross",
            sizing: Sizing::from_params(params),
            ladder: (params.word("exits") == "ladder").then(Ladder::default),
            scale: None,
            last: Outcome::Warming,
        })
    }

    #[inline]
    fn look(&mut self, context: &Context<'_>, intents: &mut Intents) -> Result<Outcome, MoneyError> {
        if let Some(ladder) = self.ladder.as_mut() {
            self.scale = Some(context.scale());
            ladder.close(context, intents)?;
        }
        if context.is_waiting() {
            return Ok(Outcome::Waiting);
        }
        let Some(is_up) = self.averages.is_up else { return Ok(Outcome::Warming) };
        if !context.is_flat() {
            if is_up {
                return Ok(Outcome::Hold);
            }
            let quantity = context.position().quantity;
            intents.push(Intent::Exit { kind: OrderKind::Market, quantity, purpose: Purpose::Signal });
            return Ok(Outcome::Leave);
        }
        if !is_up {
            return Ok(Outcome::NotUp);
        }
        if self.needs_cross && self.averages.was_up != Some(false) {
            return Ok(Outcome::NoCross);
        }
        let stop_distance = self.ladder.as_ref().map(|_| ladder::STOP_DISTANCE);
        intents.push(self.sizing.entry(context, stop_distance)?);
        Ok(Outcome::Enter)
    }
}

impl Strategy for SmaCross {
    #[inline]
    fn observe(&mut self, candle: &Candle) {
        self.averages.push(candle.close);
        if let Some(ladder) = self.ladder.as_mut() {
            ladder.observe(candle);
        }
    }

    #[inline]
    fn decide(&mut self, _candle: &Candle, context: &Context<'_>, intents: &mut Intents) {
        self.last = self.look(context, intents).unwrap_or(Outcome::Overflow);
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

    #[inline]
    fn interest(&self) -> i64 {
        match (&self.ladder, self.scale) {
            (Some(ladder), Some(scale)) => ladder.interest(scale),
            (Some(_) | None, _) => i64::MAX,
        }
    }

    fn explain(&self, context: &Context<'_>) -> Explanation {
        let averages = &self.averages;
        let (rule, text) = match self.last {
            Outcome::Warming => {
                ("sma_cross.warming_up", "The long average does not have all its closes yet.")
            }
            Outcome::Waiting => {
                ("sma_cross.waiting", "An order waits for its price; nothing is decided meanwhile.")
            }
            Outcome::NotUp => ("sma_cross.not_up", "The short average is not above the long one: no entry."),
            Outcome::NoCross => (
                "sma_cross.no_cross",
                "The short average was above the long one before: only a fresh cross enters.",
            ),
            Outcome::Enter => ("sma_cross.enter", "The short average is above the long one: buy."),
            Outcome::Hold => ("sma_cross.hold", "The short average is still above the long one: hold."),
            Outcome::Leave => {
                ("sma_cross.leave", "The short average is no longer above the long one: sell all.")
            }
            Outcome::Overflow => {
                ("sma_cross.overflow", "A size or price left the range of money: nothing is asked for.")
            }
        };
        let mut facts = vec![Fact::new("close", FactValue::Price(context.price()))];
        if let Some((short, long)) = averages.means(context.scale()) {
            facts.push(Fact::new("short_average", FactValue::Price(short)));
            facts.push(Fact::new("long_average", FactValue::Price(long)));
        }
        facts.push(Fact::new("short", FactValue::Count(averages.short as i64)));
        facts.push(Fact::new("long", FactValue::Count(averages.closes.len() as i64)));
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

/// Two running sums over the last closes, in ticks.
#[derive(Clone, Debug)]
struct Averages {
    closes: Vec<i64>,
    next: usize,
    leaving_short: usize,
    seen: usize,
    short: usize,
    short_sum: i128,
    long_sum: i128,
    is_up: Option<bool>,
    was_up: Option<bool>,
}

impl Averages {
    fn new(short: usize, long: usize) -> Self {
        Self {
            closes: vec![0; long],
            next: 0,
            leaving_short: long - short,
            seen: 0,
            short,
            short_sum: 0,
            long_sum: 0,
            is_up: None,
            was_up: None,
        }
    }

    // Closes before the first count as zero in the sums, which is what leaves them.
    #[inline]
    fn push(&mut self, close: i64) {
        let long = self.closes.len();
        self.short_sum += i128::from(close) - i128::from(self.closes[self.leaving_short]);
        self.long_sum += i128::from(close) - i128::from(self.closes[self.next]);
        self.closes[self.next] = close;
        self.next = if self.next + 1 == long { 0 } else { self.next + 1 };
        self.leaving_short = if self.leaving_short + 1 == long { 0 } else { self.leaving_short + 1 };
        self.was_up = self.is_up;
        if self.seen + 1 < long {
            self.seen += 1;
        } else {
            self.is_up = Some(self.is_short_above());
        }
    }

    /// sum(short)·long > sum(long)·short. Sums of real markets fit in 64 bits, whose products are one instruction.
    #[inline]
    fn is_short_above(&self) -> bool {
        let (short, long) = (self.short as i64, self.closes.len() as i64);
        match (i64::try_from(self.short_sum), i64::try_from(self.long_sum)) {
            (Ok(short_sum), Ok(long_sum)) => {
                i128::from(short_sum) * i128::from(long) > i128::from(long_sum) * i128::from(short)
            }
            (_, _) => self.short_sum * i128::from(long) > self.long_sum * i128::from(short),
        }
    }

    /// The averages as prices, rounded down; for words only, never for a decision.
    fn means(&self, scale: PriceScale) -> Option<(model::Price, model::Price)> {
        self.is_up?;
        let tick = scale.tick().atoms();
        let mean = |sum: i128, count: usize| {
            let atoms =
                model::money::atoms::multiply_divide(sum, tick, count as i128, Rounding::Floor).ok()?;
            model::Price::from_atoms(atoms).ok()
        };
        Some((mean(self.short_sum, self.short)?, mean(self.long_sum, self.closes.len())?))
    }
}
