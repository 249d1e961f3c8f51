//! What a client may say.

use crate::fields::{timeframe_fault, timeframe_of};
use crate::wire::frame::Channel;
use platform::{Fault, Platform};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::publish::{TICKER_ALL, candles_topic, signals_topic, ticker_topic};

/// A message of a client, with the id it wants in the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The id; `null` without one.
    pub id: Value,
    /// What it wants.
    pub wish: Wish,
}

/// What a client wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// To be signed in.
    Auth {
        /// The access token.
        token: String,
    },
    /// To be told of these.
    Subscribe(Vec<Subscription>),
    /// To be told of these no more.
    Unsubscribe(Vec<Subscription>),
    /// To go on after these numbers.
    Resume {
        /// The session that gave them.
        session: String,
        /// The last number of each topic.
        cursors: BTreeMap<String, u64>,
    },
    /// To be answered.
    Ping,
}

/// A topic, as a client names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    channel: String,
    symbol: Option<String>,
    timeframe: Option<String>,
}

/// A topic that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub name: String,
    /// Whether it belongs to the user.
    pub is_private: bool,
}

/// What is wrong with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageFault {
    /// For programs.
    pub code: &'static str,
    /// For people.
    pub message: String,
}

impl Message {
    /// Reads a message; `None` if it is no JSON object.
    pub fn read(text: &str) -> Option<Result<Self, (Value, MessageFault)>> {
        let Ok(Value::Object(object)) = serde_json::from_str::<Value>(text) else { return None };
        let id = object.get("id").cloned().unwrap_or(Value::Null);
        Some(match wish_of(&object) {
            Ok(wish) => Ok(Self { id, wish }),
            Err(fault) => Err((id, fault)),
        })
    }
}

impl Subscription {
    /// The topic that is meant.
    ///
    /// # Errors
    /// When there is no such channel, instrument or time frame.
    pub fn topic(&self, platform: &Platform) -> Result<Topic, MessageFault> {
        let Some(channel) = Channel::of(&self.channel) else {
            return Err(fault("UNKNOWN_CHANNEL", format!("there is no channel \"{}\"", self.channel)));
        };
        let public = |name| Topic { name, is_private: false };
        match channel {
            Channel::Ticker if self.symbol.as_deref() == Some("*") => Ok(public(TICKER_ALL.to_owned())),
            Channel::Ticker => Ok(public(ticker_topic(&self.instrument(platform)?))),
            Channel::Candles => {
                let instrument = self.instrument(platform)?;
                let text = self.timeframe.as_deref().unwrap_or("1m");
                let timeframe =
                    timeframe_of(text).ok_or_else(|| fault("VALIDATION_ERROR", timeframe_fault()))?;
                Ok(public(candles_topic(&instrument, timeframe)))
            }
            Channel::Signals => {
                let instrument = self.symbol.is_some().then(|| self.instrument(platform)).transpose()?;
                Ok(Topic { name: signals_topic(instrument.as_deref()), is_private: true })
            }
            Channel::Orders | Channel::Positions | Channel::Bots | Channel::Portfolio => {
                Ok(Topic { name: channel.names().0.to_owned(), is_private: true })
            }
        }
    }

    /// The subscription of a topic's name, as clients give it in cursors.
    pub fn of_topic(name: &str) -> Self {
        let (channel, rest) = name.split_once(':').unwrap_or((name, ""));
        let (symbol, timeframe) = match (channel, rest.rsplit_once(':')) {
            ("candles", Some((symbol, timeframe))) => (symbol, Some(timeframe.to_owned())),
            _ => (rest, None),
        };
        let symbol = (!symbol.is_empty()).then(|| symbol.to_owned());
        Self { channel: channel.to_owned(), symbol, timeframe }
    }

    fn instrument(&self, platform: &Platform) -> Result<String, MessageFault> {
        let Some(symbol) = &self.symbol else {
            return Err(fault("VALIDATION_ERROR", "say which symbol".to_owned()));
        };
        match platform.instrument_resolve(symbol) {
            Ok(id) => Ok(platform.instrument_name(id)),
            Err(Fault::AmbiguousSymbol { candidates, .. }) => {
                Err(fault("AMBIGUOUS_SYMBOL", format!("say which one: {}", candidates.join(", "))))
            }
            Err(_) => Err(fault("NOT_FOUND", format!("there is no instrument \"{symbol}\""))),
        }
    }
}

fn wish_of(object: &Map<String, Value>) -> Result<Wish, MessageFault> {
    let kind = text(object, "type").unwrap_or_default().to_ascii_lowercase();
    match kind.as_str() {
        "auth" => match text(object, "token") {
            Some(token) => Ok(Wish::Auth { token }),
            None => Err(fault("MALFORMED", "auth has a token".to_owned())),
        },
        "subscribe" => Ok(Wish::Subscribe(subscriptions(object)?)),
        "unsubscribe" => Ok(Wish::Unsubscribe(subscriptions(object)?)),
        "resume" => {
            let cursors = object.get("cursors").and_then(Value::as_object);
            let pairs = cursors.into_iter().flatten();
            Ok(Wish::Resume {
                session: text(object, "session").unwrap_or_default(),
                cursors: pairs.filter_map(|(topic, seq)| Some((topic.clone(), seq.as_u64()?))).collect(),
            })
        }
        "ping" => Ok(Wish::Ping),
        other => Err(fault("MALFORMED", format!("there is no message \"{other}\""))),
    }
}

