//! What all sources say of a file at its end, and how right such signals were over the whole of it.

use super::columns::{figure, put, read};
use super::reports::day;
use super::{AnalyzeArgs, Question};
use crate::failure::{Failure, Result};
use crate::output;
use analysis::signals::scorecard::{BUCKETS, Figures};
use analysis::signals::tracker::WARMUP_BARS;
use analysis::signals::{Ended, SignalDirection, SignalSettings, SignalSource, Weights};
use api::wire::analysis::AnalyzedMarket;
use api::wire::analysis::drawing::millis;
use api::wire::signal_performance::SignalPerformance;
use api::wire::{signal::SignalPlan, signal_reasoning::Reasoning};
use model::Instant;
use platform::analysis::AnalyzedSeries;
use platform::signals::{SignalReport, opinion_row};
use serde::Serialize;

/// How many ended signals people are shown.
const SHOWN: usize = 8;
/// How many arguments of a source.
const ARGUMENTS: usize = 3;
/// What each way costs in the score if nothing is said, in basis points.
const FEE_BPS: f64 = 10.0;

/// What the JSON document says.
#[derive(Debug, Serialize)]
struct SignalDocument {
    #[serde(flatten)]
    market: AnalyzedMarket,
    /// The sources at the last close.
    now: Option<Now>,
    /// Signals that ended, oldest first.
    signals: Vec<PastSignal>,
    /// How right they were.
    score: SignalPerformance,
}

#[derive(Debug, Serialize)]
struct Now {
    blend: f64,
    direction: &'static str,
    confidence: f64,
    /// Whether that is enough for a signal.
    is_signal: bool,
    plan: Option<SignalPlan>,
    reasoning: Reasoning,
}

#[derive(Debug, Serialize)]
struct PastSignal {
    /// When its candle began, in milliseconds since 1970 UTC.
    t: i64,
    direction: &'static str,
    confidence: f64,
    entry: f64,
    stop: f64,
    targets: Vec<f64>,
    leans: std::collections::BTreeMap<&'static str, f64>,
    end: &'static str,
    ended_at: i64,
    targets_reached: usize,
    /// Before fees: 0.01 is one per cent.
    return_ratio: Option<f64>,
    risk_multiple: Option<f64>,
}

/// `analyze signal`.
pub fn signal(args: &AnalyzeArgs) -> Result {
    let Question { name, given } = args.question()?;
    if name.is_some() {
        return Err(Failure::BadInput("--param name: this takes no name; leave it out".to_owned()));
    }
    let (settings, fee_ratio) = settings(&given)?;
    let series = read(args)?;
    let bars = series.bars.len();
    if bars <= WARMUP_BARS {
        return Err(Failure::BadInput(format!(
            "{}: {bars} candles of {}; a signal needs at least {}",
            args.data.display(),
            series.timeframe,
            WARMUP_BARS + 1
        )));
    }
    let report = SignalReport::of(&series.bars, &settings, fee_ratio).map_err(Failure::failed)?;
    let market = AnalyzedMarket::new(series.symbol.clone(), series.timeframe.clone(), &series.bars);
    let timeframe = series.timeframe.parse().map_err(Failure::failed)?;
    let analyzed = AnalyzedSeries { instrument: series.symbol, timeframe, bars: series.bars };
    let score = SignalPerformance::new(report.performance(&analyzed, fee_ratio));
    if args.json {
        let document =
            SignalDocument { market, now: now(&report, &settings), signals: past(&report.ended), score };
        return output::print_json(&document);
    }
    let mut text = format!("{} {}, {} candles\n\n", market.instrument, market.timeframe, market.bars);
    say_now(&mut text, &report, &settings);
    say_past(&mut text, &report.ended);
    say_score(&mut text, &report, fee_ratio);
    output::print(&text)
}

