//! Indicators and candlestick patterns over a file: a number, or nothing, for each candle.

use super::document::All;
use super::{AnalyzeArgs, Question};
use crate::failure::{Failure, Result};
use crate::files::market_file;
use crate::output;
use crate::paint::Paint;
use crate::symbol;
use analysis::Bars;
use analysis::registry::{self, Columns, Group, Settings, Spec};
use std::fmt::Write;

/// How many of the last candles people are shown.
const SHOWN: usize = 12;

/// The file, as it is analyzed.
pub(super) struct Series {
    pub(super) symbol: String,
    pub(super) timeframe: String,
    pub(super) bars: Bars,
}

/// One indicator over a series.
pub(super) struct Table<'series> {
    pub(super) spec: &'static Spec,
    pub(super) settings: Settings,
    pub(super) bars: &'series Bars,
    pub(super) columns: Columns,
}

/// `analyze indicators`.
pub fn indicators(args: &AnalyzeArgs) -> Result {
    let Question { name, given } = args.question()?;
    let name = name.ok_or_else(|| {
        Failure::BadInput(
            "which indicator? give --param name=NAME or name=all; `tradewind indicators` lists them"
                .to_owned(),
        )
    })?;
    if name.eq_ignore_ascii_case("all") {
        refuse_others(&given)?;
        let series = read(args)?;
        return if args.json {
            output::stream_json(&All { bars: &series.bars })
        } else {
            print_latest(&series)
        };
    }
    let spec = registry::find(name).map_err(|error| {
        Failure::BadInput(format!("--param name: {error}; `tradewind indicators` lists them"))
    })?;
    one(args, spec, &given)
}

