//! Two small generators: one that runs (xoshiro256++), one that begins anywhere (splitmix64).
//!
//! Source: Blackman & Vigna 2019, <https://prng.di.unimi.it>; Steele, Lea & Flood 2014.

/// xoshiro256++: the generator of the price path.
#[derive(Clone, Debug)]
pub(crate) struct Xoshiro {
    state: [u64; 4],
}

impl Xoshiro {
    pub(crate) fn new(seed: u64) -> Self {
        let mut fill = Splitmix::new(seed);
        Self { state: [fill.next(), fill.next(), fill.next(), fill.next()] }
    }

    #[inline]
    pub(crate) fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let drawn = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        drawn
    }
}

/// splitmix64: any number is a good beginning, so each candle has its own.
#[derive(Clone, Debug)]
pub(crate) struct Splitmix {
    state: u64,
}

impl Splitmix {
    pub(crate) const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    #[inline]
    pub(crate) const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// A number above 0 and below 1 from 53 random bits.
#[inline]
#[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
pub(crate) fn unit(bits: u64) -> f64 {
    ((bits >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_the_published_first_values_of_seed_1234567() {
        // <https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64>
        let mut draws = Splitmix::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| draws.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn xoshiro_gives_the_first_values_of_state_1_2_3_4() {
        // The reference of the crate rand_xoshiro 0.6, computed with Vigna's C program.
        let mut draws = Xoshiro { state: [1, 2, 3, 4] };
        let first: Vec<u64> = (0..4).map(|_| draws.next()).collect();
        assert_eq!(first, [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386]);
    }
}
