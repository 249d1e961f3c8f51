//! What each bot holds and what it has made of it.
//!
//! - [`bot`]: a bot's book. - [`position`]: what it holds, at cost. - [`round_trip`]: its trades from flat to flat.

pub mod bot;
pub mod position;
pub mod round_trip;

pub use bot::{BotBook, BotState, Tally};
pub use position::Position;
pub use round_trip::{OpenTrade, RoundTrip};
