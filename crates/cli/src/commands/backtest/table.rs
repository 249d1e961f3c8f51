//! The figures of a run for people: rounded and aligned. The exact ones are in the JSON document.

use super::Outcome;
use super::market::Market;
use crate::paint::Paint;
use backtest::Report;
use model::Amount;
use std::fmt::Write;

/// The width of the column of names.
const NAME_WIDTH: usize = 18;

/// The width of the column of values.
const VALUE_WIDTH: usize = 20;

/// The whole text.
pub fn of(outcome: &Outcome, market: &Market) -> String {
    let paint = Paint::for_stdout();
    let report = &outcome.report;
    let mut text = head(outcome, market, paint);
    for (title, rows) in sections(report) {
        section(&mut text, paint, title, &rows);
    }
    let rate = report.bars as f64 / outcome.seconds.run.max(1e-9) / 1e6;
    let timing = format!(
        "read in {:.2} s, run in {:.3} s ({rate:.1} million candles a second); state {}",
        outcome.seconds.read, outcome.seconds.run, report.state_hash
    );
    put(&mut text, format_args!("\n{}\n", paint.dim(&timing)));
    text
}

/// A figure: its name and its value in words.
pub type Row = (&'static str, String);

/// The figures under their headings.
pub fn sections(report: &Report) -> [(&'static str, Vec<Row>); 3] {
    [("Result", result_rows(report)), ("Trades", trade_rows(report)), ("Risk and return", ratio_rows(report))]
}

/// The parameters in one line.
pub fn params(outcome: &Outcome) -> String {
    let one = |(name, value): (&&str, &serde_json::Value)| {
        format!("{name}={}", value.as_str().map_or(value.to_string(), str::to_owned))
    };
    outcome.params.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn head(outcome: &Outcome, market: &Market, paint: Paint) -> String {
    let report = &outcome.report;
    let mut text = format!(
        "{} on {}, {}\n{}\n{} to {}, {} candles\n",
        paint.bold(outcome.strategy),
        paint.bold(&report.symbol),
        report.timeframe,
        paint.dim(&params(outcome)),
        report.from,
        report.to,
        grouped(&report.bars.to_string()),
    );
    let missing = market.report.missing_count;
    if missing > 0 {
        let note = format!(
            "the file lacks {missing} candles in {} places; they stay missing",
            market.report.gap_count
        );
        put(&mut text, format_args!("{}\n", paint.dim(&note)));
    }
    text
}

fn result_rows(report: &Report) -> Vec<Row> {
    let quote = report.symbol.split_once('-').map_or("", |(_, quote)| quote);
    vec![
        ("Equity at start", format!("{} {quote}", money(report.initial_equity))),
        ("Equity at end", format!("{} {quote}", money(report.final_equity))),
        ("Net profit", percent(report.net_profit_pct.as_deref(), Sign::Always)),
        ("Buy and hold", percent(report.buy_and_hold_pct.as_deref(), Sign::Always)),
        ("Fees paid", format!("{} {quote}", money(report.fees_paid))),
    ]
}

fn trade_rows(report: &Report) -> Vec<Row> {
    let open = if report.open_trades > 0 { " + 1 open" } else { "" };
    let mut rows = vec![
        ("Round trips", format!("{}{open}", grouped(&report.trades.to_string()))),
        ("Fills", grouped(&report.fills.to_string())),
        ("Won", percent(report.win_rate_pct.as_deref(), Sign::IfNegative)),
        ("Profit factor", ratio(report.profit_factor)),
    ];
    if let Some(details) = &report.details {
        rows.push(("System quality", ratio(details.sqn)));
        rows.push(("Kelly's fraction", percent(details.kelly_pct.as_deref(), Sign::IfNegative)));
        rows.push(("Turnover", ratio(details.turnover)));
    }
    rows.extend(
        report.exit_reasons.iter().map(|(reason, count)| (exit_name(reason), grouped(&count.to_string()))),
    );
    if report.refused > 0 {
        rows.push(("Refused orders", grouped(&report.refused.to_string())));
    }
    rows
}

fn ratio_rows(report: &Report) -> Vec<Row> {
    let mut rows = vec![
        ("Largest drawdown", percent(report.max_drawdown_pct.as_deref(), Sign::IfNegative)),
        ("Sharpe", ratio(report.sharpe)),
        ("Sortino", ratio(report.sortino)),
        ("Calmar", ratio(report.calmar)),
        ("Time in the market", percent(report.exposure_pct.as_deref(), Sign::IfNegative)),
    ];
    if let Some(details) = &report.details {
        let chance = details.probabilistic_sharpe.map(|share| format!("{:.6}", 100.0 * share));
        rows.extend([
            ("Sharpe above 0", percent(chance.as_deref(), Sign::IfNegative)),
            ("Omega", ratio(details.omega)),
            ("Ulcer index", ratio(details.ulcer_index)),
            ("Tail ratio", ratio(details.tail_ratio)),
            ("VaR 95 %", percent(details.var_95_pct.as_deref(), Sign::IfNegative)),
            ("CVaR 95 %", percent(details.cvar_95_pct.as_deref(), Sign::IfNegative)),
        ]);
    }
    rows
}

fn exit_name(reason: &str) -> &'static str {
    match reason {
        "signal" => "Exits by signal",
        "stop" => "Exits by stop",
        "break_even" => "Exits at entry",
        "trailing" => "Exits by trailing",
        "tier_1" => "Exits at tier 1",
        "tier_2" => "Exits at tier 2",
        _ => "Other exits",
    }
}

fn section(text: &mut String, paint: Paint, title: &str, rows: &[(&str, String)]) {
    put(text, format_args!("\n{}\n", paint.bold(title)));
    for (name, value) in rows {
        let padding = " ".repeat(VALUE_WIDTH.saturating_sub(value.chars().count()));
        put(text, format_args!("  {name:NAME_WIDTH$} {padding}{}\n", paint.by_sign(value)));
    }
}

fn put(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(line);
}

/// Whether a plus is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Always,
    IfNegative,
}

/// Money to two decimals, half away from zero; small amounts to eight.
fn money(amount: Amount) -> String {
    let decimals = if amount.atoms().abs() >= 1_000_000_000_000_000_000 || amount.is_zero() { 2 } else { 8 };
    let step = 10i128.pow(18 - decimals);
    let sign = if amount.is_negative() { "-" } else { "" };
    let rounded = (amount.atoms().abs() + step / 2) / step;
    let unit = 10i128.pow(decimals);
    let width = decimals as usize;
    format!("{sign}{}.{:0width$}", grouped(&(rounded / unit).to_string()), rounded % unit)
}

fn percent(text: Option<&str>, sign: Sign) -> String {
    let Some(value) = text.and_then(|text| text.parse::<f64>().ok()) else { return "–".to_owned() };
    let magnitude = format!("{:.2}", value.abs());
    let (whole, decimals) = magnitude.split_once('.').unwrap_or((&magnitude, "00"));
    let sign = match sign {
        _ if value < 0.0 => "-",
        Sign::Always if value > 0.0 => "+",
        Sign::Always | Sign::IfNegative => "",
    };
    format!("{sign}{}.{decimals} %", grouped(whole))
}

fn ratio(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

/// Digits in groups of three.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
