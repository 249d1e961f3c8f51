//! A strategy that asks for anything: entries by quantity and by sum, exits of all kinds, moves, cancellations, nonsense.

use super::dice::Dice;
use engine::strategy::{Explanation, Intent, OwnFill};
use engine::{Context, Intents, Strategy};
use model::{Amount, Candle, OrderKind, OrderSize, Price, Purpose, Quantity, Ratio, Rounding};

#[derive(Debug)]
pub struct Anything {
    pub dice: Dice,
}

impl Anything {
    fn part(&mut self, quantity: Quantity) -> Quantity {
        let share = Ratio::from_atoms(i128::from(1 + self.dice.roll(10)) * 100_000_000_000_000_000).unwrap();
        quantity.scale(share, Rounding::Floor).unwrap()
    }

    /// A price so many per cent about the present one, on no grid in particular.
    fn about(&mut self, price: Price, percent_min: u64, percent_max: u64) -> Price {
        let thousandths = percent_min * 10 + self.dice.roll((percent_max - percent_min) * 10);
        let ratio = Ratio::from_atoms(i128::from(thousandths) * 1_000_000_000_000_000).unwrap();
        price.scale(ratio, Rounding::Floor).unwrap()
    }

    fn on_tick(&mut self, context: &Context<'_>, percent_min: u64, percent_max: u64) -> Price {
        let price = self.about(context.price(), percent_min, percent_max);
        if self.dice.once_in(12) {
            price
        } else {
            context.instrument().price_on_tick(price, Rounding::Floor).unwrap()
        }
    }

    fn place_exits(&mut self, context: &Context<'_>, intents: &mut Intents) {
        let held = context.position().quantity;
        let stop_price = self.on_tick(context, 93, 102);
        let stop =
            Intent::Exit { kind: OrderKind::Stop { stop_price }, quantity: held, purpose: Purpose::Stop };
        intents.push(stop);
        for purpose in [Purpose::Tier1, Purpose::Tier2] {
            let price = self.on_tick(context, 98, 108);
            let quantity = self.part(held);
            intents.push(Intent::Exit { kind: OrderKind::Limit { price }, quantity, purpose });
        }
    }

    fn enter(&mut self, context: &Context<'_>, intents: &mut Intents) {
        let cash = context.cash();
        let sum = Amount::from_atoms(self.part(Quantity::from_atoms(cash.atoms().max(0)).unwrap()).atoms())
            .unwrap();
        let size = if self.dice.once_in(3) {
            OrderSize::Quote(sum)
        } else {
            let quantity = sum.over(context.price(), Rounding::Floor).unwrap();
            let quantity = context.instrument().quantity_in_lots(quantity).unwrap();
            OrderSize::Quantity(if self.dice.once_in(15) { self.part(quantity) } else { quantity })
        };
        intents.push(Intent::Enter { size, stop_distance: None });
    }
}

impl Strategy for Anything {
    fn observe(&mut self, _candle: &Candle) {}

    fn decide(&mut self, _candle: &Candle, context: &Context<'_>, intents: &mut Intents) {
        for _ in 0..1 + self.dice.roll(2) {
            match self.dice.roll(9) {
                0..=2 => self.enter(context, intents),
                3 => {
                    let quantity = self.part(context.position().quantity);
                    intents.push(Intent::Exit {
                        kind: OrderKind::Market,
                        quantity,
                        purpose: Purpose::Signal,
                    });
                }
                4 | 5 if !context.is_flat() => self.place_exits(context, intents),
                6 => intents.push(Intent::CancelExits),
                7 => {
                    let stop_price = self.on_tick(context, 93, 102);
                    let quantity = self.part(context.position().quantity);
                    intents.push(Intent::MoveStop { stop_price, quantity, purpose: Purpose::Trailing });
                }
                _ => {}
            }
        }
    }

    fn filled(&mut self, _own: OwnFill<'_>, context: &Context<'_>, intents: &mut Intents) {
        if context.is_flat() {
            return;
        }
        match self.dice.roll(6) {
            0..=2 if !context.has_exits() => self.place_exits(context, intents),
            3 => intents.push(Intent::CancelExits),
            4 => {
                let quantity = self.part(context.position().quantity);
                intents.push(Intent::Exit { kind: OrderKind::Market, quantity, purpose: Purpose::Signal });
            }
            _ => {}
        }
    }

    fn exits_ended(&mut self, context: &Context<'_>, intents: &mut Intents) {
        if self.dice.once_in(2) {
            self.place_exits(context, intents);
        }
    }

    fn rose(&mut self, _ticks: i64, context: &Context<'_>, intents: &mut Intents) {
        if self.dice.once_in(4) {
            let stop_price = self.on_tick(context, 90, 101);
            let quantity = context.position().quantity;
            intents.push(Intent::MoveStop { stop_price, quantity, purpose: Purpose::Trailing });
        }
    }

    fn interest(&self) -> i64 {
        i64::MIN
    }

    fn explain(&self, _context: &Context<'_>) -> Explanation {
        Explanation::default()
    }

    fn memory(&self) -> serde_json::Value {
        serde_json::Value::Null
    }

    fn remember(&mut self, _memory: serde_json::Value) -> Result<(), serde_json::Error> {
        Ok(())
    }
}
