//! The speed of a backtest beside its floor: a bare loop of the same rules over the same arrays, in one run.
//!
//! Prints bars per second of both and their ratio, the median of several rounds taken in turn, and checks that both come
//! to the same fills and money. With `--curve`, the run keeps its equity curve and reckons the figures that need it.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

use archive::synth::{Market, preset};
use backtest::{FillRule, Settings, run};
use engine::risk::Limits;
use model::instrument::catalog::Rules;
use model::{Amount, Candles, Quantity, Ratio, Timeframe};
use sim::Models;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

const BARS: usize = 1_000_000;
const ROUNDS: usize = 9;
const SHORT: usize = 10;
const LONG: usize = 30;

fn main() {
    let start = "2020-01-01".parse().expect("a date");
    let spec = preset("BTC").expect("a preset").spec(7, Timeframe::MINUTE, start);
    let candles = Market::new(spec).expect("a sound market").take_candles(BARS);
    let mut engine_seconds = Vec::new();
    let mut floor_seconds = Vec::new();
    for round in 0..=ROUNDS {
        let begin = Instant::now();
        let result = black_box(engine_run(black_box(&candles)));
        let engine = begin.elapsed().as_secs_f64();
        let begin = Instant::now();
        let floor = black_box(floor_run(black_box(&candles)));
        let bare = begin.elapsed().as_secs_f64();
        assert_eq!(result, floor, "both come to the same fills and money");
        if round > 0 {
            engine_seconds.push(engine);
            floor_seconds.push(bare);
        }
    }
    let mut ratios: Vec<f64> =
        engine_seconds.iter().zip(&floor_seconds).map(|(engine, bare)| engine / bare).collect();
    let engine = median(&mut engine_seconds);
    let bare = median(&mut floor_seconds);
    // On a machine with other work a round is as fast as it is let; the fastest ones were let most.
    let best = engine_seconds[0] / floor_seconds[0];
    let bars = BARS as f64;
    println!(
        "sma-cross 10/30, level, signal, fixed 1, fee 10 bps, {BARS} one-minute bars, median of {ROUNDS} rounds"
    );
    println!("engine  {:>8.2} ms  {:>6.1} M bars/s", engine * 1e3, bars / engine / 1e6);
    println!("floor   {:>8.2} ms  {:>6.1} M bars/s", bare * 1e3, bars / bare / 1e6);
    println!("ratio   {:>8.2} (median of the rounds' ratios)", median(&mut ratios));
    println!("best    {best:>8.2} (the fastest round of each)");
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn engine_run(candles: &Candles) -> (u32, Amount) {
    let params: BTreeMap<String, String> =
        [("entry", "level"), ("exits", "signal"), ("size", "fixed"), ("quantity", "1")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
    let settings = Settings {
        symbol: "BTC-USDT".to_owned(),
        rules: Rules {
            tick_size: candles.scale().tick(),
            lot_size: Quantity::from_atoms(10_000_000_000).expect("a lot"),
            quantity_min: Quantity::ZERO,
            notional_min: Amount::ZERO,
        },
        cash: Amount::from_units(100_000_000),
        models: Models {
            fee_rate: Ratio::from_bps(Ratio::from_units(10)).expect("a rate"),
            ..Models::default()
        },
        fill: FillRule::NextOpen,
        limits: Limits::OFF,
        keeps_lists: false,
        keeps_curve: std::env::args().any(|argument| argument == "--curve"),
        checks_every_row: false,
    };
    let strategy = strategies::registry::build("sma-cross", &params).expect("a strategy");
    let report = run(candles, &settings, strategy, &mut |_| {}).expect("a run").report;
    (report.fills, report.final_equity)
}

/// The same rules with nothing but the arrays: rolling sums, one waiting order, cash in ten-thousandths of a tick, an
/// equity curve with Sharpe's sums and the drawdown.
fn floor_run(candles: &Candles) -> (u32, Amount) {
    let (open, close) = (candles.open(), candles.close());
    let mut cash: i64 = 100_000_000 * 100 * 1_000;
    let (mut is_held, mut waiting, mut fills) = (false, 0_i8, 0_u32);
    let (mut short_sum, mut long_sum) = (0_i64, 0_i64);
    let (mut last, mut sum, mut squares, mut peak, mut fall) = (cash as f64, 0.0, 0.0, cash as f64, 0.0_f64);
    for t in 0..close.len() {
        if waiting != 0 {
            let value = open[t] * 1_000;
            let fee = open[t];
            cash += if waiting > 0 { -value - fee } else { value - fee };
            is_held = waiting > 0;
            waiting = 0;
            fills += 1;
        }
        short_sum += close[t];
        long_sum += close[t];
        if t >= SHORT {
            short_sum -= close[t - SHORT];
        }
        if t >= LONG {
            long_sum -= close[t - LONG];
        }
        if t + 1 >= LONG {
            let is_up = short_sum * LONG as i64 > long_sum * SHORT as i64;
            if is_up != is_held {
                waiting = if is_up { 1 } else { -1 };
            }
        }
        let equity = (cash + if is_held { close[t] * 1_000 } else { 0 }) as f64;
        let change = equity / last - 1.0;
        sum += change;
        squares += change * change;
        last = equity;
        peak = peak.max(equity);
        fall = fall.max(1.0 - equity / peak);
    }
    black_box((sum, squares, fall));
    let held = if is_held { close[close.len() - 1] * 1_000 } else { 0 };
    let atoms = i128::from(cash + held) * 10_000_000_000_000;
    (fills, Amount::from_atoms(atoms).expect("in range"))
}
