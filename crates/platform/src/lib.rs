//! The use cases of Tradewind: who may do what, to which bots, orders and money.
//!
//! This room joins what is stored ([`store`]) with what trades ([`ports::Trading`]) and answers in [`view`]s. It knows
//! nothing of HTTP, cookies or JSON, reads no clock and makes no chance of its own ([`ports::Clock`],
//! [`ports::Entropy`]). Every private act takes a [`Caller`], who is made from a verified token only.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod bots;
pub mod fault;
pub mod guard;
pub mod identity;
pub mod live;
pub mod platform;
pub mod ports;
pub mod pruning;
pub mod records;
pub mod signals;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod view;

pub use fault::{Fault, FieldFault};
pub use identity::{Caller, Origin, Tokens};
pub use platform::{Platform, Ports, Settings};
pub use ports::{Clock, Entropy, ParamInfo, ParamKind, Preset, StrategyInfo, Trading};

/// What every use case answers.
pub type Result<T, E = Fault> = std::result::Result<T, E>;
