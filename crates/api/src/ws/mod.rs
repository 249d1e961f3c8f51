//! The live socket (`/ws`, subprotocol `trade.v1`).
//!
//! Nothing is queued for a connection. What happens is put on boards (one for the public, one for each user), numbered
//! per topic; a connection remembers how far it has read each topic and takes what is newer. So conflation is free, a
//! slow reader costs no memory, and `resume` is reading on from a number.
//!
//! - [`board`]: topics and their numbers. - [`hub`]: fills the boards. - [`publish`]: events as payloads.
//! - [`connection`]: one socket. - [`message`]: what a client may say.

pub mod board;
mod connection;
pub mod hub;
mod message;
mod publish;

use crate::{
    app::App,
    auth::cookies,
    error::{ApiError, Code},
    gate::{context::RequestContext, credentials},
};
use axum::{
    Extension,
    extract::{Request, State, ws::WebSocketUpgrade},
    response::Response,
};
use connection::{Connection, Entrance};

/// The longest message of a client.
const MESSAGE_MAX: usize = 16 * 1024;
/// The subprotocol.
const PROTOCOL: &str = "trade.v1";

/// Opens a socket: with the session cookie of our own page, or to be signed in by its first message.
pub async fn upgrade(
    State(app): State<App>,
    Extension(context): Extension<RequestContext>,
    upgrade: WebSocketUpgrade,
    request: Request,
) -> Result<Response, ApiError> {
    let headers = request.headers();
    if !credentials::is_same_origin(&app, headers) {
        return Err(credentials::csrf_failed("a page of another site may not open this socket"));
    }
    if request.uri().query().is_some_and(|query| query.to_ascii_lowercase().contains("token=")) {
        return Err(ApiError::new(
            Code::Malformed,
            "a token does not belong in an address; send it in a message",
        ));
    }
    let token = credentials::bearer(headers).map(str::to_owned).or_else(|| cookies::access(&app, headers));
    let entrance = match token {
        None => Entrance::Anonymous,
        Some(token) => match app.platform.caller(&token, context.origin()).await {
            Ok(caller) => Entrance::SignedIn(caller),
            Err(_) => Entrance::Refused,
        },
    };
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(MESSAGE_MAX).max_frame_size(MESSAGE_MAX);
    Ok(upgrade.on_upgrade(move |socket| Connection::run(app, context, entrance, socket)))
}
