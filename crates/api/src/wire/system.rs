//! What this instance is and how it does.

use super::{Time, scalar::wire_enum};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;

/// What this instance is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Meta {
    /// The product's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Whether this is the demo.
    pub demo: bool,
    /// What it can do.
    pub features: Vec<String>,
    /// What it trades on.
    pub market: Market,
    /// The wall clock.
    pub server_time: Time,
}

/// What an instance trades on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Market {
    /// Of what kind it is.
    pub kind: MarketKind,
    /// What to call it.
    pub label: String,
    /// Market seconds per second.
    pub speed: String,
    /// Its time now; `null` before its first event.
    pub market_time: Option<Time>,
}

wire_enum!(
    /// Where prices come from.
    MarketKind from view::MarketKind { Synthetic, Replay, None }
);

/// An answer to a ping.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pong {
    /// Always `pong`.
    pub status: String,
}

/// How the parts of this instance do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SystemHealth {
    /// The worst of the parts.
    pub status: HealthStatus,
    /// The version that runs.
    pub version: String,
    /// Each part.
    pub components: Vec<ComponentHealth>,
}

/// How one part does.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComponentHealth {
    /// Which part.
    pub name: String,
    /// How it does.
    pub status: HealthStatus,
    /// In words.
    pub detail: String,
}

/// How something does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HealthStatus {
    /// Well.
    Ok,
    /// It works, but not as it should.
    Degraded,
    /// It does not work.
    Down,
}

/// Whether the process lives, or is ready to trade.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Liveness {
    /// How it does.
    pub status: HealthStatus,
}
