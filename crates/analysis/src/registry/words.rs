//! Parameters and their values as people read and type them.

use super::parameters::{Parameter, ParameterKind, Setting};
use crate::indicators::trend::average::AverageKind;
use crate::streaming::Source;
use std::fmt::{Display, Formatter, Result};

impl Parameter {
    /// What it takes, in words.
    #[must_use]
    pub fn allowed(&self) -> String {
        match self.kind {
            ParameterKind::Integer { min, max, .. } => format!("a whole number from {min} to {max}"),
            ParameterKind::Real { min, max, .. } => format!("a number from {min} to {max}"),
            ParameterKind::Average { .. } => format!("a moving average: {}", AverageKind::choices()),
            ParameterKind::Source { .. } | ParameterKind::Choice { .. } => self.choices().join(", "),
        }
    }

    /// The names that can be chosen; none where it takes a number.
    #[must_use]
    pub fn choices(&self) -> Vec<&'static str> {
        match self.kind {
            ParameterKind::Integer { .. } | ParameterKind::Real { .. } => Vec::new(),
            ParameterKind::Average { .. } => AverageKind::NAMES.iter().map(|(_, _, name)| *name).collect(),
            ParameterKind::Source { .. } => Source::NAMES.iter().map(|(_, name)| *name).collect(),
            ParameterKind::Choice { names, .. } => names.to_vec(),
        }
    }
}

/// As it is typed.
impl Display for Setting {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::Integer(value) => write!(formatter, "{value}"),
            Self::Real(value) => write!(formatter, "{value}"),
            Self::Average(kind) => {
                let name = AverageKind::NAMES.iter().find(|(known, _, _)| known == kind);
                formatter.write_str(name.map_or("", |(_, _, name)| name))
            }
            Self::Source(source) => formatter.write_str(source.name()),
            Self::Choice { name, .. } => formatter.write_str(name),
        }
    }
}
