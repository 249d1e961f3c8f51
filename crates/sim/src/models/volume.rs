//! The volume model: all orders of an exchange together take at most a share of each candle's volume.

use super::Models;
use model::{Instrument, Quantity};

impl Models {
    /// How much may be traded within a candle of this volume (in base units); `None` for no bound.
    ///
    /// Lots are counted in floating point and rounded down; a candle's volume is no money.
    #[must_use]
    pub fn candle_budget(&self, instrument: &Instrument, volume: f64) -> Option<Quantity> {
        let share = self.volume_share?;
        let (lot, share) = (instrument.lot_size.atoms(), share.atoms());
        let lots = (volume * (share as f64 / 1e18) / (lot as f64 / 1e18)).floor();
        // Above 2⁶³ lots there is no bound that matters; the product is checked, and saturates at the range of money.
        let lots = if lots >= 9.2e18 { i64::MAX } else { lots as i64 };
        let atoms = i128::from(lots).checked_mul(lot);
        Some(atoms.and_then(|atoms| Quantity::from_atoms(atoms).ok()).unwrap_or(Quantity::MAX))
    }
}
