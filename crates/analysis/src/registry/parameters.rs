//! What an indicator can be told: names, kinds, defaults and bounds, and their values from text.

use crate::indicators::trend::average::AverageKind;
use crate::streaming::Source;

/// One thing that an indicator can be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// Its name: TA-Lib's where TA-Lib has it.
    pub name: &'static str,
    /// What it takes.
    pub kind: ParameterKind,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParameterKind {
    /// A whole number.
    Integer {
        /// If nothing is said.
        default: i64,
        /// The smallest that is taken.
        min: i64,
        /// The largest that is taken.
        max: i64,
    },
    /// A finite number.
    Real {
        /// If nothing is said.
        default: f64,
        /// The smallest that is taken.
        min: f64,
        /// The largest that is taken.
        max: f64,
    },
    /// A kind of moving average, by TA-Lib's number or by name.
    Average {
        /// If nothing is said.
        default: AverageKind,
    },
    /// A price of the bar, by name.
    Source {
        /// If nothing is said.
        default: Source,
    },
    /// One of a few names.
    Choice {
        /// The place of the name if nothing is said.
        default: usize,
        /// The names, lower case.
        names: &'static [&'static str],
    },
}

/// The longest window of any indicator, as in TA-Lib.
pub const PERIOD_MAX: i64 = 100_000;

/// The parameter `timeperiod`: a window in bars, from `min` to 100,000.
#[must_use]
pub const fn period(default: i64, min: i64) -> Parameter {
    whole("timeperiod", default, min, PERIOD_MAX, "the window, in bars")
}

/// A whole number.
#[must_use]
pub const fn whole(name: &'static str, default: i64, min: i64, max: i64, doc: &'static str) -> Parameter {
    Parameter { name, kind: ParameterKind::Integer { default, min, max }, doc }
}

/// A finite number.
#[must_use]
pub const fn real(name: &'static str, default: f64, min: f64, max: f64, doc: &'static str) -> Parameter {
    Parameter { name, kind: ParameterKind::Real { default, min, max }, doc }
}

/// A kind of moving average.
#[must_use]
pub const fn average(name: &'static str, default: AverageKind, doc: &'static str) -> Parameter {
    Parameter { name, kind: ParameterKind::Average { default }, doc }
}

/// One of a few names; the first, if nothing is said.
#[must_use]
pub const fn choice(name: &'static str, names: &'static [&'static str], doc: &'static str) -> Parameter {
    Parameter { name, kind: ParameterKind::Choice { default: 0, names }, doc }
}

/// The price that a one-line indicator reads: the close, if nothing is said.
pub const SOURCE: Parameter = Parameter {
    name: "source",
    kind: ParameterKind::Source { default: Source::Close },
    doc: "the price it reads",
};

/// The value of one parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Real(f64),
    /// A kind of moving average.
    Average(AverageKind),
    /// A price of the bar.
    Source(Source),
    /// One of a few names.
    Choice {
        /// Its place among them.
        place: usize,
        /// The name.
        name: &'static str,
    },
}

/// The values of all parameters of one indicator, within their bounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    values: Vec<(&'static str, Setting)>,
}

/// Why parameters cannot be taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SettingsError {
    /// The indicator has no such parameter.
    #[error("there is no parameter '{name}'; it takes {}", if known.is_empty() { "none".to_owned() } else { known.join(", ") })]
    Unknown {
        /// What was given.
        name: String,
        /// What there is.
        known: Vec<&'static str>,
    },
    /// The value is not of its kind.
    #[error("{name} is '{value}': it takes {expected}")]
    NotOfKind {
        /// The parameter.
        name: &'static str,
        /// What was given.
        value: String,
        /// What it takes, in words.
        expected: String,
    },
    /// The value is out of bounds.
    #[error("{name} is {value}: it must be from {min} to {max}")]
    OutOfBounds {
        /// The parameter.
        name: &'static str,
        /// What was given.
        value: f64,
        /// The smallest that is taken.
        min: f64,
        /// The largest that is taken.
        max: f64,
    },
}

impl Settings {
    /// The defaults.
    #[must_use]
    pub fn defaults(parameters: &'static [Parameter]) -> Self {
        Self {
            values: parameters.iter().map(|parameter| (parameter.name, parameter.kind.default())).collect(),
        }
    }

