//! Leaks: what looks ahead.

use super::Planted;
use super::figures::{
    HOUR, at, day_of, each, extremes, is_fractal, mark, mean, mean_to, paid, smooth, turns,
};
use analysis::Bars;

/// All of them.
pub const ALL: &[Planted] = &[
    Planted::column("the next close", |bars| each(bars, |index| at(bars.close(), index + 1))),
    Planted::column("the close of five bars ahead", |bars| each(bars, |index| at(bars.close(), index + 5))),
    Planted::column("Ichimoku's lagging line as a value", |bars| {
        each(bars, |index| at(bars.close(), index + 26))
    }),
    Planted::column("the next open", |bars| each(bars, |index| at(bars.open(), index + 1))),
    Planted::column("the next volume", |bars| each(bars, |index| at(bars.volume(), index + 1))),
    Planted::column("a gap told by the bar before it", |bars| {
        let open_at = bars.open_at();
        each(bars, |index| mark(open_at.get(index + 1).is_some_and(|next| next - open_at[index] > HOUR)))
    }),
    Planted::column("a centred mean", |bars| {
        each(bars, |index| {
            let window = index.checked_sub(5).and_then(|from| bars.close().get(from..index + 6));
            window.map_or(f64::NAN, mean)
        })
    }),
    Planted::column("a centred mean, shorter at the ends", |bars| {
        each(bars, |index| mean(&bars.close()[index.saturating_sub(5)..(index + 6).min(bars.len())]))
    }),
    Planted::column("filled backward from every tenth bar", |bars| {
        each(bars, |index| at(bars.close(), index.next_multiple_of(10)))
    }),
    Planted::column("drawn straight between every tenth bar", |bars| {
        each(bars, |index| {
            let (from, to) = (index / 10 * 10, index / 10 * 10 + 10);
            let (one, other) = (at(bars.close(), from), at(bars.close(), to));
            one + (other - one) * (index - from) as f64 / 10.0
        })
    }),
    Planted::column("a mean without its warm-up, moved to the start", |bars| {
        each(bars, |index| match index + 19 < bars.len() {
            true => mean_to(bars.close(), index + 19, 20),
            false => f64::NAN,
        })
    }),
    Planted::column("a difference taken the wrong way", |bars| {
        each(bars, |index| bars.close()[index] - at(bars.close(), index + 1))
    }),
    Planted::column("the return of the next ten bars", |bars| {
        each(bars, |index| at(bars.close(), index + 10) / bars.close()[index] - 1.0)
    }),
    Planted::column("which barrier will be touched first", |bars| {
        each(bars, |index| {
            let close = bars.close()[index];
            let touches = bars.close()[index..].iter().map(|later| later / close - 1.0);
            touches.filter(|change| change.abs() > 0.02).map(f64::signum).next().unwrap_or(0.0)
        })
    }),
    Planted::column("the worst fall to come", |bars| {
        each(bars, |index| extremes(&bars.low()[index..]).0 / bars.close()[index] - 1.0)
    }),
    Planted::column("how long until the next higher high", |bars| {
        each(bars, |index| {
            let later = bars.high()[index..].iter().position(|high| *high > bars.high()[index]);
            later.map_or(f64::NAN, |bars| bars as f64)
        })
    }),
    Planted::column("a running sum from the end", |bars| {
        each(bars, |index| bars.volume()[index..].iter().rev().sum())
    }),
    Planted::column("a fractal marked at its own bar", |bars| {
        each(bars, |index| mark(is_fractal(bars, index)))
    }),
    Planted::column("turns marked at their own bars", |bars| {
        let mut marks = vec![f64::NAN; bars.len()];
        turns(bars).iter().for_each(|turn| marks[turn.index] = turn.price);
        marks
    }),
    Planted::column("the line from turn to turn", |bars| {
        let mut line = vec![f64::NAN; bars.len()];
        for leg in turns(bars).windows(2) {
            let slope = (leg[1].price - leg[0].price) / (leg[1].index - leg[0].index).max(1) as f64;
            for (place, price) in line[leg[0].index..leg[1].index].iter_mut().enumerate() {
                *price = leg[0].price + slope * place as f64;
            }
        }
        line
    }),
    Planted::column("the close of four hours, told in the first", |bars| {
        each(bars, |index| {
            let frame = |index: usize| bars.open_at()[index].div_euclid(4 * HOUR);
            let last = (index..bars.len()).take_while(|other| frame(*other) == frame(index)).last();
            bars.close()[last.unwrap_or(index)]
        })
    }),
    Planted::column("the day's mean price, known in the morning", |bars| {
        each(bars, |index| {
            let (first, end) = day_of(bars, index);
            paid(bars, first, end)
        })
    }),
    Planted::column("the day's high, known in the morning", |bars| {
        each(bars, |index| {
            let (first, end) = day_of(bars, index);
            extremes(&bars.high()[first..end]).1
        })
    }),
    Planted::column("smoothed there and back", |bars| {
        let mut there = smooth(bars.close(), at(bars.close(), 0), 0.1);
        there.reverse();
        let mut back = smooth(&there, at(&there, 0), 0.1);
        back.reverse();
        back
    }),
    Planted::column("missing volumes filled from both sides", filled),
    Planted::column("outliers judged by both sides", |bars| {
        each(bars, |index| {
            let around = &bars.close()[index.saturating_sub(3)..(index + 4).min(bars.len())];
            let (mean, own) = (mean(around), bars.close()[index]);
            if (own / mean - 1.0).abs() > 0.015 { mean } else { own }
        })
    }),
];

/// Volumes, a 0 replaced by the mean of its neighbours: of fifty bars one looks ahead.
fn filled(bars: &Bars) -> Vec<f64> {
    let volume = bars.volume();
    each(bars, |index| match volume[index] {
        0.0 if index > 0 && index + 1 < volume.len() => (volume[index - 1] + volume[index + 1]) / 2.0,
        own => own,
    })
}
