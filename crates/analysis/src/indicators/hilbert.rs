//! Ehlers' Hilbert transform of price: what MAMA and the cycle family read of it.
//!
//! Price is smoothed by a weighted mean of four bars (weights 4 to 1), then detrended and split into an in-phase and a
//! quadrature part, which a homodyne discriminator turns into the length of the dominant cycle. The transforms are filters
//! with taps 0.0962, 0.5769, -0.5769 and -0.0962 at 0, 2, 4 and 6 bars, scaled by 0.075 * period + 0.54. All states begin
//! at zero. Source: J. F. Ehlers, Rocket Science for Traders (2001), chapters 6 and 7; the order of operations is TA-Lib's.

/// The outer tap of a transform.
const TAP_OUTER: f64 = 0.0962;
/// The inner tap of a transform.
const TAP_INNER: f64 = 0.5769;
/// The shortest cycle that is believed, in bars.
const PERIOD_MIN: f64 = 6.0;
/// The longest cycle that is believed, in bars.
pub const PERIOD_MAX: f64 = 50.0;

/// How many prices pass before the transform begins, in the functions that warm up over 32 bars.
pub const SKIP_SHORT: usize = 12;
/// How many prices pass before the transform begins, in the functions that warm up over 63 bars.
pub const SKIP_LONG: usize = 37;

/// Degrees of an angle in radians.
#[must_use]
pub fn degrees(radians: f64) -> f64 {
    radians * (180.0 / core::f64::consts::PI)
}

/// What the transform says of one bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cycle {
    /// The price, smoothed over four bars.
    pub smoothed: f64,
    /// The in-phase part: the detrended price of three bars ago.
    pub in_phase: f64,
    /// The quadrature part.
    pub quadrature: f64,
    /// The length of the dominant cycle after this bar, in bars.
    pub period: f64,
}

/// The transform, price by price. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Hilbert {
    smoother: Smoother,
    skip: usize,
    /// Counts the bars since the transform began.
    step: usize,
    detrender: Filter,
    quadrature: Filter,
    in_phase_ahead: Filter,
    quadrature_ahead: Filter,
    /// The detrended prices of the last three bars, newest first.
    detrended: [f64; 3],
    discriminator: Discriminator,
}

impl Hilbert {
    /// One that begins after `skip` prices: [`SKIP_SHORT`] or [`SKIP_LONG`].
    #[must_use]
    pub fn new(skip: usize) -> Self {
        Self {
            smoother: Smoother::default(),
            skip,
            step: 0,
            detrender: Filter::default(),
            quadrature: Filter::default(),
            in_phase_ahead: Filter::default(),
            quadrature_ahead: Filter::default(),
            detrended: [0.0; 3],
            discriminator: Discriminator::default(),
        }
    }

    /// Takes the next price; silent until it begins.
    #[inline]
    pub fn update(&mut self, price: f64) -> Option<Cycle> {
        let smoothed = self.smoother.update(price);
        if self.skip > 0 {
            self.skip -= 1;
            return None;
        }
        let place = Place { side: self.step % 2, slot: self.step / 2 % 3 };
        self.step = (self.step + 1) % 6;
        let scale = 0.075 * self.discriminator.period + 0.54;
        let detrended = self.detrender.update(place, smoothed, scale);
        let quadrature = self.quadrature.update(place, detrended, scale);
        let in_phase = self.detrended[2];
        let in_phase_ahead = self.in_phase_ahead.update(place, in_phase, scale);
        let quadrature_ahead = self.quadrature_ahead.update(place, quadrature, scale);
        self.detrended = [detrended, self.detrended[0], self.detrended[1]];
        self.discriminator.update(in_phase - quadrature_ahead, quadrature + in_phase_ahead);
        Some(Cycle { smoothed, in_phase, quadrature, period: self.discriminator.period })
    }
}

/// The weighted mean of the last four prices, from running sums.
#[derive(Clone, Debug, Default)]
struct Smoother {
    last: [f64; 3],
    seen: u8,
    sum: f64,
    weighted: f64,
    leaving: f64,
}

impl Smoother {
    #[inline]
    fn update(&mut self, price: f64) -> f64 {
        self.sum += price;
        let mut mean = 0.0;
        if self.seen < 3 {
            self.seen += 1;
            self.weighted += price * f64::from(self.seen);
        } else {
            self.sum -= self.leaving;
            self.weighted += price * 4.0;
            self.leaving = self.last[2];
            mean = self.weighted * 0.1;
            self.weighted -= self.sum;
        }
        self.last = [price, self.last[0], self.last[1]];
        mean
    }
}

/// Which of two alternating halves of a filter takes this bar, and which of its three slots.
#[derive(Clone, Copy)]
struct Place {
    side: usize,
    slot: usize,
}

/// One transform: its bars alternate between two sides, as its taps are two bars apart.
#[derive(Clone, Debug, Default)]
struct Filter {
    sides: [Side; 2],
}

#[derive(Clone, Debug, Default)]
struct Side {
    outer: [f64; 3],
    inner: f64,
    input: f64,
}

impl Filter {
    #[inline]
    fn update(&mut self, place: Place, input: f64, scale: f64) -> f64 {
        let side = &mut self.sides[place.side];
        let outer = TAP_OUTER * input;
        let mut output = -side.outer[place.slot];
        side.outer[place.slot] = outer;
        output += outer;
        output -= side.inner;
        side.inner = TAP_INNER * side.input;
        output += side.inner;
        side.input = input;
        output * scale
    }
}

/// Finds the length of the cycle from how far the phasor turns between two bars.
#[derive(Clone, Debug, Default)]
struct Discriminator {
    in_phase: f64,
    quadrature: f64,
    real: f64,
    imaginary: f64,
    period: f64,
}

impl Discriminator {
    #[inline]
    fn update(&mut self, in_phase: f64, quadrature: f64) {
        let in_phase = 0.2 * in_phase + 0.8 * self.in_phase;
        let quadrature = 0.2 * quadrature + 0.8 * self.quadrature;
        self.real = 0.2 * (in_phase * self.in_phase + quadrature * self.quadrature) + 0.8 * self.real;
        self.imaginary =
            0.2 * (in_phase * self.quadrature - quadrature * self.in_phase) + 0.8 * self.imaginary;
        self.quadrature = quadrature;
        self.in_phase = in_phase;
        let last = self.period;
        let mut period = last;
        if self.imaginary != 0.0 && self.real != 0.0 {
            period = 360.0 / degrees(libm::atan(self.imaginary / self.real));
        }
        if period > 1.5 * last {
            period = 1.5 * last;
        }
        if period < 0.67 * last {
            period = 0.67 * last;
        }
        period = period.clamp(PERIOD_MIN, PERIOD_MAX);
        self.period = 0.2 * period + 0.8 * last;
    }
}
