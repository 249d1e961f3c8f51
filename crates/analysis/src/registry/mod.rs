//! Every indicator under its name: one table from which the command line, the API, forms, docs and the ranges of an
//! optimiser come.
//!
//! - [`Spec`]: what an indicator is. - [`parameters`]: what it can be told, with bounds. - [`study`]: the erased form that
//!   a name and parameters give. - [`adapt`]: how a typed indicator becomes one. - [`words`]: how
//!   parameters are read and typed. - [`question`]: indicators asked for in one line.

pub mod adapt;
pub mod parameters;
pub mod question;
pub mod study;
pub mod words;

pub use parameters::{Parameter, ParameterKind, Settings, SettingsError};
pub use question::{Question, QuestionError};
pub use study::{Columns, Study};

use crate::indicators;

/// What an indicator is.
#[derive(Debug)]
pub struct Spec {
    /// Its name: lower case, TA-Lib's where TA-Lib has it.
    pub name: &'static str,
    /// Its name in words.
    pub title: &'static str,
    /// The family it belongs to.
    pub group: Group,
    /// Formula, units, seeding and source, in sentences.
    pub doc: &'static str,
    /// What of a bar it reads.
    pub inputs: &'static [&'static str],
    /// What it can be told.
    pub parameters: &'static [Parameter],
    /// Its columns.
    pub outputs: &'static [Output],
    /// Where it is drawn.
    pub place: Place,
    /// How many bars pass before the first that can have a value.
    pub warmup: fn(&Settings) -> usize,
    /// Makes one.
    pub build: fn(&Settings) -> Box<dyn Study>,
}

/// One column of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its name.
    pub name: &'static str,
    /// How it is drawn.
    pub style: Style,
}

/// How a column is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A line.
    Line,
    /// Bars from zero.
    Histogram,
    /// Single marks.
    Dots,
    /// A whole number: a state or an index.
    Integer,
}

/// Where an indicator is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Over the candles: its values are prices.
    Chart,
    /// In a pane of its own.
    Pane,
}

/// A family of indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Averages, bands and stops that follow the price.
    Trend,
    /// Speed and exhaustion of a move.
    Momentum,
    /// How far prices swing.
    Volatility,
    /// What trading volume says.
    Volume,
    /// Prices made of prices.
    Price,
    /// Cycles.
    Cycle,
    /// Statistics of a window.
    Statistic,
    /// Arithmetic of columns.
    Math,
    /// Candlestick patterns: 0, ±100 or ±200.
    Candlestick,
}

impl Group {
    /// Its name: lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trend => "trend",
            Self::Momentum => "momentum",
            Self::Volatility => "volatility",
            Self::Volume => "volume",
            Self::Price => "price",
            Self::Cycle => "cycle",
            Self::Statistic => "statistic",
            Self::Math => "math",
            Self::Candlestick => "candlestick",
        }
    }
}

/// A column drawn as a line.
#[must_use]
pub const fn line(name: &'static str) -> Output {
    Output { name, style: Style::Line }
}

/// A column drawn as bars from zero.
#[must_use]
pub const fn histogram(name: &'static str) -> Output {
    Output { name, style: Style::Histogram }
}

/// A column of single marks.
#[must_use]
pub const fn dots(name: &'static str) -> Output {
    Output { name, style: Style::Dots }
}

/// A column of whole numbers.
#[must_use]
pub const fn integer(name: &'static str) -> Output {
    Output { name, style: Style::Integer }
}

/// All indicators, family by family, by name within each.
pub fn all() -> impl Iterator<Item = &'static Spec> {
    indicators::FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// The indicator of a name.
///
/// # Errors
/// [`UnknownIndicator`], with the nearest names.
pub fn find(name: &str) -> Result<&'static Spec, UnknownIndicator> {
    let wanted = name.to_ascii_lowercase();
    all().find(|spec| spec.name == wanted).ok_or_else(|| UnknownIndicator {
        name: name.to_owned(),
        near: all()
            .filter(|spec| spec.name.contains(&wanted) || wanted.contains(spec.name))
            .map(|spec| spec.name)
            .take(NEAR_MAX)
            .collect(),
    })
}

/// How many names an error proposes at most.
const NEAR_MAX: usize = 8;

/// There is no indicator of that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no indicator '{name}'{}", proposal(near))]
pub struct UnknownIndicator {
    /// What was asked for.
    pub name: String,
    /// Names that contain it or that it contains.
    pub near: Vec<&'static str>,
}

fn proposal(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) }
}

impl Spec {
    /// How many bars pass before the first that can have a value.
    #[must_use]
    pub fn warmup(&self, settings: &Settings) -> usize {
        (self.warmup)(settings)
    }

    /// Makes one with these settings.
    #[must_use]
    pub fn build(&self, settings: &Settings) -> Box<dyn Study> {
        (self.build)(settings)
    }

    /// Its settings from text: the defaults, changed where `given` says so.
    ///
    /// # Errors
    /// [`SettingsError`]: an unknown name, a value that is not of its kind, or one out of bounds.
    pub fn settings<'text>(
        &self,
        given: impl IntoIterator<Item = (&'text str, &'text str)>,
    ) -> Result<Settings, SettingsError> {
        Settings::parse(self.parameters, given)
    }
}
