//! The kill switch.

use crate::{
    answer::Result,
    app::App,
    fields::{BodyFields, Fields, QueryFields},
    gate::credentials::SignedIn,
    wire::{
        Envelope,
        risk::{KillSwitchRequest, KillSwitches},
    },
};
use axum::extract::State;
use platform::{guard::kill_switch::SwitchTarget, ports::trading::SwitchTurn, view::KillScope};

const TAG: &str = "risk";
const REASON_MAX: usize = 200;

/// The kill switches that are engaged
#[utoipa::path(
    get, path = "/risk/kill-switch", tag = TAG, operation_id = "kill_switch_list",
    responses((status = 200, description = "Each of them", body = Envelope<KillSwitches>)),
)]
pub async fn kill_switch_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(fields): QueryFields,
) -> Result<KillSwitches> {
    fields.finish()?;
    Ok(app.answer(app.platform.kill_switch_list(&caller).await?.into()))
}

/// Engage a kill switch
///
/// Nothing is entered any more, for the account or one bot; exits go on. It stays until it is released, and has a rate
/// limit of its own. Engaging it twice changes nothing, so an `Idempotency-Key` is welcome and not required.
#[utoipa::path(
    post, path = "/risk/kill-switch", tag = TAG, operation_id = "kill_switch_engage",
    request_body = KillSwitchRequest,
    responses((status = 200, description = "All that are engaged now", body = Envelope<KillSwitches>)),
)]
pub async fn kill_switch_engage(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    BodyFields(mut fields): BodyFields,
) -> Result<KillSwitches> {
    let target = target_of(&mut fields);
    fields.finish()?;
    let switches = app.platform.kill_switch_turn(&caller, target, SwitchTurn::Engage).await?;
    Ok(app.answer(switches.into()))
}

/// Release a kill switch
#[utoipa::path(
    delete, path = "/risk/kill-switch", tag = TAG, operation_id = "kill_switch_release",
    request_body = KillSwitchRequest,
    responses((status = 200, description = "All that are engaged still", body = Envelope<KillSwitches>)),
)]
pub async fn kill_switch_release(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    BodyFields(mut fields): BodyFields,
) -> Result<KillSwitches> {
    let target = target_of(&mut fields);
    fields.finish()?;
    let switches = app.platform.kill_switch_turn(&caller, target, SwitchTurn::Release).await?;
    Ok(app.answer(switches.into()))
}

fn target_of(fields: &mut Fields) -> SwitchTarget {
    let scope = match fields.text_if("scope").as_deref() {
        None | Some("account") => KillScope::Account,
        Some("bot") => KillScope::Bot,
        Some(_) => {
            fields.fault("scope", "unknown", "this is account or bot");
            KillScope::Account
        }
    };
    let reason = fields.text_if("reason").unwrap_or_default().trim().to_owned();
    if reason.chars().count() > REASON_MAX {
        fields.fault("reason", "length", &format!("a reason has at most {REASON_MAX} characters"));
    }
    let reason = if reason.is_empty() { "engaged by hand".to_owned() } else { reason };
    SwitchTarget { scope, bot: fields.uuid_if("bot_id"), reason }
}
