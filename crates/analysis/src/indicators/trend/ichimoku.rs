//! Ichimoku cloud.

use super::donchian::Channel;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ichimoku",
    title: "Ichimoku cloud",
    group: Group::Trend,
    doc: "tenkan, kijun = (highest high + lowest low) / 2 over their windows; senkou_a = (tenkan + kijun) / 2, senkou_b = that \
          middle over the senkou window. All stand at the bar at which they are known: senkou_a and senkou_b are to be drawn \
          `displacement` bars ahead, chikou (the close) as many back. cloud_a and cloud_b are the two senkou of `displacement` \
          bars ago, which are drawn under this bar: the cloud that price stands in. chikou begins with the shortest window. \
          Unit: the price's. Source: G. Hosoda (1969).",
    inputs: &["high", "low", "close"],
    parameters: &[
        whole("tenkan", 9, 1, PERIOD_MAX, "the window of the conversion line, in bars"),
        whole("kijun", 26, 1, PERIOD_MAX, "the window of the base line, in bars"),
        whole("senkou", 52, 1, PERIOD_MAX, "the window of the second leading span, in bars"),
        whole(
            "displacement",
            26,
            1,
            PERIOD_MAX,
            "how far the spans are drawn ahead and the close back, in bars",
        ),
    ],
    outputs: &[
        line("tenkan"),
        line("kijun"),
        line("senkou_a"),
        line("senkou_b"),
        line("chikou"),
        line("cloud_a"),
        line("cloud_b"),
    ],
    place: Place::Chart,
    warmup: |settings| {
        let windows = ["tenkan", "kijun", "senkou"].map(|name| settings.length(name));
        windows.into_iter().fold(usize::MAX, usize::min) - 1
    },
    build: |settings| {
        let [tenkan, kijun, senkou, displacement] =
            ["tenkan", "kijun", "senkou", "displacement"].map(|name| settings.length(name));
        over_bars(Ichimoku::new(Windows { tenkan, kijun, senkou }, displacement))
    },
};

columns! {
    /// What it says.
    pub struct IchimokuOutput {
        /// The conversion line.
        tenkan: Option<f64>,
        /// The base line.
        kijun: Option<f64>,
        /// The first leading span, to be drawn ahead.
        senkou_a: Option<f64>,
        /// The second leading span, to be drawn ahead.
        senkou_b: Option<f64>,
        /// The close, to be drawn back.
        chikou: Option<f64>,
        /// The first leading span that is drawn under this bar.
        cloud_a: Option<f64>,
        /// The second leading span that is drawn under this bar.
        cloud_b: Option<f64>,
    }
}

/// The three windows, in bars.
#[derive(Clone, Copy, Debug)]
pub struct Windows {
    /// Of the conversion line.
    pub tenkan: usize,
    /// Of the base line.
    pub kijun: usize,
    /// Of the second leading span.
    pub senkou: usize,
}

/// Three middles of price and their past. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Ichimoku {
    tenkan: Channel,
    kijun: Channel,
    senkou: Channel,
    /// The spans of this bar and of those before it, as far as they are displaced.
    spans: Ring<(Option<f64>, Option<f64>)>,
}

impl Ichimoku {
    /// Over these windows, with spans drawn `displacement` bars ahead.
    ///
    /// # Panics
    /// If a window is 0.
    #[must_use]
    pub fn new(windows: Windows, displacement: usize) -> Self {
        Self {
            tenkan: Channel::new(windows.tenkan),
            kijun: Channel::new(windows.kijun),
            senkou: Channel::new(windows.senkou),
            spans: Ring::new(displacement + 1),
        }
    }
}

impl Streaming for Ichimoku {
    type Input = HighLowClose;
    type Output = IchimokuOutput;

    fn update(&mut self, bar: HighLowClose) -> Option<IchimokuOutput> {
        let range = HighLow { high: bar.high, low: bar.low };
        let middle = |channel: &mut Channel| channel.update(range).map(|bands| bands.middle);
        let tenkan = middle(&mut self.tenkan);
        let kijun = middle(&mut self.kijun);
        let senkou_b = middle(&mut self.senkou);
        let senkou_a = tenkan.zip(kijun).map(|(tenkan, kijun)| (tenkan + kijun) / 2.0);
        self.spans.push((senkou_a, senkou_b));
        let (cloud_a, cloud_b) = if self.spans.is_full() { self.spans.oldest()? } else { (None, None) };
        tenkan.or(kijun).or(senkou_b)?;
        let chikou = Some(bar.close);
        Some(IchimokuOutput { tenkan, kijun, senkou_a, senkou_b, chikou, cloud_a, cloud_b })
    }
}
