//! The rules of the gate, one per file, in the order in which they are asked.
//!
//! - [`kill_switch`], [`grid`], [`balance`], [`notional`]: always. - [`daily_trades`], [`daily_loss`], [`drawdown`],
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

use super::gate::Outcome;
use crate::core::Core;
use crate::portfolio::BotBook;
use model::instrument::cost;
use model::{
    Amount, Instrument, MoneyError, OrderKind, OrderRequest, OrderSize, Price, Quantity, Rounding, Side,
};

/// A rule: `None` where it has nothing to say of this order.
pub(super) type Rule = fn(&Subject<'_>) -> Result<Option<Outcome>, MoneyError>;

/// All rules, in the order in which they are asked.
pub(super) const RULES: [Rule; 9] = [
    kill_switch::check,
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
    /// The quantity, estimated where the order is for a sum of quote.
    pub quantity: Quantity,
    /// Reference × quantity.
    pub notional: Amount,
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
        let (quantity, notional, cost) = match request.size {
            OrderSize::Quantity(quantity) => (
                quantity,
                reference.notional(quantity, Rounding::Ceil)?,
                cost::cost(reference, quantity, core.fee_rate())?,
            ),
            OrderSize::Quote(budget) => {
                (instrument.lots_for(budget, reference, core.fee_rate())?, budget, budget)
            }
        };
        Ok(Self { core, book, request, instrument, reference, quantity, notional, cost, cash })
    }

    pub const fn is_entry(&self) -> bool {
        matches!(self.request.side, Side::Buy)
    }
}
