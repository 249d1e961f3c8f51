//! The page of a run: one HTML file with its charts inside, that loads nothing and follows the reader's light or dark.
//!
//! - [`curve`]: what is drawn over time. - [`chart`]: how it is drawn.

mod chart;
mod curve;

use super::Outcome;
use super::market::Market;
use super::table::{self, Row};
use backtest::{DrawdownRow, FillRecord, Kept};
use chart::{Chart, Mark};
use engine::portfolio::RoundTrip;
use model::Side;
use std::fmt::Write;

/// The most round trips that are listed, and marks that are drawn; a file of all is what --trades and --fills are for.
const SHOWN_MAX: usize = 1_000;

/// The whole page.
pub fn of(outcome: &Outcome, market: &Market, kept: &Kept) -> String {
    let report = &outcome.report;
    let title = format!("{} on {}, {}", outcome.strategy, report.symbol, report.timeframe);
    let mut page = String::with_capacity(1 << 18);
    put(
        &mut page,
        format_args!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
            include_str!("page.css")
        ),
    );
    let gaps = market.report.missing_count;
    let note = if gaps > 0 { format!("; the file lacks {gaps} candles") } else { String::new() };
    put(
        &mut page,
        format_args!(
            "<p>{}</p>\n<p>{} to {}, {} candles{note}</p>\n",
            escaped(&table::params(outcome)),
            report.from,
            report.to,
            report.bars
        ),
    );
    figures(&mut page, outcome);
    charts(&mut page, market, kept, curve::number(report.initial_equity.atoms()));
    if let Some(details) = &report.details {
        drawdowns(&mut page, &details.drawdowns);
    }
    trades(&mut page, &kept.round_trips);
    put(
        &mut page,
        format_args!(
            "<p>State {}, data {}. An order fills as the simulated exchange says; the past promises nothing.</p>\n\
             </main>\n</body>\n</html>\n",
            report.state_hash, report.data_hash
        ),
    );
    page
}

fn figures(page: &mut String, outcome: &Outcome) {
    let rows: Vec<Row> = table::sections(&outcome.report).into_iter().flat_map(|(_, rows)| rows).collect();
    page.push_str("<dl>\n");
    for (name, value) in rows {
        put(
            page,
            format_args!("<div><dt>{name}</dt><dd{}>{}</dd></div>\n", class_of(&value), escaped(&value)),
        );
    }
    page.push_str("</dl>\n");
}

fn charts(page: &mut String, market: &Market, kept: &Kept, cash: f64) {
    let lines = curve::of(&market.candles, &kept.fills, cash);
    let mut equity = Chart::over(&[&lines.equity, &lines.hold], 300.0);
    equity.line("hold", &lines.hold);
    equity.line("equity", &lines.equity);
    figure(page, "Equity, and buy and hold in grey", equity);
    let mut drawdown = Chart::over(&[&lines.drawdown, &[(lines.drawdown[0].0, 0.0)]], 150.0);
    drawdown.area("drawdown", &lines.drawdown);
    figure(page, "Drawdown in per cent", drawdown);
    let mut price = Chart::over(&[&lines.price], 300.0);
    price.line("price", &lines.price);
    let step = kept.fills.len().div_ceil(SHOWN_MAX).max(1);
    for fill in kept.fills.iter().step_by(step) {
        let mark = if fill.side == Side::Buy { Mark::Bought } else { Mark::Sold };
        price.mark(mark, point(fill), &fill_words(fill));
    }
    let title =
        if step > 1 { format!("Price, and one of {step} fills") } else { "Price and fills".to_owned() };
    figure(page, &title, price);
    profits(page, &kept.round_trips);
}

