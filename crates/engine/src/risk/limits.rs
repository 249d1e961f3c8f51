//! What a bot may risk. A limit that is absent is not checked.

use model::Ratio;
use serde::{Deserialize, Serialize};

/// The limits of a bot. Shares are ratios of its equity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The most that one entry may lose down to its stop (its whole value where no stop is planned).
    pub risk_per_trade: Option<Ratio>,
    /// The most entries in a UTC day.
    pub daily_trades: Option<u32>,
    /// No entries after losing this share of the day's first equity.
    pub daily_loss: Option<Ratio>,
    /// No entries after falling this share below the highest equity.
    pub drawdown: Option<Ratio>,
    /// The most open value, as a multiple of equity.
    pub exposure: Option<Ratio>,
}

impl Limits {
    /// No limits: balance, tick, lot and notional are still checked.
    pub const OFF: Self =
        Self { risk_per_trade: None, daily_trades: None, daily_loss: None, drawdown: None, exposure: None };

    /// The defaults: 2 % risk a trade, 10 entries a day, 5 % daily loss, 15 % drawdown, 5 × exposure.
    ///
    /// # Panics
    /// Never: the constants are in range.
    #[must_use]
    pub fn standard() -> Self {
        let percent = |whole| {
            Ratio::from_percent(Ratio::from_units(whole))
                .expect("invariant: whole percents have two decimals")
        };
        Self {
            risk_per_trade: Some(percent(2)),
            daily_trades: Some(10),
            daily_loss: Some(percent(5)),
            drawdown: Some(percent(15)),
            exposure: Some(Ratio::from_units(5)),
        }
    }

    /// Whether equity must be followed from close to close.
    #[must_use]
    pub const fn follows_equity(&self) -> bool {
        self.daily_loss.is_some() || self.drawdown.is_some() || self.daily_trades.is_some()
    }
}