/// `analyze candlesticks`.
pub fn candlesticks(args: &AnalyzeArgs) -> Result {
    let Question { name, given } = args.question()?;
    let patterns = || registry::all().filter(|spec| spec.group == Group::Candlestick);
    match name.filter(|name| !name.eq_ignore_ascii_case("all")) {
        Some(name) => {
            let found = registry::find(name).ok().filter(|spec| spec.group == Group::Candlestick);
            let spec = found.ok_or_else(|| {
                Failure::BadInput(format!("--param name: there is no candlestick pattern '{name}'; `tradewind indicators` lists them"))
            })?;
            one(args, spec, &given)
        }
        None => {
            let chosen: Vec<(&'static Spec, Settings)> = patterns()
                .map(|spec| {
                    let takes = |name: &str| spec.parameters.iter().any(|parameter| parameter.name == name);
                    let settings = spec.settings(given.iter().copied().filter(|(name, _)| takes(name)));
                    settings.map(|settings| (spec, settings)).map_err(|error| wrong(spec, &error))
                })
                .collect::<Result<_>>()?;
            if let Some((name, _)) = given.iter().find(|(name, _)| {
                !chosen
                    .iter()
                    .any(|(spec, _)| spec.parameters.iter().any(|parameter| parameter.name == *name))
            }) {
                return Err(Failure::BadInput(format!(
                    "--param {name}: no candlestick pattern takes it; penetration is what some do"
                )));
            }
            let series = read(args)?;
            let patterns =
                Patterns { chosen, bars: &series.bars, penetration: given.first().map(|(_, value)| *value) };
            if args.json {
                output::stream_json(&patterns)
            } else {
                output::print(&patterns.page(&series, Paint::for_stdout()))
            }
        }
    }
}

/// `analyze regime`: the indicator of that name.
pub fn regime(args: &AnalyzeArgs) -> Result {
    let Question { name, given } = args.question()?;
    if let Some(name) = name {
        return Err(Failure::BadInput(format!("--param name={name}: regime takes no name")));
    }
    one(args, registry::find("regime").map_err(Failure::failed)?, &given)
}

fn one(args: &AnalyzeArgs, spec: &'static Spec, given: &[(&str, &str)]) -> Result {
    let settings = spec.settings(given.iter().copied()).map_err(|error| wrong(spec, &error))?;
    let series = read(args)?;
    let (have, needs) = (series.bars.len(), spec.warmup(&settings) + 1);
    if have < needs {
        return Err(Failure::BadInput(format!(
            "{}: {} needs at least {needs} candles at these parameters, and there are {have}; give a longer file, a finer \
             --timeframe or a shorter window",
            args.data.display(),
            spec.name
        )));
    }
    let table = Table::of(spec, settings, &series.bars);
    if args.json {
        output::stream_json(&table)
    } else {
        output::print(&table.page(&series, Paint::for_stdout()))
    }
}

/// The candles asked for.
pub(super) fn read(args: &AnalyzeArgs) -> Result<Series> {
    let loaded = market_file::read(&args.data, args.timeframe, None)?;
    Ok(Series {
        symbol: symbol::from_file(&loaded.symbol),
        timeframe: loaded.candles.timeframe().to_string(),
        bars: Bars::of(&loaded.candles),
    })
}

fn wrong(spec: &Spec, error: &registry::SettingsError) -> Failure {
    Failure::BadInput(format!("--param: {}: {error}; see `tradewind indicators {}`", spec.name, spec.name))
}

fn refuse_others(given: &[(&str, &str)]) -> Result {
    match given.first() {
        None => Ok(()),
        Some((name, _)) => Err(Failure::BadInput(format!(
            "--param {name}: name=all takes the defaults; give {name} with one name"
        ))),
    }
}

impl<'series> Table<'series> {
    pub(super) fn of(spec: &'static Spec, settings: Settings, bars: &'series Bars) -> Self {
        let columns = spec.build(&settings).batch(bars);
        Self { spec, settings, bars, columns }
    }

    /// The last candles, for people.
    fn page(&self, series: &Series, paint: Paint) -> String {
        let given: Vec<String> =
            self.settings.values().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut text = format!(
            "{}: {} ({})\n{} {}, {} candles; no value in the first {}\n\n",
            paint.bold(self.spec.name),
            self.spec.title,
            given.join(" "),
            series.symbol,
            series.timeframe,
            self.bars.len(),
            self.spec.warmup(&self.settings)
        );
        let widths: Vec<usize> = self.spec.outputs.iter().map(|output| output.name.len().max(14)).collect();
        put(&mut text, format_args!("{:20}  {:>14}", "candle", "close"));
        for (output, width) in self.spec.outputs.iter().zip(&widths) {
            put(&mut text, format_args!("  {:>width$}", output.name));
        }
        text.push('\n');
        for index in self.bars.len().saturating_sub(SHOWN)..self.bars.len() {
            let at = model::Instant::from_nanos(self.bars.open_at()[index]);
            put(&mut text, format_args!("{:20}  {:>14}", at.to_string(), figure(self.bars.close()[index])));
            for (column, width) in widths.iter().enumerate() {
                let value = self.columns.value(column, index).map_or_else(|| "–".to_owned(), figure);
                put(&mut text, format_args!("  {value:>width$}"));
            }
            text.push('\n');
        }
        text
    }
}

/// Nine digits that count, without an exponent where people can do without.
pub(super) fn figure(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-9..1e15).contains(&size) {
        return format!("{value:.6e}");
    }
    let whole_digits = if size >= 1.0 { format!("{size:.0}").len() } else { 0 };
    let leading =
        if size > 0.0 && size < 1.0 { (1..9).take_while(|n| size < 10f64.powi(-n)).count() } else { 0 };
    let text = format!("{value:.*}", 8_usize.saturating_sub(whole_digits) + leading);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The last value of every indicator, for people.
fn print_latest(series: &Series) -> Result {
    let mut text =
        format!("{} {}, {} candles; the last values\n\n", series.symbol, series.timeframe, series.bars.len());
    for spec in registry::all() {
        let table = Table::of(spec, Settings::defaults(spec.parameters), &series.bars);
        let values: Vec<String> = spec
            .outputs
            .iter()
            .enumerate()
            .map(|(column, output)| {
                let last =
                    series.bars.len().checked_sub(1).and_then(|last| table.columns.value(column, last));
                format!("{} {}", output.name, last.map_or_else(|| "–".to_owned(), figure))
            })
            .collect();
        put(&mut text, format_args!("{:24}  {}\n", spec.name, values.join("  ")));
    }
    output::print(&text)
}

pub(super) fn put(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(line);
}

/// All candlestick patterns as columns of one table.
pub(super) struct Patterns<'series> {
    pub(super) chosen: Vec<(&'static Spec, Settings)>,
    pub(super) bars: &'series Bars,
    pub(super) penetration: Option<&'series str>,
}

impl Patterns<'_> {
    /// What was seen in the last candles, for people.
    fn page(&self, series: &Series, paint: Paint) -> String {
        let mut seen: Vec<(usize, String)> = Vec::new();
        for (spec, settings) in &self.chosen {
            let columns = spec.build(settings).batch(self.bars);
            let fired =
                columns.column(0).iter().enumerate().filter(|(_, value)| **value != 0.0 && !value.is_nan());
            seen.extend(fired.map(|(index, value)| {
                (index, format!("{:+5}  {} ({})", *value as i64, spec.title, spec.name))
            }));
        }
        seen.sort();
        let mut text = format!(
            "{} {}, {} candles: {} patterns seen{}\n\n",
            series.symbol,
            series.timeframe,
            self.bars.len(),
            paint.bold(&seen.len().to_string()),
            if seen.len() > SHOWN { format!("; the last {SHOWN}") } else { String::new() }
        );
        for (index, words) in &seen[seen.len().saturating_sub(SHOWN)..] {
            let at = model::Instant::from_nanos(self.bars.open_at()[*index]);
            put(
                &mut text,
                format_args!("{:20}  {:>14}  {words}\n", at.to_string(), figure(self.bars.close()[*index])),
            );
        }
        text
    }
}
