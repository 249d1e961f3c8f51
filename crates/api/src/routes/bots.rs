//! Bots.

use crate::{
    answer::{Result, page_of, slice_of},
    app::App,
    error::{ApiError, Code},
    fields::{BodyFields, QueryFields},
    gate::credentials::SignedIn,
    routes::id_of,
    wire::{
        Envelope,
        auth::Nothing,
        bot::{Bot, BotCreateRequest, BotEvent, BotMetrics, BotUpdateRequest, EventKind},
    },
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
};
use platform::{
    Caller,
    bots::{BotChange, BotDraft, EventQuery, act::BotOrder},
};
use store::row::BotEventKind;

const TAG: &str = "bots";

/// The caller's bots
#[utoipa::path(
    get, path = "/bots", tag = TAG, operation_id = "bot_list",
    params(
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 20 if not said"),
        ("offset" = Option<u64>, Query, minimum = 0, description = "Without the first so many"),
    ),
    responses((status = 200, description = "Bots, oldest first", body = Envelope<Vec<Bot>>)),
)]
pub async fn bot_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<Bot>> {
    let limit = fields.limit(20, 100);
    let offset = fields.offset();
    fields.finish()?;
    let (bots, pagination) = slice_of(app.platform.bot_list(&caller).await?, limit, offset);
    Ok(app.answer(bots).pagination(pagination))
}

/// Make a bot
///
/// Allots its capital from the account's free money. It does not trade until it is started.
#[utoipa::path(
    post, path = "/bots", tag = TAG, operation_id = "bot_create", request_body = BotCreateRequest,
    params(("Idempotency-Key" = String, Header, min_length = 1, max_length = 255, description = "Names this request, so that a repetition makes no second bot")),
    responses((
        status = 201, description = "The bot", body = Envelope<Bot>,
        headers(("Location" = String, description = "Where the bot is"), ("ETag" = String, description = "Its version")),
    )),
)]
pub async fn bot_create(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    BodyFields(mut fields): BodyFields,
) -> Result<Bot> {
    let draft = BotDraft {
        name: fields.text("name"),
        description: fields.text_if("description").unwrap_or_default(),
        strategy: fields.text("strategy"),
        params: fields.texts("params"),
        symbol: fields.text("symbol"),
        timeframe: fields.text("timeframe"),
        base_amount: fields.text("base_amount"),
        account_id: fields.uuid_if("account_id"),
    };
    if let Err(faults) = app.platform.bot_check(&draft) {
        fields.absorb(faults);
    }
    fields.finish()?;
    let bot = app.platform.bot_create(&caller, &draft).await?;
    let location = format!("/api/v1/bots/{}", bot.id);
    let version = bot.version;
    Ok(app.answer(bot.into()).created(&location).version(version))
}

/// One bot
#[utoipa::path(
    get, path = "/bots/{id}", tag = TAG, operation_id = "bot",
    params(("id" = String, Path, format = Uuid, description = "The bot's id")),
    responses((
        status = 200, description = "The bot", body = Envelope<Bot>,
        headers(("ETag" = String, description = "Its version, for `If-Match`")),
    )),
)]
pub async fn bot(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<Bot> {
    fields.finish()?;
    let bot = app.platform.bot(&caller, id_of(&id, "bot")?).await?;
    let version = bot.version;
    Ok(app.answer(bot.into()).version(version))
}

/// Name or describe a bot
#[utoipa::path(
    patch, path = "/bots/{id}", tag = TAG, operation_id = "bot_update", request_body = BotUpdateRequest,
    params(
        ("id" = String, Path, format = Uuid, description = "The bot's id"),
        ("If-Match" = String, Header, description = "The version that is changed: an ETag, or the bot's `version` in quotes"),
    ),
    responses((
        status = 200, description = "The bot as it is now", body = Envelope<Bot>,
        headers(("ETag" = String, description = "Its new version")),
    )),
)]
pub async fn bot_update(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    BodyFields(mut fields): BodyFields,
) -> Result<Bot> {
    let change = BotChange { name: fields.text_if("name"), description: fields.text_if("description") };
    fields.finish()?;
    let id = id_of(&id, "bot")?;
    // Another user's bot is not found, whatever the version.
    let current = app.platform.bot(&caller, id).await?.version;
    let bot = app.platform.bot_change(&caller, id, version_of(&headers, current)?, change).await?;
    app.hub.bot_renamed(caller.user, &bot).await;
    let version = bot.version;
    Ok(app.answer(bot.into()).version(version))
}

