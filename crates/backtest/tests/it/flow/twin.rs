//! A second engine and exchange that are told only what a journal would hold: frames, and candles where they begin and
//! end. No strategy is asked.

use engine::journal::Frame;
use engine::recorder::{Notice, Recorder};
use engine::{Core, CoreConfig, Off};
use model::{Candle, Catalog, Instant, InstrumentId, OrderId, OrderRequest, PriceScale, SeriesId};
use sim::{Exchange, Models};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One thing that a journal would hold.
#[derive(Clone, Debug)]
pub enum Line {
    /// A candle begins at the exchange.
    Begin(InstrumentId, Candle),
    /// A candle is walked through.
    End(InstrumentId, Candle),
    /// A candle is closed for the engine.
    Close(Instant, SeriesId, Candle),
    /// A frame, as text.
    Frame(Instant, String),
}

/// Writes decisions down; the world writes inputs.
#[derive(Debug, Default)]
pub struct Journal {
    pub lines: Vec<Line>,
    pub alarms: Vec<engine::recorder::Alarm>,
}

impl Journal {
    pub fn write(&mut self, at: Instant, frame: &Frame) {
        self.lines.push(Line::Frame(at, serde_json::to_string(frame).unwrap()));
    }
}

impl Recorder for Journal {
    const EXPLAINS: bool = true;

    fn record(&mut self, at: Instant, notice: Notice<'_>) {
        let frame = match notice {
            Notice::Approved { approved, explanation } => Frame::Approved {
                request: *approved.request(),
                hold: approved.hold(),
                explanation: explanation.clone(),
            },
            Notice::Refused { request, refusal, explanation } => Frame::Refused {
                request: *request,
                rule: refusal.rule().to_owned(),
                text: refusal.to_string(),
                explanation: explanation.clone(),
            },
            Notice::StopMoved(stop_move) => Frame::StopMoved { stop_move: *stop_move },
            Notice::CancelRequested(order) => Frame::CancelRequested { order },
            Notice::Alarm { alarm, .. } => return self.alarms.push(alarm),
            _ => return,
        };
        self.write(at, &frame);
    }
}

/// The engine and the exchange that fold.
#[derive(Debug)]
pub struct Twin {
    pub core: Core,
    pub exchange: Exchange,
    requests: BTreeMap<OrderId, OrderRequest>,
}

impl Twin {
    pub fn new(config: CoreConfig, scales: &[PriceScale], models: Models) -> Self {
        let exchange = Exchange::new(Arc::clone(&config.catalog), scales, models);
        Self { core: Core::new(config), exchange, requests: BTreeMap::new() }
    }

    pub fn follow(&mut self, lines: &[Line]) {
        for line in lines {
            match line {
                Line::Begin(instrument, candle) => self.exchange.begin_row(*instrument, candle),
                Line::End(instrument, candle) => self.exchange.end_row(*instrument, candle),
                Line::Close(at, series, candle) => {
                    self.core.advance(*at).unwrap();
                    self.core.apply_candle(*series, candle).unwrap();
                }
                Line::Frame(at, text) => {
                    let frame: Frame = serde_json::from_str(text).unwrap();
                    self.core.advance(*at).unwrap();
                    self.core.fold(&frame, &mut Off).unwrap();
                    self.fold_at_exchange(&frame);
                }
            }
        }
    }

    fn fold_at_exchange(&mut self, frame: &Frame) {
        match frame {
            Frame::Deposit { asset, amount } => {
                self.exchange.deposit(self.core.account(), *asset, *amount).unwrap();
            }
            Frame::Approved { request, .. } => {
                self.requests.insert(request.order, *request);
            }
            Frame::Report { report } => self.exchange.fold(report, &self.requests[&report.order]).unwrap(),
            _ => {}
        }
    }

    /// Goes on from snapshots, as after a restart.
    pub fn restart(&mut self, catalog: &Arc<Catalog>) {
        let core = serde_json::from_str(&serde_json::to_string(self.core.state()).unwrap()).unwrap();
        let exchange = serde_json::from_str(&serde_json::to_string(self.exchange.state()).unwrap()).unwrap();
        self.core = Core::restore(Arc::clone(catalog), core);
        self.exchange = Exchange::restore(Arc::clone(catalog), exchange);
    }
}
