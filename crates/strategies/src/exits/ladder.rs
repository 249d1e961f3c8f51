//! The ladder: a stop 15 % below the entry, two tiers at +30 % and +75 % that sell a third each, break-even after the
//! first, a stop 20 % below the highest price after the second.
//!
//! With `e` the entry's fill price without fee, `q0` what was bought and `hi` the highest price since:
//!
//! | stage | stop | next target |
//! |---|---|---|
//! | 0 | `floor_tick(0.85 e)` | `ceil_tick(1.3 e)` |
//! | 1 | `floor_tick(e)` | `ceil_tick(1.75 e)` |
//! | 2 | `max(floor_tick(e), floor_tick(0.8 hi))` | none |
//!
//! Each target sells `min(floor_lot(0.33 q0), held)`; where that is nothing, only the stage moves. The stop and the
//! targets rest at the venue and share one hold.
//!
//! An entry that fills in parts is one entry: each part cancels the exits and, once they are off the books, places them
//! anew for the whole, with `e` the average price paid. A stop that is missing at a close (the venue refused it, say) is
//! placed again. Source: the exit rules of S1 (`strategy_engine`).

use engine::strategy::{Context, Intent, Intents, OwnFill};
use model::{Candle, MoneyError, OrderKind, Price, PriceScale, Purpose, Quantity, Ratio, Rounding, Side};
use serde::{Deserialize, Serialize};

/// The exit machine of one position.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    plan: Option<Plan>,
}

/// The numbers of one position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The entry's fill price, without fee.
    pub entry: Price,
    /// What was bought.
    pub bought: Quantity,
    /// The highest price since, in ticks of the series.
    pub highest_ticks: i64,
    /// How many tiers have been reached.
    pub stage: usize,
    /// The two targets.
    pub targets: [Price; 2],
    /// What each target sells.
    pub tier: Quantity,
    /// Whether the orders are being canceled, to be placed anew for the whole position.
    pub is_stale: bool,
}

/// Hundredths, as ratios.
const fn percent(hundredths: i64) -> Ratio {
    match Ratio::from_atoms(hundredths as i128 * 10_000_000_000_000_000) {
        Ok(ratio) => ratio,
        Err(_) => panic!("invariant: small percents are in range"),
    }
}

/// How far below the entry the first stop stands.
pub const STOP_DISTANCE: Ratio = percent(15);
const STOP: Ratio = percent(85);
const TARGETS: [Ratio; 2] = [percent(130), percent(175)];
const TIER: Ratio = percent(33);
const TRAIL: Ratio = percent(80);
const TIER_PURPOSES: [Purpose; 2] = [Purpose::Tier1, Purpose::Tier2];

impl Ladder {
    /// The plan of the open position, if there is one.
    #[must_use]
    pub const fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// The price in ticks above which the ladder wants to hear of the price.
    #[must_use]
    pub fn interest(&self, scale: PriceScale) -> i64 {
        match &self.plan {
            Some(plan) if plan.stage == 2 => plan.highest_ticks,
            Some(plan) if plan.tier.is_zero() => {
                scale.ticks_floor(plan.targets[plan.stage]).unwrap_or(i64::MAX)
            }
            Some(_) | None => i64::MAX,
        }
    }

    /// Follows the highest price through a closed candle of a position that was open at its close.
    pub fn observe(&mut self, candle: &Candle) {
        if let Some(plan) = self.plan.as_mut() {
            plan.highest_ticks = plan.highest_ticks.max(candle.high);
        }
    }

    /// Places the orders anew at a close where they, or the stop among them, are missing.
    ///
    /// # Errors
    /// [`MoneyError`] when a price leaves the range of money.
    #[inline]
    pub fn close(&mut self, context: &Context<'_>, intents: &mut Intents) -> Result<(), MoneyError> {
        match self.plan.as_mut() {
            Some(plan) if !context.has_stop() && !context.is_flat() => plan.mend(context, intents),
            Some(_) | None => Ok(()),
        }
    }

    /// Places the orders anew once those of a smaller entry are off the books.
    ///
    /// # Errors
    /// [`MoneyError`] when a price leaves the range of money.
    pub fn exits_ended(&mut self, context: &Context<'_>, intents: &mut Intents) -> Result<(), MoneyError> {
        match self.plan.as_mut() {
            Some(plan) if plan.is_stale => plan.mend(context, intents),
            Some(_) | None => Ok(()),
        }
    }

    /// Takes an own fill: an entry sets the ladder up, a tier moves the stop, the last sale ends it.
    ///
    /// # Errors
    /// [`MoneyError`] when a price leaves the range of money.
    pub fn filled(
        &mut self,
        own: OwnFill<'_>,
        context: &Context<'_>,
        intents: &mut Intents,
    ) -> Result<(), MoneyError> {
        if context.is_flat() {
            self.plan = None;
            return Ok(());
        }
        match (own.side, own.purpose) {
            (Side::Buy, _) => self.entered(own.fill.price, context, intents),
            (Side::Sell, Purpose::Tier1 | Purpose::Tier2) => match self.plan.as_mut() {
                Some(plan) => {
                    plan.advance(if own.purpose == Purpose::Tier1 { 1 } else { 2 }, context, intents)
                }
                None => Ok(()),
            },
            (Side::Sell, _) => Ok(()),
        }
    }

