//! What happens, as payloads on boards.

use super::board::Board;
use crate::wire::{
    bot::{Bot, BotEvent},
    frame::{Channel, Payload},
    market::{Candle, Ticker},
    order::{Fill, Order},
    portfolio::Portfolio,
    position::Position,
    signal::SignalSummary,
};
use model::Timeframe;
use platform::{
    live::{BotAction, Notice, OrderAction, PositionAction},
    signals::SignalAction,
    view,
};
use serde::Serialize;
use store::row::SignalEndWord;

/// The topic of everybody's prices.
pub const TICKER_ALL: &str = "ticker:*";

#[derive(Serialize)]
struct CandleData<'a> {
    instrument: &'a str,
    timeframe: String,
    candle: Candle,
}

#[derive(Serialize)]
struct OrderData {
    order: Order,
    #[serde(skip_serializing_if = "Option::is_none")]
    fill: Option<Fill>,
}

#[derive(Serialize)]
struct BotData {
    #[serde(skip_serializing_if = "Option::is_none")]
    bot: Option<Bot>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<BotEvent>,
}

/// The topic of an instrument's price.
pub fn ticker_topic(instrument: &str) -> String {
    format!("ticker:{instrument}")
}

/// The topic of an instrument's candles.
pub fn candles_topic(instrument: &str, timeframe: Timeframe) -> String {
    format!("candles:{instrument}:{timeframe}")
}

/// The topic of an instrument's signals, or of all.
pub fn signals_topic(instrument: Option<&str>) -> String {
    instrument.map_or_else(|| "signals".to_owned(), |instrument| format!("signals:{instrument}"))
}

/// A price, for those who watch it and for those who watch all.
pub fn price(board: &mut Board, price: view::Price) {
    let (instrument, at_ms) = (price.instrument.clone(), price.at.millis());
    let payload = Payload::new(Channel::Ticker, "update", at_ms, &Ticker::from(price));
    board.put_latest(&ticker_topic(&instrument), "", payload.clone());
    board.put_latest(TICKER_ALL, &instrument, payload);
}

/// A candle that has grown, or has closed and must not be lost.
pub fn candle(
    board: &mut Board,
    instrument: &str,
    timeframe: Timeframe,
    candle: view::Candle,
    is_closed: bool,
) {
    let at_ms = candle.open_at.millis();
    let data = CandleData { instrument, timeframe: timeframe.to_string(), candle: candle.into() };
    let topic = candles_topic(instrument, timeframe);
    if is_closed {
        board.put_kept(&topic, "", Payload::new(Channel::Candles, "close", at_ms, &data));
    } else {
        board.put_latest(&topic, "", Payload::new(Channel::Candles, "update", at_ms, &data));
    }
}

/// What happened to a signal, written once for all who are told.
pub struct SignalFrame {
    topic: String,
    payload: Payload,
}

impl SignalFrame {
    /// A signal that was raised, or that has changed.
    pub fn new(action: SignalAction, signal: view::Signal, at_ms: i64) -> Self {
        let is_expired = signal.row.outcome.is_some_and(|outcome| outcome.end == SignalEndWord::Expired);
        let action = match action {
            SignalAction::New => "new",
            SignalAction::Changed if is_expired => "expired",
            SignalAction::Changed => "update",
        };
        let topic = signals_topic(Some(&signal.instrument));
        Self { topic, payload: Payload::new(Channel::Signals, action, at_ms, &SignalSummary::from(signal)) }
    }

    /// Puts it on the board of one who is told: for those who watch all signals, and for those who watch its instrument.
    pub fn put(&self, board: &mut Board) {
        for topic in [&signals_topic(None), &self.topic] {
            board.put_kept(topic, "", self.payload.clone());
        }
    }
}

/// Something that the owner of an account is told.
pub fn notice(board: &mut Board, notice: Notice, at_ms: i64) {
    match notice {
        Notice::Order(action, order, fill) => {
            let key = order.id.to_string();
            let data = OrderData { order: (*order).into(), fill: fill.map(|fill| (*fill).into()) };
            let action = match action {
                OrderAction::New => "new",
                OrderAction::Update => "update",
                OrderAction::Fill => "fill",
                OrderAction::Reject => "reject",
            };
            board.put_kept("orders", &key, Payload::new(Channel::Orders, action, at_ms, &data));
        }
        Notice::Position(action, position) => {
            let key = position.id.to_string();
            let data = Position::from(*position);
            let kept = |action| Payload::new(Channel::Positions, action, at_ms, &data);
            match action {
                PositionAction::Opened => board.put_kept("positions", &key, kept("opened")),
                PositionAction::Update => board.put_kept("positions", &key, kept("update")),
                PositionAction::Closed => board.put_kept("positions", &key, kept("closed")),
                PositionAction::Mark => board.put_latest("positions", &key, kept("update")),
            }
        }
        Notice::Bot(action, bot) => {
            let key = bot.id.to_string();
            let data = BotData { bot: Some((*bot).into()), event: None };
            match action {
                BotAction::State => {
                    board.put_kept("bots", &key, Payload::new(Channel::Bots, "state", at_ms, &data));
                }
                BotAction::Metrics => {
                    board.put_latest("bots", &key, Payload::new(Channel::Bots, "metrics", at_ms, &data));
                }
                BotAction::Removed => {
                    board.put_kept("bots", &key, Payload::new(Channel::Bots, "removed", at_ms, &data));
                }
            }
        }
        Notice::BotEvent(event) => {
            let data = BotData { bot: None, event: Some((*event).into()) };
            board.put_kept("bots", "", Payload::new(Channel::Bots, "event", at_ms, &data));
        }
        Notice::Portfolio(portfolio) => {
            let data = Portfolio::from(*portfolio);
            board.put_latest("portfolio", "", Payload::new(Channel::Portfolio, "update", at_ms, &data));
        }
    }
}
