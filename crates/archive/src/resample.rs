//! Coarser candles from finer ones, on UTC boundaries.
//!
//! A coarse candle opens with the first and closes with the last fine candle that begins within it; missing ones are
//! passed over, and where all are missing there is no coarse candle. So a series that begins inside a coarse candle
//! has a first one that is made of what there is.

use crate::ArchiveError;
use model::{Candle, Candles, Instant, Timeframe};

/// What becomes of a last coarse candle whose end the fine ones have not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// It is left out, as it may still change.
    Drop,
    /// It is kept as it stands.
    Keep,
}

/// Folds fine candles into coarse ones as they come. Memory O(1).
#[derive(Clone, Debug)]
pub struct Resampler {
    from: Timeframe,
    to: Timeframe,
    running: Option<Candle>,
}

impl Resampler {
    /// A fold that has seen nothing.
    ///
    /// # Errors
    /// [`ArchiveError::NotAMultiple`] unless every boundary of `to` is one of `from`.
    pub fn new(from: Timeframe, to: Timeframe) -> Result<Self, ArchiveError> {
        let boundary = to.floor(Instant::EPOCH);
        if to.seconds() % from.seconds() != 0 || from.floor(boundary) != boundary {
            return Err(ArchiveError::NotAMultiple { from, to });
        }
        Ok(Self { from, to, running: None })
    }

    /// Takes the next fine candle and gives the coarse ones that are now closed, oldest first: mostly none, one with
    /// the fine candle that reaches a coarse one's end, two when it also shows that the one before had closed (the
    /// last fine candles of that one being missing).
    #[inline]
    pub fn push(&mut self, candle: Candle) -> impl Iterator<Item = Candle> + use<> {
        let start = self.to.floor(candle.open_at);
        let earlier = match self.running {
            Some(running) if running.open_at == start => None,
            _ => self.running.take(),
        };
        let folded = match self.running {
            Some(running) => Candle {
                high: running.high.max(candle.high),
                low: running.low.min(candle.low),
                close: candle.close,
                volume: running.volume + candle.volume,
                ..running
            },
            None => Candle { open_at: start, ..candle },
        };
        let end = start.nanos().saturating_add(self.to.span().nanos());
        let is_closed = candle.open_at.nanos().saturating_add(self.from.span().nanos()) >= end;
        self.running = (!is_closed).then_some(folded);
        earlier.into_iter().chain(is_closed.then_some(folded))
    }

    /// The coarse candle that is not closed yet, as it stands.
    #[must_use]
    pub const fn running(&self) -> Option<Candle> {
        self.running
    }
}

/// Folds a whole series: what [`Resampler`] gives, collected. Time O(n).
///
/// # Errors
/// [`ArchiveError::NotAMultiple`], as [`Resampler::new`].
pub fn resample(candles: &Candles, to: Timeframe, unfinished: Unfinished) -> Result<Candles, ArchiveError> {
    let mut resampler = Resampler::new(candles.timeframe(), to)?;
    let mut coarse = Candles::new(candles.scale(), to);
    let mut add = |candle| {
        coarse.push(candle).expect("invariant: folds of sane candles in order are sane and in order")
    };
    for candle in candles.iter() {
        resampler.push(candle).for_each(&mut add);
    }
    if let (Unfinished::Keep, Some(running)) = (unfinished, resampler.running()) {
        add(running);
    }
    Ok(coarse)
}
