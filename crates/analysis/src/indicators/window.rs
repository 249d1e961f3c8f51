//! Rings, extremes and sums over the last bars: what many indicators are built of.

/// The last `capacity` values, oldest first.
#[derive(Clone, Debug)]
pub struct Ring<T = f64> {
    values: Box<[T]>,
    next: usize,
    len: usize,
}

impl<T: Copy + Default> Ring<T> {
    /// An empty ring for `capacity` values.
    ///
    /// # Panics
    /// If `capacity` is 0.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        assert!(capacity > 0, "invariant: a ring holds at least one value");
        Self { values: vec![T::default(); capacity].into_boxed_slice(), next: 0, len: 0 }
    }

    /// Adds a value; the one that falls out, once the ring is full.
    #[inline]
    pub fn push(&mut self, value: T) -> Option<T> {
        let place = &mut self.values[self.next];
        let old = *place;
        *place = value;
        self.next += 1;
        if self.next == self.values.len() {
            self.next = 0;
        }
        if self.len == self.values.len() {
            return Some(old);
        }
        self.len += 1;
        None
    }

    /// Whether it holds as many values as it can.
    #[inline]
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.len == self.values.len()
    }

    /// How many values it holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many values it can hold.
    #[must_use]
    pub const fn capacity(&self) -> usize {
        self.values.len()
    }

    /// The oldest value.
    #[inline]
    #[must_use]
    pub fn oldest(&self) -> Option<T> {
        if self.is_full() {
            return Some(self.values[self.next]);
        }
        (self.len > 0).then(|| self.values[0])
    }

    /// The value that was pushed `back` steps ago; 0 is the newest.
    #[inline]
    #[must_use]
    pub fn back(&self, back: usize) -> Option<T> {
        if back >= self.len {
            return None;
        }
        let behind = back + 1;
        let place =
            if self.next >= behind { self.next - behind } else { self.next + self.values.len() - behind };
        Some(self.values[place])
    }

    /// The values, oldest first.
    #[inline]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = T> + '_ {
        let (newer, older) = if self.is_full() {
            self.values.split_at(self.next)
        } else {
            (&self.values[..0], &self.values[..self.len])
        };
        older.iter().chain(newer).copied()
    }
}

/// The highest or lowest of the last `period` values and where it was, in amortised constant time (a monotonic queue).
///
/// Of equal values the newest counts, as `<=` in a scan from old to new would have it; see [`Ties`].
#[derive(Clone, Debug)]
pub struct Extreme<const HIGHEST: bool> {
    period: usize,
    ties: Ties,
    count: u64,
    /// (index, value), from the extreme to the newest, in a ring of places.
    queue: std::collections::VecDeque<(u64, f64)>,
}

/// The highest of the last values.
pub type Highest = Extreme<true>;
/// The lowest of the last values.
pub type Lowest = Extreme<false>;

/// Which of equal extremes counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// The one that came last.
    Newest,
    /// The one that came first.
    Oldest,
}

impl<const HIGHEST: bool> Extreme<HIGHEST> {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, ties: Ties) -> Self {
        assert!(period > 0, "invariant: an extreme is over at least one value");
        Self { period, ties, count: 0, queue: std::collections::VecDeque::with_capacity(period.min(64) + 1) }
    }

    /// Takes the next value: the extreme of the last `period` ones and its index (the first value ever has 0), once there
    /// are that many.
    #[inline]
    pub fn update(&mut self, value: f64) -> Option<(u64, f64)> {
        let index = self.count;
        self.count += 1;
        while let Some((_, last)) = self.queue.back() {
            let beaten = match (HIGHEST, self.ties) {
                (true, Ties::Newest) => value >= *last,
                (true, Ties::Oldest) => value > *last,
                (false, Ties::Newest) => value <= *last,
                (false, Ties::Oldest) => value < *last,
            };
            if !beaten {
                break;
            }
            self.queue.pop_back();
        }
        self.queue.push_back((index, value));
        let period = self.period as u64;
        if self.count < period {
            return None;
        }
        while self.queue.front().is_some_and(|(at, _)| *at + period < self.count) {
            self.queue.pop_front();
        }
        self.queue.front().copied()
    }
}
