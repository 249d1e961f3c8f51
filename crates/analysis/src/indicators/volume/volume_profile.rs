//! Volume profile: at which prices the last bars traded.

use crate::indicators::window::{Highest, Lowest, Ring, Ties};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{real, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowVolume, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "volume_profile",
    title: "Volume profile",
    group: Group::Volume,
    doc: "The last `timeperiod` bars' range of prices in `bins` equal bins, each bar's volume spread evenly from its low to its \
          high. point_of_control: the middle of the bin with most volume (of equal ones the lowest). The value area grows from \
          it, bin by bin to the side whose next bin has more volume (of equal ones the upper), until it holds `valuearea` per \
          cent; its edges are value_area_high and value_area_low. None where nothing was traded. Unit: the price's. Source: P. \
          Steidlmayer, Market Profile (CBOT, 1984); J. Dalton et al., Mind over Markets (1993).",
    inputs: &["high", "low", "volume"],
    parameters: &[
        whole("timeperiod", 100, 1, 5_000, "the window, in bars"),
        whole("bins", 24, 2, 1_000, "into how many bins the prices are sorted"),
        real("valuearea", 70.0, 1.0, 100.0, "the share of the volume in the value area, in per cent"),
    ],
    outputs: &[line("point_of_control"), line("value_area_high"), line("value_area_low")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_bars(VolumeProfile::new(
            settings.period(),
            settings.length("bins"),
            settings.real("valuearea") / 100.0,
        ))
    },
};

columns! {
    /// What it says.
    pub struct VolumeProfileOutput {
        /// Where most was traded.
        point_of_control: f64,
        /// The upper edge of the value area.
        value_area_high: f64,
        /// The lower edge of the value area.
        value_area_low: f64,
    }
}

/// The volume of the last bars by price. Time for each bar: the bars of the window times the bins that one of them covers, as
/// the bins move with the range of the window; memory: window and bins.
#[derive(Clone, Debug)]
pub struct VolumeProfile {
    window: Ring<(f64, f64, f64)>,
    highest: Highest,
    lowest: Lowest,
    share: f64,
    /// The volume of each bin.
    bins: Box<[f64]>,
}

/// The prices that the bins divide.
#[derive(Clone, Copy)]
struct Scale {
    lowest: f64,
    /// The height of a bin.
    height: f64,
    bins_per_price: f64,
    count: usize,
}

impl Scale {
    /// Where a price stands, in bins from the lowest edge.
    fn place(self, price: f64) -> f64 {
        (price - self.lowest) * self.bins_per_price
    }

    /// The bin that holds a place; the uppermost edge belongs to the uppermost bin.
    fn bin(self, place: f64) -> usize {
        (place as usize).min(self.count - 1)
    }

    /// The price `bins` above the lowest edge.
    fn price(self, bins: f64) -> f64 {
        self.lowest + self.height * bins
    }
}

impl VolumeProfile {
    /// Of `period` bars in `bins` bins, with a value area that holds `share` of the volume, from 0 to 1.
    ///
    /// # Panics
    /// If `period` or `bins` is 0.
    #[must_use]
    pub fn new(period: usize, bins: usize, share: f64) -> Self {
        assert!(bins > 0, "invariant: a profile has at least one bin");
        Self {
            window: Ring::new(period),
            highest: Highest::new(period, Ties::Newest),
            lowest: Lowest::new(period, Ties::Newest),
            share,
            bins: vec![0.0; bins].into_boxed_slice(),
        }
    }

    /// Sorts the window's volume into the bins.
    fn fill(&mut self, scale: Scale) {
        self.bins.fill(0.0);
        for (high, low, volume) in self.window.iter() {
            let (from, to) = (scale.place(low), scale.place(high));
            let (first, last) = (scale.bin(from), scale.bin(to));
            if first == last {
                self.bins[first] += volume;
                continue;
            }
            let density = volume / (to - from);
            self.bins[first] += density * ((first + 1) as f64 - from);
            self.bins[last] += density * (to - last as f64);
            for bin in &mut self.bins[first + 1..last] {
                *bin += density;
            }
        }
    }

    /// The richest bin and the first and last of the value area, of bins that hold some volume.
    fn value_area(&self) -> Option<(usize, usize, usize)> {
        let total = self.bins.iter().fold(0.0, |total, volume| total + volume);
        if total <= 0.0 {
            return None;
        }
        let mut richest = 0;
        for (bin, volume) in self.bins.iter().enumerate() {
            if *volume > self.bins[richest] {
                richest = bin;
            }
        }
        let (mut first, mut last) = (richest, richest);
        let mut held = self.bins[richest];
        while held < self.share * total {
            let above = self.bins.get(last + 1).copied();
            let below = first.checked_sub(1).map(|bin| self.bins[bin]);
            match (above, below) {
                (None, None) => break,
                (Some(above), below) if below.is_none_or(|below| above >= below) => {
                    last += 1;
                    held += above;
                }
                (_, below) => {
                    first -= 1;
                    held += below.unwrap_or(0.0);
                }
            }
        }
        Some((richest, first, last))
    }
}

impl Streaming for VolumeProfile {
    type Input = HighLowVolume;
    type Output = VolumeProfileOutput;

    fn update(&mut self, bar: HighLowVolume) -> Option<VolumeProfileOutput> {
        self.window.push((bar.high, bar.low, bar.volume));
        let highest = self.highest.update(bar.high);
        let ((_, lowest), (_, highest)) = self.lowest.update(bar.low).zip(highest)?;
        let count = self.bins.len();
        let height = (highest - lowest) / count as f64;
        let scale = Scale { lowest, height, bins_per_price: 1.0 / height, count };
        if scale.height <= 0.0 {
            let traded = self.window.iter().any(|(_, _, volume)| volume > 0.0);
            return traded.then_some(VolumeProfileOutput {
                point_of_control: lowest,
                value_area_high: lowest,
                value_area_low: lowest,
            });
        }
        self.fill(scale);
        let (richest, first, last) = self.value_area()?;
        Some(VolumeProfileOutput {
            point_of_control: scale.price(richest as f64 + 0.5),
            value_area_high: scale.price((last + 1) as f64),
            value_area_low: scale.price(first as f64),
        })
    }
}
