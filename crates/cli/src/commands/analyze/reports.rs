//! Shapes, waves, Fibonacci zones and levels of a file: as JSON the very form of the API, for people the latest of it.

use super::columns::{figure, put, read};
use super::{AnalyzeArgs, Question};
use crate::failure::{Failure, Result};
use crate::output;
use api::wire::analysis::drawing::ScoredReason;
use api::wire::analysis::{
    AnalyzedMarket, ElliottAnalysis, FibonacciAnalysis, LevelAnalysis, PatternAnalysis,
};
use api::wire::analysis::{level, pattern, wave};
use model::Instant;
use platform::analysis::{ElliottReport, FibonacciReport, LevelReport, PatternReport};
use serde::Serialize;

/// How many of a kind people are shown.
const SHOWN: usize = 8;
/// How many lines of why.
const REASONS: usize = 4;

/// `analyze patterns`.
pub fn patterns(args: &AnalyzeArgs) -> Result {
    let (bars, market) = market(args)?;
    let report = PatternReport::of(&bars).map_err(Failure::failed)?;
    let found = PatternAnalysis::new(market, &report);
    say(args, (&found, &found.market), |found, text| {
        let forming = |shape: &&pattern::ChartShape| shape.state == pattern::ShapeState::Forming;
        let past: Vec<_> = found.shapes.iter().filter(|shape| !forming(shape)).collect();
        put(
            text,
            format_args!(
                "{} shapes confirmed, {} forming; the latest:\n\n",
                past.len(),
                found.shapes.len() - past.len()
            ),
        );
        for shape in past[past.len().saturating_sub(SHOWN)..]
            .iter()
            .copied()
            .chain(found.shapes.iter().filter(forming))
        {
            shape_line(text, shape);
        }
        put(text, format_args!("\n{} candlestick patterns; the latest:\n\n", found.candlesticks.len()));
        for reading in &found.candlesticks[found.candlesticks.len().saturating_sub(SHOWN)..] {
            put(text, format_args!("{}  {}\n", day(reading.confirmed_at), reading.words));
        }
    })
}

/// `analyze elliott`.
pub fn elliott(args: &AnalyzeArgs) -> Result {
    let (bars, market) = market(args)?;
    let report = ElliottReport::of(&bars).map_err(Failure::failed)?;
    let found = ElliottAnalysis::new(market, &report);
    say(args, (&found, &found.market), |found, text| {
        put(text, format_args!("What runs now, {} ways to count it; the best:\n\n", found.forming.len()));
        for count in found.forming.iter().take(REASONS) {
            count_lines(text, count);
        }
        put(text, format_args!("{} complete counts confirmed; the latest:\n\n", found.confirmed.len()));
        for count in &found.confirmed[found.confirmed.len().saturating_sub(REASONS)..] {
            count_lines(text, count);
        }
    })
}

/// `analyze fibonacci`.
pub fn fibonacci(args: &AnalyzeArgs) -> Result {
    let (bars, market) = market(args)?;
    let report = FibonacciReport::of(&bars).map_err(Failure::failed)?;
    let found = FibonacciAnalysis::new(market, &report);
    say(args, (&found, &found.market), |found, text| {
        put(text, format_args!("{} zones in which levels meet; the strongest:\n\n", found.zones.len()));
        for zone in found.zones.iter().take(SHOWN) {
            let parts: Vec<String> = zone
                .levels
                .iter()
                .map(|part| format!("{} of a {} swing", part.level.ratio, part.size))
                .collect();
            let (low, high) = (figure(zone.low), figure(zone.high));
            put(
                text,
                format_args!("{low:>14} – {high:14}  strength {:.2}  {}\n", zone.strength, parts.join(", ")),
            );
        }
        put(text, format_args!("\nThe latest swing of each size:\n\n"));
        for size in ["small", "middle", "large"] {
            let Some(swing) = found.swings.iter().rfind(|swing| swing.size == size) else { continue };
            let (from, to) = (&swing.from, &swing.to);
            let ends = format!("{} {} → {} {}", day(from.t), figure(from.price), day(to.t), figure(to.price));
            let levels: Vec<String> =
                swing.levels.iter().map(|level| format!("{} {}", level.ratio, figure(level.price))).collect();
            put(text, format_args!("{size}: {ends}\n  {}\n", levels.join("  ")));
        }
    })
}