fn subscriptions(object: &Map<String, Value>) -> Result<Vec<Subscription>, MessageFault> {
    match object.get("subscriptions") {
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_object().map_or_else(|| Err(no_channel()), subscription))
            .collect(),
        Some(_) => Err(fault("MALFORMED", "subscriptions is a list".to_owned())),
        None => Ok(vec![subscription(object)?]),
    }
}

fn subscription(object: &Map<String, Value>) -> Result<Subscription, MessageFault> {
    Ok(Subscription {
        channel: text(object, "channel").ok_or_else(no_channel)?,
        symbol: text(object, "symbol"),
        timeframe: text(object, "timeframe"),
    })
}

fn no_channel() -> MessageFault {
    fault("MALFORMED", "say which channel".to_owned())
}

fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    object.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn fault(code: &'static str, message: String) -> MessageFault {
    MessageFault { code, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::fuzz::{Seen, Target, check};

    #[test]
    fn socket_message() {
        check(&Target {
            name: "socket_message",
            seeds: &[
                br#"{"type":"subscribe","id":1,"subscriptions":[{"channel":"candles","symbol":"sim:A-B","timeframe":"5m"}]}"#,
                br#"{"type":"resume","session":"x","cursors":{"candles:sim:A-B:5m":7,"orders":9}}"#,
                br#"{"type":"auth","token":"t"}"#,
            ],
            words: &["\"type\":", "\"channel\":", "[", "{", "}", "]", "null", ":", "\"unsubscribe\"", "\"ping\"", "1e99", "*"],
            inputs: 3_000,
            run: |bytes| {
                let text = String::from_utf8_lossy(bytes);
                let again = Subscription::of_topic(&text);
                assert!(!again.channel.contains(':'));
                match Message::read(&text) {
                    None => Seen::words("no object"),
                    Some(Err((_, fault))) => Seen::words(fault.code).and(fault.message.len()),
                    Some(Ok(message)) => match message.wish {
                        Wish::Auth { .. } => Seen::words("auth"),
                        Wish::Subscribe(topics) => Seen::words("subscribe").and(topics.len()),
                        Wish::Unsubscribe(topics) => Seen::words("unsubscribe").and(topics.len()),
                        Wish::Resume { cursors, .. } => Seen::words("resume").and(cursors.len()),
                        Wish::Ping => Seen::words("ping"),
                    },
                }
            },
        });
    }

    fn subscription(channel: &str, symbol: Option<&str>, timeframe: Option<&str>) -> Subscription {
        Subscription {
            channel: channel.to_owned(),
            symbol: symbol.map(str::to_owned),
            timeframe: timeframe.map(str::to_owned),
        }
    }

    #[test]
    fn both_forms_of_subscribe_are_read_and_the_type_in_any_case() {
        let one = r#"{"type":"SUBSCRIBE","id":1,"channel":"ticker","symbol":"BTCUSDT"}"#;
        let wish = Message::read(one).unwrap().unwrap().wish;
        assert_eq!(wish, Wish::Subscribe(vec![subscription("ticker", Some("BTCUSDT"), None)]));
        let many = r#"{"type":"subscribe","subscriptions":[{"channel":"candles","symbol":"sim:A-B","timeframe":"5m","snapshot":300},{"channel":"orders"}]}"#;
        let wish = Message::read(many).unwrap().unwrap().wish;
        let expected =
            vec![subscription("candles", Some("sim:A-B"), Some("5m")), subscription("orders", None, None)];
        assert_eq!(wish, Wish::Subscribe(expected));
    }

    #[test]
    fn a_topic_name_is_read_back() {
        for (name, expected) in [
            ("candles:sim:A-B:5m", subscription("candles", Some("sim:A-B"), Some("5m"))),
            ("ticker:sim:A-B", subscription("ticker", Some("sim:A-B"), None)),
            ("ticker:*", subscription("ticker", Some("*"), None)),
            ("orders", subscription("orders", None, None)),
            ("signals", subscription("signals", None, None)),
            ("signals:sim:A-B", subscription("signals", Some("sim:A-B"), None)),
        ] {
            assert_eq!(Subscription::of_topic(name), expected, "{name}");
        }
    }

    #[test]
    fn what_is_no_message_is_told_apart_from_what_is_no_json() {
        assert!(Message::read("hello").is_none());
        assert!(Message::read("[1]").is_none());
        for text in [r#"{}"#, r#"{"type":"buy"}"#, r#"{"type":"subscribe"}"#, r#"{"type":"auth"}"#] {
            assert!(Message::read(text).unwrap().is_err(), "{text}");
        }
    }
}
