//! Arbitrary series: ordinary markets of few ticks, prices of all sizes, and any numbers at all, of which only sane bars
//! come in.

use analysis::{Bar, Bars};
use arbitrary::{Result, Unstructured};
use testkit::fuzz::{Seen, Target, check};

/// The longest series.
const BARS_MAX: usize = 220;

/// What prices are drawn from.
#[derive(Clone, Copy, Debug)]
enum Prices {
    /// Whole ticks of this size, some dozens of them.
    Ticks(f64),
    /// Powers of ten, and nothing.
    Sizes,
    /// As far as doubles go.
    Extremes,
    /// Any bits.
    Bits,
}

impl Prices {
    fn draw(self, input: &mut Unstructured) -> Result<f64> {
        Ok(match self {
            Self::Ticks(tick) => f64::from(input.int_in_range(0_u8..=63)? + 1) * tick,
            Self::Sizes => match input.int_in_range(0_i8..=19)? {
                0 => 0.0,
                size => f64::from(input.int_in_range(1_u8..=9)?) * libm::exp10(f64::from(size) - 9.0),
            },
            Self::Extremes => {
                let size = f64::from(input.int_in_range(-32_i8..=30)? * 4);
                libm::exp10(size) * libm::exp10(size * 1.5)
            }
            Self::Bits => f64::from_bits(input.arbitrary()?),
        })
    }
}

/// A series of whatever the input holds; it ends where the input does.
pub fn bars(input: &mut Unstructured) -> Result<Bars> {
    let prices = match input.int_in_range(0_u8..=7)? {
        0..=2 => Prices::Ticks(1.0),
        3 => Prices::Ticks(1e-8),
        4 => Prices::Ticks(1e9),
        5 => Prices::Sizes,
        6 => Prices::Extremes,
        _ => Prices::Bits,
    };
    let mut bars = Bars::new();
    let mut open_at: i64 = 1_700_000_000_000_000_000;
    while bars.len() < BARS_MAX && !input.is_empty() {
        let Ok(bar) = bar(input, prices, open_at) else { break };
        let (length, pushed) = (bars.len(), bars.push(bar));
        assert_eq!(bars.len(), length + usize::from(pushed.is_ok()), "what is refused is not added");
        open_at = open_at.saturating_add(step(input)?);
    }
    Ok(bars)
}

fn bar(input: &mut Unstructured, prices: Prices, open_at: i64) -> Result<Bar> {
    let [open, close, one, other] =
        [prices.draw(input)?, prices.draw(input)?, prices.draw(input)?, prices.draw(input)?];
    let volume = match input.int_in_range(0_u8..=7)? {
        0 | 1 => 0.0,
        2 => 1e15,
        3 => f64::from_bits(input.arbitrary()?),
        share => f64::from(share),
    };
    let all = [open, close, one, other];
    // Now and then the prices contradict each other.
    let (low, high) = match input.int_in_range(0_u8..=31)? {
        0 => (one, other),
        _ => {
            (all.into_iter().fold(f64::INFINITY, f64::min), all.into_iter().fold(f64::NEG_INFINITY, f64::max))
        }
    };
    Ok(Bar { open_at, open, high, low, close, volume })
}

/// Mostly an hour; now and then a gap, a day, no step at all, or one backward.
fn step(input: &mut Unstructured) -> Result<i64> {
    const HOUR: i64 = 3_600_000_000_000;
    Ok(match input.int_in_range(0_u8..=31)? {
        0 => -1,
        1 => 0,
        2 => 26 * HOUR,
        3 => 40 * 24 * HOUR,
        4 => i64::MAX / 1_000,
        _ => HOUR,
    })
}

#[test]
fn series() {
    check(&Target {
        name: "series",
        seeds: super::seeds(&[3_000, 300, 0]),
        words: &[],
        inputs: 600,
        run: |bytes| {
            let bars = bars(&mut Unstructured::new(bytes)).unwrap_or_default();
            let columns = [bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()];
            assert!(columns.iter().all(|column| column.len() == bars.len()));
            for bar in bars.iter() {
                assert!(0.0 <= bar.low && bar.low <= bar.open.min(bar.close), "{bar:?}");
                assert!(bar.open.max(bar.close) <= bar.high && bar.high.is_finite(), "{bar:?}");
                assert!(bar.volume >= 0.0 && bar.volume.is_finite(), "{bar:?}");
            }
            assert!(bars.open_at().windows(2).all(|two| two[0] < two[1]));
            Seen::words("bars").and(bars.len())
        },
    });
}
