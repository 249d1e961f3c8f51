//! Normal numbers by turning the distribution around: one random word in, one number out.
//!
//! Source: Wichura 1988, "Algorithm AS 241: The Percentage Points of the Normal Distribution", routine PPND7, correct
//! to about seven digits. Fifteen in twenty draws need one division, the rest a logarithm and a root more.

use super::random::unit;

/// A standard normal number from 64 random bits.
#[inline]
pub(crate) fn normal(bits: u64) -> f64 {
    quantile(unit(bits))
}

/// The number that a standard normal variable falls short of with this probability, above 0 and below 1.
#[inline]
fn quantile(probability: f64) -> f64 {
    let q = probability - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * (((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9)
            / (((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0);
    }
    tail(q, probability)
}

#[inline(never)]
fn tail(q: f64, probability: f64) -> f64 {
    let side = if q < 0.0 { probability } else { 1.0 - probability };
    let r = (-libm::log(side)).sqrt();
    let size = if r <= 5.0 {
        let r = r - 1.6;
        (((0.170_238_211_03 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r + 1.423_437_277_7)
            / ((0.120_211_329_75 * r + 0.737_001_642_50) * r + 1.0)
    } else {
        let r = r - 5.0;
        (((0.017_337_203_997 * r + 0.428_682_943_37) * r + 3.081_226_386_0) * r + 6.657_905_115_0)
            / ((0.012_258_202_635 * r + 0.241_978_942_25) * r + 1.0)
    };
    if q < 0.0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_equal_the_printed_tables() {
        // scipy.stats.norm.ppf
        let cases = [
            (0.5, 0.0),
            (0.975, 1.959_963_984_540_054),
            (0.25, -0.674_489_750_196_081_7),
            (0.001, -3.090_232_306_167_813),
            (1e-12, -7.034_483_825_301_132),
        ];
        for (probability, expected) in cases {
            let got = quantile(probability);
            assert!((got - expected).abs() < 1e-6 * (1.0 + f64::abs(expected)), "{probability}: {got}");
        }
    }
}
