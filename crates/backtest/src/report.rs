//! The figures of a run. Money and per cents are decimal strings, ratios numbers; what is not defined is absent.

use crate::details::Details;
use crate::driver::Driver;
use crate::recorder::Kept;
use crate::run::{RunError, Settings};
use analysis::performance::{EquityStats, Exposure};
use engine::{Broken, Core, Solo, Strategy};
use model::money::ATOMS_PER_UNIT;
use model::{Amount, BotId, Candles, Instant, MoneyError, Purpose, Rounding, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figures of a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The instrument.
    pub symbol: String,
    /// The time frame of the candles.
    pub timeframe: String,
    /// How many candles.
    pub bars: usize,
    /// The start of the first candle.
    pub from: String,
    /// The end of the last candle.
    pub to: String,
    /// Cash at the start.
    pub initial_equity: Amount,
    /// Cash and position at the last close.
    pub final_equity: Amount,
    /// Final over initial equity, less one, in per cent.
    pub net_profit_pct: Option<String>,
    /// The last close over the first, less one, in per cent.
    pub buy_and_hold_pct: Option<String>,
    /// Closed round trips.
    pub trades: u32,
    /// Open ones: 0 or 1.
    pub open_trades: u32,
    /// Fills, tiers counted.
    pub fills: u32,
    /// Orders that the gate or the exchange refused.
    pub refused: u32,
    /// Orders that still wait or rest.
    pub open_orders: usize,
    /// Winning share of the closed round trips.
    pub win_rate_pct: Option<String>,
    /// Gains over losses of the closed round trips.
    pub profit_factor: Option<f64>,
    /// The largest fall of equity from a peak.
    pub max_drawdown_pct: Option<String>,
    /// See [`analysis::performance::EquityFigures::sharpe`].
    pub sharpe: Option<f64>,
    /// See [`analysis::performance::EquityFigures::sortino`].
    pub sortino: Option<f64>,
    /// See [`analysis::performance::EquityFigures::calmar`].
    pub calmar: Option<f64>,
    /// The share of closes at which something was held.
    pub exposure_pct: Option<String>,
    /// What needs the whole curve, where it was kept.
    #[serde(flatten)]
    pub details: Option<Details>,
    /// All fees, in quote.
    pub fees_paid: Amount,
    /// Closed round trips by the reason of their last sale.
    pub exit_reasons: BTreeMap<&'static str, u32>,
    /// The fingerprint of all decisions, reports and postings.
    pub state_hash: String,
    /// The fingerprint of the candles.
    pub data_hash: String,
}

const ATOMS: f64 = 1e18;

/// Equity from close to close.
#[derive(Debug)]
pub struct Curve {
    stats: EquityStats,
    exposure: Exposure,
    fills_seen: u32,
    /// In units of quote. Statistics are in floating point; what is owed stays in the ledger.
    cash: f64,
    /// What one tick is worth for the whole position.
    value_per_tick: f64,
    is_open: bool,
    /// Points that are not yet counted: counted together, they keep the sums in registers.
    points: Vec<f64>,
    /// All points that were counted, where they are kept.
    all: Option<Vec<f64>>,
}

const POINTS_MAX: usize = 512;

impl Curve {
    /// Before the first close; `rows` is the number of closes to come if all of them are to be kept.
    pub(crate) fn new(cash: Amount, rows: Option<usize>) -> Self {
        Self {
            stats: EquityStats::new(),
            exposure: Exposure::new(),
            fills_seen: 0,
            cash: cash.atoms() as f64 / ATOMS,
            value_per_tick: 0.0,
            is_open: false,
            points: Vec::with_capacity(POINTS_MAX),
            all: rows.map(Vec::with_capacity),
        }
    }

    /// Counts the points that wait for it.
    #[inline(never)]
    pub(crate) fn count(&mut self) {
        let mut stats = std::mem::take(&mut self.stats);
        for point in &self.points {
            stats.push(*point);
        }
        self.stats = stats;
        if let Some(all) = &mut self.all {
            all.extend_from_slice(&self.points);
        }
        self.points.clear();
    }

    /// Takes cash and position anew. They change with fills only, so in between a close costs one product.
    pub(crate) fn refresh(&mut self, core: &Core, bot: BotId) -> Result<(), MoneyError> {
        let Some(book) = core.book(bot) else { return Ok(()) };
        if book.tally.fills != self.fills_seen {
            self.fills_seen = book.tally.fills;
            self.cash = core.bot_cash(book)?.atoms() as f64 / ATOMS;
            self.is_open = !book.position.is_flat();
            let tick = book.scale.tick().atoms() as f64 / ATOMS;
            self.value_per_tick = book.position.quantity.atoms() as f64 / ATOMS * tick;
        }
        Ok(())
    }

