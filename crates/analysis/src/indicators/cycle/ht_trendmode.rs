//! Hilbert transform: trend or cycle.

use super::dominant::{CycleFollower, DominantCycle, WARMUP};
use super::ht_sine::SineWaveOutput;
use crate::indicators::trend::ht_trendline::Trendline;
use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, integer};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ht_trendmode",
    title: "Hilbert transform: trend or cycle",
    group: Group::Cycle,
    doc: "1 in a trend, 0 in a cycle. A cycle is: less than half a cycle since sine and leadsine crossed, or a phase that \
          moves 0.67 to 1.5 times as fast as the cycle's length says; but never where the smoothed price is 1.5 % or more \
          away from the trendline. Source: J. F. Ehlers, Rocket Science for Traders (2001), chapter 11; TA-Lib HT_TRENDMODE.",
    inputs: &["price"],
    parameters: &[SOURCE],
    outputs: &[integer("ht_trendmode")],
    place: Place::Pane,
    warmup: |_| WARMUP,
    build: |settings| over_price(TrendMode::default(), settings.source()),
};

/// From this share of the trendline on, the distance to it makes a trend.
const DISTANCE_OF_TREND: f64 = 0.015;

/// Whether the market trends or cycles. Linear in the cycle, of 50 bars at most; memory: 100 prices.
#[derive(Clone, Debug)]
pub struct TrendMode {
    cycle: CycleFollower,
    trendline: Trendline,
    phase: f64,
    wave: SineWaveOutput,
    bars_since_crossing: usize,
}

impl Default for TrendMode {
    fn default() -> Self {
        Self {
            cycle: CycleFollower::default(),
            trendline: Trendline::default(),
            phase: 0.0,
            wave: SineWaveOutput { sine: 0.0, leadsine: 0.0 },
            bars_since_crossing: 0,
        }
    }
}

impl TrendMode {
    /// Whether the phase says that the market cycles.
    fn cycles(&mut self, cycle: DominantCycle) -> bool {
        let wave = SineWaveOutput::of_phase(cycle.phase);
        let last = std::mem::replace(&mut self.wave, wave);
        let turn = cycle.phase - std::mem::replace(&mut self.phase, cycle.phase);
        let crosses_up = wave.sine > wave.leadsine && last.sine <= last.leadsine;
        let crosses_down = wave.sine < wave.leadsine && last.sine >= last.leadsine;
        let crosses = crosses_up || crosses_down;
        self.bars_since_crossing = if crosses { 1 } else { self.bars_since_crossing + 1 };
        let is_young = (self.bars_since_crossing as f64) < 0.5 * cycle.period;
        let turns_with_cycle =
            cycle.period != 0.0 && turn > 0.67 * 360.0 / cycle.period && turn < 1.5 * 360.0 / cycle.period;
        crosses || is_young || turns_with_cycle
    }
}

impl Streaming for TrendMode {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let trendline = self.trendline.update(price);
        let cycle = self.cycle.update(price)?;
        let cycles = self.cycles(cycle);
        let trendline = trendline?;
        let is_away =
            trendline != 0.0 && ((cycle.smoothed - trendline) / trendline).abs() >= DISTANCE_OF_TREND;
        Some(if is_away || !cycles { 1.0 } else { 0.0 })
    }
}
