//! How a typed indicator becomes a [`Study`]: the loop over the bars is made here, once for each type, so that a batch
//! costs no call through a pointer.

use super::{Columns, Study};
use crate::bars::{Bar, Bars};
use crate::streaming::{FromBar, Row, Source, Streaming};

/// An indicator over one price of the bar.
#[must_use]
pub fn over_price<T>(indicator: T, source: Source) -> Box<dyn Study>
where
    T: Streaming<Input = f64> + Send + 'static,
{
    Box::new(OverPrice { indicator, source })
}

/// An indicator over a part of the bar.
#[must_use]
pub fn over_bars<T>(indicator: T) -> Box<dyn Study>
where
    T: Streaming<Input: FromBar> + Send + 'static,
{
    Box::new(OverBars { indicator })
}

struct OverPrice<T> {
    indicator: T,
    source: Source,
}

struct OverBars<T> {
    indicator: T,
}

impl<T: Streaming<Input = f64> + Send> Study for OverPrice<T> {
    fn width(&self) -> usize {
        T::Output::WIDTH
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        write(self.indicator.update(self.source.read(bar)), row);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        let indicator = &mut self.indicator;
        let column = match self.source {
            Source::Open => bars.open(),
            Source::High => bars.high(),
            Source::Low => bars.low(),
            Source::Close => bars.close(),
            Source::Volume => bars.volume(),
            made @ (Source::HighLow | Source::HighLowClose | Source::OpenHighLowClose) => {
                return fold(indicator, bars.iter().map(|bar| made.read(&bar)));
            }
        };
        fold(indicator, column.iter().copied())
    }
}

impl<T: Streaming<Input: FromBar> + Send> Study for OverBars<T> {
    fn width(&self) -> usize {
        T::Output::WIDTH
    }

    fn update(&mut self, bar: &Bar, row: &mut [f64]) {
        write(self.indicator.update(T::Input::from_bar(bar)), row);
    }

    fn batch(&mut self, bars: &Bars) -> Columns {
        fold(&mut self.indicator, bars.iter().map(|bar| T::Input::from_bar(&bar)))
    }
}

#[inline]
fn write<R: Row>(output: Option<R>, row: &mut [f64]) {
    match output {
        Some(output) => output.write(row),
        None => row[..R::WIDTH].fill(f64::NAN),
    }
}

/// The widest output of any indicator.
const WIDTH_MAX: usize = 16;

/// The batch: `update` for every input, in order.
#[inline]
pub fn fold<T: Streaming>(indicator: &mut T, inputs: impl ExactSizeIterator<Item = T::Input>) -> Columns {
    const { assert!(T::Output::WIDTH <= WIDTH_MAX, "more columns than a row has room for") };
    let count = inputs.len();
    if T::Output::WIDTH == 1 {
        let mut column = Vec::with_capacity(count);
        column.extend(inputs.map(|input| {
            let mut cell = [f64::NAN];
            if let Some(output) = indicator.update(input) {
                output.write(&mut cell);
            }
            cell[0]
        }));
        return Columns::new(vec![column]);
    }
    let mut columns: Vec<Vec<f64>> = (0..T::Output::WIDTH).map(|_| vec![0.0; count]).collect();
    for (index, input) in inputs.enumerate() {
        let mut row = [f64::NAN; WIDTH_MAX];
        write(indicator.update(input), &mut row);
        for (column, cell) in columns.iter_mut().zip(&row[..T::Output::WIDTH]) {
            column[index] = *cell;
        }
    }
    Columns::new(columns)
}
