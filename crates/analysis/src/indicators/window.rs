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

    /// The values in no particular order, for what does not depend on it; only the first [`len`](Self::len) are any.
    #[inline]
    #[must_use]
    pub const fn places(&self) -> &[T] {
        &self.values
    }

    /// The values, oldest first.
    #[inline]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = T> + '_ {
        let [older, newer] = self.halves();
        older.iter().chain(newer).copied()
    }

    /// The values, oldest first, in two parts.
    #[inline(always)]
    #[must_use]
    pub fn halves(&self) -> [&[T]; 2] {
        if self.is_full() {
            let (newer, older) = self.values.split_at(self.next);
            [older, newer]
        } else {
            [&self.values[..self.len], &[]]
        }
    }
}

/// The highest or lowest of the last `period` values and where it was, in amortised constant time.
///
/// The values come in blocks of `period`. The window is always the end of the last full block, whose extremes to its end
/// were found when it was full, and the start of the current one (van Herk 1992; Gil and Werman 1993). Nothing is
/// allocated after [`new`](Self::new).
#[derive(Clone, Debug)]
pub struct Extreme<const HIGHEST: bool> {
    newest_of_equals: bool,
    /// From `next` on: the extremes of the last full block from each place to its end; before: the current block.
    cells: Box<[(u64, f64)]>,
    next: usize,
    count: u64,
    /// The extreme of the current block.
    started: (u64, f64),
    is_full: bool,
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
        let cells = vec![(0, 0.0); period].into_boxed_slice();
        Self {
            newest_of_equals: ties == Ties::Newest,
            cells,
            next: 0,
            count: 0,
            started: (0, 0.0),
            is_full: false,
        }
    }

    /// Takes the next value: the extreme of the last `period` ones and its index (the first value ever has 0), once there
    /// are that many.
    #[inline(always)]
    pub fn update(&mut self, value: f64) -> Option<(u64, f64)> {
        let newest = (self.count, value);
        self.count += 1;
        self.started = if self.next == 0 { newest } else { self.choose(self.started, newest) };
        self.cells[self.next] = newest;
        self.next += 1;
        if self.next < self.cells.len() {
            return self.is_full.then(|| self.choose(self.cells[self.next], self.started));
        }
        self.finish();
        Some(self.started)
    }

    /// Of an older and a newer value, the one that counts.
    #[inline(always)]
    fn choose(&self, older: (u64, f64), newer: (u64, f64)) -> (u64, f64) {
        let is_beyond = if HIGHEST { newer.1 > older.1 } else { newer.1 < older.1 };
        let is_newer = is_beyond | ((newer.1 == older.1) & self.newest_of_equals);
        (if is_newer { newer.0 } else { older.0 }, if is_newer { newer.1 } else { older.1 })
    }

    /// Turns the full block into its extremes from each place to the end.
    fn finish(&mut self) {
        let mut best = self.cells[self.cells.len() - 1];
        for place in (0..self.cells.len()).rev() {
            best = self.choose(self.cells[place], best);
            self.cells[place] = best;
        }
        self.next = 0;
        self.is_full = true;
    }
}
