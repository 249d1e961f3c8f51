//! Candlestick patterns: what one to five candles say. All 61 of TA-Lib, with its marks: 0, ±100, ±80 where two ends are the
//! same, ±200 where a break is confirmed.
//!
//! Each reads open, high, low and close, answers on the candle that completes it, and never changes an answer.
//!
//! - [`pattern`]: what a pattern is. - [`candle`]: the words for one candle. - [`settings`]: what long, short and near mean.
//! - One candle: [`doji`], [`dragonfly_doji`], [`spinning_top`], [`long_line`], [`marubozu`], [`hammer`], [`inverted_hammer`].
//! - Two: [`engulfing`], [`harami`], [`piercing`], [`neck`], [`counterattack`], [`kicking`], [`homing_pigeon`], [`doji_star`].
//! - Three and more: [`morning_star`], [`two_crows`], [`three_black_crows`], [`three_white_soldiers`], [`three_inside`],
//!   [`three_line_strike`], [`three_stars_in_the_south`], [`breakaway`], [`concealing_baby_swallow`], [`tasuki_gap`],
//!   [`three_methods`], [`hikkake`].
//! - [`reading`]: strength and confidence of one that fired. - [`context`]: what is around it. - [`scanner`]: all of them over a
//!   series.

pub mod breakaway;
pub mod candle;
pub mod concealing_baby_swallow;
pub mod context;
pub mod counterattack;
pub mod doji;
pub mod doji_star;
pub mod dragonfly_doji;
pub mod engulfing;
pub mod hammer;
pub mod harami;
pub mod hikkake;
pub mod homing_pigeon;
pub mod inverted_hammer;
pub mod kicking;
pub mod long_line;
pub mod marubozu;
pub mod morning_star;
pub mod neck;
pub mod pattern;
pub mod piercing;
pub mod reading;
pub mod scanner;
pub mod settings;
pub mod spinning_top;
pub mod tasuki_gap;
pub mod three_black_crows;
pub mod three_inside;
pub mod three_line_strike;
pub mod three_methods;
pub mod three_stars_in_the_south;
pub mod three_white_soldiers;
pub mod two_crows;

pub use candle::Candle;
pub use context::{Context, Trend};
pub use pattern::{Direction, Nature, Pattern};
pub use reading::{Bias, Evidence, Reading};
pub use scanner::{Scanner, scan};

use crate::registry::Spec;

/// Makes both tables of one list, so that no pattern can be in one and not in the other.
macro_rules! tables {
    ($($pattern:path,)+) => {
        /// All patterns as the registry lists them, by name.
        pub const ALL: &[&Spec] = &[$(&$pattern.spec),+];
        /// All patterns with what is said of them to people, by name.
        pub const PATTERNS: &[&Pattern] = &[$(&$pattern),+];
    };
}

tables![
    two_crows::TWO_CROWS,
    three_black_crows::THREE_BLACK_CROWS,
    three_inside::THREE_INSIDE,
    three_line_strike::THREE_LINE_STRIKE,
    three_inside::THREE_OUTSIDE,
    three_stars_in_the_south::THREE_STARS_IN_THE_SOUTH,
    three_white_soldiers::THREE_WHITE_SOLDIERS,
    doji_star::ABANDONED_BABY,
    three_white_soldiers::ADVANCE_BLOCK,
    marubozu::BELT_HOLD,
    breakaway::BREAKAWAY,
    marubozu::CLOSING_MARUBOZU,
    concealing_baby_swallow::CONCEALING_BABY_SWALLOW,
    counterattack::COUNTERATTACK,
    piercing::DARK_CLOUD_COVER,
    doji::DOJI,
    doji_star::DOJI_STAR,
    dragonfly_doji::DRAGONFLY_DOJI,
    engulfing::ENGULFING,
    morning_star::EVENING_DOJI_STAR,
    morning_star::EVENING_STAR,
    tasuki_gap::GAP_SIDE_BY_SIDE_WHITE,
    dragonfly_doji::GRAVESTONE_DOJI,
    hammer::HAMMER,
    hammer::HANGING_MAN,
    harami::HARAMI,
    harami::HARAMI_CROSS,
    spinning_top::HIGH_WAVE,
    hikkake::HIKKAKE,
    hikkake::MODIFIED_HIKKAKE,
    homing_pigeon::HOMING_PIGEON,
    three_black_crows::IDENTICAL_THREE_CROWS,
    neck::IN_NECK,
    inverted_hammer::INVERTED_HAMMER,
    kicking::KICKING,
    kicking::KICKING_BY_LENGTH,
    three_stars_in_the_south::LADDER_BOTTOM,
    doji::LONG_LEGGED_DOJI,
    long_line::LONG_LINE,
    marubozu::MARUBOZU,
    homing_pigeon::MATCHING_LOW,
    three_methods::MAT_HOLD,
    morning_star::MORNING_DOJI_STAR,
    morning_star::MORNING_STAR,
    neck::ON_NECK,
    piercing::PIERCING,
    doji::RICKSHAW_MAN,
    three_methods::THREE_METHODS,
    counterattack::SEPARATING_LINES,
    inverted_hammer::SHOOTING_STAR,
    long_line::SHORT_LINE,
    spinning_top::SPINNING_TOP,
    three_white_soldiers::STALLED_PATTERN,
    homing_pigeon::STICK_SANDWICH,
    dragonfly_doji::TAKURI,
    tasuki_gap::TASUKI_GAP,
    neck::THRUSTING,
    doji_star::TRISTAR,
    three_stars_in_the_south::UNIQUE_THREE_RIVER,
    two_crows::UPSIDE_GAP_TWO_CROWS,
    tasuki_gap::GAP_THREE_METHODS,
];

/// The pattern of a name: the registry's (`cdlhammer`), with or without its `cdl`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Pattern> {
    let wanted = name.to_ascii_lowercase();
    PATTERNS.iter().find(|pattern| pattern.spec.name == wanted || pattern.spec.name[3..] == wanted).copied()
}
