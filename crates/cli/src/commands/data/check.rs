//! `tradewind data check`: what a file holds and lacks. Wrong rows are bad input (exit code 2); gaps, candles without
//! volume and spikes are remarks.

use crate::failure::{Failure, Result};
use crate::output;
use crate::paint::Paint;
use archive::{CheckReport, ReadOptions};
use clap::Args;
use model::Timeframe;
use serde_json::{Value, json};
use std::fmt::{Display, Write};
use std::path::PathBuf;

/// How many places of a kind are listed for people.
const SHOWN_MAX: usize = 10;

/// The arguments.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 2 if a row is wrong; gaps, candles without volume and spikes are remarks.

Examples:
  tradewind data check BTCUSDT_1h.csv.gz
  tradewind data check BTCUSDT_1h.csv.gz --json | jq .gap_count")]
pub struct CheckArgs {
    /// The file: .csv, .csv.gz or .parquet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The length of a candle; by default the most common step of the file
    #[arg(long, value_name = "T")]
    timeframe: Option<Timeframe>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// Does it.
pub fn run(args: &CheckArgs) -> Result {
    let options = ReadOptions { timeframe: args.timeframe, ..ReadOptions::default() };
    let checked = archive::check(&args.file, &options)?;
    let report = &checked.report;
    if args.json {
        output::print_json(&document(&checked.symbol, report))?;
    } else {
        output::print(&page(report, Paint::for_stdout()))?;
    }
    match report.faults.first() {
        None => Ok(()),
        Some(first) => Err(Failure::BadInput(format!(
            "{}: {} wrong rows; the first: row {}, {}",
            args.file.display(),
            report.fault_count,
            first.row,
            first.fault
        ))),
    }
}

fn document(symbol: &str, report: &CheckReport) -> Value {
    let times = |times: &[model::Instant]| times.iter().map(|at| at.to_rfc3339()).collect::<Vec<_>>();
    let gap = |gap: &archive::Gap| json!({ "after": gap.after.to_rfc3339(), "before": gap.before.to_rfc3339(), "missing": gap.missing });
    let fault = |row: &archive::RowReport| json!({ "row": row.row, "fault": row.fault.to_string() });
    json!({
        "symbol": crate::symbol::from_file(symbol),
        "timeframe": report.timeframe.to_string(),
        "tick": report.scale.tick().to_string(),
        "candles": report.candles,
        "from": report.from.to_rfc3339(),
        "to": report.to.to_rfc3339(),
        "is_clean": report.is_clean(),
        "gap_count": report.gap_count,
        "missing_count": report.missing_count,
        "gaps": report.gaps.iter().map(gap).collect::<Vec<_>>(),
        "off_grid_count": report.off_grid_count,
        "off_grid": times(&report.off_grid),
        "zero_volume_count": report.zero_volume_count,
        "zero_volume": times(&report.zero_volume),
        "spike_count": report.spike_count,
        "spikes": times(&report.spikes),
        "fault_count": report.fault_count,
        "faults": report.faults.iter().map(fault).collect::<Vec<_>>(),
    })
}

fn page(report: &CheckReport, paint: Paint) -> String {
    let mut text = format!(
        "{} candles of {} from {} to {}, tick {}\n",
        report.candles,
        report.timeframe,
        report.from,
        report.to,
        report.scale.tick()
    );
    let gaps = report.gaps.iter().map(|gap| format!("{} missing after {}", gap.missing, gap.after));
    let gap_title = format!("gaps ({} candles missing)", report.missing_count);
    list(&mut text, paint, &gap_title, report.gap_count, gaps);
    list(&mut text, paint, "candles off the grid", report.off_grid_count, report.off_grid.iter());
    list(&mut text, paint, "candles without volume", report.zero_volume_count, report.zero_volume.iter());
    list(&mut text, paint, "spikes", report.spike_count, report.spikes.iter());
    let faults = report.faults.iter().map(|row| format!("row {}, {}", row.row, row.fault));
    list(&mut text, paint, "wrong rows, left out above", report.fault_count, faults);
    if report.is_clean() {
        text.push_str("nothing to remark\n");
    }
    text
}

fn list<T: Display>(
    text: &mut String,
    paint: Paint,
    title: &str,
    count: usize,
    places: impl Iterator<Item = T>,
) {
    if count == 0 {
        return;
    }
    let mut put = |line: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    };
    put(format!("{} {title}", paint.bold(&count.to_string())));
    places.take(SHOWN_MAX).for_each(|place| put(format!("  {place}")));
    if count > SHOWN_MAX {
        put(paint.dim(&format!("  and {} more; --json lists them", count - SHOWN_MAX)));
    }
}
