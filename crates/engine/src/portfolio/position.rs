//! A long position at cost. A partial close takes its share of the cost, rounded down; the last one takes the rest.

use model::{Amount, MoneyError, Price, Quantity, Rounding};
use serde::{Deserialize, Serialize};

/// What a bot holds of its instrument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// How much is held; zero when flat.
    pub quantity: Quantity,
    /// What was paid for what is still held, fees aside.
    pub cost_basis: Amount,
    /// Profit of the closed parts over the bot's life, fees aside.
    pub realized: Amount,
}

impl Position {
    /// Whether nothing is held.
    #[must_use]
    pub const fn is_flat(&self) -> bool {
        self.quantity.is_zero()
    }

    /// Adds a bought quantity and what was paid for it.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`]: stops the account.
    pub fn increase(&mut self, quantity: Quantity, notional: Amount) -> Result<(), MoneyError> {
        let (quantity, cost_basis) =
            (self.quantity.checked_add(quantity)?, self.cost_basis.checked_add(notional)?);
        (self.quantity, self.cost_basis) = (quantity, cost_basis);
        Ok(())
    }

    /// Takes a sold quantity out and returns the profit of that part, fees aside.
    ///
    /// # Errors
    /// [`MoneyError`] when more is closed than is open, or on overflow: stops the account.
    pub fn decrease(&mut self, quantity: Quantity, notional: Amount) -> Result<Amount, MoneyError> {
        if quantity > self.quantity {
            return Err(MoneyError::Overflow);
        }
        let is_last = quantity == self.quantity;
        let cost = if is_last {
            self.cost_basis
        } else {
            self.cost_basis.share(quantity, self.quantity, Rounding::Floor)?
        };
        let profit = notional.checked_sub(cost)?;
        let realized = self.realized.checked_add(profit)?;
        self.quantity = self.quantity.checked_sub(quantity)?;
        self.cost_basis = self.cost_basis.checked_sub(cost)?;
        self.realized = realized;
        Ok(profit)
    }

    /// Gives up what is left, which is too little to be sold: its cost is lost.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`]: stops the account.
    pub fn write_off(&mut self) -> Result<(), MoneyError> {
        self.realized = self.realized.checked_sub(self.cost_basis)?;
        (self.quantity, self.cost_basis) = (Quantity::ZERO, Amount::ZERO);
        Ok(())
    }

    /// What the position is worth at `price`, rounded down.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn value(&self, price: Price) -> Result<Amount, MoneyError> {
        price.notional(self.quantity, Rounding::Floor)
    }

    /// Value at `price` less cost, fees aside.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn unrealized(&self, price: Price) -> Result<Amount, MoneyError> {
        self.value(price)?.checked_sub(self.cost_basis)
    }

    /// The average price paid, rounded up; `None` when flat.
    #[must_use]
    pub fn average_price(&self) -> Option<Price> {
        self.cost_basis.per(self.quantity, Rounding::Ceil).ok()
    }
}
