//! The faces of Tradewind: REST v1, the live socket, the embedded web app.
//!
//! This room turns HTTP into use cases and their answers into JSON. It decides nothing about money, orders or rights
//! beyond who is asking: that is [`platform`]'s. Every route is described where it is handled, and the OpenAPI document
//! is made from those descriptions ([`openapi_json`]).
#![forbid(unsafe_code)]

mod answer;
mod app;
mod auth;
mod error;
mod fields;
mod gate;
mod metrics;
mod openapi;
mod routes;
mod server;
mod settings;
mod studies;
mod web;
pub mod wire;
mod ws;

pub use app::App;
pub use metrics::Metrics;
pub use openapi::openapi_json;
pub use server::{router, serve};
pub use settings::{Limits, Settings, Transport};
