//! Technical analysis and regime: what the usual indicators say at the last close.

use crate::{Fault, Result};
use analysis::registry::{self, Settings, Spec};
use analysis::signals::{self, Opinion};
use analysis::streaming::{FromBar, HighLowClose, Streaming};
use analysis::structure::Regime;
use analysis::structure::regime::{Probabilities, RegimeKind};
use analysis::{Bar, Bars};
use model::Instant;

/// The indicators that a technical analysis names, at their defaults unless it says otherwise.
const INDICATORS: [(&str, &[(&str, &str)]); 16] = [
    ("ema", &[("timeperiod", "20")]),
    ("ema", &[("timeperiod", "50")]),
    ("ema", &[("timeperiod", "200")]),
    ("supertrend", &[]),
    ("ichimoku", &[]),
    ("bbands", &[("timeperiod", "20")]),
    ("macd", &[]),
    ("rsi", &[]),
    ("stoch", &[]),
    ("adx", &[]),
    ("plus_di", &[]),
    ("minus_di", &[]),
    ("atr", &[]),
    ("wavetrend", &[]),
    ("obv", &[]),
    ("cmf", &[]),
];
/// The most bars whose regime is told, the newest.
const REGIME_BARS_MAX: usize = 1_000;

/// What technical analysis says at the last close.
#[derive(Clone, Debug)]
pub struct TechnicalReport {
    /// The source's opinion, as in a signal.
    pub opinion: Opinion,
    /// What kind of market it is, once known.
    pub regime: Option<Probabilities>,
    /// The usual indicators.
    pub indicators: Vec<IndicatorNow>,
}

/// An indicator at the last close.
#[derive(Clone, Debug)]
pub struct IndicatorNow {
    /// Which.
    pub spec: &'static Spec,
    /// How it was set.
    pub settings: Settings,
    /// Its columns, `None` where one has no value.
    pub values: Vec<Option<f64>>,
}

/// What kind of market it is, and was.
#[derive(Clone, Debug)]
pub struct RegimeReport {
    /// The newest bars of which it is known: when each began, and the probabilities at its close.
    pub bars: Vec<(Instant, Probabilities)>,
    /// The likeliest kind at the last close, and how likely.
    pub now: Option<(RegimeKind, f64)>,
}

impl TechnicalReport {
    /// Looks through the bars.
    ///
    /// # Errors
    /// [`Fault::Internal`]: a bug in the defaults.
    pub fn of(bars: &Bars) -> Result<Self> {
        let (opinion, regime) = signals::technical(bars);
        let indicators = INDICATORS.iter().map(|(name, given)| {
            let spec = registry::find(name).map_err(Fault::internal)?;
            let settings = spec.settings(given.iter().copied()).map_err(Fault::internal)?;
            let columns = spec.build(&settings).batch(bars);
            let last = |column: &[f64]| column.last().copied().filter(|value| value.is_finite());
            let values = columns.iter().map(last).collect();
            Ok(IndicatorNow { spec, settings, values })
        });
        Ok(Self { opinion, regime, indicators: indicators.collect::<Result<_>>()? })
    }
}

impl RegimeReport {
    /// Looks through the bars.
    #[must_use]
    pub fn of(bars: &Bars) -> Self {
        let mut regime = Regime::new();
        let known = bars.iter().filter_map(|bar: Bar| {
            let probabilities = regime.update(HighLowClose::from_bar(&bar))?;
            Some((Instant::from_nanos(bar.open_at), probabilities))
        });
        let mut bars: Vec<(Instant, Probabilities)> = known.collect();
        bars.drain(..bars.len().saturating_sub(REGIME_BARS_MAX));
        let now = bars.last().map(|(_, probabilities)| probabilities.likeliest());
        Self { bars, now }
    }
}
