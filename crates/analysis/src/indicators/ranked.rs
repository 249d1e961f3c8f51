//! The last values in order of size: ranks, counts and sums of those above or below a number, in logarithmic time.

/// The last `period` values as a search tree that knows the count and the sum of each branch (a treap, whose priorities
/// are a fixed sequence, so that every run builds the same tree). Memory: five words a value; nothing is allocated after
/// [`new`](Self::new). Sums are made anew from the branches, so that no rounding gathers.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// Node `slot` holds the value that was pushed `slot` places into the round.
    nodes: Box<[Node]>,
    root: Link,
    next: usize,
    len: usize,
    /// State of the sequence of priorities.
    draw: u64,
}

/// Count and sum of some of the values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// How many they are.
    pub count: usize,
    /// Their sum.
    pub sum: f64,
}

impl Share {
    fn and(self, other: Self) -> Self {
        Self { count: self.count + other.count, sum: self.sum + other.sum }
    }
}

/// The place of a node.
type Link = Option<u32>;

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    value: f64,
    priority: u32,
    left: Link,
    right: Link,
    /// The node and all below it.
    all: Share,
}

impl Ranked {
    /// Of the last `period` values.
    ///
    /// # Panics
    /// If `period` is 0 or more than 2^32 - 1.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(
            period > 0 && u32::try_from(period).is_ok(),
            "invariant: a window has from 1 to 2^32 - 1 values"
        );
        Self { nodes: vec![Node::default(); period].into_boxed_slice(), root: None, next: 0, len: 0, draw: 0 }
    }

    /// Adds a value; the one that falls out, once there are as many as the window holds.
    pub fn push(&mut self, value: f64) -> Option<f64> {
        let slot = self.next;
        self.next = if slot + 1 == self.nodes.len() { 0 } else { slot + 1 };
        let old = self.is_full().then(|| self.nodes[slot].value);
        if let Some(old) = old {
            // Of equal values the oldest stands leftmost, for a new one is put to the right of its equals.
            let (less, rest) = self.split(self.root, old, Side::Right);
            let rest = self.without_leftmost(rest);
            self.root = self.merge(less, rest);
        } else {
            self.len += 1;
        }
        self.nodes[slot] = Node { value, priority: self.priority(), ..Node::default() };
        let link = u32::try_from(slot).ok();
        self.measure(slot);
        let (less, rest) = self.split(self.root, value, Side::Left);
        let less = self.merge(less, link);
        self.root = self.merge(less, rest);
        old
    }

    /// Whether there are as many values as the window holds.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.len == self.nodes.len()
    }

    /// How many values there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value that `before` others precede in order of size; `None` if there are not that many.
    #[must_use]
    pub fn nth(&self, before: usize) -> Option<f64> {
        let mut before = before;
        let mut link = self.root;
        while let Some(node) = self.node(link) {
            let left = self.share(node.left).count;
            if before == left {
                return Some(node.value);
            }
            if before < left {
                link = node.left;
            } else {
                before -= left + 1;
                link = node.right;
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
        let mut share = Share::default();
        let mut link = self.root;
        while let Some(node) = self.node(link) {
            if node.value < number {
                let own = Share { count: 1, sum: node.value };
                share = share.and(self.share(node.left)).and(own);
                link = node.right;
            } else {
                link = node.left;
            }
        }
        share
    }

    /// The values greater than a number.
    #[must_use]
    pub fn above(&self, number: f64) -> Share {
        let mut share = Share::default();
        let mut link = self.root;
        while let Some(node) = self.node(link) {
            if node.value > number {
                let own = Share { count: 1, sum: node.value };
                share = share.and(self.share(node.right)).and(own);
                link = node.left;
            } else {
                link = node.right;
            }
        }
        share
    }

    fn node(&self, link: Link) -> Option<&Node> {
        link.map(|place| &self.nodes[place as usize])
    }

    fn share(&self, link: Link) -> Share {
        self.node(link).map_or_else(Share::default, |node| node.all)
    }

    /// Counts and sums a node anew from its branches.
    fn measure(&mut self, place: usize) {
        let node = self.nodes[place];
        let own = Share { count: 1, sum: node.value };
        self.nodes[place].all = self.share(node.left).and(own).and(self.share(node.right));
    }

    /// Parts a branch at a number: what is less, and what is greater; equal values go to `equals`.
    fn split(&mut self, link: Link, number: f64, equals: Side) -> (Link, Link) {
        let Some(place) = link.map(|place| place as usize) else { return (None, None) };
        let node = self.nodes[place];
        let goes_left = node.value < number || (node.value == number && equals == Side::Left);
        if goes_left {
            let (less, rest) = self.split(node.right, number, equals);
            self.nodes[place].right = less;
            self.measure(place);
            (link, rest)
        } else {
            let (less, rest) = self.split(node.left, number, equals);
            self.nodes[place].left = rest;
            self.measure(place);
            (less, link)
        }
    }

    /// Joins two branches, of which no value of the first is greater than one of the second.
    fn merge(&mut self, less: Link, rest: Link) -> Link {
        let (Some(left), Some(right)) = (less, rest) else { return less.or(rest) };
        let (left, right) = (left as usize, right as usize);
        if self.nodes[left].priority >= self.nodes[right].priority {
            self.nodes[left].right = self.merge(self.nodes[left].right, rest);
            self.measure(left);
            less
        } else {
            self.nodes[right].left = self.merge(less, self.nodes[right].left);
            self.measure(right);
            rest
        }
    }

    /// A branch without its leftmost value.
    fn without_leftmost(&mut self, link: Link) -> Link {
        let place = link? as usize;
        let node = self.nodes[place];
        if node.left.is_none() {
            return node.right;
        }
        self.nodes[place].left = self.without_leftmost(node.left);
        self.measure(place);
        link
    }

    /// The next priority (splitmix64).
    fn priority(&mut self) -> u32 {
        self.draw = self.draw.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.draw;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 32) as u32
    }
}

/// A side of a cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}
