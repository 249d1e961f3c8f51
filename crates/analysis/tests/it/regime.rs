//! The regime: probabilities that mean what they say on simulated markets.

use crate::generator::regimes::market;
use crate::repaint::probe::{Cuts, first_revision};
use crate::series;
use analysis::streaming::{FromBar as _, HighLowClose, Row as _, Streaming as _};
use analysis::structure::Regime;
use analysis::structure::regime::{Probabilities, RegimeKind};
use analysis::{Bar, Bars};

fn regimes(bars: impl IntoIterator<Item = Bar>) -> Vec<Option<Probabilities>> {
    let mut regime = Regime::new();
    bars.into_iter().map(|bar| regime.update(HighLowClose::from_bar(&bar))).collect()
}

fn cells(probabilities: Probabilities) -> [f64; 4] {
    let mut row = [0.0; 4];
    probabilities.write(&mut row);
    row
}

#[test]
fn probabilities_sum_to_one_on_every_series() {
    for series in series::all() {
        for probabilities in regimes(series.bars.iter()).into_iter().flatten() {
            let row = cells(probabilities);
            assert!(row.iter().all(|cell| (0.0..=1.0).contains(cell)), "{} {row:?}", series.name);
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{} {row:?}", series.name);
        }
    }
}

#[test]
fn probabilities_are_never_revised() {
    for series in series::all() {
        let rows = |bars: &Bars| {
            let rows = regimes(bars.iter()).into_iter().enumerate();
            rows.map(|(index, row)| (index, row.map(cells).map(|row| row.map(f64::to_bits)))).collect()
        };
        assert_eq!(first_revision(rows, &series.bars, Cuts::Few), None, "{}", series.name);
    }
}

#[test]
fn a_straight_rise_trends_up_and_its_mirror_down() {
    let bar = |index: usize, price: f64| Bar {
        open_at: index as i64,
        open: price,
        high: price + 1.0,
        low: price - 1.0,
        close: price,
        volume: 1.0,
    };
    let path = |index: usize| index as f64 * 0.5 + if index.is_multiple_of(3) { 1.0 } else { 0.0 };
    let last = |sign: f64| {
        let bars = (0..400).map(|index| bar(index, 1_000.0 + sign * path(index)));
        regimes(bars)[399].unwrap()
    };
    let (up, down) = (last(1.0), last(-1.0));
    assert_eq!(up.likeliest().0, RegimeKind::TrendingUp);
    assert_eq!(down.likeliest().0, RegimeKind::TrendingDown);
    assert!(up.trending_up > 0.8 && down.trending_down > 0.8, "{up:?} {down:?}");
}

#[test]
fn what_is_said_with_a_probability_is_so_as_often_on_simulated_markets() {
    let (mut right, mut all) = (0.0, 0.0);
    let mut buckets = [[(0.0, 0.0, 0.0); 10]; 4];
    for seed in 500_000..500_030 {
        let (bars, labels): (Vec<Bar>, Vec<usize>) = market(seed, 4_000).into_iter().unzip();
        for (probabilities, label) in regimes(bars).into_iter().zip(labels) {
            let Some(row) = probabilities.map(cells) else { continue };
            all += 1.0;
            right += f64::from(u8::from(row.iter().all(|cell| *cell <= row[label])));
            for (place, said) in row.iter().enumerate() {
                let bucket = &mut buckets[place][((said * 10.0) as usize).min(9)];
                bucket.0 += 1.0;
                bucket.1 += said;
                bucket.2 += f64::from(u8::from(place == label));
            }
        }
    }
    let off: f64 = buckets.iter().flatten().map(|(_, said, was): &(f64, f64, f64)| (said - was).abs()).sum();
    assert!(right / all > 0.7, "told right {:.3}", right / all);
    assert!(off / (4.0 * all) < 0.035, "off by {:.3} on the mean", off / (4.0 * all));
}