    /// Takes the equity at a close.
    #[inline]
    pub(crate) fn push(&mut self, close: i64) {
        self.points.push(self.cash + close as f64 * self.value_per_tick);
        if self.points.len() == POINTS_MAX {
            self.count();
        }
        if self.is_open {
            self.exposure.push_held();
        } else {
            self.exposure.push_flat();
        }
    }
}

impl Report {
    pub(crate) fn of<S: Strategy>(
        candles: &Candles,
        settings: &Settings,
        driver: &Driver<Solo<S>, Kept>,
        curve: &Curve,
        bot: BotId,
    ) -> Result<Self, RunError> {
        let core = &driver.engine.core;
        let kept = &driver.engine.recorder;
        let book = core.book(bot).ok_or(Broken::Invariant("the run's bot is in its account"))?;
        let final_equity = core.bot_equity(book).map_err(Broken::from)?;
        let (first, last) = (candles.get(0), candles.get(candles.len() - 1));
        let end = last.open_at.checked_add(candles.timeframe().span()).unwrap_or(last.open_at);
        let figures = curve.stats.figures(candles.timeframe(), end.since(first.open_at));
        let closes = (candles.scale().price(last.close).atoms(), candles.scale().price(first.close).atoms());
        Ok(Self {
            symbol: settings.symbol.clone(),
            timeframe: candles.timeframe().to_string(),
            bars: candles.len(),
            from: first.open_at.to_rfc3339(),
            to: end.to_rfc3339(),
            initial_equity: settings.cash,
            final_equity,
            net_profit_pct: change_pct(final_equity.atoms(), settings.cash.atoms()),
            buy_and_hold_pct: change_pct(closes.0, closes.1),
            trades: book.tally.trades,
            open_trades: u32::from(book.trade.is_some()),
            fills: book.tally.fills,
            refused: book.tally.refused,
            open_orders: core.orders().iter().count(),
            win_rate_pct: share_pct(i128::from(book.tally.wins), i128::from(book.tally.trades)),
            profit_factor: kept.results.figures().profit_factor,
            max_drawdown_pct: figures.drawdown_ratio_max.map(ratio_pct),
            sharpe: figures.sharpe,
            sortino: figures.sortino,
            calmar: figures.calmar,
            exposure_pct: curve.exposure.share().map(ratio_pct),
            details: curve.all.as_deref().map(|equity| Details::of(candles, equity, kept)),
            fees_paid: book.tally.fees,
            exit_reasons: Purpose::ALL
                .iter()
                .map(|purpose| (purpose.name(), kept.exit_reasons[*purpose as usize]))
                .filter(|(_, count)| *count > 0)
                .collect(),
            state_hash: core.hash().to_hex(),
            data_hash: format!("{:016x}", candles.fingerprint()),
        })
    }

    /// The calendar time of the run.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        let (from, to): (Instant, Instant) = (self.from.parse().ok()?, self.to.parse().ok()?);
        Some(to.since(from))
    }
}

/// `(now ÷ before − 1) · 100` to six decimals, rounded half away from zero.
fn change_pct(now: i128, before: i128) -> Option<String> {
    share_pct(now.checked_sub(before)?, before)
}

/// `part ÷ whole · 100` to six decimals, rounded half away from zero.
fn share_pct(part: i128, whole: i128) -> Option<String> {
    const SCALE: i128 = 100_000_000;
    if whole <= 0 {
        return None;
    }
    let doubled = model::money::atoms::multiply_divide(part.abs(), 2 * SCALE, whole, Rounding::Floor).ok()?;
    let magnitude = (doubled + 1) / 2;
    let atoms = magnitude.checked_mul(ATOMS_PER_UNIT / 1_000_000)?;
    Amount::from_atoms(if part < 0 { -atoms } else { atoms }).ok().map(|value| value.to_string())
}

/// A ratio in floating point as per cent to six decimals.
pub(crate) fn ratio_pct(ratio: f64) -> String {
    let text = format!("{:.6}", ratio * 100.0);
    let trimmed = text.trim_end_matches('0').trim_end_matches('.');
    if trimmed == "-0" { "0".to_owned() } else { trimmed.to_owned() }
}
