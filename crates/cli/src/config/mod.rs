//! What the server is set to, in layers: defaults, the file, the environment, flags; the later one wins.
//!
//! Every fault is found before anything starts, and all are reported together. A configuration with a fault is used by
//! no command. Secrets come from the file, a variable, or a file that a variable names; never from a flag.
//!
//! - [`options`]: the options that name it. - [`key`]: what a key is. - [`sections`]: all keys, and what they mean.
//! - [`raw`]: as it was typed. - [`reader`]: one key at a time, faults noted. - [`resolved`]: what it means.
//! - [`fault`]: what is wrong with it. - [`page`]: a configuration as text.

pub mod fault;
pub mod key;
pub mod options;
pub mod page;
pub mod raw;
pub mod reader;
pub mod resolved;
pub mod sections;
#[cfg(test)]
mod tests;

pub use options::ConfigArgs;
pub use resolved::Config;
