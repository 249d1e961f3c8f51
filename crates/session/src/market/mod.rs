//! Where candles come from, and the view of them that all readers share.
//!
//! - [`spec`]: what a market is. - [`source`]: its candles, batch by batch. - [`series`]: the time frames that are folded
//!   from base candles. - [`view`]: history and the forming candle.

pub mod series;
pub mod source;
pub mod spec;
pub mod view;

pub use series::{Series, SeriesTable};
pub use source::{Bar, Batch, Source};
pub use spec::{InstrumentSpec, MarketSpec, Origin};
pub use view::{CandleView, MarketView, PriceView};
