//! Who did what: every sign-in and every change leaves an entry in the chain.
//!
//! An entry that cannot be written is reported in the log and stops nothing: lowering risk must never wait for it.

use crate::{Caller, Origin, Platform};
use store::{
    UserKey,
    row::{ActorKind, AuditEntry},
};

impl Platform {
    /// Notes what the caller did.
    pub(crate) async fn audit(
        &self,
        caller: &Caller,
        action: &str,
        resource_kind: &str,
        resource: Option<String>,
    ) {
        self.audit_of(Some(caller.user), &caller.origin, action, resource_kind, resource).await;
    }

    /// Notes what was done at the command line of the server's machine.
    pub(crate) async fn audit_cli(&self, action: &str, resource_kind: &str, resource: Option<String>) {
        let by = (ActorKind::Cli, None);
        self.audit_by(by, &Origin::default(), action, resource_kind, resource).await;
    }

    /// Notes what somebody did who may not be signed in.
    pub(crate) async fn audit_of(
        &self,
        actor: Option<UserKey>,
        origin: &Origin,
        action: &str,
        resource_kind: &str,
        resource: Option<String>,
    ) {
        self.audit_by((ActorKind::User, actor), origin, action, resource_kind, resource).await;
    }

    async fn audit_by(
        &self,
        (actor_kind, actor): (ActorKind, Option<UserKey>),
        origin: &Origin,
        action: &str,
        resource_kind: &str,
        resource: Option<String>,
    ) {
        let entry = AuditEntry {
            at: self.now(),
            actor,
            actor_kind,
            action: action.to_owned(),
            resource_kind: resource_kind.to_owned(),
            resource,
            ip: origin.ip.clone(),
            user_agent: origin.user_agent.clone(),
            diff: None,
            request: origin.request.map(|request| request.to_string()),
        };
        if let Err(error) = self.store.audit_append(&entry).await {
            tracing::error!(%error, action, "an audit entry could not be written");
        }
    }
}
