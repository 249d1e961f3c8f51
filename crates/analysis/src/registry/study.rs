//! The erased form of an indicator: bars in, a row of numbers out.

use crate::bars::{Bar, Bars};

/// An indicator of which only the number of columns is known.
pub trait Study: Send {
    /// The number of columns.
    fn width(&self) -> usize;

    /// Takes the next bar and writes its row; NaN in each column that has no value yet or here.
    ///
    /// # Panics
    /// If `row` is shorter than [`width`](Self::width).
    fn update(&mut self, bar: &Bar, row: &mut [f64]);

    /// Takes all bars, in one go: bit for bit what [`update`](Self::update) gives, called on each.
    fn batch(&mut self, bars: &Bars) -> Columns;
}

/// The columns of an indicator over a series.
///
/// Each has one number for each bar, NaN where there is no value: during the warm-up, and where the mathematics gives none.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    columns: Vec<Vec<f64>>,
}

impl Columns {
    /// Columns as they stand.
    #[must_use]
    pub const fn new(columns: Vec<Vec<f64>>) -> Self {
        Self { columns }
    }

    /// Column `index`, in the order of the specification.
    ///
    /// # Panics
    /// If there are fewer.
    #[must_use]
    pub fn column(&self, index: usize) -> &[f64] {
        &self.columns[index]
    }

    /// The value of a column at a bar; `None` where there is none.
    ///
    /// # Panics
    /// If the column or the bar does not exist.
    #[must_use]
    pub fn value(&self, column: usize, bar: usize) -> Option<f64> {
        let value = self.columns[column][bar];
        (!value.is_nan()).then_some(value)
    }

    /// The columns in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.columns.iter().map(Vec::as_slice)
    }

    /// The first bar at which any column has a value.
    #[must_use]
    pub fn first_valid(&self) -> Option<usize> {
        self.columns.iter().filter_map(|column| column.iter().position(|value| !value.is_nan())).min()
    }

    /// The columns themselves.
    #[must_use]
    pub fn into_vecs(self) -> Vec<Vec<f64>> {
        self.columns
    }
}
