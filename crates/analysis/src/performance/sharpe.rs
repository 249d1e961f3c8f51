//! How much a Sharpe ratio can be believed: the probability that the true one is above another, also after many trials.

use super::equity::NOISE;
use super::normal;

/// Euler's and Mascheroni's constant.
const EULER_GAMMA: f64 = 0.577_215_664_901_532_9;

/// A measured Sharpe ratio and the shape of the returns behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharpeSample {
    /// Mean ÷ sample deviation (n - 1) of the returns, as it is for one of them: not annualised, nothing taken off.
    pub sharpe: f64,
    /// How many returns.
    pub count: usize,
    /// Their skewness: the mean cube of the distance to the mean in deviations (both divided by n); 0 if symmetric.
    pub skewness: f64,
    /// Their kurtosis: the mean fourth power of the same; 3 if normal.
    pub kurtosis: f64,
}

/// How often something was tried before the best was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trials {
    /// How many independent trials, the chosen one among them.
    pub count: usize,
    /// The variance of their Sharpe ratios, which are not annualised either.
    pub sharpe_variance: f64,
}

impl SharpeSample {
    /// Of returns; `None` with fewer than two, and where all of them are alike.
    #[must_use]
    pub fn of(returns: &[f64]) -> Option<Self> {
        if returns.len() < 2 {
            return None;
        }
        let count = returns.len() as f64;
        let mean = returns.iter().fold(0.0, |total, value| total + value) / count;
        let mut powers = [0.0; 3];
        for value in returns {
            let distance = value - mean;
            let square = distance * distance;
            powers[0] += square;
            powers[1] += square * distance;
            powers[2] += square * square;
        }
        let [second, third, fourth] = powers.map(|power| power / count);
        if second.sqrt() <= NOISE * (second + mean * mean).sqrt() {
            return None;
        }
        Some(Self {
            sharpe: mean / (powers[0] / (count - 1.0)).sqrt(),
            count: returns.len(),
            skewness: third / (second * second.sqrt()),
            kurtosis: fourth / (second * second),
        })
    }

    /// The probability, 0 to 1, that the true Sharpe ratio is above `benchmark`, which is not annualised either:
    /// Φ((sharpe - benchmark) √(n - 1) ÷ √(1 - skewness sharpe + (kurtosis - 1) ÷ 4 sharpe²)). `None` with fewer than two
    /// returns, and where the root has no number above 0. Source: D. H. Bailey and M. López de Prado, The Sharpe Ratio
    /// Efficient Frontier, Journal of Risk 15:2 (2012).
    #[must_use]
    pub fn probabilistic(&self, benchmark: f64) -> Option<f64> {
        let sharpe = self.sharpe;
        let spread = 1.0 - self.skewness * sharpe + (self.kurtosis - 1.0) / 4.0 * sharpe * sharpe;
        if self.count < 2 || spread.is_nan() || spread <= 0.0 {
            return None;
        }
        let degrees = (self.count - 1) as f64;
        Some(normal::cumulative((sharpe - benchmark) * (degrees / spread).sqrt()))
    }

    /// [`probabilistic`](Self::probabilistic) against the [best ratio](Trials::sharpe_expected_max) that luck alone would have
    /// brought in so many trials. `None` as there, and without trials. Source: D. H. Bailey and M. López de Prado, The
    /// Deflated Sharpe Ratio, Journal of Portfolio Management 40:5 (2014).
    #[must_use]
    pub fn deflated(&self, trials: Trials) -> Option<f64> {
        self.probabilistic(trials.sharpe_expected_max()?)
    }
}

impl Trials {
    /// The largest Sharpe ratio to be expected of trials that are worth nothing: √variance ((1 - γ) z(1 - 1/N) + γ z(1 - 1/(N
    /// e))), z the normal quantile, γ Euler's and Mascheroni's constant; 0 of one trial. `None` without trials, and where the
    /// variance is below 0. Source: as [`SharpeSample::deflated`].
    #[must_use]
    pub fn sharpe_expected_max(&self) -> Option<f64> {
        if self.count == 0 || self.sharpe_variance.is_nan() || self.sharpe_variance < 0.0 {
            return None;
        }
        if self.count == 1 {
            return Some(0.0);
        }
        let share = 1.0 / self.count as f64;
        let (far, farther) = (-normal::quantile(share)?, -normal::quantile(share / std::f64::consts::E)?);
        Some(self.sharpe_variance.sqrt() * ((1.0 - EULER_GAMMA) * far + EULER_GAMMA * farther))
    }
}
