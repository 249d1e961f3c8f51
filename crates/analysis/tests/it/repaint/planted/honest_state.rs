//! Honest studies and lists that look like leaks, and the hardest of the registry.

use super::Planted;
use super::figures::{say, turns};
use super::stateful::stepped;
use crate::series::Chance;
use analysis::elliott::ElliottWaves;
use analysis::fibonacci::FibonacciTracker;
use analysis::registry::{self, Study};
use analysis::shapes::{ShapeEvent, Shapes};
use analysis::structure::{Levels, Reversal, TrendLines, ZigZag};
use analysis::{candlesticks, elliott};
use std::collections::BTreeMap;

/// All of them.
pub const ALL: &[Planted] = &[
    Planted::study("anchored at the first bar of the series it was made with", |bars| {
        let anchor = bars.close().first().copied().unwrap_or(f64::NAN);
        stepped((), move |(), bar| bar.close / anchor)
    }),
    Planted::study("keeps whatever it has seen", |_| {
        stepped(BTreeMap::new(), |seen: &mut BTreeMap<u64, u64>, bar| {
            *seen.entry(bar.close.to_bits()).and_modify(|count| *count += 1).or_insert(1) as f64
        })
    }),
    Planted::study("keeps ten closes drawn by lot", |_| {
        stepped((Chance(5), Vec::new(), 0.0), |(chance, kept, seen): &mut (Chance, Vec<f64>, f64), bar| {
            *seen += 1.0;
            let place = (chance.unit() * *seen) as usize;
            if kept.len() < 10 {
                kept.push(bar.close);
            } else if place < kept.len() {
                kept[place] = bar.close;
            }
            kept.iter().sum()
        })
    }),
    Planted::study("the rank so far", |_| {
        stepped(Vec::new(), |sorted: &mut Vec<f64>, bar| {
            let place = sorted.partition_point(|other| *other < bar.close);
            sorted.insert(place, bar.close);
            place as f64 / sorted.len() as f64
        })
    }),
    Planted::study("clipped at the ninety-ninth per cent so far", |_| {
        stepped(Vec::new(), |sorted: &mut Vec<f64>, bar| {
            sorted.insert(sorted.partition_point(|other| *other < bar.volume), bar.volume);
            bar.volume.min(sorted[(sorted.len() - 1) * 99 / 100])
        })
    }),
    Planted::study("the z-score so far", |_| {
        stepped([0.0; 3], |[count, sum, squares]: &mut [f64; 3], bar| {
            *count += 1.0;
            *sum += bar.close;
            *squares += bar.close * bar.close;
            let mean = *sum / *count;
            (bar.close - mean) / (*squares / *count - mean * mean).sqrt()
        })
    }),
    Planted::study("the unfinished leg, as it stood at each bar", |_| {
        stepped(ZigZag::new(Reversal::Percent(3.0)).unwrap(), |zigzag, bar| {
            zigzag.update(bar);
            zigzag.leg().map_or(f64::NAN, |leg| leg.price)
        })
    }),
    Planted::study("begins at an instant in the middle", |_| {
        stepped(0.0, |sum: &mut f64, bar| {
            *sum += if bar.open_at > 1_704_067_200_000_000_000 + 200 * 3_600_000_000_000 {
                bar.close
            } else {
                0.0
            };
            *sum
        })
    }),
    Planted::study("an average over 400 bars", |_| entry("ema", &[("timeperiod", "400")])),
    Planted::study("an adaptive average", |_| entry("kama", &[])),
    Planted::study("MESA's phase", |_| entry("mama", &[])),
    Planted::study("fractal dimension", |_| entry("frama", &[])),
    Planted::study("the parabolic stop", |_| entry("sarext", &[])),
    Planted::study("the trend stop that flips", |_| entry("supertrend", &[])),
    Planted::study("Ichimoku", |_| entry("ichimoku", &[])),
    Planted::study("Heikin-Ashi", |_| entry("ha", &[])),
    Planted::study("Renko of its own height", |_| entry("renko", &[])),
    Planted::study("Renko of a fixed height", |_| entry("renko", &[("brick", "25")])),
    Planted::study("pivots of the last session", |_| entry("pivots", &[])),
    Planted::study("swings five bars late", |_| entry("fractal", &[("leftbars", "9"), ("rightbars", "5")])),
    Planted::study("the session's mean price", |_| entry("vwap_session", &[])),
    Planted::study("the mean price since an instant", |_| {
        entry("vwap_anchored", &[("anchor_at", "1704600000000")])
    }),
    Planted::study("the volume profile", |_| entry("volume_profile", &[])),
    Planted::study("volume so far", |_| entry("obv", &[])),
    Planted::study("the sum so far", |_| entry("cumsum", &[])),
    Planted::study("Hurst's exponent", |_| entry("hurst", &[])),
    Planted::study("the mode of the cycle", |_| entry("ht_trendmode", &[])),
    Planted::study("the rank of streaks", |_| entry("connorsrsi", &[])),
    Planted::study("a hikkake that is confirmed later", |_| entry("cdlhikkake", &[])),
    Planted::study("the squeeze", |_| entry("ttmsqueeze", &[])),
    Planted::list("turns", |bars| turns(bars).iter().map(|turn| (turn.confirmed_index, say(turn))).collect()),
    Planted::list("turns numbered from the first", |bars| {
        let numbered = turns(bars).into_iter().enumerate();
        numbered.map(|(number, turn)| (turn.confirmed_index, number.to_string())).collect()
    }),
    Planted::list("levels", |bars| {
        let mut levels = Levels::new(Reversal::Percent(3.0)).unwrap();
        let events = bars.iter().flat_map(|bar| levels.update(&bar));
        events.map(|event| (event.confirmed_index, format!("{event:?}"))).collect()
    }),
    Planted::list("trend lines", |bars| {
        let mut lines = TrendLines::new(Reversal::Percent(3.0)).unwrap();
        let events = bars.iter().flat_map(|bar| lines.update(&bar));
        events.map(|event| (event.confirmed_index, format!("{event:?}"))).collect()
    }),
    Planted::list("shapes", |bars| {
        let mut shapes = Shapes::new().unwrap();
        let events = bars.iter().flat_map(|bar| shapes.update(&bar));
        events.map(|event| (certain_at(&event), format!("{event:?}"))).collect()
    }),
    Planted::list("waves", |bars| {
        let mut waves = ElliottWaves::new(&elliott::Settings::default()).unwrap();
        let counts = bars.iter().flat_map(|bar| waves.update(&bar).to_vec());
        counts.map(|count| (count.confirmed_index, format!("{count:?}"))).collect()
    }),
    Planted::list("candlestick readings", |bars| {
        let readings = candlesticks::scan(bars);
        readings.iter().map(|reading| (reading.confirmed_index, format!("{reading:?}"))).collect()
    }),
    Planted::list("Fibonacci's swings", |bars| {
        let mut tracker = FibonacciTracker::new().unwrap();
        let swings = bars.iter().flat_map(|bar| tracker.update(&bar));
        swings.map(|(degree, swing)| (swing.confirmed_index(), format!("{degree} {swing:?}"))).collect()
    }),
];

/// The bar at whose close an event was certain.
pub const fn certain_at(event: &ShapeEvent) -> usize {
    match event {
        ShapeEvent::Confirmed(shape) => shape.confirmed_index,
        ShapeEvent::Ended { index, .. } => *index,
    }
}

fn entry(name: &str, settings: &[(&str, &str)]) -> Box<dyn Study> {
    let spec = registry::find(name).unwrap();
    spec.build(&spec.settings(settings.iter().copied()).unwrap())
}
