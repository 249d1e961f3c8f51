//! Leaks: what hides them, in rare bars, one column, the last digit, or in what is not said.

use super::Planted;
use super::figures::{at, each, mean_to};
use analysis::Bars;

/// All of them.
pub const ALL: &[Planted] = &[
    Planted::column("one bar of 500", |bars| {
        each(bars, |index| at(bars.close(), if index % 500 == 499 { index + 1 } else { index }))
    }),
    Planted::column("only from 512 bars on", |bars| {
        let ahead = usize::from(bars.len() > 512);
        each(bars, |index| at(bars.close(), index + ahead))
    }),
    Planted::column("only where the price leaps", |bars| {
        each(bars, |index| {
            let (close, next) = (bars.close()[index], at(bars.close(), index + 1));
            if (next / close - 1.0).abs() > 0.02 { next } else { close }
        })
    }),
    Planted::columns("one column of four", |bars| {
        vec![
            bars.open().to_vec(),
            bars.high().to_vec(),
            each(bars, |index| at(bars.low(), index + 1)),
            bars.close().to_vec(),
        ]
    }),
    Planted::column("a trillionth of the price", |bars| {
        each(bars, |index| bars.close()[index] * (1.0 + 1e-12 * direction(bars, index)))
    }),
    Planted::column("the last binary digit", |bars| {
        each(bars, |index| match direction(bars, index) > 0.0 {
            true => bars.close()[index].next_up(),
            false => bars.close()[index],
        })
    }),
    Planted::column("the sign of zero", |bars| each(bars, |index| 0.0_f64.copysign(direction(bars, index)))),
    Planted::column("silence before a fall", |bars| {
        each(bars, |index| if direction(bars, index) < 0.0 { f64::NAN } else { bars.close()[index] })
    }),
    Planted::column("silences of two kinds", |bars| {
        each(bars, |index| f64::from_bits(f64::NAN.to_bits() | u64::from(direction(bars, index) < 0.0)))
    }),
    Planted::column("only during the warm-up", |bars| {
        each(bars, |index| match index < 19 {
            true => at(bars.close(), index + 19),
            false => mean_to(bars.close(), index, 20),
        })
    }),
    Planted::column("long ago and hardly there", |bars| {
        each(bars, |index| bars.close()[index] + 1e-9 * at(bars.close(), index + 200).max(0.0))
    }),
];

/// 1 where the next close is higher, -1 where it is lower, 0 where it is neither or not there.
fn direction(bars: &Bars, index: usize) -> f64 {
    let change = at(bars.close(), index + 1) - bars.close()[index];
    if change > 0.0 {
        1.0
    } else if change < 0.0 {
        -1.0
    } else {
        0.0
    }
}
