//! One socket: what it has read of which topic, and the loop that serves it.
//!
//! Public topics are read four times a second, the user's own at once. A socket that does not take what it is sent for
//! ten seconds, or that has fallen behind what is kept of the user's own topics, is closed (4408).

use super::{
    board::{Newer, Numbered},
    hub::{Feed, Hub, Seat},
    message::{Message, Subscription, Topic, Wish},
};
use crate::{
    app::App,
    gate::context::RequestContext,
    wire::frame::{self, HEARTBEAT_S},
};
use axum::extract::ws::{CloseFrame, Message as Wire, WebSocket};
use platform::Caller;
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::sync::{broadcast, watch};

const TOPICS_MAX: usize = 200;
const MESSAGES_MAX: u32 = 600;
const SEND_WAIT: Duration = Duration::from_secs(10);
/// How often public topics are read.
const TICK: Duration = Duration::from_millis(250);
/// Ticks between two heartbeats.
const HEARTBEAT_TICKS: u64 = HEARTBEAT_S * 4;
/// Ticks between two clearings of the message count.
const WINDOW_TICKS: u64 = 40;

/// How a client came in.
#[derive(Debug)]
pub enum Entrance {
    /// With nothing: it may watch the market, or sign in by a message.
    Anonymous,
    /// Signed in.
    SignedIn(Caller),
    /// With a token that proves nothing.
    Refused,
}

/// Why a socket is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Close {
    code: u16,
    reason: &'static str,
}

const BAD_FRAME: Close = Close { code: 4400, reason: "bad frame" };
const NOT_SIGNED_IN: Close = Close { code: 4401, reason: "not signed in" };
const TOO_SLOW: Close = Close { code: 4408, reason: "too slow" };
const TOO_MANY: Close = Close { code: 4429, reason: "too many" };
const RESTART: Close = Close { code: 1012, reason: "the server restarts" };
const FAILED: Close = Close { code: 1011, reason: "something broke on our side" };
const GONE: Close = Close { code: 1000, reason: "" };

/// One socket.
pub struct Connection {
    app: App,
    context: RequestContext,
    socket: WebSocket,
    user: Option<User>,
    /// How far each topic has been read.
    topics: BTreeMap<String, Reading>,
    messages: u32,
    missed: u64,
    _seat: Option<Seat>,
}

struct User {
    caller: Caller,
    feed: Arc<Feed>,
    missed: u64,
    hub: Arc<Hub>,
}

struct Reading {
    seq: u64,
    is_private: bool,
}

impl Connection {
    /// Serves a socket until it ends.
    pub async fn run(app: App, context: RequestContext, entrance: Entrance, socket: WebSocket) {
        let missed = app.hub.missed();
        let mut connection = Self {
            app,
            context,
            socket,
            user: None,
            topics: BTreeMap::new(),
            messages: 0,
            missed,
            _seat: None,
        };
        let close = match connection.enter(entrance).await {
            Ok(()) => connection.serve().await.err().unwrap_or(GONE),
            Err(close) => close,
        };
        connection.leave(close).await;
    }

    async fn enter(&mut self, entrance: Entrance) -> Result<(), Close> {
        match entrance {
            Entrance::Anonymous => {
                self.take_seat(format!("ip {}", self.context.ip))?;
                Ok(())
            }
            Entrance::SignedIn(caller) => self.sign_in(caller).await,
            Entrance::Refused => Err(NOT_SIGNED_IN),
        }
    }

    async fn serve(&mut self) -> Result<(), Close> {
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut ticks = 0_u64;
        let mut closing = self.app.hub.closing();
        let mut sign_ins = self.app.hub.sign_ins();
        let mut wake = self.user.as_ref().map(|user| user.feed.watch());
        loop {
            tokio::select! {
                message = self.socket.recv() => {
                    match message {
                        Some(Ok(message)) => self.on_wire(message).await?,
                        Some(Err(_)) => return Err(BAD_FRAME),
                        None => return Ok(()),
                    }
                    if wake.is_none() {
                        wake = self.user.as_ref().map(|user| user.feed.watch());
                    }
                }
                () = changed(wake.as_mut()) => self.read_private().await?,
                _ = tick.tick() => {
                    ticks += 1;
                    self.on_tick(ticks).await?;
                }
                ended = sign_ins.recv() => self.on_sign_in_ended(ended).await?,
                () = closed(&mut closing) => return Err(RESTART),
            }
        }
    }