    /// The defaults, changed by text; `period` is taken for `timeperiod`.
    ///
    /// # Errors
    /// [`SettingsError`] for the first that cannot be taken.
    pub fn parse<'text>(
        parameters: &'static [Parameter],
        given: impl IntoIterator<Item = (&'text str, &'text str)>,
    ) -> Result<Self, SettingsError> {
        let mut settings = Self::defaults(parameters);
        for (name, text) in given {
            let lower = name.to_ascii_lowercase();
            let place = parameters.iter().position(|parameter| parameter.name == lower).or_else(|| {
                (lower == "period")
                    .then(|| parameters.iter().position(|parameter| parameter.name == "timeperiod"))?
            });
            let Some(place) = place else {
                let known = parameters.iter().map(|parameter| parameter.name).collect();
                return Err(SettingsError::Unknown { name: name.to_owned(), known });
            };
            settings.values[place].1 = parameters[place].parse(text)?;
        }
        Ok(settings)
    }

    /// Names and values, in declared order.
    #[must_use]
    pub fn values(&self) -> &[(&'static str, Setting)] {
        &self.values
    }

    /// A whole number.
    ///
    /// # Panics
    /// If the indicator has no such whole parameter: a fault of its own specification.
    #[must_use]
    pub fn integer(&self, name: &str) -> i64 {
        match self.get(name) {
            Setting::Integer(value) => value,
            other => panic!("invariant: {name} is {other:?}, not whole"),
        }
    }

    /// A length in bars: a whole number that is not negative.
    ///
    /// # Panics
    /// As [`integer`](Self::integer), and if the bounds let a negative one in.
    #[must_use]
    pub fn length(&self, name: &str) -> usize {
        usize::try_from(self.integer(name)).expect("invariant: the bounds of a length are not negative")
    }

    /// The parameter `timeperiod`.
    #[must_use]
    pub fn period(&self) -> usize {
        self.length("timeperiod")
    }

    /// A number.
    ///
    /// # Panics
    /// If the indicator has no such number.
    #[must_use]
    pub fn real(&self, name: &str) -> f64 {
        match self.get(name) {
            Setting::Real(value) => value,
            other => panic!("invariant: {name} is {other:?}, not a number"),
        }
    }

    /// A kind of moving average.
    ///
    /// # Panics
    /// If the indicator has no such parameter.
    #[must_use]
    pub fn average(&self, name: &str) -> AverageKind {
        match self.get(name) {
            Setting::Average(value) => value,
            other => panic!("invariant: {name} is {other:?}, not a moving average"),
        }
    }

    /// The price that is read.
    ///
    /// # Panics
    /// If the indicator does not let one choose.
    #[must_use]
    pub fn source(&self) -> Source {
        match self.get(SOURCE.name) {
            Setting::Source(value) => value,
            other => panic!("invariant: source is {other:?}"),
        }
    }

    /// The place of a chosen name among those that there are.
    ///
    /// # Panics
    /// If the indicator has no such parameter.
    #[must_use]
    pub fn choice(&self, name: &str) -> usize {
        match self.get(name) {
            Setting::Choice { place, .. } => place,
            other => panic!("invariant: {name} is {other:?}, not a choice"),
        }
    }

    fn get(&self, name: &str) -> Setting {
        self.values
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
            .unwrap_or_else(|| panic!("invariant: the specification declares {name}"))
    }
}

impl ParameterKind {
    /// The value if nothing is said.
    #[must_use]
    pub const fn default(&self) -> Setting {
        match *self {
            Self::Integer { default, .. } => Setting::Integer(default),
            Self::Real { default, .. } => Setting::Real(default),
            Self::Average { default } => Setting::Average(default),
            Self::Source { default } => Setting::Source(default),
            Self::Choice { default, names } => Setting::Choice { place: default, name: names[default] },
        }
    }
}

impl Parameter {
    /// Its value from text.
    ///
    /// # Errors
    /// [`SettingsError::NotOfKind`] and [`SettingsError::OutOfBounds`].
    pub fn parse(&self, text: &str) -> Result<Setting, SettingsError> {
        let text = text.trim();
        let wrong =
            |expected: String| SettingsError::NotOfKind { name: self.name, value: text.to_owned(), expected };
        match self.kind {
            ParameterKind::Integer { min, max, .. } => {
                let value: i64 =
                    text.parse().map_err(|_| wrong(format!("a whole number from {min} to {max}")))?;
                if value < min || value > max {
                    return Err(self.out_of_bounds(value as f64, min as f64, max as f64));
                }
                Ok(Setting::Integer(value))
            }
            ParameterKind::Real { min, max, .. } => {
                let value: f64 = text.parse().map_err(|_| wrong(format!("a number from {min} to {max}")))?;
                if !value.is_finite() {
                    return Err(wrong(format!("a finite number from {min} to {max}")));
                }
                if value < min || value > max {
                    return Err(self.out_of_bounds(value, min, max));
                }
                Ok(Setting::Real(value))
            }
            ParameterKind::Average { .. } => AverageKind::parse(text)
                .map(Setting::Average)
                .ok_or_else(|| wrong(format!("a moving average: {}", AverageKind::choices()))),
            ParameterKind::Source { .. } => Source::NAMES
                .iter()
                .find(|(_, name)| *name == text.to_ascii_lowercase())
                .map(|(source, _)| Setting::Source(*source))
                .ok_or_else(|| wrong(format!("one of {}", Source::NAMES.map(|(_, name)| name).join(", ")))),
            ParameterKind::Choice { names, .. } => names
                .iter()
                .position(|name| *name == text.to_ascii_lowercase())
                .map(|place| Setting::Choice { place, name: names[place] })
                .ok_or_else(|| wrong(format!("one of {}", names.join(", ")))),
        }
    }

    const fn out_of_bounds(&self, value: f64, min: f64, max: f64) -> SettingsError {
        SettingsError::OutOfBounds { name: self.name, value, min, max }
    }
}