fn settings(given: &[(&str, &str)]) -> Result<(SignalSettings, f64)> {
    let mut settings = SignalSettings::default();
    let mut weights = SignalSource::ALL.map(|source| settings.weights.of(source));
    let mut fee_bps = FEE_BPS;
    for (name, value) in given {
        let wrong = |what: &str| Failure::BadInput(format!("--param {name}: \"{value}\" is not {what}"));
        let number = |low: f64, high: f64| {
            let number = value.parse::<f64>().ok().filter(|number| (low..=high).contains(number));
            number.ok_or_else(|| wrong(&format!("a number from {low} to {high}")))
        };
        match (*name, SignalSource::ALL.into_iter().find(|source| source.name() == *name)) {
            (_, Some(source)) => weights[source.place()] = number(0.0, 1000.0)?,
            ("confidence_min", _) => settings.confidence_min = number(0.5, 1.0)?,
            ("fee_bps", _) => fee_bps = number(0.0, 1000.0)?,
            ("expires_bars", _) => {
                let bars = value.parse::<usize>().ok().filter(|bars| (1..=10_000).contains(bars));
                settings.expires_bars = bars.ok_or_else(|| wrong("a whole number from 1 to 10000"))?;
            }
            _ => {
                let names: Vec<&str> = SignalSource::ALL.iter().map(|source| source.name()).collect();
                return Err(Failure::BadInput(format!(
                    "--param {name}: there is no such parameter; there are {}, confidence_min, expires_bars and fee_bps",
                    names.join(", ")
                )));
            }
        }
    }
    settings.weights = Weights::new(weights).map_err(|error| Failure::BadInput(error.to_string()))?;
    Ok((settings, 2.0 * fee_bps / 10_000.0))
}

fn now(report: &SignalReport, settings: &SignalSettings) -> Option<Now> {
    let said = report.now.as_ref()?;
    let opinions: Vec<_> = said
        .opinions
        .iter()
        .map(|opinion| opinion_row(opinion, settings.weights.of(opinion.source)))
        .collect();
    Some(Now {
        blend: said.blend,
        direction: said.direction().name(),
        confidence: said.confidence(),
        is_signal: said.plan.is_some() && said.confidence() >= settings.confidence_min,
        plan: said.plan.clone().map(SignalPlan::from),
        reasoning: Reasoning::new(&opinions, said.direction().sign()),
    })
}

fn past(ended: &[Ended]) -> Vec<PastSignal> {
    let one = |ended: &Ended| {
        let Ended { signal, outcome } = ended;
        PastSignal {
            t: millis(signal.confirmed_at),
            direction: signal.direction.name(),
            confidence: signal.confidence,
            entry: signal.plan.entry,
            stop: signal.plan.stop,
            targets: signal.plan.targets.iter().map(|target| target.price).collect(),
            leans: SignalSource::ALL.iter().map(|source| (source.name(), signal.lean(*source))).collect(),
            end: outcome.map_or("reversed", |outcome| outcome.end.name()),
            ended_at: millis(outcome.map_or(signal.confirmed_at, |outcome| outcome.ended_at)),
            targets_reached: outcome.map_or(0, |outcome| outcome.targets_reached),
            return_ratio: outcome.map(|outcome| outcome.return_ratio),
            risk_multiple: outcome.map(|outcome| outcome.risk_multiple),
        }
    };
    ended.iter().map(one).collect()
}

fn say_now(text: &mut String, report: &SignalReport, settings: &SignalSettings) {
    let Some(said) = &report.now else { return };
    let way = match said.direction() {
        SignalDirection::Long => "up",
        SignalDirection::Short => "down",
    };
    let confidence = said.confidence();
    let verdict = if confidence >= settings.confidence_min { "a signal" } else { "not enough for a signal" };
    put(text, format_args!("Now: {way}, confidence {confidence:.2} (0.50 is a coin toss): {verdict}\n"));
    if let Some(plan) = &said.plan {
        let (entry, stop) = (figure(plan.entry), figure(plan.stop));
        put(text, format_args!("  entry {entry}, stop {stop} ({})\n", plan.stop_reason));
        for target in &plan.targets {
            let price = figure(target.price);
            put(
                text,
                format_args!("  target {price}, {:.0} % ({})\n", 100.0 * target.fraction, target.reason),
            );
        }
    }
    for opinion in &said.opinions {
        let weight = settings.weights.of(opinion.source);
        put(
            text,
            format_args!(
                "\n  {}, weight {weight:.0} %, leans {:+.2}\n",
                opinion.source.title(),
                opinion.lean
            ),
        );
        for argument in opinion.arguments.iter().take(ARGUMENTS) {
            put(text, format_args!("    {:+.2}  {}\n", argument.lean, argument.text));
        }
    }
}