    async fn on_tick(&mut self, ticks: u64) -> Result<(), Close> {
        if ticks.is_multiple_of(WINDOW_TICKS) {
            self.messages = 0;
        }
        if ticks.is_multiple_of(HEARTBEAT_TICKS) {
            self.check_caller().await?;
            let at_ms = self.app.platform.now().millis();
            self.send(frame::heartbeat(at_ms)).await?;
        }
        self.read_public().await
    }

    async fn on_wire(&mut self, message: Wire) -> Result<(), Close> {
        self.messages += 1;
        if self.messages > MESSAGES_MAX {
            return Err(TOO_MANY);
        }
        let text = match message {
            Wire::Text(text) => text,
            Wire::Binary(_) => return Err(BAD_FRAME),
            Wire::Ping(_) | Wire::Pong(_) => return Ok(()),
            Wire::Close(_) => return Err(GONE),
        };
        match Message::read(&text) {
            Some(Ok(message)) => self.on_message(message).await,
            Some(Err((id, fault))) => self.send(frame::error(&id, fault.code, &fault.message, false)).await,
            None => Err(BAD_FRAME),
        }
    }

    async fn on_message(&mut self, message: Message) -> Result<(), Close> {
        let id = message.id;
        match message.wish {
            Wish::Auth { token } => match self.app.platform.caller(&token, self.context.origin()).await {
                Ok(caller) => self.sign_in(caller).await,
                Err(_) => {
                    let text = "the token proves nothing";
                    self.send(frame::error(&id, "UNAUTHENTICATED", text, true)).await?;
                    Err(NOT_SIGNED_IN)
                }
            },
            Wish::Subscribe(wanted) => {
                for subscription in wanted {
                    self.subscribe(&id, &subscription).await?;
                }
                Ok(())
            }
            Wish::Unsubscribe(wanted) => {
                for subscription in wanted {
                    match subscription.topic(&self.app.platform) {
                        Ok(topic) => {
                            self.topics.remove(&topic.name);
                            self.send(frame::unsubscribed(&id, &topic.name)).await?;
                        }
                        Err(fault) => self.send(frame::error(&id, fault.code, &fault.message, false)).await?,
                    }
                }
                Ok(())
            }
            Wish::Resume { session, cursors } => self.resume(&id, &session, cursors).await,
            Wish::Ping => {
                let at_ms = self.app.platform.now().millis();
                self.send(frame::pong(&id, at_ms)).await
            }
        }
    }

    async fn sign_in(&mut self, caller: Caller) -> Result<(), Close> {
        if let Some(user) = &self.user {
            // A fresh token of the same user keeps the socket alive; another user needs another socket.
            if user.caller.user != caller.user {
                return Err(NOT_SIGNED_IN);
            }
        } else {
            self._seat = None;
            self.take_seat(format!("user {}", caller.user))?;
            let feed = self.app.hub.feed(caller.user).await.map_err(|error| {
                tracing::warn!(%error, "a socket's user cannot be read");
                FAILED
            })?;
            let (missed, hub) = (feed.missed(), Arc::clone(&self.app.hub));
            self.user = Some(User { caller: caller.clone(), feed, missed, hub });
        }
        if let Some(user) = &mut self.user {
            user.caller = caller;
        }
        let Some(user) = &self.user else { return Err(FAILED) };
        let session = self.app.hub.session(Some(&user.feed));
        let text = frame::auth_success(&user.caller.user.to_string(), &session);
        self.send(text).await
    }

    fn take_seat(&mut self, key: String) -> Result<(), Close> {
        let max = self.app.settings.limits.sockets_per_user;
        self._seat = Some(self.app.hub.seat(&key, max).ok_or(TOO_MANY)?);
        Ok(())
    }

