//! Scored claims added up, and how far they are from the coin.

use super::score::{Scored, Side};
use analysis::signals::SignalEnd;
use std::collections::BTreeMap;

/// What both ways together cost, by the entry: 0.1 % each.
pub const FEE_RATIO: f64 = 0.002;
/// With fewer blocks than this their scatter says nothing.
const BLOCKS_MIN: usize = 10;

/// A stretch of time in which claims share the same moves, in all markets with bars as long: how long its bars are, and its number.
pub type Block = (i64, i64);

/// Claims added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many were said.
    pub said: u64,
    /// How many were entered: the next open lay between stop and target.
    pub entered: u64,
    /// How many reached the target.
    pub reached: u64,
    /// How many were open when their time was over.
    pub open: u64,
    /// The sum of the worths: those that reached the target, and the coin's chances of the open ones.
    pub worth: f64,
    /// The sum of the coin's chances.
    pub chance: f64,
    /// The sum of the worths of what is turned upside down.
    worth_mirrored: f64,
    risk_multiple: f64,
    fees: f64,
    /// The Poisson-binomial variance, sum of p (1 - p), alone, times the score, and times its square.
    variance: [f64; 3],
    /// Sums of worth less chance, alone and times the score, in each block.
    blocks: BTreeMap<Block, [f64; 2]>,
}

impl Tally {
    /// Adds a claim and what came of it.
    pub fn add(&mut self, score: f64, block: Block, scored: Option<&Scored>) {
        self.said += 1;
        let Some(Scored { chance, risk_ratio, own, mirrored }) = scored else { return };
        let Side { end, worth, risk_multiple } = own;
        self.entered += 1;
        self.reached += u64::from(*end == SignalEnd::TargetsReached);
        self.open += u64::from(*end == SignalEnd::Expired);
        self.worth += worth;
        self.chance += chance;
        self.worth_mirrored += mirrored.worth;
        self.risk_multiple += risk_multiple;
        self.fees += FEE_RATIO / risk_ratio;
        let variance = chance * (1.0 - chance);
        for (sum, factor) in self.variance.iter_mut().zip([1.0, score, score * score]) {
            *sum += variance * factor;
        }
        let sums = self.blocks.entry(block).or_default();
        sums[0] += worth - chance;
        sums[1] += (worth - chance) * score;
    }

    /// How many deviations more were reached than the coin expects, each claim taken as a toss of its own. A little too near to 0
    /// where some are open at the end, as their worth varies less than a toss.
    #[must_use]
    pub fn deviations(&self) -> Option<f64> {
        finite((self.worth - self.chance) / self.variance[0].sqrt())
    }

    /// The same for what is turned upside down.
    #[must_use]
    pub fn deviations_mirrored(&self) -> Option<f64> {
        finite((self.worth_mirrored - self.chance) / self.variance[0].sqrt())
    }

    /// The same with a whole block taken as one draw, whose scatter is what the blocks show: claims of one block share the
    /// same moves. `None` with few blocks.
    #[must_use]
    pub fn deviations_by_block(&self) -> Option<f64> {
        self.by_block(|sums| sums[0])
    }

    /// How many deviations speak for it that claims with a higher score do better beside the coin: those of the sum of
    /// (worth - chance) × (score - mean score), each claim taken as a toss of its own, and with a block as one draw.
    #[must_use]
    pub fn deviations_of_score(&self) -> [Option<f64>; 2] {
        let [all, first, second] = self.variance;
        let mean = first / all;
        let sum: f64 = self.blocks.values().map(|sums| sums[1] - mean * sums[0]).sum();
        [finite(sum / (second - first * mean).sqrt()), self.by_block(|sums| sums[1] - mean * sums[0])]
    }

    /// The mean of what was made by what was risked, and the same after [`FEE_RATIO`].
    #[must_use]
    pub fn risk_multiples(&self) -> Option<[f64; 2]> {
        let count = self.entered as f64;
        let mean = finite(self.risk_multiple / count)?;
        Some([mean, mean - self.fees / count])
    }

    fn by_block(&self, part: impl Fn(&[f64; 2]) -> f64) -> Option<f64> {
        let parts = self.blocks.values().map(part);
        let (sum, squares) =
            parts.fold((0.0, 0.0), |(sum, squares), part| (sum + part, squares + part * part));
        finite(sum / f64::sqrt(squares)).filter(|_| self.blocks.len() >= BLOCKS_MIN)
    }
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