    /// Takes a price above [`interest`](Self::interest): a higher high, or a target that had nothing to sell.
    ///
    /// # Errors
    /// [`MoneyError`] when a price leaves the range of money.
    pub fn rose(
        &mut self,
        ticks: i64,
        context: &Context<'_>,
        intents: &mut Intents,
    ) -> Result<(), MoneyError> {
        let Some(plan) = self.plan.as_mut() else { return Ok(()) };
        plan.highest_ticks = plan.highest_ticks.max(ticks);
        let price = context.scale().price(ticks);
        let mut stage = plan.stage;
        while plan.tier.is_zero() && stage < 2 && price > plan.targets[stage] {
            stage += 1;
        }
        if stage == 2 || stage > plan.stage {
            return plan.advance(stage, context, intents);
        }
        Ok(())
    }

    fn entered(
        &mut self,
        fill_price: Price,
        context: &Context<'_>,
        intents: &mut Intents,
    ) -> Result<(), MoneyError> {
        let instrument = context.instrument();
        let position = context.position();
        let is_first = self.plan.is_none();
        // The average of several part fills lies on no tick; it is rounded down to one, as a stop may stand at it.
        let entry = if is_first {
            fill_price
        } else {
            let average = position.average_price().unwrap_or(fill_price);
            instrument.price_on_tick(average, Rounding::Floor)?
        };
        let highest_before = self.plan.map_or(0, |plan| plan.highest_ticks);
        let target = |ratio| instrument.price_on_tick(entry.scale(ratio, Rounding::Ceil)?, Rounding::Ceil);
        let mut plan = Plan {
            entry,
            bought: position.quantity,
            highest_ticks: context.scale().ticks_floor(fill_price)?.max(highest_before),
            stage: 0,
            targets: [target(TARGETS[0])?, target(TARGETS[1])?],
            tier: instrument.quantity_in_lots(position.quantity.scale(TIER, Rounding::Floor)?)?,
            is_stale: !is_first,
        };
        if is_first {
            plan.place(context, intents)?;
        } else {
            intents.push(Intent::CancelExits);
        }
        self.plan = Some(plan);
        Ok(())
    }
}

impl Plan {
    /// The stop of the present stage.
    ///
    /// # Errors
    /// [`MoneyError`] when a price leaves the range of money.
    pub fn stop(&self, context: &Context<'_>) -> Result<Price, MoneyError> {
        let instrument = context.instrument();
        match self.stage {
            0 => instrument.price_on_tick(self.entry.scale(STOP, Rounding::Floor)?, Rounding::Floor),
            1 => instrument.price_on_tick(self.entry, Rounding::Floor),
            _ => {
                let highest = context.scale().price(self.highest_ticks);
                let trail = highest.scale(TRAIL, Rounding::Floor)?.max(self.entry);
                instrument.price_on_tick(trail, Rounding::Floor)
            }
        }
    }

    const fn stop_purpose(&self) -> Purpose {
        match self.stage {
            0 => Purpose::Stop,
            1 => Purpose::BreakEven,
            _ => Purpose::Trailing,
        }
    }

    /// Places all orders anew if none is left, and cancels those that stand without a stop.
    fn mend(&mut self, context: &Context<'_>, intents: &mut Intents) -> Result<(), MoneyError> {
        if !context.has_exits() {
            self.is_stale = false;
            return self.place(context, intents);
        }
        // A stop below the first tick cannot be placed; an exit that waits for its price ends the position anyhow.
        if !self.is_stale && !context.is_waiting() && self.stop(context)?.is_positive() {
            self.is_stale = true;
            intents.push(Intent::CancelExits);
        }
        Ok(())
    }

    fn place(&mut self, context: &Context<'_>, intents: &mut Intents) -> Result<(), MoneyError> {
        let stop_price = self.stop(context)?;
        if stop_price.is_positive() {
            intents.push(Intent::Exit {
                kind: OrderKind::Stop { stop_price },
                quantity: context.position().quantity,
                purpose: self.stop_purpose(),
            });
        }
        for (index, target) in self.targets.iter().enumerate().skip(self.stage) {
            let quantity = self.tier.min(context.position().quantity);
            if quantity.is_positive() {
                let kind = OrderKind::Limit { price: *target };
                intents.push(Intent::Exit { kind, quantity, purpose: TIER_PURPOSES[index] });
            }
        }
        Ok(())
    }

    fn advance(
        &mut self,
        stage: usize,
        context: &Context<'_>,
        intents: &mut Intents,
    ) -> Result<(), MoneyError> {
        self.stage = self.stage.max(stage);
        let stop_price = self.stop(context)?;
        let quantity = context.position().quantity;
        intents.push(Intent::MoveStop { stop_price, quantity, purpose: self.stop_purpose() });
        Ok(())
    }
}
