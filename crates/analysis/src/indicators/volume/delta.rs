//! Volume delta: what buyers took less what sellers took, bar by bar and in all.
//!
//! It reads trades, not candles, so that it is no entry of the registry: a candle does not say who was the aggressor.

use model::{Instant, Timeframe};

/// Whose order crossed the spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggressor {
    /// A buyer took from the asks.
    Buyer,
    /// A seller hit the bids.
    Seller,
}

/// One public trade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AggressorTrade {
    /// When it happened.
    pub traded_at: Instant,
    /// Its price, in quote units.
    pub price: f64,
    /// How much changed hands, in base units.
    pub quantity: f64,
    /// Who wanted it.
    pub aggressor: Aggressor,
}

/// Why a trade cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum TradeError {
    /// It belongs to a bar that is closed.
    #[error("the trade of {traded_at} belongs to a bar before that of {open_at}")]
    Late {
        /// When it happened.
        traded_at: Instant,
        /// When the forming bar began.
        open_at: Instant,
    },
    /// A number is not finite, or the quantity is below zero.
    #[error("the trade of {traded_at} has price {price} and quantity {quantity}")]
    Insane {
        /// When it happened.
        traded_at: Instant,
        /// Its price.
        price: f64,
        /// Its quantity.
        quantity: f64,
    },
}

/// The delta of one bar. Base units, except where quote units are named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeltaBar {
    /// When the bar began.
    pub open_at: Instant,
    /// What buyers took.
    pub bought: f64,
    /// What sellers took.
    pub sold: f64,
    /// What buyers paid less what sellers received, in quote units.
    pub delta_quote: f64,
    /// The cumulative delta before the bar's first trade.
    pub cumulative_open: f64,
    /// The highest cumulative delta after any of its trades, or before the first.
    pub cumulative_high: f64,
    /// The lowest.
    pub cumulative_low: f64,
    /// The cumulative delta after its last trade.
    pub cumulative: f64,
}

impl DeltaBar {
    const fn open(open_at: Instant, cumulative: f64) -> Self {
        Self {
            open_at,
            bought: 0.0,
            sold: 0.0,
            delta_quote: 0.0,
            cumulative_open: cumulative,
            cumulative_high: cumulative,
            cumulative_low: cumulative,
            cumulative,
        }
    }

    /// What buyers took less what sellers took.
    #[must_use]
    pub fn delta(&self) -> f64 {
        self.bought - self.sold
    }

    /// All that was traded.
    #[must_use]
    pub fn volume(&self) -> f64 {
        self.bought + self.sold
    }

    fn add(&mut self, trade: &AggressorTrade) {
        let signed = match trade.aggressor {
            Aggressor::Buyer => {
                self.bought += trade.quantity;
                trade.quantity
            }
            Aggressor::Seller => {
                self.sold += trade.quantity;
                -trade.quantity
            }
        };
        self.delta_quote += signed * trade.price;
        self.cumulative += signed;
        self.cumulative_high = self.cumulative_high.max(self.cumulative);
        self.cumulative_low = self.cumulative_low.min(self.cumulative);
    }
}

/// Counts trades into bars of a time frame, from a cumulative delta of 0. Constant time and memory; bars without a trade
/// are missing.
#[derive(Clone, Debug)]
pub struct VolumeDelta {
    timeframe: Timeframe,
    forming: Option<DeltaBar>,
}

impl VolumeDelta {
    /// Into bars of this time frame, on its UTC boundaries.
    #[must_use]
    pub const fn new(timeframe: Timeframe) -> Self {
        Self { timeframe, forming: None }
    }

    /// Takes the next trade: the bar that it closes, if it is the first of a later one.
    ///
    /// # Errors
    /// [`TradeError`]: the trade is late or has no sane numbers. Nothing is counted then.
    pub fn push(&mut self, trade: &AggressorTrade) -> Result<Option<DeltaBar>, TradeError> {
        let AggressorTrade { traded_at, price, quantity, .. } = *trade;
        if !price.is_finite() || !quantity.is_finite() || quantity < 0.0 {
            return Err(TradeError::Insane { traded_at, price, quantity });
        }
        let open_at = self.timeframe.floor(traded_at);
        let mut closed = None;
        let mut forming = match self.forming {
            None => DeltaBar::open(open_at, 0.0),
            Some(bar) if open_at < bar.open_at => {
                return Err(TradeError::Late { traded_at, open_at: bar.open_at });
            }
            Some(bar) if open_at == bar.open_at => bar,
            Some(bar) => {
                closed = Some(bar);
                DeltaBar::open(open_at, bar.cumulative)
            }
        };
        forming.add(trade);
        self.forming = Some(forming);
        Ok(closed)
    }

    /// The bar that is not closed yet.
    #[must_use]
    pub const fn forming(&self) -> Option<DeltaBar> {
        self.forming
    }
}
