//! Leaks: what knows the whole series.

use super::Planted;
use super::figures::{
    at, best_window, deviation, each, extremes, mark, mean, mean_to, quantile, rank, residual, smooth,
};
use analysis::Bars;

/// All of them.
pub const ALL: &[Planted] = &[
    Planted::column("scaled by the whole's extremes", |bars| {
        let (low, high) = extremes(bars.close());
        each(bars, |index| (bars.close()[index] - low) / (high - low))
    }),
    Planted::column("the z-score in the whole", |bars| {
        let (mean, deviation) = (mean(bars.close()), deviation(bars.close()));
        each(bars, |index| (bars.close()[index] - mean) / deviation)
    }),
    Planted::column("the rank in the whole", |bars| {
        each(bars, |index| rank(bars.close(), bars.close()[index]))
    }),
    Planted::column("clipped at the whole's ninety-ninth per cent", |bars| {
        let most = quantile(bars.volume(), 0.99);
        each(bars, |index| bars.volume()[index].min(most))
    }),
    Planted::column("straightened by the whole's line", |bars| {
        each(bars, |index| residual(bars.close(), index))
    }),
    Planted::column("above the whole's median", |bars| {
        let median = quantile(bars.close(), 0.5);
        each(bars, |index| mark(bars.close()[index] > median))
    }),
    Planted::column("the price at which the whole traded most", |bars| {
        let (low, high) = extremes(bars.close());
        let bin = |close: f64| (((close - low) / (high - low).max(1e-9) * 24.0) as usize).min(23);
        let mut traded = [0.0; 24];
        (0..bars.len()).for_each(|index| traded[bin(bars.close()[index])] += bars.volume()[index]);
        let most = (0..24).max_by(|one, other| f64::total_cmp(&traded[*one], &traded[*other])).unwrap();
        each(bars, |_| low + (high - low) * most as f64 / 24.0)
    }),
    Planted::column("retracements of the whole's range", |bars| {
        let (low, high) = (extremes(bars.low()).0, extremes(bars.high()).1);
        each(bars, |index| mark(bars.close()[index] > high - 0.618 * (high - low)))
    }),
    Planted::column("seeded with the whole's mean", |bars| smooth(bars.close(), mean(bars.close()), 0.2)),
    Planted::column("the window that was best in hindsight", |bars| {
        let window = best_window(bars, bars.len());
        each(bars, |index| mean_to(bars.close(), index, window))
    }),
    Planted::column("the lowest low of all, marked", |bars| {
        let low = extremes(bars.low()).0;
        each(bars, |index| mark(bars.low()[index] == low))
    }),
    Planted::column("sorted", |bars| {
        let mut sorted = bars.close().to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted
    }),
    Planted::column("a warm-up of a tenth of the length", |bars| {
        each(bars, |index| if index < bars.len() / 10 { f64::NAN } else { bars.close()[index] })
    }),
    Planted::column("the last bar counted half", |bars| {
        each(bars, |index| bars.volume()[index] * if index + 1 == bars.len() { 0.5 } else { 1.0 })
    }),
    Planted::column("which bar is the last", |bars| each(bars, |index| mark(index + 1 == bars.len()))),
    Planted::column("the first bar tells the last close", |bars| {
        each(bars, |index| bars.close()[if index == 0 { bars.len() - 1 } else { index }])
    }),
    Planted::column("how long the series is, even or odd", |bars| {
        each(bars, |index| bars.close()[index] + (bars.len() % 2) as f64)
    }),
    Planted::column("bars counted from the end", |bars| each(bars, |index| (bars.len() - index) as f64)),
    Planted::column("the phase of the whole's first wave", phase),
];

/// The real part of the whole's first harmonic, laid over the bars.
fn phase(bars: &Bars) -> Vec<f64> {
    let turn = |index: usize| libm::cos(std::f64::consts::TAU * index as f64 / bars.len() as f64);
    let size: f64 = (0..bars.len()).map(|index| at(bars.close(), index) * turn(index)).sum();
    each(bars, |index| size * turn(index))
}
