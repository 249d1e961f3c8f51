//! Highest and lowest price of a window, and where they stand.

use crate::indicators::extreme_place::ExtremePlace;
use crate::indicators::window::{Extreme, Ties};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Output, Parameter, Place, Settings, Spec, Study, integer, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry of `max`.
pub const MAX: Spec = entry(
    ("max", "Highest of a window"),
    "The highest of the last `timeperiod` prices. Unit: the price's. Source: TA-Lib MAX.",
    &[line("max")],
    Place::Chart,
    |settings| over_price(WindowExtreme::<true>::new(settings.period()), settings.source()),
);

/// The registry's entry of `maxindex`.
pub const MAXINDEX: Spec = entry(
    ("maxindex", "Place of the highest of a window"),
    "The place of the highest of the last `timeperiod` prices, counted from the first bar of the series, which has 0. Of \
     equal ones the newest, but the oldest of the window once the former highest has left it. Source: TA-Lib MAXINDEX.",
    &[integer("maxindex")],
    Place::Pane,
    |settings| over_price(PlaceOf::<true>::new(settings.period()), settings.source()),
);

/// The registry's entry of `min`.
pub const MIN: Spec = entry(
    ("min", "Lowest of a window"),
    "The lowest of the last `timeperiod` prices. Unit: the price's. Source: TA-Lib MIN.",
    &[line("min")],
    Place::Chart,
    |settings| over_price(WindowExtreme::<false>::new(settings.period()), settings.source()),
);

/// The registry's entry of `minindex`.
pub const MININDEX: Spec = entry(
    ("minindex", "Place of the lowest of a window"),
    "The place of the lowest of the last `timeperiod` prices, counted from the first bar of the series, which has 0. Of \
     equal ones the newest, but the oldest of the window once the former lowest has left it. Source: TA-Lib MININDEX.",
    &[integer("minindex")],
    Place::Pane,
    |settings| over_price(PlaceOf::<false>::new(settings.period()), settings.source()),
);

/// The registry's entry of `minmax`.
pub const MINMAX: Spec = entry(
    ("minmax", "Lowest and highest of a window"),
    "The lowest and the highest of the last `timeperiod` prices. Unit: the price's. Source: TA-Lib MINMAX.",
    &[line("min"), line("max")],
    Place::Chart,
    |settings| over_price(MinMax::new(settings.period()), settings.source()),
);

/// The registry's entry of `minmaxindex`.
pub const MINMAXINDEX: Spec = entry(
    ("minmaxindex", "Places of the lowest and highest of a window"),
    "The places of the lowest and the highest of the last `timeperiod` prices, as `minindex` and `maxindex` give them. \
     Source: TA-Lib MINMAXINDEX.",
    &[integer("minidx"), integer("maxidx")],
    Place::Pane,
    |settings| over_price(MinMaxIndex::new(settings.period()), settings.source()),
);

const PARAMETERS: &[Parameter] = &[period(30, 2), SOURCE];

const fn entry(
    (name, title): (&'static str, &'static str),
    doc: &'static str,
    outputs: &'static [Output],
    place: Place,
    build: fn(&Settings) -> Box<dyn Study>,
) -> Spec {
    Spec {
        name,
        title,
        group: Group::Math,
        doc,
        inputs: &["price"],
        parameters: PARAMETERS,
        outputs,
        place,
        warmup: |settings| settings.period() - 1,
        build,
    }
}

columns! {
    /// Lowest and highest.
    pub struct MinMaxOutput {
        /// The lowest.
        min: f64,
        /// The highest.
        max: f64,
    }
}

columns! {
    /// The places of lowest and highest.
    pub struct MinMaxIndexOutput {
        /// The place of the lowest.
        minidx: f64,
        /// The place of the highest.
        maxidx: f64,
    }
}

/// The highest or lowest of the last prices. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct WindowExtreme<const HIGHEST: bool> {
    window: Extreme<HIGHEST>,
}

impl<const HIGHEST: bool> WindowExtreme<HIGHEST> {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Extreme::new(period, Ties::Newest) }
    }
}

impl<const HIGHEST: bool> Streaming for WindowExtreme<HIGHEST> {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.update(price).map(|(_, extreme)| extreme)
    }
}

/// Lowest and highest of the last prices. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct MinMax {
    lowest: WindowExtreme<false>,
    highest: WindowExtreme<true>,
}

impl MinMax {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { lowest: WindowExtreme::new(period), highest: WindowExtreme::new(period) }
    }
}

impl Streaming for MinMax {
    type Input = f64;
    type Output = MinMaxOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<MinMaxOutput> {
        let (min, max) = self.lowest.update(price).zip(self.highest.update(price))?;
        Some(MinMaxOutput { min, max })
    }
}

/// The place of the highest or lowest of the last prices. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct PlaceOf<const HIGHEST: bool> {
    place: ExtremePlace<HIGHEST>,
}

impl<const HIGHEST: bool> PlaceOf<HIGHEST> {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { place: ExtremePlace::new(period) }
    }
}

impl<const HIGHEST: bool> Streaming for PlaceOf<HIGHEST> {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.place.update(price).map(|(place, _)| place as f64)
    }
}

/// The places of lowest and highest of the last prices. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct MinMaxIndex {
    lowest: PlaceOf<false>,
    highest: PlaceOf<true>,
}

impl MinMaxIndex {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { lowest: PlaceOf::new(period), highest: PlaceOf::new(period) }
    }
}

impl Streaming for MinMaxIndex {
    type Input = f64;
    type Output = MinMaxIndexOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<MinMaxIndexOutput> {
        let (minidx, maxidx) = self.lowest.update(price).zip(self.highest.update(price))?;
        Some(MinMaxIndexOutput { minidx, maxidx })
    }
}
