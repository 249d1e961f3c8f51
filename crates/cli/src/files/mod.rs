//! Files that commands read and write.
//!
//! - [`market_file`]: candles, folded to the time frame asked for. - [`outfile`]: what is written whole or not at all.

pub mod market_file;
pub mod outfile;
