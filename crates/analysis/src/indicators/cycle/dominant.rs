//! The dominant cycle: its length, and where in it the price stands.

use crate::indicators::hilbert::{Hilbert, PERIOD_MAX, SKIP_LONG, degrees};
use crate::indicators::window::Ring;
use std::f64::consts::PI;
use std::sync::OnceLock;

/// How many prices pass before the first value of what reads the phase.
pub const WARMUP: usize = 63;

/// The longest cycle, in bars.
const LENGTH_MAX: usize = PERIOD_MAX as usize;

/// Where the price stands in its cycle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DominantCycle {
    /// The price, smoothed over four bars.
    pub smoothed: f64,
    /// The length of the cycle, in bars, smoothed with 0.33.
    pub period: f64,
    /// The phase in degrees, up to 315.
    pub phase: f64,
}

/// Follows the dominant cycle: the phase of the wave of that length that fits the last smoothed prices, advanced by a bar
/// for the lag of the smoothing. All states begin at zero.
///
/// Linear in the length of the cycle, of 50 bars at most; memory: 50 prices. Source: J. F. Ehlers, Rocket Science for
/// Traders (2001), chapter 9; TA-Lib HT_DCPHASE, whose order of operations it has.
#[derive(Clone, Debug)]
pub struct CycleFollower {
    hilbert: Hilbert,
    smoothed: Ring,
    period: f64,
    phase: f64,
}

impl Default for CycleFollower {
    fn default() -> Self {
        Self { hilbert: Hilbert::new(SKIP_LONG), smoothed: Ring::new(LENGTH_MAX), period: 0.0, phase: 0.0 }
    }
}

impl CycleFollower {
    /// Takes the next price; silent until the transform begins.
    #[inline]
    pub fn update(&mut self, price: f64) -> Option<DominantCycle> {
        let cycle = self.hilbert.update(price)?;
        self.smoothed.push(cycle.smoothed);
        self.period = 0.33 * cycle.period + 0.67 * self.period;
        let length = ((self.period + 0.5) as usize).min(LENGTH_MAX);
        let (mut real, mut imaginary) = (0.0, 0.0);
        for (wave, price) in waves(length).iter().zip(self.smoothed.iter().rev()) {
            real += wave.sine * price;
            imaginary += wave.cosine * price;
        }
        self.phase = phase_of(real, imaginary, self.phase) + 90.0 + 360.0 / self.period;
        if imaginary < 0.0 {
            self.phase += 180.0;
        }
        if self.phase > 315.0 {
            self.phase -= 360.0;
        }
        Some(DominantCycle { smoothed: cycle.smoothed, period: self.period, phase: self.phase })
    }
}

/// The angle of the two parts, in degrees; a right angle from the last one where there is no imaginary part.
fn phase_of(real: f64, imaginary: f64, last: f64) -> f64 {
    if imaginary != 0.0 {
        return degrees(libm::atan(real / imaginary));
    }
    if real < 0.0 {
        last - 90.0
    } else if real > 0.0 {
        last + 90.0
    } else {
        last
    }
}

/// One point of a wave.
#[derive(Clone, Copy, Debug)]
struct Wave {
    sine: f64,
    cosine: f64,
}

/// The points of one whole wave of `length` bars, for each length up to the longest: made once, read by all.
fn waves(length: usize) -> &'static [Wave] {
    static WAVES: OnceLock<Vec<Vec<Wave>>> = OnceLock::new();
    let all = WAVES.get_or_init(|| {
        let point = |angle: f64| Wave { sine: libm::sin(angle), cosine: libm::cos(angle) };
        let wave =
            |length| (0..length).map(move |bar| point(bar as f64 * (2.0 * PI) / length as f64)).collect();
        (0..=LENGTH_MAX).map(wave).collect()
    });
    &all[length]
}
