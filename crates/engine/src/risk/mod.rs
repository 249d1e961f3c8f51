//! The gate between a wish and an order: the checks and the hold are one act, bot by bot.
//!
//! - [`gate`]: the one door. - [`approved`]: the proof of having passed it. - [`limits`]: what may be risked.
//! - [`checks`]: one rule per file. - [`words`]: a refusal as a sentence.

pub mod approved;
pub mod checks;
pub mod gate;
pub mod limits;
pub mod words;

pub use approved::Approved;
pub use gate::{Hold, Refusal};
pub use limits::Limits;
