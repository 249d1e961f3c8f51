//! The kill switch: nothing is entered any more, for an account or one bot, until it is released.

use crate::{Caller, Fault, FieldFault, Platform, Result, ports::trading::SwitchTurn, view};
use store::{BotKey, StoreError};
use uuid::Uuid;

/// Which switch is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchTarget {
    /// What it stops.
    pub scope: view::KillScope,
    /// Which bot, with scope bot.
    pub bot: Option<Uuid>,
    /// Why it is turned.
    pub reason: String,
}

impl Platform {
    /// The caller's engaged switches, newest first.
    ///
    /// # Errors
    /// As every read.
    pub async fn kill_switch_list(&self, caller: &Caller) -> Result<Vec<view::KillSwitch>> {
        let rows = self.store.kill_switch_list(caller.scope()).await?;
        let mut switches = Vec::with_capacity(rows.len());
        for row in rows {
            let bot_id = match row.bot {
                Some(bot) => match self.store.bot_by_number(caller.scope(), row.account, bot).await {
                    Ok(bot) => Some(bot.key().0),
                    Err(StoreError::NotFound { .. }) => None,
                    Err(other) => return Err(other.into()),
                },
                None => None,
            };
            let scope = if row.bot.is_some() { view::KillScope::Bot } else { view::KillScope::Account };
            switches.push(view::KillSwitch { scope, bot_id, reason: row.reason, engaged_at: row.engaged_at });
        }
        Ok(switches)
    }

    /// Turns a switch; turning it twice is no fault.
    ///
    /// # Errors
    /// [`Fault::Invalid`] when scope and bot do not fit; [`Fault::NotFound`] for another user's bot.
    pub async fn kill_switch_turn(
        &self,
        caller: &Caller,
        target: SwitchTarget,
        turn: SwitchTurn,
    ) -> Result<Vec<view::KillSwitch>> {
        let (account, bot) = match (target.scope, target.bot) {
            (view::KillScope::Account, None) => (self.account_of(caller, None).await?.account, None),
            (view::KillScope::Bot, Some(id)) => {
                let bot = self.store.bot_by_key(caller.scope(), BotKey(id)).await?;
                (bot.account, Some(bot.bot))
            }
            (view::KillScope::Bot, None) => {
                let fault = FieldFault::new("/bot_id", "required", "say which bot");
                return Err(Fault::Invalid(vec![fault]));
            }
            (view::KillScope::Account, Some(_)) => {
                let message = "leave bot_id out, or set scope to bot";
                return Err(Fault::Invalid(vec![FieldFault::new("/bot_id", "unexpected", message)]));
            }
        };
        let action = match turn {
            SwitchTurn::Engage => "kill_switch.engage",
            SwitchTurn::Release => "kill_switch.release",
        };
        self.trading.kill_switch(account, bot, turn, target.reason).await?;
        self.audit(caller, action, "kill_switch", target.bot.map(|bot| bot.to_string())).await;
        let wanted = turn == SwitchTurn::Engage;
        self.projected(|| async {
            let switches = self.kill_switch_list(caller).await?;
            let is_engaged = switches
                .iter()
                .any(|switch| switch.scope == target.scope && (bot.is_none() || switch.bot_id == target.bot));
            Ok((is_engaged == wanted).then_some(switches))
        })
        .await?
        .map_or(Ok(Vec::new()), Ok)
    }
}
