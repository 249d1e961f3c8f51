//! What the volume says: money flow, on-balance volume against its mean, and whether the newest bar was traded heavily.

use crate::Bar;
use crate::indicators::trend::ema::Ema;
use crate::indicators::trend::sma::Sma;
use crate::indicators::volume::cmf::ChaikinMoneyFlow;
use crate::indicators::volume::obv::OnBalanceVolume;
use crate::signals::opinion::{Listener, Speaker};
use crate::streaming::{CloseVolume, FromBar, HighLowCloseVolume, Streaming};

/// The window of all means, in bars.
const PERIOD: usize = 20;

#[derive(Clone, Debug)]
pub(in crate::signals) struct Volume {
    flow: ChaikinMoneyFlow,
    balance: OnBalanceVolume,
    balance_mean: Ema,
    mean: Sma,
    seen: Seen,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    flow: Option<f64>,
    /// On-balance volume less its mean, in mean volumes.
    balance: Option<f64>,
    /// The newest bar's volume by the mean, and whether the bar rose, 1, or fell, -1.
    traded: Option<(f64, f64)>,
}

impl Volume {
    pub(in crate::signals) fn new() -> Self {
        Self {
            flow: ChaikinMoneyFlow::new(PERIOD),
            balance: OnBalanceVolume::default(),
            balance_mean: Ema::new(PERIOD),
            mean: Sma::new(PERIOD),
            seen: Seen::default(),
        }
    }

    pub(in crate::signals) fn update(&mut self, bar: &Bar) {
        let mean = self.mean.update(bar.volume).filter(|mean| *mean > 0.0);
        let balance = self.balance.update(CloseVolume::from_bar(bar));
        let distance = balance.and_then(|value| Some(value - self.balance_mean.update(value)?));
        self.seen = Seen {
            flow: self.flow.update(HighLowCloseVolume::from_bar(bar)),
            balance: distance.and_then(|distance| Some(distance / mean?)),
            traded: mean.map(|mean| {
                let way = if bar.close == bar.open { 0.0 } else { (bar.close - bar.open).signum() };
                (bar.volume / mean, way)
            }),
        };
    }
}

impl Speaker for Volume {
    fn speak(&self, listener: &mut dyn Listener) {
        if let Some(flow) = self.seen.flow {
            let words = if flow > 0.0 { "into" } else { "out of" };
            listener.hear_words(
                0.4,
                flow * 4.0,
                format_args!("money flows {words} the market (Chaikin money flow {flow:+.2})"),
            );
        }
        if let Some(volumes) = self.seen.balance {
            let words = super::side(volumes > 0.0);
            listener.hear_words(
                0.3,
                volumes / 5.0,
                format_args!("on-balance volume is {:.1} mean volumes {words} its average", volumes.abs()),
            );
        }
        if let Some((ratio, way)) = self.seen.traded {
            let bar = match way {
                way if way > 0.0 => "rising",
                way if way < 0.0 => "falling",
                _ => "level",
            };
            listener.hear_words(
                0.3,
                way * ((ratio - 1.0) / 1.5).clamp(0.0, 1.0),
                format_args!("the newest, {bar} bar has {ratio:.1} times the mean volume"),
            );
        }
    }
}
