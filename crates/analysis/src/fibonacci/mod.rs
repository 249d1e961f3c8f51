//! Fibonacci's ratios laid on swings between confirmed turning points.
//!
//! - [`swing`]: retracements and extensions. - [`geometry`]: fans, arcs and time zones. - [`confluence`]: prices at which the
//!   levels of several swings meet. - [`tracker`]: the swings of a series at several sizes, bar by bar.
//!
//! Nothing here comes from an unconfirmed turning point. Source: Robert Fischer, "Fibonacci Applications and Strategies
//! for Traders" (1993); Carolyn Boroden, "Fibonacci Trading" (2008), for confluence and time.

pub mod confluence;
pub mod geometry;
pub mod swing;
pub mod tracker;

pub use confluence::{Zone, confluence};
pub use swing::{FibonacciKind, FibonacciLevel, Swing};
pub use tracker::FibonacciTracker;
