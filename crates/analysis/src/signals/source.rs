//! Who is asked, and how much each counts.

/// A source of opinions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignalSource {
    /// Trend, momentum and regime.
    Technical,
    /// Elliott wave counts.
    ElliottWave,
    /// Candlestick patterns and chart shapes.
    Patterns,
    /// Fibonacci retracements and confluence zones.
    Fibonacci,
    /// What the volume says.
    Volume,
}

impl SignalSource {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Technical, Self::ElliottWave, Self::Patterns, Self::Fibonacci, Self::Volume];

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn place(self) -> usize {
        self as usize
    }

    /// Its name, in lower case with underscores.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::ElliottWave => "elliott_wave",
            Self::Patterns => "patterns",
            Self::Fibonacci => "fibonacci",
            Self::Volume => "volume",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Technical => "Technical analysis",
            Self::ElliottWave => "Elliott waves",
            Self::Patterns => "Candlesticks and chart patterns",
            Self::Fibonacci => "Fibonacci",
            Self::Volume => "Volume",
        }
    }
}

/// How much each source counts: its share of the blend in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights([f64; 5]);

/// Why weights cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum WeightsError {
    /// One is not a number from 0 on.
    #[error("the weight of {} is {weight}: it must be a number from 0 to 1000", whose.name())]
    Weight {
        /// Whose.
        whose: SignalSource,
        /// What was given.
        weight: f64,
    },
    /// Nobody counts.
    #[error("all weights are 0: at least one source must count")]
    Nobody,
}

impl Default for Weights {
    /// As specification S4 has them: 30, 25, 20, 20 and 5.
    fn default() -> Self {
        Self([30.0, 25.0, 20.0, 20.0, 5.0])
    }
}

impl Weights {
    /// Weights in the order of [`SignalSource::ALL`]; only their proportions count.
    ///
    /// # Errors
    /// [`WeightsError`] names the source.
    pub fn new(weights: [f64; 5]) -> Result<Self, WeightsError> {
        for (source, weight) in SignalSource::ALL.into_iter().zip(weights) {
            if !(0.0..=1000.0).contains(&weight) {
                return Err(WeightsError::Weight { whose: source, weight });
            }
        }
        let sum: f64 = weights.iter().sum();
        if sum <= 0.0 {
            return Err(WeightsError::Nobody);
        }
        Ok(Self(weights.map(|weight| weight / sum * 100.0)))
    }

    /// A source's share, in percent: all sum to 100.
    #[must_use]
    pub const fn of(&self, source: SignalSource) -> f64 {
        self.0[source.place()]
    }

    /// The leans' weighted mean, -1 to 1. A source without an opinion counts as 0: silence takes from the confidence.
    #[must_use]
    pub fn blend(&self, leans: &[f64; 5]) -> f64 {
        let sum: f64 = self.0.iter().zip(leans).map(|(weight, lean)| weight * lean).sum();
        (sum / 100.0).clamp(-1.0, 1.0)
    }
}