    async fn subscribe(&mut self, id: &Value, subscription: &Subscription) -> Result<(), Close> {
        let topic = match subscription.topic(&self.app.platform) {
            Ok(topic) => topic,
            Err(fault) => return self.send(frame::error(id, fault.code, &fault.message, false)).await,
        };
        if !self.admit(id, &topic).await? {
            return Ok(());
        }
        if let Some(reading) = self.topics.get(&topic.name) {
            let text = frame::subscribed(id, &topic.name, reading.seq);
            return self.send(text).await;
        }
        // What only matters in its newest form is shown at once; where there is nothing, it goes on from here.
        let name = topic.name.as_str();
        let (snapshot, seq) = self.look(&topic, |board| (board.snapshot(name), board.seq(name)));
        let has_snapshot = !snapshot.is_empty() && name != "positions" && name != "bots";
        let start = if has_snapshot { 0 } else { seq };
        self.topics.insert(name.to_owned(), Reading { seq: start, is_private: topic.is_private });
        self.send(frame::subscribed(id, name, start)).await?;
        if has_snapshot {
            self.send_frames(name, &snapshot, Some("snapshot")).await?;
        }
        Ok(())
    }

    /// Whether the socket may read the topic; tells why not.
    async fn admit(&mut self, id: &Value, topic: &Topic) -> Result<bool, Close> {
        if topic.is_private && self.user.is_none() {
            let text = format!("{} belongs to a user; sign in first", topic.name);
            self.send(frame::error(id, "UNAUTHENTICATED", &text, true)).await?;
            return Err(NOT_SIGNED_IN);
        }
        if self.topics.len() >= TOPICS_MAX && !self.topics.contains_key(&topic.name) {
            let text = format!("at most {TOPICS_MAX} topics");
            self.send(frame::error(id, "LIMIT", &text, false)).await?;
            return Ok(false);
        }
        Ok(true)
    }

    /// Goes on after the given numbers where that is possible, else says `resync`.
    async fn resume(
        &mut self,
        id: &Value,
        session: &str,
        cursors: BTreeMap<String, u64>,
    ) -> Result<(), Close> {
        let current = self.app.hub.session(self.user.as_ref().map(|user| user.feed.as_ref()));
        let epoch_of = |session: &str| session.split('.').next().map(str::to_owned);
        let is_same_hub = epoch_of(session) == epoch_of(&current);
        for (name, cursor) in cursors {
            let topic = match Subscription::of_topic(&name).topic(&self.app.platform) {
                Ok(topic) => topic,
                Err(fault) => {
                    self.send(frame::error(id, fault.code, &fault.message, false)).await?;
                    continue;
                }
            };
            if !self.admit(id, &topic).await? {
                continue;
            }
            let is_same = if topic.is_private { session == current } else { is_same_hub };
            let name = topic.name.as_str();
            let (newer, seq) = self.look(&topic, |board| (board.newer(name, cursor), board.seq(name)));
            let reading = |seq| Reading { seq, is_private: topic.is_private };
            match newer {
                Newer::Frames(frames) if is_same && cursor <= seq => {
                    self.topics.insert(name.to_owned(), reading(cursor));
                    self.send_frames(name, &frames, None).await?;
                }
                Newer::Frames(_) | Newer::Gap => {
                    self.topics.insert(name.to_owned(), reading(seq));
                    let reason = if is_same { "gap" } else { "session" };
                    self.send(frame::resync(name, reason)).await?;
                }
            }
        }
        Ok(())
    }

    async fn read_public(&mut self) -> Result<(), Close> {
        let missed = self.app.hub.missed();
        if missed != self.missed {
            self.missed = missed;
            self.resync_all(false).await?;
        }
        self.read_topics(false).await
    }

    async fn read_private(&mut self) -> Result<(), Close> {
        let missed = match &mut self.user {
            Some(user) => {
                let before = std::mem::replace(&mut user.missed, user.feed.missed());
                before != user.missed
            }
            None => false,
        };
        if missed {
            self.resync_all(true).await?;
        }
        self.read_topics(true).await
    }

