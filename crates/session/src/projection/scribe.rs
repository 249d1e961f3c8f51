//! The recorder of a session's engines: frames for the journal, changes for the tables.

use super::record::AccountRecord;
use crate::journal::Entry;
use engine::journal::Frame;
use engine::recorder::{Notice, Recorder};
use engine::strategy::Explanation;
use model::{AccountId, BotId, Instant};
use store::Change;

/// Writes down what one account's engine does.
#[derive(Debug)]
pub struct Scribe {
    /// Whose.
    pub account: AccountId,
    /// What is known of the account.
    pub record: AccountRecord,
    /// Frames since they were last taken.
    pub frames: Vec<Entry>,
    /// Changes since they were last taken.
    pub changes: Vec<Change>,
    /// Whether frames are being folded: they are in the journal already.
    pub is_folding: bool,
}

impl Scribe {
    /// A scribe who knows `record`.
    #[must_use]
    pub const fn new(account: AccountId, record: AccountRecord) -> Self {
        Self { account, record, frames: Vec::new(), changes: Vec::new(), is_folding: false }
    }

    /// Writes a frame down, unless frames are being folded.
    pub fn write(&mut self, at: Instant, frame: Frame) {
        if !self.is_folding {
            self.frames.push(Entry { account: self.account, at, frame });
        }
    }

    /// Takes a decision to ask for nothing; only another rule than before is news.
    pub fn decided(&mut self, at: Instant, bot: BotId, explanation: &Explanation) {
        let Some(record) = self.record.bots.get_mut(&bot) else { return };
        record.decision = Some((at, "decision".to_owned(), explanation.text.to_string()));
        if record.rule == explanation.rule {
            return;
        }
        record.rule = explanation.rule.to_string();
        self.write(at, Frame::Decided { bot, explanation: explanation.clone() });
        self.decision_row(at, bot, explanation);
    }
}

impl Recorder for Scribe {
    const EXPLAINS: bool = true;

    fn record(&mut self, at: Instant, notice: Notice<'_>) {
        match notice {
            Notice::Posted(transaction) => self.transaction_row(at, transaction),
            Notice::Order(order) => self.order_rows(at, order),
            Notice::Filled { order, fill } => self.fill_rows(at, order, fill),
            Notice::Bot(book) => self.bot_rows(at, book),
            Notice::Trade { book, trade } => self.trade_rows(at, book, trade),
            Notice::TradeClosed(trip) => self.round_trip_rows(at, trip),
            Notice::Approved { approved, explanation } => {
                let request = *approved.request();
                let frame =
                    Frame::Approved { request, hold: approved.hold(), explanation: explanation.clone() };
                self.write(at, frame);
                self.approval_row(at, &request, explanation);
            }
            Notice::Refused { request, refusal, explanation } => {
                let (rule, text) = (refusal.rule().to_owned(), refusal.to_string());
                self.refusal_rows(at, request, &rule, &text, explanation);
                self.write(
                    at,
                    Frame::Refused { request: *request, rule, text, explanation: explanation.clone() },
                );
            }
            Notice::StopMoved(stop_move) => self.write(at, Frame::StopMoved { stop_move: *stop_move }),
            Notice::CancelRequested(order) => self.write(at, Frame::CancelRequested { order }),
            Notice::Decided { bot, explanation } => self.decided(at, bot, explanation),
            Notice::Alarm { bot, alarm } => self.alarm_row(at, bot, alarm),
        }
    }
}
