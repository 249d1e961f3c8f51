//! `breakout` and `sma-cross` against twins that look at the whole history at each row.

use crate::desk::{Desk, candle};
use model::Candle;
use proptest::prelude::*;

/// Rows from steps: each opens where the last one closed, or a gap beyond.
fn candles(steps: &[(i64, i64, u8, u8)], scale: i64) -> Vec<Candle> {
    let mut last = 1_000;
    let row = |(index, (gap, change, above, below)): (usize, &(i64, i64, u8, u8))| {
        let open = (last + gap).max(300);
        let close = (open + change).max(300);
        last = close;
        let (high, low) = (open.max(close) + i64::from(*above), open.min(close) - i64::from(*below));
        candle(index, open * scale, high * scale, low * scale, close * scale)
    };
    steps.iter().enumerate().map(row).collect()
}

fn steps() -> impl Strategy<Value = Vec<(i64, i64, u8, u8)>> {
    let gap = prop_oneof![3 => Just(0_i64), 1 => -8_i64..9];
    prop::collection::vec((gap, -12_i64..13, 0_u8..6, 0_u8..6), 1..160)
}

/// Breakout's rules as its documentation says them; the volatility bounds in hundredths of a per cent.
struct Breakout {
    period: usize,
    momentum: usize,
    volatility: usize,
    exit: usize,
    least: i128,
    most: i128,
}

impl Breakout {
    fn enters(&self, rows: &[Candle], t: usize) -> bool {
        let close = rows[t].close;
        let is_breakout = rows[t - self.period..t].iter().all(|row| close > row.high);
        let has_momentum = close > rows[t - self.momentum].close;
        let mut ranges = 0;
        for row in t + 1 - self.volatility..=t {
            let previous = rows[row - 1].close;
            ranges += i128::from(rows[row].high.max(previous) - rows[row].low.min(previous));
        }
        // 100 · ranges ÷ V ÷ close per cent, in hundredths of a per cent and without a division.
        let (got, unit) = (ranges * 10_000, self.volatility as i128 * i128::from(close));
        is_breakout && has_momentum && self.least * unit <= got && got <= self.most * unit
    }

    fn leaves(&self, rows: &[Candle], t: usize) -> bool {
        rows[t - self.exit..t].iter().all(|row| rows[t].close < row.low)
    }

    fn decisions(&self, rows: &[Candle]) -> Vec<(usize, &'static str)> {
        let ready = self.period.max(self.momentum).max(self.volatility).max(self.exit);
        let (mut is_held, mut decisions) = (false, Vec::new());
        for t in ready..rows.len() {
            let side = if is_held { "sell" } else { "buy" };
            if if is_held { self.leaves(rows, t) } else { self.enters(rows, t) } {
                is_held = !is_held;
                decisions.push((t, side));
            }
        }
        decisions
    }
}

fn check_breakout(twin: &Breakout, rows: &[Candle]) -> usize {
    let hundredths = |value: i128| format!("{}.{:02}", value / 100, value % 100);
    let (period, momentum) = (twin.period.to_string(), twin.momentum.to_string());
    let (volatility, exit) = (twin.volatility.to_string(), twin.exit.to_string());
    let (least, most) = (hundredths(twin.least), hundredths(twin.most));
    let params = [
        ("period", period.as_str()),
        ("momentum", &momentum),
        ("volatility", &volatility),
        ("exit", &exit),
        ("volatility_min", &least),
        ("volatility_max", &most),
        ("exits", "signal"),
        ("size", "fixed"),
        ("quantity", "0.001"),
    ];
    let expected = twin.decisions(rows);
    assert_eq!(Desk::new("breakout", &params, 2, "0.01").decisions(rows), expected);
    expected.len()
}

fn sma_twin(rows: &[Candle], short: usize, long: usize, needs_cross: bool) -> Vec<(usize, &'static str)> {
    let is_up = |t: usize| {
        let sum =
            |count: usize| rows[t + 1 - count..=t].iter().map(|row| i128::from(row.close)).sum::<i128>();
        sum(short) * long as i128 > sum(long) * short as i128
    };
    let (mut is_held, mut decisions) = (false, Vec::new());
    for t in long - 1..rows.len() {
        let enters = is_up(t) && (!needs_cross || (t >= long && !is_up(t - 1)));
        if if is_held { !is_up(t) } else { enters } {
            decisions.push((t, if is_held { "sell" } else { "buy" }));
            is_held = !is_held;
        }
    }
    decisions
}

#[test]
fn the_twin_of_breakout_trades_and_each_filter_keeps_entries_out() {
    let steps: Vec<(i64, i64, u8, u8)> = (0..1_000_i64)
        .map(|row| (0, (row * 37 % 23) - 11 + (row / 50 % 2) * 2, (row % 4) as u8, (row % 3) as u8))
        .collect();
    let rows = candles(&steps, 1);
    let twin = |momentum, least, most| Breakout { period: 3, momentum, volatility: 4, exit: 2, least, most };
    let free = check_breakout(&twin(1, 0, 10_000), &rows);
    assert!(free >= 20, "{free} decisions");
    assert!(check_breakout(&twin(40, 0, 10_000), &rows) < free, "momentum");
    assert!(check_breakout(&twin(1, 120, 10_000), &rows) < free, "too quiet");
    assert!(check_breakout(&twin(1, 0, 90), &rows) < free, "too wild");
}

proptest! {
    #[test]
    fn breakout_decides_as_its_twin(
        steps in steps(),
        (period, momentum, volatility, exit) in (2_usize..9, 1_usize..9, 1_usize..9, 1_usize..9),
        (least, most) in (0_i128..90, 90_i128..400),
    ) {
        check_breakout(&Breakout { period, momentum, volatility, exit, least, most }, &candles(&steps, 1));
    }

    #[test]
    fn sma_cross_decides_as_its_twin_whatever_the_size_of_a_tick(
        steps in steps(), short in 1_usize..6, more in 1_usize..9, needs_cross in any::<bool>(), is_huge in any::<bool>(),
    ) {
        // The huge closes sum to more than 64 bits hold.
        let (scale, decimals, tick) = if is_huge { (1_000_000_000_000_000, 18, "0.000000000000000001") } else { (1, 2, "0.01") };
        let rows = candles(&steps, scale);
        let (short_text, long_text) = (short.to_string(), (short + more).to_string());
        let params = [
            ("short", short_text.as_str()),
            ("long", &long_text),
            ("entry", if needs_cross { "cross" } else { "level" }),
            ("exits", "signal"),
            ("size", "fixed"),
            ("quantity", "0.001"),
        ];
        let got = Desk::new("sma-cross", &params, decimals, tick).decisions(&rows);
        prop_assert_eq!(got, sma_twin(&rows, short, short + more, needs_cross));
    }
}