/// Each round trip's profit as a bar at its end.
fn profits(page: &mut String, trips: &[RoundTrip]) {
    let points: Vec<(f64, f64)> =
        trips.iter().map(|trip| (trip.exit_at.nanos() as f64, profit(trip))).collect();
    let Some(first) = points.first() else { return };
    let mut chart = Chart::over(&[&points, &[(first.0, 0.0)]], 200.0);
    let width = (700.0 / points.len() as f64).clamp(0.6, 8.0);
    for (point, trip) in points.iter().zip(trips) {
        chart.bar(*point, width, &format!("{} {}", trip.exit_at.to_rfc3339(), trip.exit_reason.name()));
    }
    figure(page, "Profit and loss of each round trip", chart);
}

fn figure(page: &mut String, title: &str, chart: Chart) {
    put(page, format_args!("<h2>{title}</h2>\n{}\n", chart.svg(title)));
}

fn drawdowns(page: &mut String, rows: &[DrawdownRow]) {
    if rows.is_empty() {
        return;
    }
    page.push_str(
        "<h2>Deepest drawdowns</h2>\n<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr>\
         <th scope=\"col\">Peak</th><th scope=\"col\">Trough</th><th scope=\"col\">Recovered</th>\
         <th scope=\"col\">Depth in %</th><th scope=\"col\">Candles</th><th scope=\"col\">From the trough</th>\
         </tr></thead>\n<tbody>\n",
    );
    for row in rows {
        let recovery = row.recovery_candles.map_or_else(|| "–".to_owned(), |candles| candles.to_string());
        put(
            page,
            format_args!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"loss\">{}</td><td>{}</td><td>{recovery}</td></tr>\n",
                row.start,
                row.trough,
                row.end.as_deref().unwrap_or("–"),
                row.depth_pct,
                row.candles
            ),
        );
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
}

fn trades(page: &mut String, trips: &[RoundTrip]) {
    if trips.is_empty() {
        page.push_str("<h2>Round trips</h2>\n<p>None.</p>\n");
        return;
    }
    let skipped = trips.len().saturating_sub(SHOWN_MAX);
    let note = if skipped > 0 { format!(", the last {SHOWN_MAX} of {}", trips.len()) } else { String::new() };
    put(
        page,
        format_args!(
            "<h2>Round trips{note}</h2>\n<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr>\
             <th scope=\"col\">Entry</th><th scope=\"col\">Exit</th><th scope=\"col\">Quantity</th>\
             <th scope=\"col\">Entry price</th><th scope=\"col\">Exit price</th><th scope=\"col\">Fees</th>\
             <th scope=\"col\">Profit</th><th scope=\"col\">Reason</th></tr></thead>\n<tbody>\n"
        ),
    );
    for trip in &trips[skipped..] {
        let price =
            |price: Result<model::Price, _>| price.map_or_else(|_| "–".to_owned(), |price| price.to_string());
        let gain = profit(trip);
        put(
            page,
            format_args!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{:.2}</td><td class=\"{}\">{gain:.2}</td><td>{}</td></tr>\n",
                trip.trade.entry_at,
                trip.exit_at,
                trip.trade.bought,
                price(trip.trade.entry_price()),
                price(trip.exit_price()),
                curve::number(trip.trade.fees.atoms()),
                if gain < 0.0 { "loss" } else { "gain" },
                trip.exit_reason.name()
            ),
        );
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
}

fn profit(trip: &RoundTrip) -> f64 {
    trip.profit().map_or(0.0, |profit| curve::number(profit.atoms()))
}

fn point(fill: &FillRecord) -> (f64, f64) {
    (fill.at.nanos() as f64, curve::number(fill.price.atoms()))
}

fn fill_words(fill: &FillRecord) -> String {
    format!("{} {} {} at {} ({})", fill.at, fill.side.name(), fill.quantity, fill.price, fill.purpose.name())
}

fn class_of(value: &str) -> &'static str {
    match value.as_bytes().first() {
        Some(b'-') => " class=\"loss\"",
        Some(b'+') => " class=\"gain\"",
        _ => "",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn put(text: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(part);
}
