//! Signals: raised as candles close, asked for by users, answered by them, and scored after the fact.
//!
//! - [`desk`]: looks at each series as its candles close. - `series`: one of them. - [`looked`]: how far it has looked. - `row`: between analysis and the tables. - [`ask`]: what users
//!   ask for now. - [`read`]: what is kept. - [`news`]: what happens, for those who watch. - [`performance`]: how right
//!   they were.

pub mod ask;
pub mod desk;
pub mod looked;
pub mod news;
pub mod performance;
pub mod read;
mod row;
mod series;

pub use ask::SignalQuestion;
pub use desk::SignalDesk;
pub use news::{SignalAction, SignalNews};
pub use performance::{PERFORMANCE_BARS_MAX, SignalReport};
pub use read::SignalQuery;
pub use row::opinion_row;
