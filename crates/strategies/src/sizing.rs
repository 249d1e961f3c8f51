//! How much to buy: by risk, all, or a fixed quantity.

use crate::exits::ladder::STOP_DISTANCE;
use engine::strategy::{Context, Intent, ParamKind, ParamSpec, Params};
use model::instrument::cost;
use model::money::ATOMS_PER_UNIT;
use model::money::atoms::multiply_divide;
use model::{MoneyError, OrderSize, Price, Quantity, Ratio, Rounding};

/// The rule by which an entry is sized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sizing {
    /// So much that a fall by the stop's 15 % loses 2 % of equity; at most what the cash buys.
    Risk,
    /// All of the cash.
    All,
    /// Always this much.
    Fixed(Quantity),
}

/// The parameter that chooses the rule.
pub const SIZE: ParamSpec = ParamSpec {
    name: "size",
    title: "Size",
    doc: "How much to buy: risk = a fall to a stop 15 % below loses 2 % of equity; all = all cash; fixed = the quantity.",
    kind: ParamKind::Choice(&["risk", "all", "fixed"]),
    default: "risk",
};

/// The quantity of the fixed rule.
pub const QUANTITY: ParamSpec = ParamSpec {
    name: "quantity",
    title: "Quantity",
    doc: "How much of the base asset to buy where the size is fixed.",
    kind: ParamKind::Quantity,
    default: "1",
};

impl Sizing {
    /// The rule that the parameters choose.
    #[must_use]
    pub fn from_params(params: &Params) -> Self {
        match params.word("size") {
            "all" => Self::All,
            "fixed" => Self::Fixed(params.quantity("quantity")),
            _ => Self::Risk,
        }
    }

    /// The wish to enter at the present close. A size of zero is wished for too: the gate refuses it, with its reason.
    ///
    /// # Errors
    /// [`MoneyError`] when equity or size leave the range of money.
    pub fn entry(self, context: &Context<'_>, stop_distance: Option<Ratio>) -> Result<Intent, MoneyError> {
        let size = match self {
            Self::All => OrderSize::Quote(context.cash()),
            Self::Fixed(quantity) => OrderSize::Quantity(quantity),
            Self::Risk => OrderSize::Quantity(by_risk(context, context.price())?),
        };
        // A size by risk reckons with a fall to 15 % below, whether a stop will stand there or the signal is to end it.
        let stop_distance = match self {
            Self::Risk => stop_distance.or(Some(STOP_DISTANCE)),
            Self::All | Self::Fixed(_) => stop_distance,
        };
        Ok(Intent::Enter { size, stop_distance })
    }
}

/// `floor_lot(equity · 2 % ÷ (close · 15 %))`, at most what the cash buys at the close.
fn by_risk(context: &Context<'_>, close: Price) -> Result<Quantity, MoneyError> {
    let fifteen_closes = close.atoms().checked_mul(15).ok_or(MoneyError::Overflow)?;
    let equity = context.equity()?.atoms();
    let atoms = multiply_divide(equity, 2 * ATOMS_PER_UNIT, fifteen_closes, Rounding::Floor)?;
    let wanted = context.instrument().quantity_in_lots(Quantity::from_atoms(atoms)?)?;
    // In most cases one comparison shows that the cash suffices; the exact count of lots is for the others.
    if cost::cost(close, wanted, context.fee_rate())? <= context.cash() {
        return Ok(wanted);
    }
    Ok(wanted.min(context.lots_affordable(close)?))
}
