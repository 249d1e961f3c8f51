//! What a user asks for: what do the sources say now, of one market or of all?

use super::{
    news::SignalAction,
    row::{Raised, opinion_rows},
};
use crate::analysis::AnalyzedSeries;
use crate::{Caller, Fault, FieldFault, Platform, Result, view};
use analysis::signals::tracker::WARMUP_BARS;
use analysis::signals::{Assessment, SignalSettings, Signals};
use model::{Instant, InstrumentId, Timeframe};
use store::row::{SignalOrigin, SignalRow};

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
            let (row, reasoning) = self.signal_row(&Raised {
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
            signal = if self.store.signal_add(&row, &reasoning).await? {
                self.asked.put(row.clone());
                self.signal_tell(SignalAction::New, row.clone());
                Some(view::ReasonedSignal { signal: self.signal_view(row), reasoning })
            } else {
                self.signal_asked_before(caller, &row).await?
            };
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

    /// The caller's signal over the same candle, which is kept already.
    async fn signal_asked_before(
        &self,
        caller: &Caller,
        again: &SignalRow,
    ) -> Result<Option<view::ReasonedSignal>> {
        let SignalRow { instrument, timeframe, raised_at, .. } = *again;
        let kept = self.store.signal_of_request(caller.scope(), instrument, timeframe, raised_at).await?;
        match kept {
            Some(row) => self.signal_reasoned(caller, row).await.map(Some),
            None => Ok(None),
        }
    }
}
