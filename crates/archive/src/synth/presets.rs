//! The markets of the demo.

use super::{MarketKind, SynthSpec};
use model::{Instant, Price, PriceScale, Timeframe};

/// A named market.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// The base asset's ticker; the quote is USDT.
    pub base: &'static str,
    /// What kind of market it is.
    pub kind: MarketKind,
    /// The first price as a decimal text.
    pub price: &'static str,
    /// The decimals of a tick.
    pub decimals: u8,
    /// The decimals of a lot.
    pub lot_decimals: u8,
    /// Growth per year.
    pub drift: f64,
    /// Standard deviation per year.
    pub volatility: f64,
    /// The mean volume of a minute in base units.
    pub volume: f64,
}

const PRESETS: [Preset; 6] = [
    Preset {
        base: "BTC",
        kind: MarketKind::Regimes,
        price: "64000",
        decimals: 2,
        lot_decimals: 5,
        drift: 0.3,
        volatility: 0.6,
        volume: 22.0,
    },
    Preset {
        base: "ETH",
        kind: MarketKind::Regimes,
        price: "3200",
        decimals: 2,
        lot_decimals: 4,
        drift: 0.25,
        volatility: 0.75,
        volume: 280.0,
    },
    Preset {
        base: "SOL",
        kind: MarketKind::Regimes,
        price: "145",
        decimals: 2,
        lot_decimals: 3,
        drift: 0.3,
        volatility: 1.0,
        volume: 2_600.0,
    },
    Preset {
        base: "PEPE",
        kind: MarketKind::Meme,
        price: "0.0000012",
        decimals: 10,
        lot_decimals: 0,
        drift: 0.0,
        volatility: 2.2,
        volume: 9e9,
    },
    Preset {
        base: "TREND",
        kind: MarketKind::Trending,
        price: "12",
        decimals: 4,
        lot_decimals: 2,
        drift: 0.4,
        volatility: 1.1,
        volume: 6_000.0,
    },
    Preset {
        base: "RANGE",
        kind: MarketKind::Ranging,
        price: "100",
        decimals: 2,
        lot_decimals: 2,
        drift: 0.0,
        volatility: 1.2,
        volume: 900.0,
    },
];

/// All presets, in the order in which the demo shows them.
#[must_use]
pub const fn presets() -> &'static [Preset] {
    &PRESETS
}

/// The preset of a base asset.
#[must_use]
pub fn preset(base: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.base == base)
}

impl Preset {
    /// The market of this preset. Each base asset has a stream of its own, so one seed serves for all of them.
    ///
    /// # Panics
    /// Never: the presets' prices and decimals are in range.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a time frame is below 2^53 seconds")]
    pub fn spec(&self, seed: u64, timeframe: Timeframe, start: Instant) -> SynthSpec {
        let name =
            self.base.bytes().fold(0u64, |hash, byte| hash.wrapping_mul(257).wrapping_add(u64::from(byte)));
        SynthSpec {
            seed: seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ name,
            kind: self.kind,
            price: self.price.parse::<Price>().expect("invariant: a preset's price is a decimal"),
            drift: self.drift,
            volatility: self.volatility,
            volume: self.volume * timeframe.seconds() as f64 / 60.0,
            scale: PriceScale::new(self.decimals).expect("invariant: a preset has at most 18 decimals"),
            timeframe,
            start,
        }
    }
}