/// Remove a bot
///
/// Only one that is stopped and holds nothing. Its capital goes back to the account; its records stay.
#[utoipa::path(
    delete, path = "/bots/{id}", tag = TAG, operation_id = "bot_remove",
    params(("id" = String, Path, format = Uuid, description = "The bot's id")),
    responses((status = 200, description = "It is removed", body = Envelope<Nothing>)),
)]
pub async fn bot_remove(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<Nothing> {
    fields.finish()?;
    app.platform.bot_remove(&caller, id_of(&id, "bot")?).await?;
    Ok(app.answer(Nothing {}))
}

/// Start a bot, or go on after a pause
#[utoipa::path(
    post, path = "/bots/{id}/start", tag = TAG, operation_id = "bot_start",
    params(
        ("id" = String, Path, format = Uuid, description = "The bot's id"),
        ("Idempotency-Key" = String, Header, min_length = 1, max_length = 255, description = "Names this request"),
    ),
    responses((status = 200, description = "The bot as it is now", body = Envelope<Bot>)),
)]
pub async fn bot_start(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<Bot> {
    fields.finish()?;
    tell(&app, &caller, &id, BotOrder::Start).await
}

/// Pause a bot: it enters nothing new, its exits go on
#[utoipa::path(
    post, path = "/bots/{id}/pause", tag = TAG, operation_id = "bot_pause",
    params(("id" = String, Path, format = Uuid, description = "The bot's id")),
    responses((status = 200, description = "The bot as it is now", body = Envelope<Bot>)),
)]
pub async fn bot_pause(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<Bot> {
    fields.finish()?;
    tell(&app, &caller, &id, BotOrder::Pause).await
}

/// Stop a bot
///
/// Its entries are canceled; what it holds stays, with its exits, and is shown.
#[utoipa::path(
    post, path = "/bots/{id}/stop", tag = TAG, operation_id = "bot_stop",
    params(("id" = String, Path, format = Uuid, description = "The bot's id")),
    responses((status = 200, description = "The bot as it is now", body = Envelope<Bot>)),
)]
pub async fn bot_stop(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<Bot> {
    fields.finish()?;
    tell(&app, &caller, &id, BotOrder::Stop).await
}

/// The log of a bot: what it did or did not do, and why
#[utoipa::path(
    get, path = "/bots/{id}/events", tag = TAG, operation_id = "bot_event_list",
    params(
        ("id" = String, Path, format = Uuid, description = "The bot's id"),
        ("kind" = Option<EventKind>, Query, description = "Only of this kind"),
        ("cursor" = Option<String>, Query, pattern = "^[0-9a-f]{48}$", description = "Where the page before ended"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 20 if not said"),
    ),
    responses((status = 200, description = "Entries, newest first", body = Envelope<Vec<BotEvent>>)),
)]
pub async fn bot_event_list(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(mut fields): QueryFields,
) -> Result<Vec<BotEvent>> {
    let query = EventQuery {
        kind: fields.word_if("kind", BotEventKind::ALL),
        cursor: fields.text_if("cursor"),
        limit: fields.limit(20, 100),
    };
    fields.finish()?;
    let page = app.platform.bot_event_list(&caller, id_of(&id, "bot")?, &query).await?;
    let (events, pagination) = page_of(page, query.limit, query.cursor.as_deref());
    Ok(app.answer(events).pagination(pagination))
}

/// How a bot has fared
#[utoipa::path(
    get, path = "/bots/{id}/metrics", tag = TAG, operation_id = "bot_metrics",
    params(("id" = String, Path, format = Uuid, description = "The bot's id")),
    responses((status = 200, description = "Its figures", body = Envelope<BotMetrics>)),
)]
pub async fn bot_metrics(
    State(app): State<App>,
    SignedIn(caller): SignedIn,
    Path(id): Path<String>,
    QueryFields(fields): QueryFields,
) -> Result<BotMetrics> {
    fields.finish()?;
    let metrics = app.platform.bot_metrics(&caller, id_of(&id, "bot")?).await?;
    Ok(app.answer(metrics.into()))
}

async fn tell(app: &App, caller: &Caller, id: &str, order: BotOrder) -> Result<Bot> {
    let bot = app.platform.bot_tell(caller, id_of(id, "bot")?, order).await?;
    let version = bot.version;
    Ok(app.answer(bot.into()).version(version))
}

/// The version that `If-Match` names: an entity tag of ours (`"3.0123…"`), the bare version in quotes, or `*` for the
/// one there is.
fn version_of(headers: &HeaderMap, current: u64) -> std::result::Result<u64, ApiError> {
    let Some(tag) = headers.get(header::IF_MATCH) else {
        return Err(ApiError::new(Code::PreconditionRequired, "send If-Match with the version you know"));
    };
    let tag = tag.to_str().unwrap_or_default().trim().trim_start_matches("W/").trim_matches('"');
    if tag == "*" {
        return Ok(current);
    }
    let version = tag.split('.').next().unwrap_or_default();
    version.parse().map_err(|_| ApiError::new(Code::VersionMismatch, "If-Match names no version of this bot"))
}
