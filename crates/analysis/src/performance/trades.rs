//! Figures over closed round trips.

/// Closed trades as they come, in constant memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TradeStats {
    count: u64,
    wins: u64,
    losses: u64,
    gross_profit: f64,
    /// At least 0.
    gross_loss: f64,
}

/// What the trades say. A trade that came out even is neither won nor lost, but counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TradeFigures {
    /// How many trades were closed.
    pub count: u64,
    /// How many of them made money.
    pub wins: u64,
    /// How many of them lost money.
    pub losses: u64,
    /// Wins ÷ trades; `None` without trades.
    pub win_rate: Option<f64>,
    /// What the wins made ÷ what the losses lost; `None` without losses.
    pub profit_factor: Option<f64>,
    /// The mean result of a trade; `None` without trades.
    pub expectancy: Option<f64>,
    /// The mean result of the wins; `None` without wins.
    pub win_mean: Option<f64>,
    /// The mean size of the losses, above 0; `None` without losses.
    pub loss_mean: Option<f64>,
}

impl TradeStats {
    /// No trades yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a closed trade's result after fees, in any unit, the same for all: a finite number.
    #[inline]
    pub fn push(&mut self, result: f64) {
        self.count += 1;
        if result > 0.0 {
            self.wins += 1;
            self.gross_profit += result;
        } else if result < 0.0 {
            self.losses += 1;
            self.gross_loss -= result;
        }
    }

    /// The figures so far.
    #[must_use]
    pub fn figures(&self) -> TradeFigures {
        TradeFigures {
            count: self.count,
            wins: self.wins,
            losses: self.losses,
            win_rate: mean(whole(self.wins), self.count),
            profit_factor: (self.losses > 0).then(|| self.gross_profit / self.gross_loss),
            expectancy: mean(self.gross_profit - self.gross_loss, self.count),
            win_mean: mean(self.gross_profit, self.wins),
            loss_mean: mean(self.gross_loss, self.losses),
        }
    }
}

fn mean(sum: f64, count: u64) -> Option<f64> {
    (count > 0).then(|| sum / whole(count))
}

#[expect(clippy::cast_precision_loss, reason = "trades stay far below 2^53")]
const fn whole(count: u64) -> f64 {
    count as f64
}
