//! What an order costs and brings: price × quantity and the fee on it, each rounded against us at 10⁻¹⁸.
//!
//! Cost is `ceil(qP) + ceil(qPf)`, proceeds are `floor(qP) − ceil(qPf)`, with the fee on the exact product.

use super::Instrument;
use crate::money::atoms::multiply_with_rest;
use crate::money::{ATOMS_PER_UNIT, Amount, MoneyError, Price, Quantity, Ratio, Rounding};
use ethnum::I256;

/// What a trade is worth and what it is charged, computed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Price × quantity, rounded as asked.
    pub notional: Amount,
    /// The fee, `ceil(qPf)`.
    pub fee: Amount,
}

impl Value {
    /// The value of `quantity` at `price`.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn of(
        price: Price,
        quantity: Quantity,
        fee_rate: Ratio,
        rounding: Rounding,
    ) -> Result<Self, MoneyError> {
        let (atoms, is_exact) = multiply_with_rest(price.atoms(), quantity.atoms(), rounding)?;
        let notional = Amount::from_atoms(atoms)?;
        if fee_rate.is_zero() {
            return Ok(Self { notional, fee: Amount::ZERO });
        }
        let fee = if is_exact {
            notional.scale(fee_rate, Rounding::Ceil)?
        } else {
            fee_on_rest(price, quantity, fee_rate)?
        };
        Ok(Self { notional, fee })
    }

    /// What a buyer pays.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub const fn cost(&self) -> Result<Amount, MoneyError> {
        self.notional.checked_add(self.fee)
    }
}

/// `ceil(qPf)` where `qP` itself does not come out even.
fn fee_on_rest(price: Price, quantity: Quantity, fee_rate: Ratio) -> Result<Amount, MoneyError> {
    let product = (I256::from(price.atoms()) * I256::from(quantity.atoms()))
        .checked_mul(I256::from(fee_rate.atoms()))
        .ok_or(MoneyError::Overflow)?;
    let unit = I256::from(ATOMS_PER_UNIT) * I256::from(ATOMS_PER_UNIT);
    let (quotient, remainder) = (product / unit, product % unit);
    let rounded = if remainder > 0 { quotient + I256::ONE } else { quotient };
    i128::try_from(rounded).map_err(|_| MoneyError::Overflow).and_then(Amount::from_atoms)
}

/// What buying costs, fee included: `ceil(qP) + ceil(qPf)`.
///
/// # Errors
/// [`MoneyError::Overflow`].
pub fn cost(price: Price, quantity: Quantity, fee_rate: Ratio) -> Result<Amount, MoneyError> {
    Value::of(price, quantity, fee_rate, Rounding::Ceil)?.cost()
}

/// What a market buy by quantity sets aside where it is estimated at `value`: a twentieth more than it is estimated to cost,
/// but no more than its budget. Engine and venue use the same rule, so that what is held agrees.
///
/// # Errors
/// [`MoneyError::Overflow`].
pub fn market_hold(value: Value, budget: Amount) -> Result<Amount, MoneyError> {
    let margin = Amount::from_atoms(value.notional.atoms() / 20 + 1)?;
    Ok(value.cost()?.checked_add(margin)?.min(budget))
}

impl Instrument {
    /// The most lots whose cost at `price` is at most `budget`; zero if not even one.
    ///
    /// # Errors
    /// [`MoneyError`]: a price that is not above zero, or overflow.
    pub fn lots_for(&self, budget: Amount, price: Price, fee_rate: Ratio) -> Result<Quantity, MoneyError> {
        if !budget.is_positive() {
            return Ok(Quantity::ZERO);
        }
        let lot_cost_rate = Ratio::ONE.checked_add(fee_rate)?;
        let unit_price = price.scale(lot_cost_rate, Rounding::Floor)?;
        // Rounding down the unit price makes this an upper bound; the exact cost decides, one lot at a time.
        let bound = budget.over(unit_price, Rounding::Floor)?;
        let mut quantity = self.quantity_in_lots(bound)?;
        while quantity.is_positive() && cost(price, quantity, fee_rate)? > budget {
            quantity = quantity.checked_sub(self.lot_size)?;
        }
        Ok(quantity)
    }
}
