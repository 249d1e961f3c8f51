//! What can be done to a bot.
//!
//! The engine decides and the journal remembers; the tables follow a moment later. An act waits for its own trace in
//! the tables, so that who asks next sees it done, but never longer than two seconds.

use super::{
    BotDraft,
    draft::{description_fault, name_fault},
};
use crate::{Caller, Fault, FieldFault, Platform, Result, view};
use std::time::Duration;
use store::{
    BotKey, StoreError,
    repo::BotPatch,
    row::{BotRow, BotState, DesiredState},
};
use uuid::Uuid;

/// How often the tables are asked whether they have followed.
const PROJECTION_TRIES: u32 = 200;
/// How long between two such questions.
const PROJECTION_PAUSE: Duration = Duration::from_millis(10);

/// What of a bot its owner may change; `None` leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BotChange {
    /// Its name.
    pub name: Option<String>,
    /// What its owner writes about it.
    pub description: Option<String>,
}

/// What a bot is told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BotOrder {
    /// Trade, or go on after a pause.
    Start,
    /// Enter nothing new; exits go on.
    Pause,
    /// Stop; what it holds stays with its exits.
    Stop,
}

impl Platform {
    /// Makes a bot and allots its capital.
    ///
    /// # Errors
    /// [`Fault::Invalid`] with every wrong field; [`Fault::InsufficientBalance`]; [`Fault::Conflict`] when there are
    /// too many.
    pub async fn bot_create(&self, caller: &Caller, draft: &BotDraft) -> Result<view::Bot> {
        let spec = self.bot_check(draft).map_err(Fault::Invalid)?;
        let account = self.account_of(caller, draft.account_id).await.map_err(|fault| match fault {
            Fault::NotFound { .. } => {
                Fault::Invalid(vec![FieldFault::new("/account_id", "unknown", "there is no such account")])
            }
            other => other,
        })?;
        let bots = self.store.bot_list(caller.scope()).await?;
        if bots.len() >= self.settings.bots_per_account_max {
            let most = self.settings.bots_per_account_max;
            return Err(Fault::Conflict {
                reason: format!("there are {most} bots already; remove one first"),
            });
        }
        let number = self.trading.bot_create(account.account, spec).await?;
        let row = self
            .projected(|| async {
                match self.store.bot_by_number(caller.scope(), account.account, number).await {
                    Ok(row) => Ok(Some(row)),
                    Err(StoreError::NotFound { .. }) => Ok(None),
                    Err(other) => Err(other.into()),
                }
            })
            .await?
            .ok_or_else(not_projected)?;
        self.audit(caller, "bot.create", "bot", Some(row.key().to_string())).await;
        self.bot_view(caller.scope(), row).await
    }

    /// Tells a bot what to do; telling it twice is no fault.
    ///
    /// # Errors
    /// [`Fault::NotFound`]; [`Fault::KillSwitchActive`]; [`Fault::Conflict`] in a state that does not allow it.
    pub async fn bot_tell(&self, caller: &Caller, id: Uuid, order: BotOrder) -> Result<view::Bot> {
        let row = self.bot_row(caller, id).await?;
        let (action, wanted) = match order {
            BotOrder::Start => ("bot.start", DesiredState::Running),
            BotOrder::Pause => ("bot.pause", DesiredState::Paused),
            BotOrder::Stop => ("bot.stop", DesiredState::Stopped),
        };
        match order {
            BotOrder::Start => self.trading.bot_start(row.account, row.bot).await?,
            BotOrder::Pause => self.trading.bot_pause(row.account, row.bot).await?,
            BotOrder::Stop => self.trading.bot_stop(row.account, row.bot).await?,
        }
        self.audit(caller, action, "bot", Some(id.to_string())).await;
        let row = self
            .projected(|| async {
                let row = self.bot_row(caller, id).await?;
                let is_there = row.desired_state == wanted && row.state != BotState::Starting;
                Ok((is_there || row.state == BotState::Error).then_some(row))
            })
            .await?;
        let row = match row {
            Some(row) => row,
            None => self.bot_row(caller, id).await?,
        };
        self.bot_view(caller.scope(), row).await
    }

    /// Names or describes a bot.
    ///
    /// # Errors
    /// [`Fault::NotFound`]; [`Fault::VersionMismatch`]; [`Fault::Invalid`].
    pub async fn bot_change(
        &self,
        caller: &Caller,
        id: Uuid,
        version: u64,
        change: BotChange,
    ) -> Result<view::Bot> {
        let name = change.name.map(|name| name.trim().to_owned());
        let faults: Vec<_> =
            [name.as_deref().and_then(name_fault), change.description.as_deref().and_then(description_fault)]
                .into_iter()
                .flatten()
                .collect();
        if !faults.is_empty() {
            return Err(Fault::Invalid(faults));
        }
        self.bot_row(caller, id).await?;
        let patch = BotPatch { name, description: change.description };
        let row = self.store.bot_update(caller.scope(), BotKey(id), version, &patch, self.now()).await?;
        self.audit(caller, "bot.update", "bot", Some(id.to_string())).await;
        self.bot_view(caller.scope(), row).await
    }

    /// Puts a stopped and flat bot away.
    ///
    /// # Errors
    /// [`Fault::NotFound`]; [`Fault::Conflict`] while it trades or holds something.
    pub async fn bot_remove(&self, caller: &Caller, id: Uuid) -> Result<()> {
        let row = self.bot_row(caller, id).await?;
        self.trading.bot_remove(row.account, row.bot).await?;
        self.audit(caller, "bot.remove", "bot", Some(id.to_string())).await;
        self.projected(|| async {
            let row = self.store.bot_by_key(caller.scope(), BotKey(id)).await?;
            Ok(row.archived_at.is_some().then_some(()))
        })
        .await?;
        Ok(())
    }

    /// The caller's bot, unless it was put away.
    pub(super) async fn bot_row(&self, caller: &Caller, id: Uuid) -> Result<BotRow> {
        let row = self.store.bot_by_key(caller.scope(), BotKey(id)).await?;
        if row.archived_at.is_some() {
            return Err(Fault::NotFound { what: "bot" });
        }
        Ok(row)
    }

    /// Waits until the tables show what `look` looks for; `None` when they do not within two seconds.
    pub(crate) async fn projected<T, F>(&self, look: impl Fn() -> F) -> Result<Option<T>>
    where
        F: Future<Output = Result<Option<T>>>,
    {
        for _ in 0..PROJECTION_TRIES {
            if let Some(found) = look().await? {
                return Ok(Some(found));
            }
            tokio::time::sleep(PROJECTION_PAUSE).await;
        }
        tracing::warn!("the tables did not follow the journal within two seconds");
        Ok(None)
    }
}

fn not_projected() -> Fault {
    Fault::Unavailable { reason: "it is done, but the tables are behind; look again in a moment".to_owned() }
}
