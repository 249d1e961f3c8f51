//! Rogers-Satchell volatility.

use crate::indicators::bar_variance::{BARS_PER_YEAR, RangeVolatility, rogers_satchell};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rogers_satchell",
    title: "Rogers-Satchell volatility",
    group: Group::Volatility,
    doc: "100 * √(mean of v over the last `timeperiod` bars * barsperyear), v = ln(high / close) ln(high / open) + ln(low / \
          close) ln(low / open). A trend within the bars does not enlarge it; gaps are not seen. Silent while a price of 0 is in \
          the window. Unit: per cent a year. Source: L. C. G. Rogers and S. E. Satchell, Estimating Variance from High, Low and \
          Closing Prices, Annals of Applied Probability 1:4 (1991).",
    inputs: &["open", "high", "low", "close"],
    parameters: &[period(20, 1), BARS_PER_YEAR],
    outputs: &[line("rogers_satchell")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_bars(RangeVolatility::new(settings.period(), settings.real("barsperyear"), rogers_satchell))
    },
};
