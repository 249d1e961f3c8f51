//! The mathematics as its callers see it, against values from elsewhere.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bars;
mod bracket;
mod candlestick_readings;
mod candlesticks;
mod elliott;
mod folding;
mod fuzz;
mod generator;
mod lanes;
mod levels;
mod naive;
mod performance;
mod performance_risk;
mod question;
mod reference;
mod reference_momentum;
mod reference_statistic;
mod reference_trend;
mod reference_volatility;
mod reference_volume;
mod regime;
mod repaint;
mod series;
mod shapes;
mod signals;
mod structure;
mod talib;
mod volume_profile;
mod windows;
