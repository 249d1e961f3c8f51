//! Figures over closed round trips.

use super::equity::NOISE;

/// Closed trades as they come, in constant memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TradeStats {
    count: u64,
    wins: u64,
    losses: u64,
    gross_profit: f64,
    /// At least 0.
    gross_loss: f64,
    /// The first result; all are summed as their distance from it, so that the deviation keeps its digits.
    shift: f64,
    shifted: f64,
    shifted_squares: f64,
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
    /// The system quality number: √trades × mean result ÷ sample deviation (n - 1) of the results; `None` with fewer than two
    /// trades, and where all results are alike. The number of trades is not capped. Source: V. K. Tharp, The Definitive Guide
    /// to Position Sizing (2008).
    pub sqn: Option<f64>,
    /// Kelly's fraction: the share of the capital to stake that lets it grow fastest, w - (1 - w) ÷ (mean win ÷ mean loss), w
    /// the wins' share of the trades that did not come out even. 1 at most, below 0 if the trades lose; `None` without wins or
    /// without losses. Source: J. L. Kelly, A New Interpretation of Information Rate, Bell System Technical Journal 35:4
    /// (1956).
    pub kelly: Option<f64>,
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
        if self.count == 0 {
            self.shift = result;
        }
        self.count += 1;
        let shifted = result - self.shift;
        self.shifted += shifted;
        self.shifted_squares += shifted * shifted;
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
            sqn: self.sqn(),
            kelly: self.kelly(),
        }
    }

    fn sqn(&self) -> Option<f64> {
        if self.count < 2 {
            return None;
        }
        let count = whole(self.count);
        let mean = self.shift + self.shifted / count;
        let variance = (self.shifted_squares - self.shifted * self.shifted / count) / (count - 1.0);
        let deviation = variance.max(0.0).sqrt();
        let noise = NOISE * (variance.max(0.0) + mean * mean).sqrt();
        (deviation > noise).then(|| count.sqrt() * mean / deviation)
    }

    fn kelly(&self) -> Option<f64> {
        let (win_mean, loss_mean) =
            (mean(self.gross_profit, self.wins)?, mean(self.gross_loss, self.losses)?);
        let win_share = whole(self.wins) / whole(self.wins + self.losses);
        Some(win_share - (1.0 - win_share) * loss_mean / win_mean)
    }
}

fn mean(sum: f64, count: u64) -> Option<f64> {
    (count > 0).then(|| sum / whole(count))
}

#[expect(clippy::cast_precision_loss, reason = "trades stay far below 2^53")]
const fn whole(count: u64) -> f64 {
    count as f64
}
