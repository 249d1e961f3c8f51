//! Columns as JSON, computed while they are written: all indicators over a long file would not fit into memory at once.

use super::columns::{Patterns, Table};
use analysis::Bars;
use analysis::registry::parameters::Setting;
use analysis::registry::{self, Columns, Output, Settings, Style};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// Nanoseconds in a millisecond.
const NANOS_PER_MILLI: i64 = 1_000_000;

impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("name", self.spec.name)?;
        map.serialize_entry("params", &Params(&self.settings))?;
        map.serialize_entry("warmup", &self.spec.warmup(&self.settings))?;
        map.serialize_entry("time", &Times(self.bars))?;
        map.serialize_entry("columns", &Named { outputs: self.spec.outputs, columns: &self.columns })?;
        map.end()
    }
}

/// Parameters as numbers and names.
struct Params<'settings>(&'settings Settings);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.values().len()))?;
        for (name, value) in self.0.values() {
            match value {
                Setting::Integer(value) => map.serialize_entry(name, value)?,
                Setting::Real(value) => map.serialize_entry(name, value)?,
                Setting::Average(kind) => map.serialize_entry(name, &kind.number())?,
                Setting::Source(source) => map.serialize_entry(name, source.name())?,
                Setting::Choice { name: chosen, .. } => map.serialize_entry(name, chosen)?,
            }
        }
        map.end()
    }
}

/// The starts of the candles in milliseconds since 1970.
struct Times<'bars>(&'bars Bars);

impl Serialize for Times<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.open_at().iter().map(|nanos| nanos.div_euclid(NANOS_PER_MILLI)))
    }
}

/// Columns under their names.
struct Named<'table> {
    outputs: &'static [Output],
    columns: &'table Columns,
}

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.outputs.len()))?;
        for (output, values) in self.outputs.iter().zip(self.columns.iter()) {
            map.serialize_entry(output.name, &Cells { values, style: output.style })?;
        }
        map.end()
    }
}

/// One column: numbers, and `null` where there is none.
struct Cells<'table> {
    values: &'table [f64],
    style: Style,
}

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.values.len()))?;
        for value in self.values {
            match self.style {
                _ if value.is_nan() => seq.serialize_element(&None::<f64>)?,
                Style::Integer => seq.serialize_element(&(*value as i64))?,
                Style::Line | Style::Histogram | Style::Dots => seq.serialize_element(value)?,
            }
        }
        seq.end()
    }
}

/// Every indicator at its defaults, computed while it is written.
pub struct All<'series> {
    pub bars: &'series Bars,
}

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        for spec in registry::all() {
            seq.serialize_element(&Table::of(spec, Settings::defaults(spec.parameters), self.bars))?;
        }
        seq.end()
    }
}

impl Serialize for Patterns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("name", "candlesticks")?;
        let given: std::collections::BTreeMap<&str, f64> =
            self.penetration.and_then(|text| Some(("penetration", text.parse().ok()?))).into_iter().collect();
        map.serialize_entry("params", &given)?;
        map.serialize_entry(
            "warmup",
            &self.chosen.iter().map(|(spec, settings)| spec.warmup(settings)).max().unwrap_or(0),
        )?;
        map.serialize_entry("time", &Times(self.bars))?;
        map.serialize_entry("columns", &PatternColumns(self))?;
        map.end()
    }
}

struct PatternColumns<'patterns>(&'patterns Patterns<'patterns>);

impl Serialize for PatternColumns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.chosen.len()))?;
        for (spec, settings) in &self.0.chosen {
            let columns = spec.build(settings).batch(self.0.bars);
            map.serialize_entry(spec.name, &Cells { values: columns.column(0), style: Style::Integer })?;
        }
        map.end()
    }
}
