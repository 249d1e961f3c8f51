//! Indicators: what there is, and their values over candles.

use analysis::registry::{Parameter, ParameterKind, Place, Settings, Spec, Style};
use platform::view;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Something that can be computed over candles.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Indicator {
    /// The name that requests use.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// The family it belongs to.
    pub group: String,
    /// Formula, units, seeding and source.
    pub description: String,
    /// What it can be told, in the order in which values without a name are taken.
    pub params: Vec<IndicatorParam>,
    /// Its columns.
    pub outputs: Vec<IndicatorOutput>,
    /// Where it is drawn.
    pub place: IndicatorPlace,
    /// How many candles pass before its first value, at the defaults.
    pub warmup: u64,
}

/// One thing that an indicator can be told.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorParam {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// What it takes.
    pub kind: IndicatorParamKind,
    /// The value if nothing is said, as text.
    pub default: String,
    /// The smallest number that is taken.
    pub min: Option<f64>,
    /// The largest number that is taken.
    pub max: Option<f64>,
    /// The names that can be chosen; none for numbers.
    pub options: Vec<String>,
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorParamKind {
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// One of the options.
    Choice,
}

/// A column of an indicator.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorOutput {
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub style: IndicatorStyle,
}

/// How a column is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorStyle {
    /// A line.
    Line,
    /// Bars from zero.
    Histogram,
    /// Single marks.
    Dots,
    /// Whole numbers: a state or an index.
    Integer,
}

/// Where an indicator is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorPlace {
    /// Over the candles.
    Chart,
    /// In a pane of its own.
    Pane,
}

/// The values of an indicator over a series of candles.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorSeries {
    /// The words it was asked for by.
    pub text: String,
    /// Its name.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// Its parameters, as text.
    pub params: BTreeMap<String, String>,
    /// Where it is drawn.
    pub place: IndicatorPlace,
    /// Its columns.
    pub columns: Vec<IndicatorColumn>,
}

/// The values of one column.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorColumn {
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub style: IndicatorStyle,
    /// A number, or null, for each closed candle of the series.
    pub values: Vec<Option<f64>>,
}

impl From<&Spec> for Indicator {
    fn from(spec: &Spec) -> Self {
        Self {
            name: spec.name.to_owned(),
            title: spec.title.to_owned(),
            group: spec.group.name().to_owned(),
            description: spec.doc.to_owned(),
            params: spec.parameters.iter().map(Into::into).collect(),
            outputs: spec
                .outputs
                .iter()
                .map(|output| IndicatorOutput { name: output.name.to_owned(), style: output.style.into() })
                .collect(),
            place: spec.place.into(),
            warmup: spec.warmup(&Settings::defaults(spec.parameters)) as u64,
        }
    }
}

impl From<&Parameter> for IndicatorParam {
    fn from(parameter: &Parameter) -> Self {
        let (kind, min, max) = match parameter.kind {
            ParameterKind::Integer { min, max, .. } => {
                (IndicatorParamKind::Integer, Some(min as f64), Some(max as f64))
            }
            ParameterKind::Real { min, max, .. } => (IndicatorParamKind::Real, Some(min), Some(max)),
            ParameterKind::Average { .. } | ParameterKind::Source { .. } | ParameterKind::Choice { .. } => {
                (IndicatorParamKind::Choice, None, None)
            }
        };
        Self {
            name: parameter.name.to_owned(),
            description: parameter.doc.to_owned(),
            kind,
            default: parameter.kind.default().to_string(),
            min,
            max,
            options: parameter.choices().into_iter().map(str::to_owned).collect(),
        }
    }
}

impl From<Style> for IndicatorStyle {
    fn from(style: Style) -> Self {
        match style {
            Style::Line => Self::Line,
            Style::Histogram => Self::Histogram,
            Style::Dots => Self::Dots,
            Style::Integer => Self::Integer,
        }
    }
}

impl From<Place> for IndicatorPlace {
    fn from(place: Place) -> Self {
        match place {
            Place::Chart => Self::Chart,
            Place::Pane => Self::Pane,
        }
    }
}

impl From<view::IndicatorColumns> for IndicatorSeries {
    fn from(found: view::IndicatorColumns) -> Self {
        let view::IndicatorColumns { question, values } = found;
        let settings = question.settings.values().iter();
        Self {
            text: question.text,
            name: question.spec.name.to_owned(),
            title: question.spec.title.to_owned(),
            params: settings.map(|(name, value)| ((*name).to_owned(), value.to_string())).collect(),
            place: question.spec.place.into(),
            columns: question
                .spec
                .outputs
                .iter()
                .zip(values)
                .map(|(output, values)| IndicatorColumn {
                    name: output.name.to_owned(),
                    style: output.style.into(),
                    values,
                })
                .collect(),
        }
    }
}
