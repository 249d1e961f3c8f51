//! The rules of the gate, one per file, in the order in which they are asked.
//!
//! - [`kill_switch`], [`waiting`], [`grid`], [`balance`], [`notional`]: always. - [`daily_trades`], [`daily_loss`], [`drawdown`],
//!   [`exposure`], [`risk_per_trade`]: entries only, where the limit is set.

mod balance;
mod daily_loss;
mod daily_trades;
mod drawdown;
mod exposure;
mod grid;
mod kill_switch;
mod notional;
mod risk_per_trade;
mod waiting;

use super::gate::Outcome;
use crate::core::Core;
use crate::portfolio::BotBook;
use model::instrument::cost::Value;
use model::{
    Amount, Instrument, MoneyError, OrderKind, OrderRequest, OrderSize, Price, Quantity, Rounding, Side,
};

/// A rule: `None` where it has nothing to say of this order.
pub(super) type Rule = fn(&Subject<'_>) -> Result<Option<Outcome>, MoneyError>;

/// All rules, in the order in which they are asked.
pub(super) const RULES: [Rule; 10] = [
    kill_switch::check,
    waiting::check,
    grid::check,
    balance::check,
    notional::check,
    daily_trades::check,
    daily_loss::check,
    drawdown::check,
    exposure::check,
    risk_per_trade::check,
];

/// What the rules look at: the order, its estimated value, and the books.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub core: &'a Core,
    pub book: &'a BotBook,
    pub request: &'a OrderRequest,
    pub instrument: &'a Instrument,
    /// The price that values are estimated with.
    pub reference: Price,
    /// The quantity, estimated where the order is for a sum of quote and a rule asks for it.
    pub quantity: Quantity,
    /// Reference × quantity and the fee on it, of a buy.
    pub value: Value,
    /// What a buy is estimated to cost, fee included.
    pub cost: Amount,
    /// What the bot can spend, in quote.
    pub cash: Amount,
}

impl<'a> Subject<'a> {
    pub fn new(core: &'a Core, book: &'a BotBook, request: &'a OrderRequest) -> Result<Self, MoneyError> {
        let instrument = core.catalog().instrument(request.instrument);
        let reference = match request.kind {
            OrderKind::Market => core.mark(book),
            OrderKind::Limit { price } => price,
            OrderKind::Stop { stop_price } => stop_price,
        };
        let cash = core.ledger().free(book.bot, book.quote);
        let (quantity, value) = match (request.side, request.size) {
            // What an exit brings is no matter of the gate.
            (Side::Sell, OrderSize::Quantity(quantity)) => {
                (quantity, Value { notional: Amount::ZERO, fee: Amount::ZERO })
            }
            (Side::Buy, OrderSize::Quantity(quantity)) => {
                (quantity, Value::of(reference, quantity, core.fee_rate(), Rounding::Ceil)?)
            }
            (Side::Buy | Side::Sell, OrderSize::Quote(budget)) => {
                let quantity = match book.limits.risk_per_trade {
                    Some(_) => instrument.lots_for(budget, reference, core.fee_rate())?,
                    None => Quantity::ZERO,
                };
                (quantity, Value { notional: budget, fee: Amount::ZERO })
            }
        };
        let cost = value.cost()?;
        Ok(Self { core, book, request, instrument, reference, quantity, value, cost, cash })
    }

    pub const fn is_entry(&self) -> bool {
        matches!(self.request.side, Side::Buy)
    }
}
