//! How right signals would have been over a stretch of history, beside holding and beside a coin.

use crate::analysis::AnalyzedSeries;
use crate::{Fault, Result, view};
use analysis::Bars;
use analysis::signals::tracker::WARMUP_BARS;
use analysis::signals::{Ended, Scorecard, Signal, SignalEvent, SignalSettings, Signals};
use model::Instant;

/// The most candles that one report looks through.
pub const PERFORMANCE_BARS_MAX: usize = 10_000;

/// A pass over a series: what was raised, what came of it, and the score.
#[derive(Debug)]
pub struct SignalReport {
    /// The signals that have ended, oldest first.
    pub ended: Vec<Ended>,
    /// The signal that is on its way.
    pub open: Option<Box<Signal>>,
    /// What the sources say at the last close; `None` without a bar.
    pub now: Option<analysis::signals::Assessment>,
    /// The score.
    pub card: Scorecard,
    /// What became of 1 that bought where signals could begin and held to the end, less 1.
    pub buy_and_hold: Option<f64>,
}

impl SignalReport {
    /// Looks through the bars. `fee_ratio` is what both ways together cost, as a share of the position.
    ///
    /// # Errors
    /// [`Fault::Internal`] for settings out of bounds; who takes them from people checks them before.
    pub fn of(bars: &Bars, settings: &SignalSettings, fee_ratio: f64) -> Result<Self> {
        let mut signals = Signals::new(settings.clone()).map_err(Fault::internal)?;
        let mut card = Scorecard::new(fee_ratio);
        let mut report_ended = Vec::new();
        for bar in bars.iter() {
            for event in signals.update(&bar) {
                match event {
                    SignalEvent::Raised(_) => {}
                    SignalEvent::Judged(judgement) => card.judge(&judgement),
                    SignalEvent::Ended(ended) => {
                        if let Some(outcome) = &ended.outcome {
                            card.push(&ended.signal, outcome);
                        }
                        report_ended.push(ended);
                    }
                }
            }
        }
        let first = bars.open().get(WARMUP_BARS + 1).copied().filter(|open| *open > 0.0);
        let last = bars.close().last().copied();
        Ok(Self {
            ended: report_ended,
            open: signals.open().cloned().map(Box::new),
            now: signals.assessment(),
            card,
            buy_and_hold: first.and_then(|first| Some(last? / first - 1.0)),
        })
    }

    /// The score as it is shown.
    #[must_use]
    pub fn performance(&self, series: &AnalyzedSeries, fee_ratio: f64) -> view::SignalPerformance {
        let open_at = series.bars.open_at();
        let stretch = open_at.first().zip(open_at.last());
        view::SignalPerformance {
            instrument: series.instrument.clone(),
            timeframe: series.timeframe,
            bars: series.bars.len(),
            stretch: stretch.map(|(from, to)| (Instant::from_nanos(*from), Instant::from_nanos(*to))),
            fee_ratio,
            all: self.card.all(),
            buckets: self.card.buckets().to_vec(),
            sources: self.card.sources().to_vec(),
            total_return: self.card.total_return(),
            buy_and_hold: self.buy_and_hold,
            coin: self.card.coin_toss(),
        }
    }
}
