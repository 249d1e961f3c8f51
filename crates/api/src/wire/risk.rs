//! The kill switch.

use super::{Time, scalar::wire_enum};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Turning a kill switch.
#[derive(Clone, Debug, ToSchema)]
pub struct KillSwitchRequest {
    /// What it stops; without it, the account.
    pub scope: Option<KillScope>,
    /// Which bot, with scope `bot`.
    pub bot_id: Option<Uuid>,
    /// Why.
    #[schema(max_length = 200)]
    pub reason: Option<String>,
}

/// The kill switches that are engaged.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KillSwitches {
    /// Each of them.
    pub engaged: Vec<KillSwitch>,
}

/// An engaged kill switch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KillSwitch {
    /// What it stops.
    pub scope: KillScope,
    /// Which bot, if it stops one.
    pub bot_id: Option<Uuid>,
    /// Why.
    pub reason: String,
    /// Since when, in market time.
    pub engaged_at: Time,
}

wire_enum!(
    /// What a kill switch stops.
    KillScope from view::KillScope { Account, Bot }
);

impl From<Vec<view::KillSwitch>> for KillSwitches {
    fn from(switches: Vec<view::KillSwitch>) -> Self {
        let engaged = switches.into_iter().map(|switch| KillSwitch {
            scope: switch.scope.into(),
            bot_id: switch.bot_id,
            reason: switch.reason,
            engaged_at: switch.engaged_at.into(),
        });
        Self { engaged: engaged.collect() }
    }
}
