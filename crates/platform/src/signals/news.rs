//! What happens to signals, for those who watch: one was raised, one has ended, a user made something of one.
//!
//! Only what is kept is told. Who cannot be sure to have been told of everything reads anew.

use crate::{Platform, view};
use store::{UserKey, row::SignalRow};
use tokio::sync::broadcast;

/// How much is held for a listener who is slow; one who is slower has missed something.
const HELD_MAX: usize = 1_024;

/// Something that happened to signals.
#[derive(Clone, Debug, PartialEq)]
pub enum SignalNews {
    /// To this one.
    Told {
        /// What happened.
        action: SignalAction,
        /// Who is told; `None` for everybody.
        reader: Option<UserKey>,
        /// The signal as the reader is shown it.
        signal: Box<view::Signal>,
    },
    /// Something may have happened that is not told of.
    Missed,
}

/// What happened to a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalAction {
    /// It was raised.
    New,
    /// It has ended, or its reader made something of it.
    Changed,
}

/// Tells everybody who listens.
#[derive(Debug)]
pub(crate) struct SignalTeller(broadcast::Sender<SignalNews>);

impl Default for SignalTeller {
    fn default() -> Self {
        Self(broadcast::channel(HELD_MAX).0)
    }
}

impl Platform {
    /// What happens to signals from now on.
    #[must_use]
    pub fn signal_news(&self) -> broadcast::Receiver<SignalNews> {
        self.news.0.subscribe()
    }

    /// Its user is told of a signal, or everybody.
    pub(super) fn signal_tell(&self, action: SignalAction, row: SignalRow) {
        let reader = row.user;
        let signal = Box::new(self.signal_view(row));
        self.tell(SignalNews::Told { action, reader, signal });
    }

    /// A user made something of a signal: only they are told.
    pub(super) fn signal_tell_answer(&self, reader: UserKey, signal: view::Signal) {
        let (action, signal) = (SignalAction::Changed, Box::new(signal));
        self.tell(SignalNews::Told { action, reader: Some(reader), signal });
    }

    fn tell(&self, news: SignalNews) {
        // Nobody may be listening.
        let _ = self.news.0.send(news);
    }
}