fn say_past(text: &mut String, ended: &[Ended]) {
    put(text, format_args!("\n{} signals have ended; the latest:\n\n", ended.len()));
    for Ended { signal, outcome } in &ended[ended.len().saturating_sub(SHOWN)..] {
        let at = day(millis(signal.confirmed_at));
        let (way, entry) = (signal.direction.name(), figure(signal.plan.entry));
        put(text, format_args!("{at}  {way:<5} {entry:>12}  confidence {:.2}", signal.confidence));
        if let Some(outcome) = outcome {
            let end = outcome.end.name().replace('_', " ");
            let ended_at = Instant::from_nanos(outcome.ended_at);
            let ended_at = day(ended_at.millis());
            put(text, format_args!("  {:+.2} %, {end} {ended_at}", 100.0 * outcome.return_ratio));
        }
        text.push('\n');
    }
}

fn say_score(text: &mut String, report: &SignalReport, fee_ratio: f64) {
    let card = &report.card;
    put(text, format_args!("\nHow right they were, after {:.2} % of fees each:\n\n", 100.0 * fee_ratio));
    put(
        text,
        format_args!("{:<32}{:>7}{:>10}{:>9}{:>9}{:>12}\n", "", "count", "hits", "Brier", "profit", "mean"),
    );
    line(text, "all signals", &card.all());
    for ((from, figures), to) in card.buckets().iter().zip(BUCKETS.iter().skip(1).copied().chain([1.0])) {
        line(text, &format!("confidence {from:.2} to {to:.2}"), figures);
    }
    if let Some(coin) = card.coin_toss() {
        let figures = Figures {
            hit_rate: Some(coin.hit_rate),
            mean_return: Some(coin.mean_return),
            ..Figures::default()
        };
        line(text, "a coin, same moments", &figures);
        if let Some(above) = coin.deviations_above {
            put(text, format_args!("  the signals are {above:+.1} deviations of luck from the coin\n"));
        }
    }
    put(text, format_args!("\nEach source, asked every so many candles:\n\n"));
    for (source, figures) in card.sources() {
        line(text, source.title(), &figures);
    }
    let hold = report.buy_and_hold.map_or_else(|| "–".to_owned(), |hold| format!("{:+.1} %", 100.0 * hold));
    put(
        text,
        format_args!(
            "\nAll in each signal, one after the other: {:+.1} %; buy and hold: {hold}\n",
            100.0 * card.total_return()
        ),
    );
    put(text, format_args!("Brier: 0 is perfect, 0.25 is a coin's. Profit: gains by losses. No advice.\n"));
}

fn line(text: &mut String, title: &str, figures: &Figures) {
    let or_none =
        |value: Option<f64>, written: fn(f64) -> String| value.map_or_else(|| "–".to_owned(), written);
    let count = if figures.count > 0 { figures.count.to_string() } else { "–".to_owned() };
    let hits = or_none(figures.hit_rate, |rate| format!("{:.1} %", 100.0 * rate));
    let brier = or_none(figures.brier, |brier| format!("{brier:.3}"));
    let profit = or_none(figures.profit_factor, |factor| format!("{factor:.2}"));
    let mean = or_none(figures.mean_return, |mean| format!("{:+.3} %", 100.0 * mean));
    put(text, format_args!("{title:<32}{count:>7}{hits:>10}{brier:>9}{profit:>9}{mean:>12}\n"));
}
