//! `tradewind indicators`: what indicators there are, from their registry.

use crate::failure::{Failure, Result};
use crate::output;
use crate::paint::Paint;
use analysis::registry::{self, Group, Parameter, ParameterKind, Place, Settings, Spec, Style};
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tradewind indicators
  tradewind indicators bbands
  tradewind indicators --json | jq '.[] | select(.group == \"volume\").name'")]
pub struct IndicatorsArgs {
    /// One of them, with all that it can be told
    name: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// An indicator as JSON.
#[derive(Debug, Serialize)]
struct IndicatorView {
    name: &'static str,
    title: &'static str,
    group: &'static str,
    description: &'static str,
    inputs: &'static [&'static str],
    params: Vec<Value>,
    outputs: Vec<Value>,
    place: &'static str,
    /// At the defaults.
    warmup: usize,
}

/// Prints the list, or one of it.
pub fn run(args: &IndicatorsArgs) -> Result {
    let chosen: Vec<&Spec> = match &args.name {
        None => registry::all().collect(),
        Some(name) => vec![registry::find(name).map_err(Failure::bad_input)?],
    };
    if args.json {
        return output::print_json(&chosen.iter().map(|spec| view(spec)).collect::<Vec<_>>());
    }
    let paint = Paint::for_stdout();
    match (&args.name, chosen.as_slice()) {
        (Some(_), [spec]) => output::print(&page(spec, paint)),
        _ => output::print(&list(&chosen, paint)),
    }
}

fn view(spec: &Spec) -> IndicatorView {
    IndicatorView {
        name: spec.name,
        title: spec.title,
        group: spec.group.name(),
        description: spec.doc,
        inputs: spec.inputs,
        params: spec.parameters.iter().map(parameter_view).collect(),
        outputs: spec
            .outputs
            .iter()
            .map(|output| json!({ "name": output.name, "style": style_name(output.style) }))
            .collect(),
        place: match spec.place {
            Place::Chart => "chart",
            Place::Pane => "pane",
        },
        warmup: spec.warmup(&Settings::defaults(spec.parameters)),
    }
}

const fn style_name(style: Style) -> &'static str {
    match style {
        Style::Line => "line",
        Style::Histogram => "histogram",
        Style::Dots => "dots",
        Style::Integer => "integer",
    }
}

fn parameter_view(parameter: &Parameter) -> Value {
    let mut view =
        json!({ "name": parameter.name, "description": parameter.doc, "allowed": parameter.allowed() });
    let (kind, default) = match parameter.kind {
        ParameterKind::Integer { default, min, max } => {
            (view["min"], view["max"]) = (min.into(), max.into());
            ("integer", default.into())
        }
        ParameterKind::Real { default, min, max } => {
            (view["min"], view["max"]) = (min.into(), max.into());
            ("real", default.into())
        }
        ParameterKind::Average { default } => ("average", default.number().into()),
        ParameterKind::Source { default } => ("source", default.name().into()),
        ParameterKind::Choice { default, names } => ("choice", names[default].into()),
    };
    (view["kind"], view["default"]) = (kind.into(), default);
    if !parameter.choices().is_empty() {
        view["options"] = parameter.choices().into();
    }
    view
}

/// All of them, a line each, family by family.
fn list(specs: &[&Spec], paint: Paint) -> String {
    let mut text = String::new();
    let width = specs.iter().map(|spec| spec.name.len()).max().unwrap_or(0);
    let mut group: Option<Group> = None;
    for spec in specs {
        if group != Some(spec.group) {
            group = Some(spec.group);
            put(&mut text, format_args!("{}\n", paint.bold(spec.group.name())));
        }
        let given: Vec<String> = defaults(spec).map(|(name, value)| format!("{name}={value}")).collect();
        put(&mut text, format_args!("  {:width$}  {}  {}\n", spec.name, spec.title, given.join(" ")));
    }
    put(
        &mut text,
        format_args!("\n{} indicators; `tradewind indicators NAME` tells all about one\n", specs.len()),
    );
    text
}

/// One of them, whole.
fn page(spec: &Spec, paint: Paint) -> String {
    let mut text = format!("{}: {}\n{}\n", paint.bold(spec.name), spec.title, spec.doc);
    let columns: Vec<&str> = spec.outputs.iter().map(|output| output.name).collect();
    put(&mut text, format_args!("Reads {}; gives {}.\n", spec.inputs.join(", "), columns.join(", ")));
    let warmup = spec.warmup(&Settings::defaults(spec.parameters));
    put(&mut text, format_args!("The first value is that of candle {} at the defaults.\n", warmup + 1));
    if spec.parameters.is_empty() {
        text.push_str("It takes no parameter.\n");
        return text;
    }
    put(&mut text, format_args!("{}\n", paint.bold("Parameters")));
    for (parameter, (name, value)) in spec.parameters.iter().zip(defaults(spec)) {
        let given = format!("{name}={value}");
        put(&mut text, format_args!("  {given:24}  {} ({})\n", parameter.doc, parameter.allowed()));
    }
    text
}

/// The parameters' names and defaults, as they are typed.
fn defaults(spec: &Spec) -> impl Iterator<Item = (&'static str, String)> {
    spec.parameters.iter().map(|parameter| (parameter.name, parameter.kind.default().to_string()))
}

fn put(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(line);
}
