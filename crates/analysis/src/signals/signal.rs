//! A signal, and the view of a market that it is made from.

use super::opinion::Opinion;
use super::plan::Plan;
use super::source::SignalSource;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalDirection {
    /// Buy: the price is expected to rise.
    Long,
    /// Sell: the price is expected to fall.
    Short,
}

impl SignalDirection {
    /// Of a blend: long above 0.
    #[must_use]
    pub const fn of(blend: f64) -> Self {
        if blend < 0.0 { Self::Short } else { Self::Long }
    }

    /// 1 for long, -1 for short.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Long => 1.0,
            Self::Short => -1.0,
        }
    }

    /// The other one.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Long => Self::Short,
            Self::Short => Self::Long,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Short => "short",
        }
    }
}

/// What the sources say at one close, whether it amounts to a signal or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The bar, counted from 0.
    pub index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub open_at: i64,
    /// Its close.
    pub close: f64,
    /// The weighted mean of the leans, -1 (down) to 1 (up).
    pub blend: f64,
    /// What each source says, in the order of [`SignalSource::ALL`].
    pub opinions: [Opinion; 5],
    /// Where in and where out, the way that the blend points; `None` where the price does not move or no stop fits.
    pub plan: Option<Plan>,
}

/// A signal: certain at the close of its bar, and never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Counted from 0 in the order of the bars.
    pub id: u64,
    /// Which way.
    pub direction: SignalDirection,
    /// From 0.5 (the sources cancel each other out) to 1 (all lean wholly this way). Not a probability.
    pub confidence: f64,
    /// Where in and where out.
    pub plan: Plan,
    /// The bar whose close raised it.
    pub confirmed_index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub confirmed_at: i64,
    /// After so many further bars it is void.
    pub expires_bars: usize,
    /// What each source said, in the order of [`SignalSource::ALL`].
    pub opinions: [Opinion; 5],
}

impl Assessment {
    /// Which way the blend points.
    #[must_use]
    pub const fn direction(&self) -> SignalDirection {
        SignalDirection::of(self.blend)
    }

    /// From 0.5 (the sources cancel each other out) to 1 (all lean wholly one way).
    #[must_use]
    pub fn confidence(&self) -> f64 {
        confidence(self.blend)
    }
}

impl Signal {
    /// The lean of a source when it was raised.
    #[must_use]
    pub fn lean(&self, source: SignalSource) -> f64 {
        self.opinions[source.place()].lean
    }
}

/// (1 + |blend|) / 2.
pub(super) fn confidence(blend: f64) -> f64 {
    f64::midpoint(1.0, blend.abs())
}
