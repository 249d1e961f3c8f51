//! The caller, and where the caller is signed in.

use crate::{
    answer::Result,
    app::App,
    fields::QueryFields,
    gate::credentials::SignedIn,
    routes::id_of,
    wire::{
        Envelope,
        auth::{Me, Nothing, SignIn, User},
    },
};
use axum::extract::{Path, State};
use store::FamilyKey;

const TAG: &str = "me";

/// Who is signed in, with the trading accounts
#[utoipa::path(
    get, path = "/me", tag = TAG, operation_id = "me",
    responses((status = 200, description = "The caller", body = Envelope<Me>)),
)]
pub async fn me(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(fields): QueryFields,
) -> Result<Me> {
    fields.finish()?;
    let (user, accounts) = app.platform.me(&caller).await?;
    let active_sessions = app.platform.sign_in_list(&caller).await?.len() as u64;
    Ok(app.answer(Me {
        user: User::from_view(user, app.demo()),
        accounts: accounts.into_iter().map(Into::into).collect(),
        active_sessions,
    }))
}

/// Where the caller is signed in
#[utoipa::path(
    get, path = "/me/sessions", tag = TAG, operation_id = "session_list",
    responses((status = 200, description = "Each sign-in, newest first", body = Envelope<Vec<SignIn>>)),
)]
pub async fn session_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(fields): QueryFields,
) -> Result<Vec<SignIn>> {
    fields.finish()?;
    let sign_ins = app.platform.sign_in_list(&caller).await?;
    Ok(app.answer(sign_ins.into_iter().map(Into::into).collect()))
}

/// Sign out elsewhere
#[utoipa::path(
    delete, path = "/me/sessions/{id}", tag = TAG, operation_id = "session_revoke",
    params(("id" = String, Path, format = Uuid, description = "The sign-in's id")),
    responses((status = 200, description = "That sign-in has ended", body = Envelope<Nothing>)),
)]
pub async fn session_revoke(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Nothing> {
    fields.finish()?;
    let family = FamilyKey(id_of(&id, "session")?);
    app.platform.sign_in_revoke(&caller, family).await?;
    app.hub.sign_in_ended(family);
    Ok(app.answer(Nothing {}))
}
