//! The candles of a market, batch by batch: all instruments' candles of one instant together.

use super::spec::{MarketSpec, Origin};
use crate::config::SessionError;
use archive::synth::{Market, preset};
use archive::{ArchiveError, ReadOptions, Replay};
use model::{Candle, Instant, InstrumentId, Timeframe};
use std::sync::Arc;

/// One instrument's candle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// The candle.
    pub candle: Candle,
}

/// The candles that close at one instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The batch's number, from 1.
    pub number: u64,
    /// When its candles begin.
    pub open_at: Instant,
    /// When they close.
    pub close_at: Instant,
    /// The candles, by instrument.
    pub bars: Vec<Bar>,
}

/// A market's candles from some batch on.
#[derive(Debug)]
pub struct Source {
    timeframe: Timeframe,
    streams: Vec<Stream>,
    history: usize,
    number: u64,
}

#[derive(Debug)]
enum Stream {
    Synthetic(Box<Market>),
    Replay(Replay),
}

/// How many candles of history are kept in memory for each instrument.
pub const HISTORY_MAX: usize = 200_000;

impl Source {
    /// The market's candles after batch `number` (0 for the beginning), with the history before them.
    ///
    /// # Errors
    /// [`SessionError::Archive`] when a market cannot be made or a file not be read.
    pub fn open(spec: &MarketSpec, number: u64) -> Result<(Self, Vec<Vec<Candle>>), SessionError> {
        let passed = usize::try_from(number).unwrap_or(usize::MAX);
        let mut source = Self { timeframe: spec.timeframe, streams: Vec::new(), history: 0, number };
        let mut histories = Vec::new();
        match &spec.origin {
            Origin::Synthetic { seed, presets, start, history } => {
                source.history = *history;
                for name in presets {
                    let unknown =
                        ArchiveError::BadSpec { fault: "the market names a preset that there is not" };
                    let preset = preset(name).ok_or(unknown)?;
                    let mut market = Market::new(preset.spec(*seed, spec.timeframe, *start))?;
                    let total = history.saturating_add(passed);
                    let skipped = total.saturating_sub(HISTORY_MAX);
                    if skipped > 0 {
                        market.nth(skipped - 1);
                    }
                    histories.push(market.by_ref().take(total - skipped).collect());
                    source.streams.push(Stream::Synthetic(Box::new(market)));
                }
            }
            Origin::Replay { files, history, candles } => {
                source.history = *history;
                for (index, file) in files.iter().enumerate() {
                    let candles = match candles.get(index) {
                        Some(candles) => Arc::clone(candles),
                        None => Arc::new(archive::read(file, &ReadOptions::default())?.candles),
                    };
                    let total = history.saturating_add(passed).min(candles.len());
                    let skipped = total.saturating_sub(HISTORY_MAX);
                    histories.push(candles.iter().skip(skipped).take(total - skipped).collect());
                    source.streams.push(Stream::Replay(Replay::new(candles, total)));
                }
            }
        }
        Ok((source, histories))
    }

    /// The next batch; `None` at the end of a replay.
    pub fn next_batch(&mut self) -> Option<Batch> {
        let mut bars = Vec::with_capacity(self.streams.len());
        for (index, stream) in self.streams.iter_mut().enumerate() {
            let candle = match stream {
                Stream::Synthetic(market) => market.next(),
                Stream::Replay(replay) => replay.next().map(|(_, candle)| candle),
            }?;
            let instrument = InstrumentId(u16::try_from(index).ok()?);
            bars.push(Bar { instrument, candle });
        }
        let open_at = bars.first()?.candle.open_at;
        let close_at = open_at.checked_add(self.timeframe.span())?;
        self.number += 1;
        Some(Batch { number: self.number, open_at, close_at, bars })
    }
}
