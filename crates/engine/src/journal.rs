//! What a session writes down: inputs and decisions, enough to rebuild an engine without asking a strategy.

use crate::core::{BotSpec, Broken, Core};
use crate::portfolio::BotState;
use crate::recorder::Recorder;
use crate::risk::{Approved, Hold};
use crate::strategy::Explanation;
use model::command::StopMove;
use model::{Amount, AssetId, BotId, OrderId, OrderRequest, VenueEvent};
use serde::{Deserialize, Serialize};

/// One frame of an account's journal. Frames are applied in the order in which they were written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "frame")]
pub enum Frame {
    /// Input: the engine was recovered; its order ids are of this epoch from now on.
    EpochBegun {
        /// The epoch.
        epoch: u32,
    },
    /// Input: money from outside.
    Deposit {
        /// Of which asset.
        asset: AssetId,
        /// How much.
        amount: Amount,
    },
    /// Input: a bot was added.
    BotAdded {
        /// What it is, for the engine.
        spec: BotSpec,
        /// Its strategy and parameters, for whoever makes strategies.
        strategy: StrategyChoice,
    },
    /// Input: a bot was taken off.
    BotRemoved {
        /// Which.
        bot: BotId,
    },
    /// Input: a bot was started, paused or stopped.
    BotState {
        /// Which.
        bot: BotId,
        /// To what.
        state: BotState,
    },
    /// Input: a kill switch was engaged or released.
    Kill {
        /// Of a bot, or of the account.
        bot: Option<BotId>,
        /// Which way.
        is_engaged: bool,
        /// Why.
        reason: String,
    },
    /// Input: what the venue said.
    Report {
        /// The report.
        report: VenueEvent,
    },
    /// Decision: an order was approved and sent.
    Approved {
        /// The order.
        request: OrderRequest,
        /// What it set aside.
        hold: Hold,
        /// Why.
        explanation: Explanation,
    },
    /// Decision: an order was refused by the gate.
    Refused {
        /// What was asked for.
        request: OrderRequest,
        /// The rule that refused.
        rule: String,
        /// In words.
        text: String,
        /// Why it was asked for, and what was checked.
        explanation: Explanation,
    },
    /// Decision: the venue was asked to move a stop.
    StopMoved {
        /// The move.
        stop_move: StopMove,
    },
    /// Decision: the venue was asked to cancel an order.
    CancelRequested {
        /// Which.
        order: OrderId,
    },
    /// Decision: a strategy asked for nothing, for another reason than before.
    Decided {
        /// Which bot.
        bot: BotId,
        /// Why.
        explanation: Explanation,
    },
    /// What a strategy must remember, as it was after the frames before this one.
    Memory {
        /// Which bot.
        bot: BotId,
        /// Its memory.
        memory: serde_json::Value,
    },
}

/// A strategy by name, with its parameters as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategyChoice {
    /// The bot's name.
    pub bot_name: String,
    /// What its owner writes about it.
    pub description: String,
    /// The strategy's name.
    pub strategy: String,
    /// Its parameters.
    pub params: std::collections::BTreeMap<String, String>,
    /// The time frame of its candles.
    pub timeframe: model::Timeframe,
}

impl Core {
    /// Applies a frame as it was when it was written. Reports, decisions and persons' acts only change state here; no
    /// strategy is asked.
    ///
    /// # Errors
    /// [`Broken`] when the frame does not fit the state: the journal is damaged or of another version.
    pub fn fold<R: Recorder>(&mut self, frame: &Frame, recorder: &mut R) -> Result<(), Broken> {
        match frame {
            Frame::EpochBegun { epoch } => {
                self.begin_epoch(*epoch);
                Ok(())
            }
            Frame::Deposit { asset, amount } => self.apply_deposit(*asset, *amount, recorder),
            Frame::BotAdded { spec, .. } => self.apply_bot(spec, recorder).map(|_| ()),
            Frame::BotRemoved { bot } => self.apply_bot_removal(*bot, recorder),
            Frame::BotState { bot, state } => {
                self.apply_bot_state(*bot, *state, recorder);
                Ok(())
            }
            Frame::Kill { bot, is_engaged, .. } => {
                self.apply_kill(*bot, *is_engaged, recorder);
                Ok(())
            }
            Frame::Report { report } => self.apply_report(report, recorder).map(|_| ()),
            Frame::Approved { request, hold, .. } => {
                self.use_order_id(request);
                self.apply_approved(&Approved::recorded(*request, *hold), recorder)
            }
            Frame::Refused { request, .. } => {
                self.use_order_id(request);
                self.apply_refusal(request);
                Ok(())
            }
            Frame::StopMoved { stop_move } => {
                self.apply_stop_move(stop_move);
                Ok(())
            }
            Frame::CancelRequested { order } => self.apply_cancel(*order, recorder),
            Frame::Decided { .. } | Frame::Memory { .. } => Ok(()),
        }
    }
}
