//! Whatever reads turning points and candles, over arbitrary series: bounded, finite, scored from 0 to 1.

use super::bars::bars;
use crate::repaint::probe::{Cuts, first_revision};
use analysis::elliott::{self, ElliottWaves};
use analysis::fibonacci::FibonacciTracker;
use analysis::shapes::{ShapeEvent, Shapes};
use analysis::structure::{Levels, Reversal, TrendLines, ZigZag};
use analysis::{Bars, candlesticks};
use arbitrary::{Result, Unstructured};
use testkit::fuzz::{Seen, Target, check};

fn reversal(input: &mut Unstructured) -> Result<Reversal> {
    Ok(match input.int_in_range(0_u8..=3)? {
        0 => Reversal::Percent(f64::from(input.int_in_range(1_u16..=9_999)?) / 100.0),
        1 => Reversal::Atr {
            period: input.int_in_range(1..=40)?,
            factor: f64::from(input.int_in_range(1_u8..=80)?) / 10.0,
        },
        _ => Reversal::Fractal { left: input.int_in_range(1..=9)?, right: input.int_in_range(1..=9)? },
    })
}

fn arbitrary_market(bytes: &[u8]) -> (Reversal, Bars, bool) {
    let mut input = Unstructured::new(bytes);
    let reversal = reversal(&mut input).unwrap_or(Reversal::Percent(3.0));
    let is_probed = input.arbitrary().unwrap_or(false);
    (reversal, bars(&mut input).unwrap_or_default(), is_probed)
}

#[test]
fn turns_and_levels() {
    check(&Target {
        name: "turns_and_levels",
        seeds: super::seeds(&[3_000, 2_000, 300]),
        words: &[],
        inputs: 300,
        run: |bytes| {
            let (reversal, bars, is_probed) = arbitrary_market(bytes);
            let Ok(mut zigzag) = ZigZag::new(reversal) else { return Seen::words("refused") };
            let (mut levels, mut lines) =
                (Levels::new(reversal).unwrap(), TrendLines::new(reversal).unwrap());
            let mut fibonacci = FibonacciTracker::new().unwrap();
            let (mut turns, mut swings) = (0, 0);
            for (index, bar) in bars.iter().enumerate() {
                turns += usize::from(zigzag.update(&bar).is_some_and(|turn| turn.confirmed_index == index));
                assert!(
                    levels.update(&bar).iter().all(|event| event.low <= event.high && event.high.is_finite())
                );
                lines.update(&bar);
                swings += fibonacci.update(&bar).len();
            }
            assert!(levels.found().all(|level| (0.0..=1.0).contains(&levels.strength(level))));
            assert!(lines.lines().iter().all(|line| line.slope.is_finite() && line.price_at(0).is_finite()));
            let zones = fibonacci.zones(&[]);
            assert!(zones.iter().all(|zone| zone.price.is_finite() && (0.0..=1.0).contains(&zone.strength)));
            if is_probed {
                let list = |bars: &Bars| {
                    let mut levels = Levels::new(reversal).unwrap();
                    let events = bars.iter().flat_map(|bar| levels.update(&bar));
                    events.map(|event| (event.confirmed_index, event)).collect()
                };
                assert_eq!(first_revision(list, &bars, Cuts::Few), None);
            }
            Seen::words("turns").and(bars.len()).and(turns).and(swings).and(levels.found().count())
        },
    });
}

#[test]
fn shapes() {
    check(&Target {
        name: "shapes",
        seeds: super::seeds(&[3_000, 2_000, 300]),
        words: &[],
        inputs: 200,
        run: |bytes| {
            let (_, bars, _) = arbitrary_market(bytes);
            let mut shapes = Shapes::with_score_min(0.0).unwrap();
            let mut seen = Seen::words("shapes").and(bars.len());
            for bar in bars.iter() {
                for event in shapes.update(&bar) {
                    let ShapeEvent::Confirmed(shape) = event else { continue };
                    assert!(shape.target.is_finite() && shape.target >= 0.0, "{shape:?}");
                    assert!(
                        shape.invalidation.is_finite() && (0.0..=1.0).contains(&shape.score),
                        "{shape:?}"
                    );
                    assert!(shape.boundaries.iter().all(|edge| edge.slope.is_finite()), "{shape:?}");
                    seen = Seen(seen.0 ^ Seen::words(shape.name).0);
                }
                assert!(shapes.forming().iter().all(|forming| (0.0..=1.0).contains(&forming.score)));
            }
            seen
        },
    });
}

#[test]
fn waves() {
    check(&Target {
        name: "waves",
        seeds: super::seeds(&[3_000, 2_000, 300]),
        words: &[],
        inputs: 100,
        run: |bytes| {
            let (_, bars, _) = arbitrary_market(bytes);
            let mut waves = ElliottWaves::new(&elliott::Settings::default()).unwrap();
            let mut counts = 0;
            for bar in bars.iter() {
                for known in waves.update(&bar) {
                    assert!((0.0..=1.0).contains(&known.count.score), "{known:?}");
                    assert!(known.count.targets.iter().all(|target| target.weight.is_finite()), "{known:?}");
                    counts += 1;
                }
            }
            for forming in waves.forming() {
                let sum: f64 = forming.count.targets.iter().map(|target| target.weight).sum();
                assert!(forming.count.targets.is_empty() || (sum - 1.0).abs() < 1e-9, "{forming:?}");
            }
            Seen::words("waves").and(bars.len()).and(counts)
        },
    });
}

#[test]
fn candles() {
    check(&Target {
        name: "candles",
        seeds: super::seeds(&[3_000, 2_000, 300]),
        words: &[],
        inputs: 200,
        run: |bytes| {
            let (_, bars, _) = arbitrary_market(bytes);
            let mut seen = Seen::words("candles").and(bars.len());
            let readings = candlesticks::scan(&bars);
            for reading in &readings {
                assert!((0.0..=1.0).contains(&reading.strength), "{reading:?}");
                assert!((0.0..=1.0).contains(&reading.confidence), "{reading:?}");
                seen = Seen::words(reading.pattern.spec.name);
            }
            seen.and(readings.len())
        },
    });
}
