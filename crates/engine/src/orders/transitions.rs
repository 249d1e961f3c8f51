//! The life of an order: which status may follow which. There is no other place that changes a status.
//!
//! Absence of an answer is no state of the venue: an order whose answer is missing is `unknown`, keeps its hold, and
//! leaves that status only by what the venue says.

use serde::{Deserialize, Serialize};

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Approved, not sent.
    New,
    /// Sent, no answer yet.
    Sent,
    /// On the venue's books.
    Accepted,
    /// Traded in part.
    PartiallyFilled,
    /// We asked for it to be canceled; it may still trade.
    CancelRequested,
    /// Traded whole. Terminal.
    Filled,
    /// Off the books before it was traded whole. Terminal.
    Canceled,
    /// Refused by our own gate; the venue never saw it. Terminal.
    Refused,
    /// Refused by the venue. Terminal.
    Rejected,
    /// The venue ended it by its own rules. Terminal.
    Expired,
    /// The venue's answer is missing: it may live or not.
    Unknown,
}

/// What happens to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transition {
    /// It leaves for the venue.
    Send,
    /// The venue has it.
    Accept,
    /// The venue refuses it.
    Reject,
    /// A part was traded.
    FillPart,
    /// The rest was traded.
    FillLast,
    /// We ask for its cancellation.
    RequestCancel,
    /// The venue took it off.
    Cancel,
    /// The venue ended it by its rules.
    Expire,
    /// The answer did not come.
    LoseAnswer,
}

/// A transition that the table does not have: from a venue an event to report, from our own code a bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an order that is {from:?} cannot {transition:?}")]
pub struct TransitionError {
    /// Where the order stood.
    pub from: OrderStatus,
    /// What should have happened to it.
    pub transition: Transition,
}

impl OrderStatus {
    /// Every status, in the order of the enum.
    pub const ALL: [Self; 11] = [
        Self::New,
        Self::Sent,
        Self::Accepted,
        Self::PartiallyFilled,
        Self::CancelRequested,
        Self::Filled,
        Self::Canceled,
        Self::Refused,
        Self::Rejected,
        Self::Expired,
        Self::Unknown,
    ];

    /// Whether nothing can follow but a late fill.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Filled | Self::Canceled | Self::Refused | Self::Rejected | Self::Expired)
    }

    /// The name in tables and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Sent => "sent",
            Self::Accepted => "accepted",
            Self::PartiallyFilled => "partially_filled",
            Self::CancelRequested => "cancel_requested",
            Self::Filled => "filled",
            Self::Canceled => "canceled",
            Self::Refused => "refused",
            Self::Rejected => "rejected",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
        }
    }

    /// The status after `transition`.
    ///
    /// # Errors
    /// [`TransitionError`] where the table has no entry; the status stays.
    pub const fn after(self, transition: Transition) -> Result<Self, TransitionError> {
        use OrderStatus as S;
        use Transition as T;
        let next = match (self, transition) {
            (S::New, T::Send) => S::Sent,
            (S::Sent | S::Unknown, T::Accept) => S::Accepted,
            // An acknowledgement that comes after a fill or beside a cancellation says nothing new.
            (S::Accepted | S::PartiallyFilled | S::CancelRequested, T::Accept) => self,
            // A market order that was acknowledged may still be refused when it meets a price it cannot pay.
            // So may one whose cancellation crosses the refusal.
            (S::Sent | S::Accepted | S::CancelRequested | S::Unknown, T::Reject) => S::Rejected,
            (S::Sent | S::Accepted | S::PartiallyFilled | S::Unknown, T::FillPart) => S::PartiallyFilled,
            (S::CancelRequested, T::FillPart) => S::CancelRequested,
            (S::Sent | S::Accepted | S::PartiallyFilled | S::CancelRequested | S::Unknown, T::FillLast) => {
                S::Filled
            }
            (S::New | S::Sent | S::Accepted | S::PartiallyFilled | S::Unknown, T::RequestCancel) => {
                S::CancelRequested
            }
            (S::CancelRequested, T::RequestCancel) => S::CancelRequested,
            (S::Sent | S::Accepted | S::PartiallyFilled | S::CancelRequested | S::Unknown, T::Cancel) => {
                S::Canceled
            }
            (S::Sent | S::Accepted | S::PartiallyFilled | S::CancelRequested | S::Unknown, T::Expire) => {
                S::Expired
            }
            (S::Sent | S::CancelRequested, T::LoseAnswer) => S::Unknown,
            (
                S::New
                | S::Sent
                | S::Accepted
                | S::PartiallyFilled
                | S::CancelRequested
                | S::Filled
                | S::Canceled
                | S::Refused
                | S::Rejected
                | S::Expired
                | S::Unknown,
                _,
            ) => return Err(TransitionError { from: self, transition }),
        };
        Ok(next)
    }
}
