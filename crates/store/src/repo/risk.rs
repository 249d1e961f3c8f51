//! Risk events and kill switches. The journal writes them; here they are read.

use crate::row::{KillSwitchRow, RiskEventRow};
use crate::{Page, PageQuery, Result, UserScope};
use async_trait::async_trait;

/// Risk events and kill switches.
#[async_trait]
pub trait RiskRepo {
    /// The user's engaged kill switches, newest first.
    ///
    /// # Errors
    /// As every read.
    async fn kill_switch_list(&self, scope: UserScope) -> Result<Vec<KillSwitchRow>>;

    /// Risk events, newest first.
    ///
    /// # Errors
    /// As every read.
    async fn risk_event_list(&self, scope: UserScope, page: &PageQuery) -> Result<Page<RiskEventRow>>;
}
