//! One candle and the last sixteen: the words that patterns are written in.

pub use crate::streaming::OpenHighLowClose as Candle;

impl Candle {
    /// Whether it closed at or above its open; TA-Lib's white. A candle without a body is white.
    #[must_use]
    #[inline]
    pub fn is_white(&self) -> bool {
        self.close >= self.open
    }

    /// Whether it closed below its open.
    #[must_use]
    #[inline]
    pub fn is_black(&self) -> bool {
        !self.is_white()
    }

    /// 1 for a white candle, -1 for a black one.
    #[must_use]
    #[inline]
    pub fn color(&self) -> i32 {
        if self.is_white() { 1 } else { -1 }
    }

    /// The upper end of its body.
    #[must_use]
    #[inline]
    pub fn top(&self) -> f64 {
        if self.is_white() { self.close } else { self.open }
    }

    /// The lower end of its body.
    #[must_use]
    #[inline]
    pub fn bottom(&self) -> f64 {
        if self.is_white() { self.open } else { self.close }
    }

    /// The length of its body: |close - open|.
    #[must_use]
    #[inline]
    pub fn body(&self) -> f64 {
        (self.close - self.open).abs()
    }

    /// From the body to the high.
    #[must_use]
    #[inline]
    pub fn upper_shadow(&self) -> f64 {
        self.high - self.top()
    }

    /// From the low to the body.
    #[must_use]
    #[inline]
    pub fn lower_shadow(&self) -> f64 {
        self.bottom() - self.low
    }

    /// From the low to the high.
    #[must_use]
    #[inline]
    pub fn range(&self) -> f64 {
        self.high - self.low
    }

    /// Whether its whole body lies above the body of `other`.
    #[must_use]
    #[inline]
    pub fn body_gaps_up(&self, other: &Self) -> bool {
        self.bottom() > other.top()
    }

    /// Whether its whole body lies below the body of `other`.
    #[must_use]
    #[inline]
    pub fn body_gaps_down(&self, other: &Self) -> bool {
        self.top() < other.bottom()
    }

    /// Whether all of it, shadows too, lies above all of `other`.
    #[must_use]
    #[inline]
    pub fn gaps_up(&self, other: &Self) -> bool {
        self.low > other.high
    }

    /// Whether all of it, shadows too, lies below all of `other`.
    #[must_use]
    #[inline]
    pub fn gaps_down(&self, other: &Self) -> bool {
        self.high < other.low
    }
}

/// What of a candle is averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeKind {
    /// |close - open|.
    Body,
    /// high - low.
    HighLow,
    /// Both shadows together; a limit made of it is halved, so that it speaks of one.
    Shadows,
}

/// How many candles are kept: five of a pattern, ten of an average before the first, rounded up to a power of two.
const KEPT: usize = 16;

/// The last sixteen candles, each measured once.
#[derive(Clone, Debug)]
pub(crate) struct Recent {
    candles: [Candle; KEPT],
    /// In the order of [`RangeKind`].
    ranges: [[f64; 3]; KEPT],
    next: usize,
}

impl Recent {
    /// None yet; a place without a candle reads as zeros.
    pub(crate) const fn new() -> Self {
        let candle = Candle { open: 0.0, high: 0.0, low: 0.0, close: 0.0 };
        Self { candles: [candle; KEPT], ranges: [[0.0; 3]; KEPT], next: 0 }
    }

    #[inline]
    pub(crate) fn push(&mut self, candle: Candle) {
        self.candles[self.next] = candle;
        self.ranges[self.next] =
            [candle.body(), candle.range(), candle.upper_shadow() + candle.lower_shadow()];
        self.next = (self.next + 1) % KEPT;
    }

    #[inline]
    const fn place(&self, back: usize) -> usize {
        debug_assert!(back < KEPT, "invariant: a pattern and its averages fit the candles that are kept");
        (self.next + KEPT - 1 - back) % KEPT
    }

    /// The candle `back` steps ago; 0 is the newest.
    #[inline]
    pub(crate) const fn back(&self, back: usize) -> &Candle {
        &self.candles[self.place(back)]
    }

    /// What the candle `back` steps ago measures.
    #[inline]
    pub(crate) const fn range(&self, kind: RangeKind, back: usize) -> f64 {
        self.ranges[self.place(back)][kind as usize]
    }

    /// The last `N`, oldest first.
    #[inline]
    pub(crate) fn last<const N: usize>(&self) -> [&Candle; N] {
        std::array::from_fn(|place| self.back(N - 1 - place))
    }
}