    async fn read_topics(&mut self, is_private: bool) -> Result<(), Close> {
        let wanted = self.topics.iter().filter(|(_, reading)| reading.is_private == is_private);
        let wanted: Vec<_> = wanted.map(|(name, reading)| (name.clone(), reading.seq)).collect();
        for (name, seq) in wanted {
            let topic = Topic { name, is_private };
            let name = topic.name.as_str();
            match self.look(&topic, |board| board.newer(name, seq)) {
                Newer::Frames(frames) if frames.is_empty() => {}
                Newer::Frames(frames) => self.send_frames(name, &frames, None).await?,
                Newer::Gap if is_private => {
                    self.app.metrics.slow_readers.inc();
                    return Err(TOO_SLOW);
                }
                Newer::Gap => {
                    let seq = self.look(&topic, |board| board.seq(name));
                    if let Some(reading) = self.topics.get_mut(name) {
                        reading.seq = seq;
                    }
                    self.send(frame::resync(name, "gap")).await?;
                }
            }
        }
        Ok(())
    }

    async fn resync_all(&mut self, is_private: bool) -> Result<(), Close> {
        let wanted = self.topics.iter().filter(|(_, reading)| reading.is_private == is_private);
        let names: Vec<String> = wanted.map(|(name, _)| name.clone()).collect();
        for name in names {
            self.send(frame::resync(&name, "missed")).await?;
        }
        Ok(())
    }

    fn look<T>(&self, topic: &Topic, look: impl FnOnce(&super::board::Board) -> T) -> T {
        match &self.user {
            Some(user) if topic.is_private => user.feed.read(look),
            Some(_) | None => self.app.hub.read(look),
        }
    }

    async fn send_frames(
        &mut self,
        name: &str,
        frames: &[Numbered],
        action: Option<&'static str>,
    ) -> Result<(), Close> {
        for Numbered { seq, payload } in frames {
            let Some(reading) = self.topics.get_mut(name) else { return Ok(()) };
            let before = std::mem::replace(&mut reading.seq, *seq);
            let text = payload.frame(name, *seq, before, action.unwrap_or(payload.action));
            self.send(text).await?;
            self.app.metrics.frames.inc();
        }
        Ok(())
    }

    async fn send(&mut self, text: String) -> Result<(), Close> {
        match tokio::time::timeout(SEND_WAIT, self.socket.send(Wire::Text(text.into()))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(GONE),
            Err(_) => {
                self.app.metrics.slow_readers.inc();
                Err(TOO_SLOW)
            }
        }
    }

    async fn check_caller(&mut self) -> Result<(), Close> {
        let Some(user) = &self.user else { return Ok(()) };
        match self.app.platform.caller_check(&user.caller).await {
            Err(platform::Fault::Unauthenticated { .. }) => Err(NOT_SIGNED_IN),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    async fn on_sign_in_ended(
        &mut self,
        ended: Result<store::FamilyKey, broadcast::error::RecvError>,
    ) -> Result<(), Close> {
        match ended {
            Ok(family) => {
                let is_ours = self.user.as_ref().is_some_and(|user| user.caller.family == family);
                if is_ours { Err(NOT_SIGNED_IN) } else { Ok(()) }
            }
            Err(broadcast::error::RecvError::Lagged(_)) => self.check_caller().await,
            Err(broadcast::error::RecvError::Closed) => Err(RESTART),
        }
    }

    async fn leave(mut self, close: Close) {
        let frame = CloseFrame { code: close.code, reason: close.reason.into() };
        let wait = Duration::from_secs(1);
        // The other side may be gone already.
        let _ = tokio::time::timeout(wait, self.socket.send(Wire::Close(Some(frame)))).await;
    }
}

impl Drop for User {
    fn drop(&mut self) {
        self.hub.feed_left(&self.feed);
    }
}

/// Waits until the user's board has more; without a user, for ever.
async fn changed(wake: Option<&mut watch::Receiver<u64>>) {
    if let Some(wake) = wake
        && wake.changed().await.is_ok()
    {
        return;
    }
    std::future::pending::<()>().await;
}

/// Waits until the server stops.
async fn closed(closing: &mut watch::Receiver<bool>) {
    // An error means that the hub is gone, which is the same.
    drop(closing.wait_for(|is_closing| *is_closing).await);
}
