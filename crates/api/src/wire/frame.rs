//! Frames of the socket: data that is numbered per topic, and control.

use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// Seconds between two heartbeats.
pub const HEARTBEAT_S: u64 = 15;

/// What a data frame carries, written once for all who get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The frame's `type`.
    pub kind: &'static str,
    /// The frame's `channel`.
    pub channel: &'static str,
    /// What happened.
    pub action: &'static str,
    /// When, in milliseconds since 1970 UTC (market time).
    pub at_ms: i64,
    /// The data as JSON.
    pub data: Arc<str>,
}

impl Payload {
    /// The payload of some data.
    pub fn new(channel: Channel, action: &'static str, at_ms: i64, data: &impl Serialize) -> Self {
        let (channel, kind) = channel.names();
        let data = serde_json::to_string(data).unwrap_or_else(|_| "null".to_owned());
        Self { kind, channel, action, at_ms, data: data.into() }
    }

    /// The frame for a connection whose last frame of the topic was `prev_seq`.
    pub fn frame(&self, topic: &str, seq: u64, prev_seq: u64, action: &str) -> String {
        let Self { kind, channel, at_ms, data, .. } = self;
        let topic = Value::from(topic);
        format!(
            r#"{{"type":"{kind}","channel":"{channel}","topic":{topic},"action":"{action}","seq":{seq},"prev_seq":{prev_seq},"timestamp":{at_ms},"data":{data}}}"#
        )
    }
}

/// The channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Last prices.
    Ticker,
    /// Candles.
    Candles,
    /// The caller's orders and fills.
    Orders,
    /// What the caller holds.
    Positions,
    /// The caller's bots.
    Bots,
    /// What the caller's account is worth.
    Portfolio,
    /// Everybody's signals and the caller's own.
    Signals,
}

impl Channel {
    /// The names in `channel` and `type`.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Ticker => ("ticker", "ticker"),
            Self::Candles => ("candles", "candle"),
            Self::Orders => ("orders", "order"),
            Self::Positions => ("positions", "position"),
            Self::Bots => ("bots", "bot"),
            Self::Portfolio => ("portfolio", "portfolio"),
            Self::Signals => ("signals", "signal"),
        }
    }

    /// The channel of a name.
    pub fn of(name: &str) -> Option<Self> {
        let all = [
            Self::Ticker,
            Self::Candles,
            Self::Orders,
            Self::Positions,
            Self::Bots,
            Self::Portfolio,
            Self::Signals,
        ];
        all.into_iter().find(|channel| channel.names().0 == name)
    }
}

/// The socket is signed in.
pub fn auth_success(user_id: &str, session: &str) -> String {
    json!({
        "type": "auth_success", "user_id": user_id, "session": session, "heartbeat_s": HEARTBEAT_S,
        "scopes": ["market:read", "account:read"],
    })
    .to_string()
}

/// A topic is subscribed; its frames go on after `seq`.
pub fn subscribed(id: &Value, topic: &str, seq: u64) -> String {
    json!({ "type": "subscribed", "id": id, "topic": topic, "seq": seq }).to_string()
}

/// A topic is not subscribed any more.
pub fn unsubscribed(id: &Value, topic: &str) -> String {
    json!({ "type": "unsubscribed", "id": id, "topic": topic }).to_string()
}

/// The client must read the topic anew over REST.
pub fn resync(topic: &str, reason: &str) -> String {
    json!({ "type": "resync", "topic": topic, "reason": reason }).to_string()
}

/// A message could not be carried out; after a fatal one the socket closes.
pub fn error(id: &Value, code: &str, message: &str, is_fatal: bool) -> String {
    json!({ "type": "error", "id": id, "code": code, "message": message, "fatal": is_fatal }).to_string()
}

/// The server lives.
pub fn heartbeat(at_ms: i64) -> String {
    json!({ "type": "heartbeat", "timestamp": at_ms }).to_string()
}

/// The answer to a ping.
pub fn pong(id: &Value, at_ms: i64) -> String {
    json!({ "type": "pong", "id": id, "timestamp": at_ms }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_frame_is_json_with_every_member() {
        let payload = Payload::new(Channel::Candles, "close", 1_700, &json!({ "a": "1" }));
        let frame: Value = serde_json::from_str(&payload.frame("candles:sim:A-B:1m", 7, 5, "close")).unwrap();
        let expected = json!({
            "type": "candle", "channel": "candles", "topic": "candles:sim:A-B:1m", "action": "close",
            "seq": 7, "prev_seq": 5, "timestamp": 1_700, "data": { "a": "1" },
        });
        assert_eq!(frame, expected);
    }
}
