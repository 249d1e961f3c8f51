//! How far prices lie below the highest one before them in a window that moves.

/// What some prices say about their distance to a summit that none of them exceeds.
#[derive(Clone, Copy, Debug, Default)]
struct Below {
    summit: f64,
    count: f64,
    /// Σ (summit - price).
    total: f64,
    /// Σ (summit - price)².
    squares: f64,
}

impl Below {
    const fn of(price: f64) -> Self {
        Self { summit: price, count: 1.0, total: 0.0, squares: 0.0 }
    }

    /// The same prices seen from a higher summit. Only what is not negative is added, so that no digit is lost.
    #[inline]
    fn seen_from(self, summit: f64) -> Self {
        let rise = summit - self.summit;
        let squares = self.squares + 2.0 * rise * self.total + self.count * rise * rise;
        Self { summit, count: self.count, total: self.total + self.count * rise, squares }
    }

    /// With prices that were seen from the same summit.
    #[inline]
    fn and(self, other: Self) -> Self {
        Self {
            summit: self.summit,
            count: self.count + other.count,
            total: self.total + other.total,
            squares: self.squares + other.squares,
        }
    }

    /// Σ (1 - price / summit)²; 0 below a summit of 0.
    #[inline]
    fn shares(self) -> f64 {
        if self.summit > 0.0 { self.squares / (self.summit * self.summit) } else { 0.0 }
    }
}

/// A place of the current block: the block's prices up to here.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    below: Below,
    /// Σ (1 - price / the highest price of the block so far)².
    shares: f64,
}

/// A place of the last full block: its prices from here on.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    highest: f64,
    /// Σ (1 - price / the highest price from here to it)².
    shares: f64,
}

/// The sum of the squared drawdowns of the last `period` prices, each a share of the highest price from the window's start
/// to it. Logarithmic time for each price; memory: the window. Nothing is allocated after [`new`](Self::new).
///
/// The prices come in blocks of `period`. The window is always the end of the last full block, whose sums to its end were
/// made when it was full, and the start of the current one: of that, the prices before the first that exceeds the highest
/// of the end are seen from there, and the others from the block's own summits.
#[derive(Clone, Debug)]
pub struct SlidingDrawdowns {
    prices: Box<[f64]>,
    starts: Box<[Start]>,
    ends: Box<[End]>,
    /// Room for [`finish`](Self::finish): the summits seen from a place backwards, the sums from each to the end.
    summits: Vec<(Below, f64)>,
    next: usize,
    is_full: bool,
}

impl SlidingDrawdowns {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 0, "invariant: a sum is over at least one price");
        Self {
            prices: vec![0.0; period].into_boxed_slice(),
            starts: vec![Start::default(); period].into_boxed_slice(),
            ends: vec![End::default(); period].into_boxed_slice(),
            summits: Vec::with_capacity(period),
            next: 0,
            is_full: false,
        }
    }

    /// Takes the next price, which is not negative: the sum over the last `period` ones, once there are that many. Plain
    /// shares, 0 to 1 each; `None` if the first price of the window is 0.
    #[inline]
    pub fn update(&mut self, price: f64) -> Option<f64> {
        let place = self.next;
        self.prices[place] = price;
        self.starts[place] = match place {
            0 => Start { below: Below::of(price), shares: 0.0 },
            _ => self.starts[place - 1].with(price),
        };
        self.next += 1;
        if self.next < self.prices.len() {
            return if self.is_full { self.total(place) } else { None };
        }
        self.finish();
        (self.prices[0] > 0.0).then_some(self.ends[0].shares)
    }

    /// Of the end of the last block from `next` on and of the current block up to `newest`.
    fn total(&self, newest: usize) -> Option<f64> {
        let end = self.ends[self.next];
        if self.prices[self.next] <= 0.0 {
            return None;
        }
        let starts = &self.starts[..=newest];
        let low = starts.partition_point(|start| start.below.summit <= end.highest);
        let Some(last) = low.checked_sub(1) else {
            return Some(end.shares + starts[newest].shares);
        };
        let under = starts[last].below.seen_from(end.highest).shares();
        Some(end.shares + under + (starts[newest].shares - starts[last].shares))
    }

    /// Makes the sums of the full block from each place to its end.
    fn finish(&mut self) {
        self.summits.clear();
        for (place, price) in self.prices.iter().enumerate().rev() {
            let mut below = Below::of(*price);
            while let Some((lower, _)) = self.summits.pop_if(|(next, _)| next.summit <= *price) {
                below = below.and(lower.seen_from(*price));
            }
            let (highest, after) = match self.summits.last() {
                Some((_, after)) => (self.summits[0].0.summit, *after),
                None => (*price, 0.0),
            };
            let shares = below.shares() + after;
            self.summits.push((below, shares));
            self.ends[place] = End { highest, shares };
        }
        self.next = 0;
        self.is_full = true;
    }
}

impl Start {
    #[inline]
    fn with(self, price: f64) -> Self {
        if price > self.below.summit {
            let below = self.below.seen_from(price).and(Below { count: 1.0, ..Below::default() });
            return Self { below, shares: self.shares };
        }
        let distance = self.below.summit - price;
        let newest =
            Below { summit: self.below.summit, count: 1.0, total: distance, squares: distance * distance };
        Self { below: self.below.and(newest), shares: self.shares + newest.shares() }
    }
}
