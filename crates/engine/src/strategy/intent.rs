//! What a strategy may ask for. An intent is no order: the gate decides.

use model::{OrderKind, OrderSize, Price, Purpose, Quantity, Ratio};

/// One wish of a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Buy at the market.
    Enter {
        /// How much.
        size: OrderSize,
        /// How far below the price the stop will stand, where one is planned.
        stop_distance: Option<Ratio>,
    },
    /// Close so much, rounded down to lots: at the market, at a limit or at a stop. Exits share one hold; whatever one
    /// fills, the rest lose. The first of them sets the hold, so the one for most comes first.
    Exit {
        /// How it waits for its price.
        kind: OrderKind,
        /// How much.
        quantity: Quantity,
        /// Why.
        purpose: Purpose,
    },
    /// Move the resting stop; price and quantity are rounded down to tick and lot.
    MoveStop {
        /// Where to.
        stop_price: Price,
        /// For how much.
        quantity: Quantity,
        /// Why it would close from now on.
        purpose: Purpose,
    },
    /// Cancel all resting exits.
    CancelExits,
}

/// The wishes of one step, in order. The room is kept between steps.
#[derive(Debug, Default)]
pub struct Intents {
    list: Vec<Intent>,
}

impl Intents {
    /// Asks for something.
    pub fn push(&mut self, intent: Intent) {
        self.list.push(intent);
    }

    /// Whether nothing was asked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How much was asked for.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// The wish at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Intent> {
        self.list.get(index).copied()
    }

    /// Forgets all wishes.
    pub fn clear(&mut self) {
        self.list.clear();
    }
}
