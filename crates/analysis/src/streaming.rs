//! What every indicator is: something that takes one closed bar after another and answers once it is warm.
//!
//! The streaming form is the truth. A batch is its fold ([`Study::batch`](crate::registry::Study::batch)), so that both
//! give the same bits; an indicator never looks at a bar that it was not given yet.

use crate::Bar;

/// A calculation that is fed step by step.
pub trait Streaming {
    /// What one step brings: a number, or the part of a bar that it reads.
    type Input: Copy;
    /// What it says once warm.
    type Output: Row;

    /// Takes the next input. `None` until warm, and where the mathematics gives no number; never 0.0 or NaN in its stead.
    fn update(&mut self, input: Self::Input) -> Option<Self::Output>;
}

/// The part of a bar that an indicator reads.
pub trait FromBar: Copy {
    /// Reads it.
    fn from_bar(bar: &Bar) -> Self;
}

/// One row of output: a number for each column, NaN where a column has no value at this bar.
pub trait Row: Copy {
    /// The number of columns.
    const WIDTH: usize;
    /// Writes the columns in their order.
    ///
    /// # Panics
    /// If `row` is shorter than [`WIDTH`](Self::WIDTH).
    fn write(self, row: &mut [f64]);
}

impl Row for f64 {
    const WIDTH: usize = 1;
    #[inline]
    fn write(self, row: &mut [f64]) {
        row[0] = self;
    }
}

/// Declares an output of several columns: a struct of `f64` (or `Option<f64>` where a column can be silent while others
/// speak), written in the order of its fields.
macro_rules! columns {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$doc:meta])* $field:ident: $kind:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name { $($(#[$doc])* pub $field: $kind,)+ }

        impl $crate::streaming::Row for $name {
            const WIDTH: usize = [$(stringify!($field)),+].len();
            #[inline]
            fn write(self, row: &mut [f64]) {
                let cells = [$($crate::streaming::Cell::cell(self.$field)),+];
                row[..cells.len()].copy_from_slice(&cells);
            }
        }
    };
}
pub(crate) use columns;

/// A field of a [`columns!`] struct.
pub trait Cell {
    /// The number, or NaN for none.
    fn cell(self) -> f64;
}

impl Cell for f64 {
    #[inline]
    fn cell(self) -> f64 {
        self
    }
}

impl Cell for Option<f64> {
    #[inline]
    fn cell(self) -> f64 {
        self.unwrap_or(f64::NAN)
    }
}

/// Declares the part of a bar that an indicator reads.
macro_rules! bar_parts {
    ($($(#[$meta:meta])* $name:ident { $($field:ident),+ })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name { $(#[doc = concat!("The bar's ", stringify!($field), ".")] pub $field: f64,)+ }

        impl FromBar for $name {
            #[inline]
            fn from_bar(bar: &Bar) -> Self {
                Self { $($field: bar.$field),+ }
            }
        }
    )+};
}

bar_parts! {
    /// High and low.
    HighLow { high, low }
    /// High, low and close.
    HighLowClose { high, low, close }
    /// Open and close.
    OpenClose { open, close }
    /// Open, high, low and close.
    OpenHighLowClose { open, high, low, close }
    /// Close and volume.
    CloseVolume { close, volume }
    /// High, low and volume.
    HighLowVolume { high, low, volume }
    /// High, low, close and volume.
    HighLowCloseVolume { high, low, close, volume }
    /// Volume alone.
    Volume { volume }
}

impl FromBar for Bar {
    #[inline]
    fn from_bar(bar: &Bar) -> Self {
        *bar
    }
}

/// Which price of a bar a one-line indicator reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The first price.
    Open,
    /// The highest price.
    High,
    /// The lowest price.
    Low,
    /// The last price.
    #[default]
    Close,
    /// (high + low) / 2.
    HighLow,
    /// (high + low + close) / 3.
    HighLowClose,
    /// (open + high + low + close) / 4.
    OpenHighLowClose,
    /// The volume.
    Volume,
}

impl Source {
    /// All of them with their names.
    pub const NAMES: [(Self, &'static str); 8] = [
        (Self::Open, "open"),
        (Self::High, "high"),
        (Self::Low, "low"),
        (Self::Close, "close"),
        (Self::HighLow, "hl2"),
        (Self::HighLowClose, "hlc3"),
        (Self::OpenHighLowClose, "ohlc4"),
        (Self::Volume, "volume"),
    ];

    /// The number that it means of a bar.
    #[must_use]
    #[inline]
    pub const fn read(self, bar: &Bar) -> f64 {
        match self {
            Self::Open => bar.open,
            Self::High => bar.high,
            Self::Low => bar.low,
            Self::Close => bar.close,
            Self::HighLow => (bar.high + bar.low) / 2.0,
            Self::HighLowClose => (bar.high + bar.low + bar.close) / 3.0,
            Self::OpenHighLowClose => (bar.open + bar.high + bar.low + bar.close) / 4.0,
            Self::Volume => bar.volume,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(source, _)| *source == self).map_or("close", |(_, name)| name)
    }
}
