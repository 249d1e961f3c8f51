//! How much of a base asset is ordered, filled or held.

use super::{money_grid, money_type};

money_type!(
    /// A quantity of a base asset. Orders and fills are above zero; the side stands beside it.
    Quantity
);
money_grid!(Quantity);
