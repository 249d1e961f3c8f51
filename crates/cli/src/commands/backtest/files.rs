//! The files of a run: its page, and fills and round trips as CSV; times are milliseconds since 1970, money plain decimals.

use super::market::Market;
use super::options::BacktestArgs;
use super::{Outcome, page};
use crate::failure::{Failure, Result};
use crate::files::outfile::{Outfile, is_same_file};
use backtest::{FillRecord, Kept};
use engine::portfolio::RoundTrip;
use model::MoneyError;
use std::path::Path;

const FILLS_HEADER: &str = "time,side,price,quantity,fee,reason";
const TRADES_HEADER: &str = "entry_time,exit_time,entry_price,exit_price,quantity,fees,pnl,exit_reason";

/// The files asked for, made before the run so that a place that cannot be written is known at once.
#[derive(Debug)]
pub struct Files {
    page: Option<Outfile>,
    fills: Option<Outfile>,
    trades: Option<Outfile>,
}

impl Files {
    /// Begins the files.
    pub fn create(args: &BacktestArgs) -> Result<Self> {
        let named = [("--report", &args.report), ("--fills", &args.fills), ("--trades", &args.trades)];
        let named: Vec<(&str, &Path)> =
            named.into_iter().filter_map(|(option, path)| Some((option, path.as_deref()?))).collect();
        let mut taken = vec![("--data", args.data.as_path())];
        for (option, path) in named {
            if let Some((other, _)) = taken.iter().find(|(_, other)| is_same_file(path, other)) {
                return Err(Failure::BadInput(format!(
                    "{option} {}: is the file of {other} too; give another name",
                    path.display()
                )));
            }
            taken.push((option, path));
        }
        let create = |path: &Option<_>| {
            path.as_ref().map(|path: &std::path::PathBuf| Outfile::create(path)).transpose()
        };
        Ok(Self { page: create(&args.report)?, fills: create(&args.fills)?, trades: create(&args.trades)? })
    }

    /// Whether any file was asked for.
    pub const fn is_wanted(&self) -> bool {
        self.page.is_some() || self.fills.is_some() || self.trades.is_some()
    }

    /// Writes the files and gives them their names.
    pub fn write(self, outcome: &Outcome, market: &Market, kept: &Kept) -> Result {
        if let Some(mut out) = self.page {
            out.line(&page::of(outcome, market, kept))?;
            out.finish()?;
        }
        if let Some(mut out) = self.fills {
            out.line(FILLS_HEADER)?;
            kept.fills.iter().try_for_each(|fill| out.line(&fill_line(fill)))?;
            out.finish()?;
        }
        if let Some(mut out) = self.trades {
            out.line(TRADES_HEADER)?;
            for trip in &kept.round_trips {
                out.line(&trade_line(trip).map_err(Failure::failed)?)?;
            }
            out.finish()?;
        }
        Ok(())
    }
}

fn fill_line(fill: &FillRecord) -> String {
    let (side, reason) = (fill.side.name(), fill.purpose.name());
    format!("{},{side},{},{},{},{reason}", fill.at.millis(), fill.price, fill.quantity, fill.fee)
}

fn trade_line(trip: &RoundTrip) -> Result<String, MoneyError> {
    let trade = &trip.trade;
    Ok(format!(
        "{},{},{},{},{},{},{},{}",
        trade.entry_at.millis(),
        trip.exit_at.millis(),
        trade.entry_price()?,
        trip.exit_price()?,
        trade.bought,
        trade.fees,
        trip.profit()?,
        trip.exit_reason.name()
    ))
}