/// `analyze levels`.
pub fn levels(args: &AnalyzeArgs) -> Result {
    let (bars, market) = market(args)?;
    let report = LevelReport::of(&bars).map_err(Failure::failed)?;
    let found = LevelAnalysis::new(market, &report);
    say(args, (&found, &found.market), |found, text| {
        put(text, format_args!("{} levels; the strongest:\n\n", found.levels.len()));
        for level in found.levels.iter().take(SHOWN) {
            let role = match level.role {
                level::PriceLevelRole::Support => "support",
                level::PriceLevelRole::Resistance => "resistance",
            };
            let state = match level.state {
                level::PriceLevelState::Intact => "intact",
                level::PriceLevelState::Broken => "broken",
                level::PriceLevelState::Flipped => "flipped",
            };
            let (low, high) = (figure(level.low), figure(level.high));
            let last = day(level.last_touch.t);
            put(
                text,
                format_args!(
                    "{low:>14} – {high:14}  strength {:.2}  {role}, {state}, {} touches, the last {last}\n",
                    level.strength, level.touches
                ),
            );
        }
        put(text, format_args!("\n{} trend lines that hold\n", found.lines.len()));
        for line in &found.lines {
            let (from, to) = (&line.from, &line.to);
            put(
                text,
                format_args!(
                    "  {} {} → {} {}, {} touches\n",
                    day(from.t),
                    figure(from.price),
                    day(to.t),
                    figure(to.price),
                    line.touches
                ),
            );
        }
    })
}

/// The file, and what to call it.
fn market(args: &AnalyzeArgs) -> Result<(analysis::Bars, AnalyzedMarket)> {
    let Question { name, given } = args.question()?;
    if let Some(key) = name.map(|_| "name").or_else(|| given.first().map(|(key, _)| *key)) {
        return Err(Failure::BadInput(format!("--param {key}: this takes no parameter; leave it out")));
    }
    let series = read(args)?;
    let market = AnalyzedMarket::new(series.symbol, series.timeframe, &series.bars);
    Ok((series.bars, market))
}

/// As JSON, or in words.
fn say<T: Serialize>(
    args: &AnalyzeArgs,
    (found, market): (&T, &AnalyzedMarket),
    words: impl FnOnce(&T, &mut String),
) -> Result {
    if args.json {
        return output::print_json(found);
    }
    let mut text = format!("{} {}, {} candles\n", market.instrument, market.timeframe, market.bars);
    words(found, &mut text);
    output::print(&text)
}

fn shape_line(text: &mut String, shape: &pattern::ChartShape) {
    let state = match shape.state {
        pattern::ShapeState::Forming => "forming",
        pattern::ShapeState::Confirmed => "confirmed",
        pattern::ShapeState::TargetReached => "target reached",
        pattern::ShapeState::Invalidated => "invalidated",
        pattern::ShapeState::Expired => "expired",
    };
    let at = shape.confirmed_at.or(shape.points.last().map(|point| point.t)).map(day).unwrap_or_default();
    put(text, format_args!("{at}  {}: {state}, score {:.2}", shape.title, shape.score));
    if let (Some(target), Some(invalidation)) = (shape.target, shape.invalidation) {
        put(text, format_args!("; target {}, fails at {}", figure(target), figure(invalidation)));
    }
    text.push('\n');
    why(text, &shape.reasons);
}

fn count_lines(text: &mut String, count: &wave::WaveCount) {
    let way = if count.is_rising { "rising" } else { "falling" };
    let stage = match (&count.running, count.confirmed_at) {
        (Some(wave), _) => format!("wave {wave} runs"),
        (None, Some(at)) => format!("confirmed {}", day(at)),
        (None, None) => "forming".to_owned(),
    };
    put(text, format_args!("{} {way} {}, score {:.2}: {stage}\n", count.degree, count.kind, count.score));
    let points: Vec<String> = count
        .points
        .iter()
        .map(|point| format!("{} {}", point.label, figure(point.price)).trim().to_owned())
        .collect();
    put(text, format_args!("  {}\n", points.join(" → ")));
    let targets: Vec<String> =
        count.targets.iter().map(|target| format!("{} ({})", figure(target.price), target.reason)).collect();
    if !targets.is_empty() {
        put(text, format_args!("  targets: {}\n", targets.join("; ")));
    }
    if let Some(end) = &count.invalidation {
        let side = if end.is_above { "above" } else { "below" };
        put(text, format_args!("  fails {side} {}\n", figure(end.price)));
    }
    why(text, &count.reasons);
}

/// The heaviest reasons that have a score.
fn why(text: &mut String, reasons: &[ScoredReason]) {
    let mut scored: Vec<(&ScoredReason, f64)> =
        reasons.iter().filter_map(|reason| Some((reason, reason.score?))).collect();
    scored.sort_by(|(one, _), (other, _)| other.weight.total_cmp(&one.weight));
    for (reason, score) in scored.into_iter().take(REASONS) {
        put(text, format_args!("    {score:.2}  {}\n", reason.text));
    }
}

/// The day and minute of a candle.
pub(super) fn day(millis: i64) -> String {
    let text = Instant::from_millis(millis).map(|at| at.to_rfc3339()).unwrap_or_default();
    text.get(..16).unwrap_or(&text).replace('T', " ")
}
