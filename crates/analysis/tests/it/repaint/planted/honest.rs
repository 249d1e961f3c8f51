//! Honest columns that look like leaks: each reads no more than the bars up to its own.

use super::Planted;
use super::figures::{
    HOUR, ago, best_window, day, day_of, each, extremes, is_fractal, mark, mean, mean_to, mixed, paid,
    smooth, turns,
};
use analysis::Bars;

/// All of them.
pub const ALL: &[Planted] = &[
    Planted::column("the last close", |bars| each(bars, |index| ago(bars.close(), index, 1))),
    Planted::column("the close of 26 bars ago", |bars| each(bars, |index| ago(bars.close(), index, 26))),
    Planted::column("a gap told by the bar after it", |bars| {
        let open_at = bars.open_at();
        each(bars, |index| mark(index > 0 && open_at[index] - open_at[index - 1] > HOUR))
    }),
    Planted::column("the middle of the window, told at its end", |bars| {
        each(bars, |index| mean_to(bars.close(), index, 11))
    }),
    Planted::column("filled forward from every tenth bar", |bars| {
        each(bars, |index| bars.close()[index / 10 * 10])
    }),
    Planted::column("the return of the last ten bars", |bars| {
        each(bars, |index| bars.close()[index] / ago(bars.close(), index, 10) - 1.0)
    }),
    Planted::column("which barrier was touched, once it is", |bars| {
        each(bars, |index| {
            let changes = (0..index).rev().map(|from| bars.close()[index] / bars.close()[from] - 1.0);
            changes.take(40).filter(|change| change.abs() > 0.02).map(f64::signum).next().unwrap_or(0.0)
        })
    }),
    Planted::column("the worst fall so far", |bars| {
        let mut top = 0.0_f64;
        each(bars, |index| {
            top = top.max(bars.high()[index]);
            bars.close()[index] / top - 1.0
        })
    }),
    Planted::column("how long since the last higher high", |bars| {
        each(bars, |index| {
            let earlier = bars.high()[..index].iter().rev().position(|high| *high > bars.high()[index]);
            earlier.map_or(f64::NAN, |bars| bars as f64)
        })
    }),
    Planted::column("a running sum from the start", |bars| {
        let mut sum = 0.0;
        each(bars, |index| {
            sum += bars.volume()[index];
            sum
        })
    }),
    Planted::column("a fractal marked when it is certain", |bars| {
        let is_fractal = |index: usize| is_fractal(bars, index);
        each(bars, |index| mark(index >= 4 && is_fractal(index - 2)))
    }),
    Planted::column("turns marked when they are certain", |bars| {
        let mut marks = vec![f64::NAN; bars.len()];
        turns(bars).iter().for_each(|turn| marks[turn.confirmed_index] = turn.price);
        marks
    }),
    Planted::column("the last certain turn, until the next", |bars| {
        let turns = turns(bars);
        let last = |index: usize| turns.iter().rev().find(|turn| turn.confirmed_index <= index);
        each(bars, |index| last(index).map_or(f64::NAN, |turn| turn.price))
    }),
    Planted::column("the close of four hours, told after the last", |bars| {
        let frame = |index: usize| bars.open_at()[index].div_euclid(4 * HOUR);
        each(bars, |index| {
            let last = (0..index).rev().find(|earlier| frame(*earlier) < frame(index));
            last.map_or(f64::NAN, |last| bars.close()[last])
        })
    }),
    Planted::column("the day's mean price so far", |bars| {
        each(bars, |index| paid(bars, day_of(bars, index).0, index + 1))
    }),
    Planted::column("yesterday's high", |bars| {
        each(bars, |index| {
            let (first, _) = day_of(bars, index);
            let Some(last) = first.checked_sub(1) else { return f64::NAN };
            extremes(&bars.high()[day_of(bars, last).0..first]).1
        })
    }),
    Planted::column("which hour of the day it is", |bars| {
        each(bars, |index| {
            day(bars, index) as f64 * 24.0 + (bars.open_at()[index] / HOUR).rem_euclid(24) as f64
        })
    }),
    Planted::column("outliers judged by what came before", |bars| {
        each(bars, |index| {
            let before = mean(&bars.close()[index.saturating_sub(6)..=index]);
            let own = bars.close()[index];
            if (own / before - 1.0).abs() > 0.015 { before } else { own }
        })
    }),
    Planted::column("missing volumes filled forward", |bars| {
        let mut last = f64::NAN;
        each(bars, |index| {
            last = if bars.volume()[index] == 0.0 { last } else { bars.volume()[index] };
            last
        })
    }),
    Planted::column("scaled by the extremes so far", |bars| {
        let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
        each(bars, |index| {
            (low, high) = (low.min(bars.close()[index]), high.max(bars.close()[index]));
            (bars.close()[index] - low) / (high - low)
        })
    }),
    Planted::column("the highest high so far, marked", |bars| {
        let mut top = 0.0_f64;
        each(bars, |index| {
            top = top.max(bars.high()[index]);
            mark(top == bars.high()[index])
        })
    }),
    Planted::column("seeded with the first close", |bars| {
        smooth(bars.close(), bars.close().first().copied().unwrap_or(0.0), 0.2)
    }),
    Planted::column("the window that was best until the last hundredth bar", |bars| {
        let mut window = 5;
        each(bars, |index| {
            if index % 100 == 99 {
                window = best_window(bars, index + 1);
            }
            mean_to(bars.close(), index, window)
        })
    }),
    Planted::column("made anew at each power of two", |bars| {
        let mut middle = 0.0;
        each(bars, |index| {
            if (index + 1).is_power_of_two() {
                middle = mean(&bars.close()[..=index]);
            }
            bars.close()[index] - middle
        })
    }),
    Planted::column("one bar of 500 reads another price", |bars| {
        each(bars, |index| if index % 500 == 499 { bars.open()[index] } else { bars.close()[index] })
    }),
    Planted::column("another figure from bar 512 on", |bars| {
        each(bars, |index| if index > 511 { bars.open()[index] } else { bars.close()[index] })
    }),
    Planted::column("speaks once in 500 bars", |bars| {
        each(bars, |index| if index % 500 == 499 { bars.close()[index] } else { f64::NAN })
    }),
    Planted::column("a warm-up of 500 bars", |bars| each(bars, |index| mean_to(bars.close(), index, 500))),
    Planted::column("never speaks", |bars| each(bars, |_| f64::NAN)),
    Planted::column("silent after a fall", |bars| {
        each(bars, |index| if rise(bars, index) < 0.0 { f64::NAN } else { bars.close()[index] })
    }),
    Planted::column("a zero with the sign of the last change", |bars| {
        each(bars, |index| 0.0_f64.copysign(rise(bars, index)))
    }),
    Planted::column("silences of two kinds by the last change", |bars| {
        each(bars, |index| f64::from_bits(f64::NAN.to_bits() | u64::from(rise(bars, index) < 0.0)))
    }),
    Planted::column("a last digit by the last change", |bars| {
        each(bars, |index| match rise(bars, index) > 0.0 {
            true => bars.close()[index].next_up(),
            false => bars.close()[index],
        })
    }),
    Planted::column("a state that leaps", |bars| {
        let mut state = 1.0;
        each(bars, |index| {
            let leaps = rise(bars, index).abs() > 0.02 * bars.close()[index];
            state = if leaps { -1e9 * f64::signum(state) } else { state / 2.0 };
            state
        })
    }),
    Planted::column("a number mixed from all bars so far", |bars| {
        let mut state = 0;
        each(bars, |index| {
            state = mixed(state ^ bars.close()[index].to_bits());
            state as f64
        })
    }),
    Planted::column("a random walk by seed", |bars| {
        let (mut seed, mut place) = (7, 0.0);
        each(bars, |_| {
            seed = mixed(seed + 0x9e37);
            place += seed as f64 / u64::MAX as f64 - 0.5;
            place
        })
    }),
    Planted::columns("columns that begin at different bars", |bars| {
        [1, 7, 90].map(|window| each(bars, |index| mean_to(bars.close(), index, window))).to_vec()
    }),
];

/// How far the close rose; 0 at the first bar.
fn rise(bars: &Bars, index: usize) -> f64 {
    if index == 0 { 0.0 } else { bars.close()[index] - bars.close()[index - 1] }
}
