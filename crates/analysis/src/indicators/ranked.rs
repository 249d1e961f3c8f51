//! The last values in order of size: ranks, counts and sums of those above or below a number, in logarithmic time.

/// No node.
const NONE: u32 = u32::MAX;

/// The last `period` values as a search tree that knows the count and the sum of each branch (a treap: Seidel and Aragon
/// 1996). Its priorities follow from the places of the nodes, so that equal series give equal trees. Equal values stand in
/// the order in which they came. Memory: four words a value; nothing is allocated after [`new`](Self::new). Sums are made
/// anew from the branches, so that no rounding gathers.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// One for each place of the window, in turn.
    nodes: Box<[Node]>,
    root: u32,
    next: u32,
    is_full: bool,
}

/// Count and sum of some of the values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// How many they are.
    pub count: usize,
    /// Their sum.
    pub sum: f64,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    value: f64,
    /// The sum of the node and all below it.
    sum: f64,
    left: u32,
    right: u32,
    /// The number of the node and all below it.
    count: u32,
    priority: u32,
}

impl Ranked {
    /// Of the last `period` values.
    ///
    /// # Panics
    /// If `period` is 0 or more than 2^32 - 1.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 0, "invariant: a window has at least one value");
        let places = u32::try_from(period).expect("invariant: a window has fewer than 2^32 values");
        let node = |place| Node {
            value: 0.0,
            sum: 0.0,
            left: NONE,
            right: NONE,
            count: 0,
            priority: priority_of(place),
        };
        Self { nodes: (0..places).map(node).collect(), root: NONE, next: 0, is_full: false }
    }

    /// Adds a value; the one that falls out, once there are as many as the window holds.
    pub fn push(&mut self, value: f64) -> Option<f64> {
        let place = self.next;
        let old = self.is_full.then(|| self.nodes[place as usize].value);
        if old.is_some() {
            self.root = self.without(self.root, place);
        }
        let node = &mut self.nodes[place as usize];
        *node = Node { value, left: NONE, right: NONE, ..*node };
        self.root = self.with(self.root, place);
        self.next += 1;
        if self.next as usize == self.nodes.len() {
            self.next = 0;
            self.is_full = true;
        }
        old
    }

    /// Whether there are as many values as the window holds.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.is_full
    }

    /// How many values there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        if self.is_full { self.nodes.len() } else { self.next as usize }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value that `before` others precede in order of size; `None` if there are not that many.
    #[must_use]
    pub fn nth(&self, before: usize) -> Option<f64> {
        let mut before = before;
        let mut at = self.root;
        while at != NONE {
            let node = &self.nodes[at as usize];
            let left = self.share(node.left).count;
            if before == left {
                return Some(node.value);
            }
            if before < left {
                at = node.left;
            } else {
                before -= left + 1;
                at = node.right;
            }
        }
        None
    }

    /// All values.
    #[must_use]
    pub fn all(&self) -> Share {
        self.share(self.root)
    }

    /// The values less than a number.
    #[must_use]
    pub fn below(&self, number: f64) -> Share {
        let mut below = Share::default();
        let mut at = self.root;
        while at != NONE {
            let node = &self.nodes[at as usize];
            if node.value < number {
                let left = self.share(node.left);
                below.count += left.count + 1;
                below.sum += left.sum + node.value;
                at = node.right;
            } else {
                at = node.left;
            }
        }
        below
    }

    /// The values greater than a number.
    #[must_use]
    pub fn above(&self, number: f64) -> Share {
        let mut above = Share::default();
        let mut at = self.root;
        while at != NONE {
            let node = &self.nodes[at as usize];
            if node.value > number {
                let right = self.share(node.right);
                above.count += right.count + 1;
                above.sum += right.sum + node.value;
                at = node.left;
            } else {
                at = node.right;
            }
        }
        above
    }

    fn share(&self, at: u32) -> Share {
        if at == NONE {
            return Share::default();
        }
        let node = &self.nodes[at as usize];
        Share { count: node.count as usize, sum: node.sum }
    }

    /// Gives a node its branches, and counts and sums it anew.
    fn set(&mut self, at: u32, left: u32, right: u32) {
        let (lower, upper) = (self.share(left), self.share(right));
        let node = &mut self.nodes[at as usize];
        node.left = left;
        node.right = right;
        node.count = (lower.count + upper.count) as u32 + 1;
        node.sum = lower.sum + node.value + upper.sum;
    }

    /// A branch with a node put in, to the right of its equals. Depth of recursion, here and below: the height of the branch.
    fn with(&mut self, at: u32, new: u32) -> u32 {
        let value = self.nodes[new as usize].value;
        if at == NONE || self.nodes[new as usize].priority > self.nodes[at as usize].priority {
            let (left, right) = self.split(at, value);
            self.set(new, left, right);
            return new;
        }
        let Node { left, right, value: here, .. } = self.nodes[at as usize];
        if value < here {
            let left = self.with(left, new);
            self.set(at, left, right);
        } else {
            let right = self.with(right, new);
            self.set(at, left, right);
        }
        at
    }

    /// A branch without a node of it, which is the oldest of its equals and so their leftmost.
    fn without(&mut self, at: u32, old: u32) -> u32 {
        let Node { left, right, value, .. } = self.nodes[at as usize];
        if at == old {
            return self.join(left, right);
        }
        if self.nodes[old as usize].value <= value {
            let left = self.without(left, old);
            self.set(at, left, right);
        } else {
            let right = self.without(right, old);
            self.set(at, left, right);
        }
        at
    }

    /// Parts a branch into the values up to a number and those above it.
    fn split(&mut self, at: u32, number: f64) -> (u32, u32) {
        if at == NONE {
            return (NONE, NONE);
        }
        let Node { left, right, value, .. } = self.nodes[at as usize];
        if number < value {
            let (lower, upper) = self.split(left, number);
            self.set(at, upper, right);
            (lower, at)
        } else {
            let (lower, upper) = self.split(right, number);
            self.set(at, left, lower);
            (at, upper)
        }
    }

    /// Joins two branches, all values of the first up to those of the second.
    fn join(&mut self, lower: u32, upper: u32) -> u32 {
        if lower == NONE {
            return upper;
        }
        if upper == NONE {
            return lower;
        }
        let (low, up) = (self.nodes[lower as usize], self.nodes[upper as usize]);
        if low.priority >= up.priority {
            let right = self.join(low.right, upper);
            self.set(lower, low.left, right);
            lower
        } else {
            let left = self.join(lower, up.left);
            self.set(upper, left, up.right);
            upper
        }
    }
}

/// The priority of a place: well mixed bits of its number (the finaliser of `MurmurHash3`).
const fn priority_of(place: u32) -> u32 {
    let mut mixed = place.wrapping_add(0x9e37_79b9);
    mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x85eb_ca6b);
    mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
    mixed ^ (mixed >> 16)
}
