//! Indicators over an instrument's candles: what everybody may see.

use crate::analysis::bars_of;
use crate::{Fault, FieldFault, Platform, Result, ports::CandleQuery, records::market::CANDLES_MAX, view};
use analysis::registry::Question;

/// The most indicators in one answer.
pub const INDICATORS_MAX: usize = 16;
/// The most candles that are read so that an indicator is warm, and has forgotten its seed, where the answer begins.
pub const HISTORY_MAX: usize = 10_000;
/// How many warm-ups are read before the first candle of the answer.
const WARMUPS: usize = 4;

impl Platform {
    /// The indicators that a line asks for, as `rsi(14),macd`.
    ///
    /// # Errors
    /// [`Fault::Invalid`] at `?indicators`.
    pub fn indicator_questions(&self, line: &str) -> Result<Vec<Question>> {
        let refuse =
            |message: String| Fault::Invalid(vec![FieldFault::new("?indicators", "invalid", message)]);
        let questions = Question::parse_all(line).map_err(|error| refuse(error.to_string()))?;
        if questions.len() > INDICATORS_MAX {
            return Err(refuse(format!(
                "{} indicators are asked for, at most {INDICATORS_MAX} are given",
                questions.len()
            )));
        }
        let needs = |question: &Question| question.spec.warmup(&question.settings);
        match questions.iter().find(|question| needs(question) >= HISTORY_MAX) {
            Some(question) => Err(refuse(format!(
                "{} needs {} candles before its first value, at most {HISTORY_MAX} are read",
                question.text,
                needs(question)
            ))),
            None => Ok(questions),
        }
    }

    /// Candles of an instrument with indicators: one value, or none, for each closed candle of the series.
    ///
    /// Values are computed from candles before the series too, as far as there are any.
    ///
    /// # Errors
    /// [`Fault::Internal`] when a stored candle is not sane.
    pub fn candles_with(
        &self,
        query: &CandleQuery,
        questions: &[Question],
    ) -> Result<(view::CandleSeries, Vec<view::IndicatorColumns>)> {
        let series = self.candles(query);
        if questions.is_empty() {
            return Ok((series, Vec::new()));
        }
        let limit = query.limit.clamp(1, CANDLES_MAX);
        let warmup =
            questions.iter().map(|question| question.spec.warmup(&question.settings)).max().unwrap_or(0);
        let to = series.candles.last().map(|candle| candle.open_at);
        let wanted = limit.saturating_add(warmup.saturating_mul(WARMUPS)).min(HISTORY_MAX);
        let mut history = self.trading.candles(&CandleQuery { from: None, limit: wanted, ..*query });
        history.retain(|candle| to.is_none_or(|to| candle.open_at <= to));
        let bars = bars_of(&history)?;
        let first = history.len() - series.candles.len().min(history.len());
        let columns = questions
            .iter()
            .map(|question| {
                let columns = question.spec.build(&question.settings).batch(&bars);
                let values =
                    columns.iter().map(|column| column[first..].iter().map(finite).collect()).collect();
                view::IndicatorColumns { question: question.clone(), values }
            })
            .collect();
        Ok((series, columns))
    }
}

fn finite(value: &f64) -> Option<f64> {
    value.is_finite().then_some(*value)
}
