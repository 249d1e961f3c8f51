//! What "long", "short", "doji", "near" and "equal" mean: TA-Lib's candle settings and their running averages.
//!
//! A body or shadow is compared with `factor` times the mean range of the candles just before it, so the words grow and
//! shrink with the market. Totals are added and subtracted in TA-Lib's order, so that ties fall as they do there.

pub use super::candle::RangeKind;

use super::candle::Recent;

/// One word of the trade: longer or shorter than `factor` times the mean of `period` candles before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CandleSetting {
    /// What is averaged.
    pub kind: RangeKind,
    /// Over how many candles before the one in question; 0 stands for that candle itself.
    pub period: usize,
    /// How much of the mean the limit is.
    pub factor: f64,
}

const fn setting(kind: RangeKind, period: usize, factor: f64) -> CandleSetting {
    CandleSetting { kind, period, factor }
}

/// A long body: longer than the mean of ten.
pub const BODY_LONG: CandleSetting = setting(RangeKind::Body, 10, 1.0);
/// A very long body: longer than three times the mean of ten.
pub const BODY_VERY_LONG: CandleSetting = setting(RangeKind::Body, 10, 3.0);
/// A short body: shorter than the mean of ten.
pub const BODY_SHORT: CandleSetting = setting(RangeKind::Body, 10, 1.0);
/// A doji: a body of at most a tenth of the mean range of ten.
pub const BODY_DOJI: CandleSetting = setting(RangeKind::HighLow, 10, 0.1);
/// A long shadow: longer than the candle's own body.
pub const SHADOW_LONG: CandleSetting = setting(RangeKind::Body, 0, 1.0);
/// A very long shadow: longer than twice the candle's own body.
pub const SHADOW_VERY_LONG: CandleSetting = setting(RangeKind::Body, 0, 2.0);
/// A short shadow: shorter than half the mean of both shadows of ten.
pub const SHADOW_SHORT: CandleSetting = setting(RangeKind::Shadows, 10, 1.0);
/// A very short shadow: shorter than a tenth of the mean range of ten.
pub const SHADOW_VERY_SHORT: CandleSetting = setting(RangeKind::HighLow, 10, 0.1);
/// Near: at most a fifth of the mean range of five away.
pub const NEAR: CandleSetting = setting(RangeKind::HighLow, 5, 0.2);
/// Far: at least three fifths of the mean range of five away.
pub const FAR: CandleSetting = setting(RangeKind::HighLow, 5, 0.6);
/// Equal: at most a twentieth of the mean range of five away.
pub const EQUAL: CandleSetting = setting(RangeKind::HighLow, 5, 0.05);

/// The words in which patterns are described, with what they mean, for whoever prints the table.
pub const WORDS: [(&str, &str); 11] = [
    ("white, black", "closing at or above the open; closing below it"),
    ("long body", "longer than the mean of the ten bodies before"),
    ("short body", "shorter than the mean of the ten bodies before"),
    ("doji", "a body of at most 10 % of the mean range of the ten candles before"),
    ("long shadow", "longer than the candle's own body"),
    ("very long shadow", "longer than twice the candle's own body"),
    ("short shadow", "shorter than half the mean of both shadows of the ten candles before"),
    ("very short shadow", "shorter than 10 % of the mean range of the ten candles before"),
    ("near", "at most 20 % of the mean range of the five candles before away"),
    ("far", "at least 60 % of the mean range of the five candles before away"),
    ("equal", "at most 5 % of the mean range of the five candles before away"),
];

impl CandleSetting {
    /// Its running average for the candle `back` steps before the newest.
    pub(crate) const fn at(self, back: usize) -> CandleAverage {
        CandleAverage { setting: self, back, total: 0.0 }
    }
}

/// A setting's limit for one candle of a pattern, kept as a running total.
#[derive(Clone, Debug)]
pub(crate) struct CandleAverage {
    setting: CandleSetting,
    back: usize,
    total: f64,
}

impl CandleAverage {
    /// Before the first judgement, which is `left` bars ahead: the total takes its first `period` ranges.
    #[inline]
    pub(crate) fn seed(&mut self, candles: &Recent, left: usize) {
        if left <= self.setting.period {
            self.total += candles.range(self.setting.kind, self.back);
        }
    }

    /// After a judgement: the judged candle comes in and the oldest goes, as one difference.
    #[inline]
    pub(crate) fn advance(&mut self, candles: &Recent) {
        let CandleSetting { kind, period, .. } = self.setting;
        self.total += candles.range(kind, self.back) - candles.range(kind, self.back + period);
    }

    /// The limit: factor × mean, halved for shadows.
    #[inline]
    pub(crate) fn limit(&self, candles: &Recent) -> f64 {
        let mean = match self.setting.period {
            0 => candles.range(self.setting.kind, self.back),
            period => self.total / period as f64,
        };
        let parts = if self.setting.kind == RangeKind::Shadows { 2.0 } else { 1.0 };
        self.setting.factor * mean / parts
    }
}
