//! `tradewind strategies`: what strategies there are, from their registry.

use crate::failure::Result;
use crate::output;
use crate::paint::Paint;
use clap::Args;
use engine::strategy::{ParamKind, ParamSpec};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use strategies::registry::STRATEGIES;
use strategies::{StrategyInfo, registry::Preset};

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tradewind strategies
  tradewind strategies --json | jq '.[].name'")]
pub struct StrategiesArgs {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// A strategy as JSON.
#[derive(Debug, Serialize)]
struct StrategyView {
    name: &'static str,
    title: &'static str,
    summary: &'static str,
    description: &'static str,
    rules: &'static [&'static str],
    params: Vec<ParamView>,
    presets: Vec<PresetView>,
}

/// A parameter as JSON; values are text, as `--param` takes them.
#[derive(Debug, Serialize)]
struct ParamView {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    kind: &'static str,
    default: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<&'static [&'static str]>,
    allowed: String,
}

#[derive(Debug, Serialize)]
struct PresetView {
    name: &'static str,
    title: &'static str,
    params: BTreeMap<&'static str, &'static str>,
}

/// Prints the list.
pub fn run(args: &StrategiesArgs) -> Result {
    if args.json {
        return output::print_json(&STRATEGIES.iter().map(StrategyView::from).collect::<Vec<_>>());
    }
    let paint = Paint::for_stdout();
    let pages: Vec<String> = STRATEGIES.iter().map(|info| page(info, paint)).collect();
    output::print(&pages.join("\n"))
}

fn page(info: &StrategyInfo, paint: Paint) -> String {
    let mut text = format!("{}: {}\n{}\n", paint.bold(info.name), info.summary, info.description);
    for rule in info.rules {
        put(&mut text, format_args!("  - {rule}\n"));
    }
    put(&mut text, format_args!("{}\n", paint.bold("Parameters")));
    let width = info.params.iter().map(|param| param.name.len() + param.default.len()).max().unwrap_or(0) + 1;
    for param in info.params {
        let given = format!("{}={}", param.name, param.default);
        put(&mut text, format_args!("  {given:width$}  {} ({})\n", param.doc, param.allowed()));
    }
    put(&mut text, format_args!("{}\n", paint.bold("Presets")));
    for preset in info.presets {
        let values: Vec<String> =
            preset.params.iter().map(|(key, value)| format!("--param {key}={value}")).collect();
        let values = if values.is_empty() { "the defaults".to_owned() } else { values.join(" ") };
        put(&mut text, format_args!("  {}: {} ({values})\n", preset.name, preset.title));
    }
    text
}

fn put(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(line);
}

impl From<&StrategyInfo> for StrategyView {
    fn from(info: &StrategyInfo) -> Self {
        Self {
            name: info.name,
            title: info.title,
            summary: info.summary,
            description: info.description,
            rules: info.rules,
            params: info.params.iter().map(ParamView::from).collect(),
            presets: info.presets.iter().map(PresetView::from).collect(),
        }
    }
}

impl From<&ParamSpec> for ParamView {
    fn from(spec: &ParamSpec) -> Self {
        let (kind, min, max, options) = match spec.kind {
            ParamKind::Whole { min, max } => ("whole", Some(min.to_string()), Some(max.to_string()), None),
            ParamKind::Quantity => ("quantity", None, None, None),
            ParamKind::Percent { min, max } => ("percent", Some(min.to_owned()), Some(max.to_owned()), None),
            ParamKind::Choice(options) => ("choice", None, None, Some(options)),
        };
        Self {
            name: spec.name,
            title: spec.title,
            description: spec.doc,
            kind,
            default: spec.default,
            min,
            max,
            options,
            allowed: spec.allowed(),
        }
    }
}

impl From<&Preset> for PresetView {
    fn from(preset: &Preset) -> Self {
        Self { name: preset.name, title: preset.title, params: preset.params.iter().copied().collect() }
    }
}
