//! What a user asks for: what do the sources say now, of one market or of all?

use super::row::{Raised, opinion_rows};
use crate::analysis::AnalyzedSeries;
use crate::{Caller, Fault, FieldFault, Platform, Result, view};
use analysis::signals::tracker::WARMUP_BARS;
use analysis::signals::{Assessment, SignalSettings, Signals};
use model::{Instant, InstrumentId, Timeframe};
use store::row::SignalOrigin;

/// How a question is to be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalQuestion {
    /// Over which candles.
    pub timeframe: Timeframe,
    /// So many of the newest are looked through.
    pub bars: usize,
    /// The weights, the least confidence, the time to live.
    pub settings: SignalSettings,
}

impl Platform {
    /// What the sources say of an instrument now. Looks through up to [`ANALYSIS_BARS_MAX`](crate::analysis::ANALYSIS_BARS_MAX) candles: call it where that may
    /// take its time.
    ///
    /// # Errors
    /// [`Fault::Invalid`] when there are too few candles.
    pub fn signal_assess(
        &self,
        instrument: InstrumentId,
        question: &SignalQuestion,
    ) -> Result<(AnalyzedSeries, Assessment)> {
        let series = self.analyzed_series(instrument, question.timeframe, question.bars)?;
        let bars = series.bars.len();
        if bars <= WARMUP_BARS {
            let needed = WARMUP_BARS + 1;
            let timeframe = question.timeframe;
            return Err(Fault::Invalid(vec![FieldFault::new(
                "/timeframe",
                "too_few_candles",
                format!(
                    "{} has {bars} closed candles of {timeframe}; a signal needs {needed}",
                    series.instrument
                ),
            )]));
        }
        let mut signals = Signals::new(question.settings.clone()).map_err(Fault::internal)?;
        for bar in series.bars.iter() {
            signals.update(&bar);
        }
        let assessment =
            signals.assessment().ok_or_else(|| Fault::Internal("no bar was taken".to_owned()))?;
        Ok((series, assessment))
    }

    /// The answer for the caller; where the confidence is enough, it is kept as their signal and followed. Asking twice over
    /// one candle keeps one signal: the first.
    ///
    /// # Errors
    /// As every write.
    pub async fn signal_ask(
        &self,
        caller: &Caller,
        instrument: InstrumentId,
        question: &SignalQuestion,
        (series, assessment): (AnalyzedSeries, Assessment),
    ) -> Result<view::Assessed> {
        let settings = &question.settings;
        let open_at = Instant::from_nanos(assessment.open_at);
        let mut signal = None;
        if assessment.confidence() >= settings.confidence_min
            && let Some(plan) = &assessment.plan
        {
            let row = self.signal_row(&Raised {
                user: Some(caller.user),
                instrument,
                timeframe: question.timeframe,
                origin: SignalOrigin::Request,
                direction: assessment.direction(),
                confidence: assessment.confidence(),
                plan,
                opinions: &assessment.opinions,
                weights: &settings.weights,
                open_at,
                expires_bars: settings.expires_bars,
            })?;
            let kept = if self.store.signal_add(&row).await? {
                self.asked.put(row.clone());
                Some(row)
            } else {
                let scope = caller.scope();
                self.store.signal_of_request(scope, instrument, question.timeframe, row.raised_at).await?
            };
            signal = kept.map(|row| self.signal_view(row));
        }
        Ok(view::Assessed {
            instrument: series.instrument,
            timeframe: question.timeframe,
            bars: series.bars.len(),
            at: open_at.checked_add(question.timeframe.span()).unwrap_or(open_at),
            close: assessment.close,
            blend: assessment.blend,
            direction: assessment.direction(),
            confidence: assessment.confidence(),
            reasoning: opinion_rows(&assessment.opinions, &settings.weights),
            plan: assessment.plan,
            signal,
        })
    }
}
