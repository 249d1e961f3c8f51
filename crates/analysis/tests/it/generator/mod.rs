//! Markets drawn from definitions, with the truth beside them.

pub mod regimes;
pub mod shapes;
