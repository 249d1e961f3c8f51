//! Looks for leaks: for anything said of a bar that depends on more than the bars up to it.
//!
//! Everything is compared bit for bit. What is tried: the series at many lengths, each against the next; the whole once more,
//! and a part after the whole; bar by bar in streaming against the batch; another future after the same past; and two of a
//! kind fed in turns with different series.

use analysis::registry::{Columns, Study};
use analysis::{Bar, Bars};

/// Where something was said that depends on more than its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The first bar of which two things were said.
    pub bar: usize,
    /// The column, of a study.
    pub column: Option<usize>,
    /// What brought it to light.
    pub by: Trial,
}

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// The same series, cut shorter and less short.
    Longer {
        /// The number of bars of the shorter.
        from: usize,
        /// The number of bars of the longer.
        to: usize,
    },
    /// The same series once more.
    Again,
    /// The first half, after the whole.
    After,
    /// The same bars, then others.
    OtherFuture,
    /// Bar by bar, against all at once.
    Streaming,
    /// Bar by bar, beside another of its kind that is fed another series.
    Company,
}

/// At how many lengths a series is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cuts {
    /// At every one: what repaints, repaints between two of them.
    Every,
    /// At a third, a half, one bar short, and whole; with streaming, enough for what is not made to hide.
    Few,
}

impl Cuts {
    fn of(self, length: usize) -> Vec<usize> {
        match self {
            Self::Every => (0..=length).collect(),
            Self::Few => {
                let mut cuts = vec![length / 3, length / 2 + 1, length.saturating_sub(1), length];
                cuts.retain(|cut| *cut <= length);
                cuts.sort_unstable();
                cuts.dedup();
                cuts
            }
        }
    }
}

/// The first leak of a study. `make` is given the bars that the study will be fed, and may prepare it by them; what it
/// learns of their future so is a leak.
pub fn first_repaint(make: impl Fn(&Bars) -> Box<dyn Study>, bars: &Bars, cuts: Cuts) -> Option<Leak> {
    let batch = |bars: &Bars| make(bars).batch(bars);
    let leak = |by: Trial, found: Option<(usize, usize)>| {
        found.map(|(bar, column)| Leak { bar, column: Some(column), by })
    };
    let mut known = batch(&bars.first(0));
    let mut from = 0;
    for to in cuts.of(bars.len()) {
        let longer = batch(&bars.first(to));
        let found = leak(Trial::Longer { from, to }, first_difference(&known, &longer, from));
        if found.is_some() {
            return found;
        }
        (known, from) = (longer, to);
    }
    let half = bars.len() / 2;
    leak(Trial::Again, first_difference(&known, &batch(bars), bars.len()))
        .or_else(|| leak(Trial::After, first_difference(&known, &batch(&bars.first(half)), half)))
        .or_else(|| {
            leak(Trial::OtherFuture, first_difference(&known, &batch(&other_future(bars, half)), half))
        })
        .or_else(|| leak(Trial::Streaming, unlike_in_streaming(make(bars), &known, bars)))
        .or_else(|| {
            let stranger = other_future(bars, 0);
            let pair = [make(bars), make(&stranger)];
            leak(Trial::Company, unlike_in_company(pair, &known, bars, &stranger))
        })
}

/// The first leak of something that lists what is certain, each thing with the bar at whose close it became so: the list of
/// a part must be the list of the whole, up to the part's last bar.
pub fn first_revision<T: PartialEq>(
    list: impl Fn(&Bars) -> Vec<(usize, T)>,
    bars: &Bars,
    cuts: Cuts,
) -> Option<Leak> {
    let leak = |by: Trial, bar: Option<usize>| bar.map(|bar| Leak { bar, column: None, by });
    let mut known = list(&bars.first(0));
    let mut from = 0;
    for to in cuts.of(bars.len()) {
        let longer = list(&bars.first(to));
        let found = leak(Trial::Longer { from, to }, first_unlike(&known, &longer, from));
        if found.is_some() {
            return found;
        }
        (known, from) = (longer, to);
    }
    let half = bars.len() / 2;
    leak(Trial::Again, first_unlike(&known, &list(bars), bars.len()))
        .or_else(|| leak(Trial::After, first_unlike(&known, &list(&bars.first(half)), half)))
        .or_else(|| leak(Trial::OtherFuture, first_unlike(&known, &list(&other_future(bars, half)), half)))
}

/// The first of the first `count` bars of which the columns say two things, and the column.
fn first_difference(one: &Columns, other: &Columns, count: usize) -> Option<(usize, usize)> {
    assert_eq!(one.iter().len(), other.iter().len(), "the number of columns never changes");
    one.iter()
        .zip(other.iter())
        .enumerate()
        .filter_map(|(column, (one, other))| {
            let unlike = |(one, other): (&f64, &f64)| one.to_bits() != other.to_bits();
            let found = one[..count].iter().zip(&other[..count]).position(unlike);
            found.map(|bar| (bar, column))
        })
        .min()
}

/// The bar of the first thing that only one of the lists has, of what was certain before bar `count`.
fn first_unlike<T: PartialEq>(one: &[(usize, T)], other: &[(usize, T)], count: usize) -> Option<usize> {
    let mut one = one.iter().filter(|(bar, _)| *bar < count);
    let mut other = other.iter().filter(|(bar, _)| *bar < count);
    loop {
        match (one.next(), other.next()) {
            (None, None) => return None,
            (Some(one), Some(other)) if one == other => {}
            (one, other) => return [one, other].into_iter().flatten().map(|(bar, _)| *bar).min(),
        }
    }
}

fn unlike_in_streaming(mut study: Box<dyn Study>, known: &Columns, bars: &Bars) -> Option<(usize, usize)> {
    let mut row = vec![0.0; study.width()];
    bars.iter().enumerate().find_map(|(index, bar)| {
        study.update(&bar, &mut row);
        unlike_cell(&row, known, index)
    })
}

fn unlike_in_company(
    [mut study, mut other]: [Box<dyn Study>; 2],
    known: &Columns,
    bars: &Bars,
    stranger: &Bars,
) -> Option<(usize, usize)> {
    let (mut row, mut aside) = (vec![0.0; study.width()], vec![0.0; other.width()]);
    bars.iter().zip(stranger.iter()).enumerate().find_map(|(index, (bar, strange))| {
        study.update(&bar, &mut row);
        other.update(&strange, &mut aside);
        unlike_cell(&row, known, index)
    })
}

fn unlike_cell(row: &[f64], known: &Columns, index: usize) -> Option<(usize, usize)> {
    assert_eq!(row.len(), known.iter().len());
    let unlike = |(cell, column): (&f64, &[f64])| cell.to_bits() != column[index].to_bits();
    row.iter().zip(known.iter()).position(unlike).map(|column| (index, column))
}

/// How far another future is moved in time: seven hours.
const DELAY: i64 = 7 * 3_600_000_000_000;

/// The first `count` bars, then the others in reverse, later and at other prices.
fn other_future(bars: &Bars, count: usize) -> Bars {
    let past = bars.first(count);
    let future = (count..bars.len()).map(|index| {
        let bar = bars.bar(bars.len() - 1 - (index - count));
        let price = |price: f64| price * 1.75;
        Bar {
            open_at: bars.open_at()[index] + DELAY,
            open: price(bar.open),
            high: price(bar.high),
            low: price(bar.low),
            close: price(bar.close),
            volume: bar.volume * 3.0,
        }
    });
    Bars::collect(past.iter().chain(future)).unwrap()
}
