//! What a run keeps: counts always, fills and round trips where they are asked for.

use analysis::performance::TradeStats;
use engine::portfolio::RoundTrip;
use engine::recorder::{Notice, Recorder};
use model::{Amount, Instant, Price, Purpose, Quantity, Side};

/// A fill of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FillRecord {
    /// When: the start of the candle it happened in.
    pub at: Instant,
    /// Bought or sold.
    pub side: Side,
    /// The price.
    pub price: Price,
    /// The quantity.
    pub quantity: Quantity,
    /// The fee, in quote.
    pub fee: Amount,
    /// What the order was for.
    pub purpose: Purpose,
}

/// What is kept of a run.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Whether fills and round trips are kept, not only counted.
    pub keeps_lists: bool,
    /// Whether what was traded is summed.
    pub keeps_traded: bool,
    /// The fills, in order.
    pub fills: Vec<FillRecord>,
    /// The closed round trips, in order.
    pub round_trips: Vec<RoundTrip>,
    /// Round trips by the purpose of their last sale.
    pub exit_reasons: [u32; Purpose::ALL.len()],
    /// The results of the round trips.
    pub results: TradeStats,
    /// Price times quantity of all fills, in units of quote; 0 unless it is summed.
    pub traded: f64,
    /// Alarms, which a sound run has none of but venue rejections.
    pub alarms: u32,
}

impl Recorder for Kept {
    const EXPLAINS: bool = false;

    #[inline]
    fn record(&mut self, at: Instant, notice: Notice<'_>) {
        match notice {
            Notice::Filled { order, fill } if self.keeps_lists || self.keeps_traded => {
                if self.keeps_traded {
                    self.traded += fill.price.atoms() as f64 / 1e18 * (fill.quantity.atoms() as f64 / 1e18);
                }
                if self.keeps_lists {
                    self.fills.push(FillRecord {
                        at,
                        side: order.request.side,
                        price: fill.price,
                        quantity: fill.quantity,
                        fee: fill.fee,
                        purpose: order.request.purpose,
                    });
                }
            }
            Notice::TradeClosed(trip) => {
                self.exit_reasons[trip.exit_reason as usize] += 1;
                // Statistics are in floating point; what is owed stays in the ledger.
                let profit = trip.profit().map_or(0, Amount::atoms);
                self.results.push(profit as f64 / 1e18);
                if self.keeps_lists {
                    self.round_trips.push(*trip);
                }
            }
            Notice::Alarm { .. } => self.alarms += 1,
            Notice::Posted(_)
            | Notice::Order(_)
            | Notice::Filled { .. }
            | Notice::Bot(_)
            | Notice::Trade { .. }
            | Notice::Approved { .. }
            | Notice::Refused { .. }
            | Notice::StopMoved(_)
            | Notice::CancelRequested(_)
            | Notice::Decided { .. } => {}
        }
    }
}
