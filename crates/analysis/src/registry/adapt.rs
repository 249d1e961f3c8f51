//! How a typed indicator becomes a [`Study`]: the loop over the bars is made here, once for each type, so that a batch
//! costs no call through a pointer.

use super::{Columns, Study};
use crate::bars::{Bar, Bars};
use crate::streaming::{FromBar, Row, Source, Streaming};

/// An indicator over one price of the bar.
#[must_use]
pub fn over_price<T>(indicator: T, source: Source) -> Box<dyn Study>
where
    T: Streaming<Input = f64> + Clone + Send + 'static,
{
    Box::new(OverPrice { indicator, source })
}

/// An indicator over a part of the bar.
#[must_use]
pub fn over_bars<T>(indicator: T) -> Box<dyn Study>
where
    T: Streaming<Input: FromBar> + Clone + Send + 'static,
{
    Box::new(OverBars { indicator })
}

/// An indicator over one price of the bar, with a batch of its own; it must give the bits of the fold.
#[must_use]
pub fn over_price_columns<T>(
    indicator: T,
    source: Source,
    batch: fn(&mut T, &[f64]) -> Vec<Vec<f64>>,
) -> Box<dyn Study>
where
    T: Streaming<Input = f64> + Clone + Send + 'static,
{
    Box::new(OverPriceColumns { indicator, source, batch })
}

/// An indicator over a part of the bar, with a batch of its own that reads whole columns; it must give the bits of the fold.
#[must_use]
pub fn over_columns<T>(indicator: T, batch: fn(&mut T, &Bars) -> Vec<Vec<f64>>) -> Box<dyn Study>
where
    T: Streaming<Input: FromBar> + Clone + Send + 'static,
{
    Box::new(OverColumns { indicator, batch })
}

struct OverPrice<T> {
    indicator: T,
    source: Source,
}

struct OverBars<T> {
    indicator: T,
}

struct OverPriceColumns<T> {
    indicator: T,
    source: Source,
    batch: fn(&mut T, &[f64]) -> Vec<Vec<f64>>,
}

struct OverColumns<T> {
    indicator: T,
    batch: fn(&mut T, &Bars) -> Vec<Vec<f64>>,
}

impl<T: Streaming<Input = f64> + Clone + Send> Study for OverPriceColumns<T> {
    fn width(&self) -> usize {
        T::Output::WIDTH
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        write_finite(self.indicator.update(self.source.read(bar)), row);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        let column = match column_of(self.source, bars) {
            Some(column) => column,
            None => &bars.iter().map(|bar| self.source.read(&bar)).collect::<Vec<f64>>(),
        };
        Columns::new((self.batch)(&mut self.indicator, column))
    }
}

impl<T: Streaming<Input: FromBar> + Clone + Send> Study for OverColumns<T> {
    fn width(&self) -> usize {
        T::Output::WIDTH
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        write_finite(self.indicator.update(T::Input::from_bar(bar)), row);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        Columns::new((self.batch)(&mut self.indicator, bars))
    }
}

impl<T: Streaming<Input = f64> + Clone + Send> Study for OverPrice<T> {
    fn width(&self) -> usize {
        T::Output::WIDTH
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        write_finite(self.indicator.update(self.source.read(bar)), row);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        let (indicator, source) = (&mut self.indicator, self.source);
        match column_of(source, bars) {
            Some(column) => fold(indicator, column.iter().copied()),
            None => fold(indicator, bars.iter().map(|bar| source.read(&bar))),
        }
    }
}

/// The column of a price that is not made of others.
fn column_of(source: Source, bars: &Bars) -> Option<&[f64]> {
    match source {
        Source::Open => Some(bars.open()),
        Source::High => Some(bars.high()),
        Source::Low => Some(bars.low()),
        Source::Close => Some(bars.close()),
        Source::Volume => Some(bars.volume()),
        Source::HighLow | Source::HighLowClose | Source::OpenHighLowClose => None,
    }
}

impl<T: Streaming<Input: FromBar> + Clone + Send> Study for OverBars<T> {
    fn width(&self) -> usize {
        T::Output::WIDTH
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        write_finite(self.indicator.update(T::Input::from_bar(bar)), row);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        fold(&mut self.indicator, bars.iter().map(|bar| T::Input::from_bar(&bar)))
    }
}

/// Adds numbers, each [`finite`]. Nearly always all of them are, and are copied at once.
#[inline]
fn extend_finite(column: &mut Vec<f64>, made: &[f64]) {
    let is_finite = made.iter().fold(true, |is_so, cell| is_so & cell.is_finite());
    if is_finite {
        column.extend_from_slice(made);
    } else {
        column.extend(made.iter().copied().map(finite));
    }
}

/// The number; the one NaN where it is infinite (prices as far as doubles go can be multiplied beyond them) or another NaN, of
/// which there are many, with signs.
#[inline]
pub(crate) const fn finite(cell: f64) -> f64 {
    if cell.is_finite() { cell } else { f64::NAN }
}

#[inline]
fn write<R: Row>(output: Option<R>, row: &mut [f64]) {
    match output {
        Some(output) => output.write(row),
        None => row[..R::WIDTH].fill(f64::NAN),
    }
}

#[inline]
fn write_finite<R: Row>(output: Option<R>, row: &mut [f64]) {
    write(output, row);
    row[..R::WIDTH].iter_mut().for_each(|cell| *cell = finite(*cell));
}

/// The widest output of any indicator.
const WIDTH_MAX: usize = 16;
/// How many rows are made before they are moved into the columns.
const BLOCK: usize = 256;

/// The batch: `update` for every input, in order.
#[inline]
pub fn fold<T: Streaming + Clone>(
    indicator: &mut T,
    mut inputs: impl ExactSizeIterator<Item = T::Input>,
) -> Columns {
    const { assert!(T::Output::WIDTH <= WIDTH_MAX, "more columns than a row has room for") };
    let mut columns: Vec<Vec<f64>> =
        (0..T::Output::WIDTH).map(|_| Vec::with_capacity(inputs.len())).collect();
    let mut state = indicator.clone();
    let mut block = [[f64::NAN; BLOCK]; WIDTH_MAX];
    while inputs.len() > 0 {
        let count = inputs.len().min(BLOCK);
        (state, inputs) = fill(state, inputs, count, &mut block);
        for (column, made) in columns.iter_mut().zip(&block) {
            extend_finite(column, &made[..count]);
        }
    }
    *indicator = state;
    Columns::new(columns)
}

/// Makes the next `count` rows, which are at most a block. By itself, and with what changes from row to row by value, so
/// that it stays in registers.
#[inline(never)]
fn fill<T: Streaming, I: Iterator<Item = T::Input>>(
    state: T,
    inputs: I,
    count: usize,
    block: &mut [[f64; BLOCK]; WIDTH_MAX],
) -> (T, I) {
    let (mut state, mut inputs) = (state, inputs);
    for (place, input) in inputs.by_ref().take(count.min(BLOCK)).enumerate() {
        let mut row = [f64::NAN; WIDTH_MAX];
        write(state.update(input), &mut row);
        for (column, cell) in block.iter_mut().zip(&row[..T::Output::WIDTH]) {
            column[place] = *cell;
        }
    }
    (state, inputs)
}
