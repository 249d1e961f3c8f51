//! What an engine tells those who keep records. A backtest keeps little, a session all; the choice is made at compile
//! time, so that what is not kept costs nothing.

use crate::ledger::Transaction;
use crate::orders::TrackedOrder;
use crate::portfolio::{BotBook, OpenTrade, RoundTrip};
use crate::risk::{Approved, Refusal};
use crate::strategy::Explanation;
use model::command::StopMove;
use model::{BotId, Fill, Instant, OrderId, OrderRequest, Purpose, Side};

/// Something that an engine has done or seen.
#[derive(Clone, Copy, Debug)]
pub enum Notice<'a> {
    /// A transaction was booked.
    Posted(&'a Transaction<'a>),
    /// An order was made, or its status, filled quantity or stop has changed.
    Order(&'a TrackedOrder),
    /// A fill was booked.
    Filled {
        /// Its order, after the fill.
        order: &'a TrackedOrder,
        /// The fill.
        fill: &'a Fill,
    },
    /// A bot's position, exits, state or tally changed.
    Bot(&'a BotBook),
    /// A bot's trade has opened or changed.
    Trade {
        /// Which bot.
        book: &'a BotBook,
        /// The trade.
        trade: &'a OpenTrade,
    },
    /// A trade has come back to flat.
    TradeClosed(&'a RoundTrip),
    /// An order was approved, and why.
    Approved {
        /// The order and its hold.
        approved: &'a Approved,
        /// What was checked, and the strategy's reason.
        explanation: &'a Explanation,
    },
    /// An order was refused by the gate.
    Refused {
        /// What was asked for.
        request: &'a OrderRequest,
        /// Why not.
        refusal: &'a Refusal,
        /// The strategy's reason for asking.
        explanation: &'a Explanation,
    },
    /// The venue is asked to move a stop.
    StopMoved(&'a StopMove),
    /// The venue is asked to cancel an order.
    CancelRequested(OrderId),
    /// A strategy looked and asked for nothing.
    Decided {
        /// Which bot.
        bot: BotId,
        /// Why.
        explanation: &'a Explanation,
    },
    /// Something that a person should see.
    Alarm {
        /// Which bot, or the main account.
        bot: BotId,
        /// What happened.
        alarm: Alarm,
    },
}

/// Things that a person should see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// A venue's report of an order that is not known here.
    UnknownOrder,
    /// A venue's report that the order's status does not admit.
    IllegalTransition,
    /// A fill that was booked before came again; it was left out.
    DuplicateFill,
    /// A venue's report has brought a balance below zero; entries are stopped.
    NegativeBalance,
    /// The venue refused an order that our own gate had passed.
    Rejected {
        /// Which side.
        side: Side,
        /// What for.
        purpose: Purpose,
        /// The venue's reason.
        reason: model::event::RejectReason,
    },
}

/// Takes notice of what an engine does.
pub trait Recorder {
    /// Whether strategies and the gate shall give their reasons (it costs time).
    const EXPLAINS: bool;

    /// Takes one notice.
    fn record(&mut self, at: Instant, notice: Notice<'_>);
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Off;

impl Recorder for Off {
    const EXPLAINS: bool = false;

    #[inline]
    fn record(&mut self, _at: Instant, _notice: Notice<'_>) {}
}
